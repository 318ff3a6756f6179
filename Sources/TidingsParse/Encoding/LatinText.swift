internal import Synchronization
internal import TidingsModel

/// Tells in which encoding a text of a European language in Latin letters is, by the letters it would then have.
///
/// Each language writes few letters beyond ASCII. Read in another encoding than its own, a text has letters of no one
/// language, capitals within words, and signs between letters.
struct LatinText {
  /// Which encoding fits best, and how badly.
  struct Fit {
    var encoding: TextEncoding
    /// Bytes beyond ASCII that would be out of place.
    var misfits: Int
  }

  /// For each byte from 0x80 on, how often it stands in which of the eight surroundings.
  private var counts = [Int](repeating: 0, count: 128 * 8)
  /// Bytes beyond ASCII.
  private(set) var total = 0
  /// Those of them that follow another one.
  private var inRuns = 0

  private static let sample = 16 * 1024
  private static let afterLowercase = 1
  private static let afterLetter = 2
  private static let beforeLetter = 4

  init(_ bytes: [UInt8]) {
    guard let first = bytes.firstIndex(where: { $0 >= 0x80 }) else { return }
    var before = first > 0 ? bytes[first - 1] : 0x20
    let end = min(bytes.count, first + Self.sample)
    for index in first..<end {
      let byte = bytes[index]
      defer { before = byte }
      guard byte >= 0x80 else { continue }
      total += 1
      if before >= 0x80 { inRuns += 1 }
      var surroundings = 0
      if before >= 0x61, before <= 0x7A { surroundings |= Self.afterLowercase }
      if Self.isLetter(before) { surroundings |= Self.afterLetter }
      if index + 1 < end, Self.isLetter(bytes[index + 1]) { surroundings |= Self.beforeLetter }
      counts[Int(byte - 0x80) * 8 + surroundings] += 1
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte.isLetter
  }

  /// Whether the text can be in Latin letters at all: those beyond ASCII seldom stand together.
  var isPlausible: Bool { inRuns * 2 < total }

  /// - Parameter language: what the document says it is written in, which decides between encodings that fit alike.
  func best(language: String?) -> Fit? { best(of: Self.languages, language: language) }

  /// How badly the text fits the languages that are written in an encoding; `nil` where that is none that is tried.
  func misfits(in encoding: TextEncoding) -> Int? {
    Self.languages.lazy.filter { $0.encodings.contains(encoding) }.map { misfits($0, in: encoding) }.min()
  }

  private func best(of languages: [Language], language: String?) -> Fit? {
    var best: Fit?
    let stated = languages.filter { $0.codes.contains(language ?? "") }
    for candidate in stated + languages {
      for encoding in candidate.encodings {
        let misfits = misfits(candidate, in: encoding)
        let isBetter =
          best.map { (misfits, Self.rank(encoding)) < ($0.misfits, Self.rank($0.encoding)) } ?? true
        if isBetter { best = Fit(encoding: encoding, misfits: misfits) }
      }
    }
    return best
  }

  /// The systems of old come after those of the web.
  private static func rank(_ encoding: TextEncoding) -> Int {
    switch encoding {
    case .macintosh, .macCentralEurope, .iso8859Part15: 1
    case .ibm850, .ibm852, .ibm857: 2
    default: 0
    }
  }

  private func misfits(_ language: Language, in encoding: TextEncoding) -> Int {
    guard let characters = Self.upperHalf(of: encoding) else { return total }
    let quotes = arePaired("“", "”", in: characters)
    var misfits = 0
    for (byte, character) in characters.enumerated() {
      for surroundings in 0..<8 {
        let count = counts[byte * 8 + surroundings]
        if count > 0, !fits(character, surroundings, language, quotesArePaired: quotes) { misfits += count }
      }
    }
    return misfits
  }

  /// Whether what would be opening quotation marks are about as many as what would be closing ones. Letters are not.
  private func arePaired(_ opening: Unicode.Scalar, _ closing: Unicode.Scalar, in characters: [Unicode.Scalar]) -> Bool
  {
    guard let open = characters.firstIndex(of: opening), let close = characters.firstIndex(of: closing) else {
      return false
    }
    let (opened, closed) = (count(of: open), count(of: close))
    return opened > 0 && abs(opened - closed) <= (opened + closed) / 8
  }

  private func count(of byte: Int) -> Int { counts[(byte * 8)..<(byte * 8 + 8)].reduce(0, +) }

  private func fits(
    _ character: Unicode.Scalar, _ surroundings: Int, _ language: Language, quotesArePaired: Bool
  ) -> Bool {
    if language.lower.contains(character) { return true }
    if language.upper.contains(character) { return surroundings & Self.afterLowercase == 0 }
    // `5 µm ± 1`: where an accented letter would stand, they stand for one.
    if Self.signsApart.contains(character) { return surroundings & Self.afterLetter == 0 }
    guard Self.signs.contains(character) else { return false }
    let isInWord = surroundings & Self.afterLetter != 0 && surroundings & Self.beforeLetter != 0
    // Without spaces around them: `a“b”c`.
    if quotesArePaired, character == "“" || character == "”" { return true }
    return !isInWord || Self.signsInWords.contains(character)
  }

  private static let signs = Set("“”„‚‘’«»‹›–—…•·°€£§©®™¿¡ºª´×½¼¾²³\u{A0}\u{AD}".unicodeScalars)
  private static let signsApart = Set("±µ÷¬¦¢¥¶†‡‰¹".unicodeScalars)
  private static let signsInWords = Set("’´–—·\u{A0}\u{AD}".unicodeScalars)

  private struct Language {
    let codes: Set<String>
    let lower: Set<Unicode.Scalar>
    let upper: Set<Unicode.Scalar>
    let encodings: [TextEncoding]

    init(_ codes: String, _ letters: String, _ encodings: [TextEncoding]) {
      self.codes = Set(codes.split(separator: " ").map(String.init))
      lower = Set(letters.unicodeScalars)
      upper = Set(letters.unicodeScalars.compactMap { $0.properties.uppercaseMapping.unicodeScalars.first })
      self.encodings = encodings
    }
  }

  private static let western: [TextEncoding] = [.windows1252, .macintosh, .ibm850, .iso8859Part15]
  private static let central: [TextEncoding] = [.iso8859Part2, .windows1250, .ibm852, .macCentralEurope]
  private static let baltic: [TextEncoding] = [.windows1257, .iso8859Part13, .iso8859Part4]

  private static let languages = [
    Language("fr", "àâæçèéêëîïôœùûüÿñ", western), Language("de lb", "äöüßéëêôûà", western),
    Language("es gl", "áéíñóúü", western), Language("pt", "ãõáâàçéêíóôúü", western),
    Language("it", "àèéìíîòóùú", western), Language("ca oc", "àçèéíïòóúü", western),
    Language("nl af", "éëïóöüèê", western), Language("sv fi", "åäöéü", western),
    Language("da nb no nn", "æøåéèòóôü", western), Language("is fo", "áéíóúýþæöðø", western),
    Language("et", "äöõüšž", western + baltic), Language("ga", "áéíóú", western),
    Language("pl", "ąćęłńóśźż", central), Language("cs", "áčďéěíňóřšťúůýž", central),
    Language("sk", "áäčďéíĺľňóôŕšťúýž", central), Language("hu", "áéíóöőúüű", central),
    Language("ro mo", "ăâîşţ", central), Language("hr sl sr bs", "čćđšž", central), Language("sq", "çë", central),
    Language("tr az", "çğıöşüâîûİ", [.windows1254, .ibm857]),
    Language("lt", "ąčęėįšųūž", baltic), Language("lv", "āčēģīķļņōŗšūž", baltic),
  ]

  private static let upperHalves = Mutex<[TextEncoding: [Unicode.Scalar]]>([:])

  /// What the bytes from 0x80 on are in an encoding.
  private static func upperHalf(of encoding: TextEncoding) -> [Unicode.Scalar]? {
    if let known = upperHalves.withLock({ $0[encoding] }) { return known }
    var output = DecoderOutput()
    // A line feed after each, so that each is told from the next.
    let bytes: [UInt8] = (0x80...0xFF).flatMap { byte -> [UInt8] in [byte, 0x0A] }
    guard EncodingDecoder.decode(bytes, as: encoding, into: &output) else { return nil }
    let characters = String(decoding: output.utf8, as: UTF8.self).unicodeScalars.filter { $0 != "\n" }
    guard characters.count == 128 else { return nil }
    let upperHalf = Array(characters)
    upperHalves.withLock { $0[encoding] = upperHalf }
    return upperHalf
  }
}
