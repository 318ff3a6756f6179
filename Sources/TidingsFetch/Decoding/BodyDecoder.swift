/// Turns the bytes of a body, as they come over the wire, into the decoded body, undoing a stack of content codings and
/// never holding more than the limit.
///
/// What a server says of its codings is checked against the first bytes: a body that is announced as gzip or zstd but
/// does not begin like that, or as anything but begins like a document, is plain. And a document that is itself a gzip
/// file, as sitemaps may be (`sitemap.xml.gz`), is unpacked although no header field says so.
struct BodyDecoder {
  /// The most codings that may be stacked; no honest server goes beyond two.
  static let deepestStack = 4
  /// How many bytes decide what a body is.
  private static let peek = 4
  /// RFC 1952 section 2.3.1.
  private static let gzipMagic: [UInt8] = [0x1F, 0x8B]

  private(set) var body: [UInt8] = []
  private let limit: Int
  /// Bytes that came over the wire. What comes to nothing, as empty members of a gzip file do, ends as well.
  private var received = 0
  /// In the order in which they must be undone.
  private let codings: [ContentCoding]
  private var stages: [Stage] = []
  private let makeDecoder: MakeDecoder

  /// Makes the decoder for a coding, given the first bytes; `nil` when there is no memory for it.
  typealias MakeDecoder = (ContentCoding, [UInt8]) -> (any StreamDecoder)?

  private struct Stage {
    let coding: ContentCoding
    /// The first bytes, until there are enough to tell.
    var head: [UInt8] = []
    var isDecided = false
    /// `nil` once decided: the body is plain.
    var decoder: (any StreamDecoder)?
    /// Whether the coding was announced, and not seen from the document's own bytes.
    var isAnnounced = true
    /// Bytes that came out. Bounded as the body is, so that no stack of codings costs more than its result may.
    var produced = 0
  }

  /// - Parameters:
  ///   - codings: in the order in which they were applied.
  ///   - limit: of the decoded body, in bytes.
  ///   - makeDecoder: other than libraries' for tests.
  init(codings: [ContentCoding], limit: Int, makeDecoder: @escaping MakeDecoder = Self.decoder) {
    self.makeDecoder = makeDecoder
    self.codings = codings.reversed()
    self.limit = limit
    stages = self.codings.map { Stage(coding: $0) }
  }

  /// Whether the end of the body was told by a compressed stream.
  var endedByCoding: Bool { stages.contains { $0.decoder?.isAtEnd == true } }

  mutating func reserve(_ count: Int) { body.reserveCapacity(count) }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) throws(BodyProblem) {
    received += bytes.count
    // What cannot be compressed grows a little by it.
    guard received - limit <= limit / 8 + 65_536 else { throw .tooLarge }
    try feed(bytes, to: 0)
  }

  /// Says that the wire has brought all; throws when a compressed stream has not ended.
  mutating func finish() throws(BodyProblem) {
    for index in stages.indices {
      // A body too short to tell what it is.
      if !stages[index].isDecided, !stages[index].head.isEmpty { try decide(index) }
      if let decoder = stages[index].decoder, !decoder.isAtEnd { throw .truncated(stages[index].coding) }
    }
  }

  private mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>, to index: Int) throws(BodyProblem) {
    guard index < stages.count else {
      try keep(bytes)
      return
    }
    guard stages[index].isDecided else {
      stages[index].head.append(contentsOf: bytes)
      if stages[index].head.count >= Self.peek { try decide(index) }
      return
    }
    guard let decoder = stages[index].decoder else {
      try feed(bytes, to: index + 1)
      return
    }
    try decoder.decode(bytes) { (output) throws(BodyProblem) in
      stages[index].produced += output.count
      guard stages[index].produced <= limit else { throw .tooLarge }
      try feed(output, to: index + 1)
    }
  }

  /// Takes bytes that all announced codings are undone of.
  private mutating func keep(_ bytes: UnsafeBufferPointer<UInt8>) throws(BodyProblem) {
    guard bytes.count <= limit - body.count else { throw .tooLarge }
    body.append(contentsOf: bytes)
    // Only with its first bytes can a body turn out to be a gzip file, and only once.
    guard body.count - bytes.count < Self.gzipMagic.count, body.starts(with: Self.gzipMagic),
      stages.last?.isAnnounced ?? true
    else { return }
    let packed = body
    body.removeAll(keepingCapacity: true)
    stages.append(Stage(coding: .gzip, isAnnounced: false))
    try packed.withUnsafeBufferPointer { (bytes) throws(BodyProblem) in try feed(bytes, to: stages.count - 1) }
  }

  private mutating func decide(_ index: Int) throws(BodyProblem) {
    let head = stages[index].head
    stages[index].head = []
    stages[index].isDecided = true
    if Self.matches(stages[index].coding, head) {
      guard let decoder = makeDecoder(stages[index].coding, head) else { throw .outOfMemory }
      stages[index].decoder = decoder
    }
    try head.withUnsafeBufferPointer { (bytes) throws(BodyProblem) in try feed(bytes, to: index) }
  }

  private static func decoder(for coding: ContentCoding, head: [UInt8]) -> (any StreamDecoder)? {
    switch coding {
    case .gzip: InflateDecoder(.gzip, coding: .gzip)
    case .deflate: InflateDecoder(isZlib(head) ? .zlib : .raw, coding: .deflate)
    case .br: BrotliDecoder()
    case .zstd: ZstdDecoder()
    }
  }

  /// Whether a body that begins so can be of the coding.
  private static func matches(_ coding: ContentCoding, _ head: [UInt8]) -> Bool {
    switch coding {
    case .gzip: head.starts(with: gzipMagic) || head == [0x1F]
    // 0xFD2FB528, or a skippable frame, 0x184D2A50 ... 0x184D2A5F, little-endian.
    case .zstd:
      head.count < 4
        ? !looksLikeDocument(head)
        : head.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
          || (head[0] & 0xF0 == 0x50 && head[1...].starts(with: [0x2A, 0x4D, 0x18]))
    case .deflate, .br: !looksLikeDocument(head)
    }
  }

  /// RFC 1950 section 2.2: method 8, and the two header bytes a multiple of 31. Many servers send raw deflate instead.
  private static func isZlib(_ head: [UInt8]) -> Bool {
    head.count >= 2 && head[0] & 0x0F == 8 && (Int(head[0]) << 8 | Int(head[1])) % 31 == 0
  }

  /// `<?xm`, `<rss`, `<fee`, `<!DO`, `<htm`, `<rdf`, a BOM before one, or a JSON object: not what a compressed stream
  /// begins with, save by an accident of four bytes.
  private static func looksLikeDocument(_ head: [UInt8]) -> Bool {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return true }
    let text = head.prefix(8).drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    guard let first = text.first else { return false }
    let isPrintable = text.allSatisfy { ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    return isPrintable && (first == 0x3C || first == 0x7B)
  }
}
