/// A text as a document holds it: UTF-8 bytes, and how they are to be read.
public struct ParsedText: Sendable, Equatable {
  /// How the bytes are to be read.
  public enum Kind: UInt8, Sendable, Equatable {
    /// Text without markup: `<` means itself.
    case plain
    /// HTML source.
    case html
    /// Markup that stood in the document itself, written out as HTML source. Empty elements of HTML may end with `/>`.
    case xhtml
    /// Text of a format that does not say (RSS titles and descriptions): HTML where it looks like HTML.
    case unknown
  }

  /// As the element declares it, else what its format takes for granted.
  public var kind: Kind
  /// The absolute URL that references in the text are relative to, where there is one.
  public var base: String?
  /// `xml:lang` in force where the text stands, as written.
  public var language: String?
  /// What the text stands in: a document, or its own bytes.
  private var held: HeldBytes
  private let range: Range<Int>
  /// Whether the text was left standing in a document.
  private let isExcerpt: Bool
  /// Whether it is as it stands between the tags of a document, its references not yet read.
  private let isEscaped: Bool

  /// - Parameter bytes: UTF-8 that is known to be valid, as everything in a document is once it is decoded.
  init(_ kind: Kind, valid bytes: [UInt8], base: String? = nil, language: String? = nil) {
    self.init(
      kind, HeldBytes(bytes: bytes), bytes.indices, isExcerpt: false, isEscaped: false, base: base, language: language)
  }

  /// A text that is left standing in the document, which it keeps in memory: a copy would double what that takes.
  init(_ kind: Kind, in document: HeldBytes, _ excerpt: Excerpt, base: String?, language: String?) {
    let text = Excerpt(range: document.bytes[excerpt.range].trimmedSpace.indices, isEscaped: excerpt.isEscaped)
    self.init(kind, of: document, text, base: base, language: language)
  }

  /// Markup that says in the document itself what would be written of it.
  init(_ kind: Kind, in document: HeldBytes, _ range: Range<Int>, base: String?, language: String?) {
    self.init(kind, of: document, Excerpt(range: range, isEscaped: false), base: base, language: language)
  }

  /// A text as `excerpt` has it.
  init(_ kind: Kind, of document: HeldBytes, _ excerpt: Excerpt, base: String?, language: String?) {
    self.init(
      kind, document, excerpt.range, isExcerpt: true, isEscaped: excerpt.isEscaped, base: base, language: language)
  }

  /// A text that stands by itself.
  public init(_ kind: Kind, _ text: String, base: String? = nil, language: String? = nil) {
    self.init(kind, valid: Array(text.utf8), base: base, language: language)
  }

  private init(
    _ kind: Kind, _ held: HeldBytes, _ range: Range<Int>, isExcerpt: Bool, isEscaped: Bool, base: String?,
    language: String?
  ) {
    self.kind = kind
    self.held = held
    self.range = range
    self.isExcerpt = isExcerpt
    self.isEscaped = isEscaped
    self.base = base
    self.language = language
  }

  /// As it is held.
  private var source: ArraySlice<UInt8> { held.bytes[range] }

  /// The document and where in that the text stands, where it was left there.
  var excerpt: (document: HeldBytes, excerpt: Excerpt)? {
    isExcerpt ? (held, Excerpt(range: range, isEscaped: isEscaped)) : nil
  }

  /// The bytes of a short text that stands by itself.
  var short: ArraySlice<UInt8>? { isExcerpt || range.count >= Self.shortSize ? nil : source }

  /// Bytes, as it is held.
  var size: Int { range.count }

  /// Bytes
  private static let shortSize = 512
  /// Bytes
  private static let longSize = 2 << 20

  /// The text: valid UTF-8, without white space at its ends where it stood in a document. Made anew each time of a text
  /// that is left standing there.
  public var bytes: ArraySlice<UInt8> { isEscaped ? held.readText(range).trimmedSpace : held.text(range) }

  /// `bytes` of a text that is of no use afterwards: where nobody else holds what a long one stands in, its memory goes
  /// back to the system as it is read.
  public consuming func takeBytes() -> ArraySlice<UInt8> {
    guard range.count >= Self.longSize, isEscaped || held.decoder != nil else { return bytes }
    let text = held.take(range, isEscaped: isEscaped)
    return isEscaped ? text.trimmedSpace : text
  }

  /// Whether there is nothing to read but white space.
  public var isBlank: Bool {
    guard isEscaped, let first = source.first, first.isSpace || first == 0x26 else {
      return source.allSatisfy { $0.isSpace }
    }
    // A reference may stand for white space; as a rule it is the `<` of a tag.
    let scalar = source.withUnsafeBufferPointer { XMLReference.scalar(in: $0, at: 0)?.0.value }
    if let scalar, scalar > 0x20 { return false }
    return bytes.isEmpty
  }

  public static func == (left: ParsedText, right: ParsedText) -> Bool {
    left.kind == right.kind && left.base == right.base && left.language == right.language && left.bytes == right.bytes
  }

  /// Where in a document a text stands.
  struct Excerpt {
    var range: Range<Int>
    /// Whether its references are to be read; else it is a CDATA section's.
    var isEscaped: Bool
  }
}
