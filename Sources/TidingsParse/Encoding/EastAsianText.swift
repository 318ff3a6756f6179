/// Tells whether a text of East Asia is in another encoding than it says, by how many of its characters are common ones.
///
/// Read in a wrong encoding such a text often has no flaw: it consists of characters that hardly anybody writes.
enum EastAsianText {
  private static let candidates: [TextEncoding] = [.gb18030, .big5, .shiftJIS, .eucJP, .eucKR]
  private static let sample = 4 * 1024

  /// - Returns: `nil` where the text may well be what it says.
  static func contradicting(_ declared: TextEncoding, _ bytes: [UInt8]) -> TextEncoding? {
    guard let first = bytes.firstIndex(where: { $0 >= 0x80 }) else { return nil }
    let sample = Array(bytes[first...].prefix(sample))
    let own = judge(sample, as: declared)
    guard own.characters >= 12, own.common * 4 < own.characters else { return nil }
    let ownShare = Double(own.common) / Double(own.characters)
    var best: (encoding: TextEncoding, share: Double)?
    for candidate in candidates where candidate != declared {
      let judgement = judge(sample, as: candidate)
      // The sample may end within a character.
      guard judgement.characters >= 12, judgement.flaws <= 1 + judgement.characters / 100 else { continue }
      let share = Double(judgement.common) / Double(judgement.characters)
      if share >= 0.25, share >= ownShare * 2.5, share > best?.share ?? 0 { best = (candidate, share) }
    }
    return best?.encoding
  }

  /// Whether many of the characters are common ones in an encoding whose bytes are all beyond ASCII.
  static func isLikely(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.firstIndex(where: { $0 >= 0x80 }) else { return false }
    let sample = Array(bytes[first...].prefix(sample))
    return [TextEncoding.gb18030, .eucKR, .eucJP].contains { encoding in
      let judgement = judge(sample, as: encoding)
      return judgement.flaws == 0 && judgement.common * 4 >= judgement.characters
    }
  }

  private static func judge(_ bytes: [UInt8], as encoding: TextEncoding)
    -> (characters: Int, common: Int, flaws: Int)
  {
    var output = DecoderOutput()
    guard EncodingDecoder.decode(bytes, as: encoding, into: &output) else { return (0, 0, 0) }
    var characters = 0
    var common = 0
    for scalar in String(decoding: output.utf8, as: UTF8.self).unicodeScalars where scalar.value >= 0x2E80 {
      characters += 1
      // Hiragana and katakana, the marks of East Asian text, and what is written most.
      if scalar.value >= 0x3000 && scalar.value <= 0x30FF || isFrequent(scalar) { common += 1 }
    }
    return (characters, common, output.flawCount)
  }

  private static func isFrequent(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x10000 && frequent[Int(scalar.value / 64)] >> UInt64(scalar.value % 64) & 1 == 1
  }

  /// A bit for each character below U+10000.
  private static let frequent = {
    var bits = [UInt64](repeating: 0, count: 0x10000 / 64)
    for scalar in frequentCharacters.unicodeScalars {
      bits[Int(scalar.value / 64)] |= 1 << UInt64(scalar.value % 64)
    }
    return bits
  }()

  private static let frequentCharacters =
    """
    的一是不了在人有我他这這中大来來上个個国國地到们們时時要就出会會可也你对對生能而子那得于於着著下自之年过過发發后後作里裡用道行\
    所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实實日军軍\
    者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并並物手应應战戰向头頭文体體政\
    美相见見被利什二等产產或新己制身果加西月话話合回特代内內信表化老给給世位次度门門任常先海通教原东東声聲提立及比员員解水名真论論处\
    處走义義各入几幾口认認条條平系气氣题題活更别別打女变變四神总總何电電数數安少报報才结結反受目太量再感建务務做接必场場件计計管期市\
    直资資命山金指许許统統区區保至队隊形社便空决決治展科司五基书書非则則白界达達光放强強即难難且权權思完设設式色路记記南品住告类類求\
    据據程北边邊该該交规規万萬取格望觉覺术術领領共确確传傳师師观觀清今切院让讓识識候带帶导導争爭运運
    이다는을의에가고하지한로도은기사를자리어시인나아서대정해일보부과수으제전여국스장들만그라주적상와원있공조구관연오민했까
    """
}
