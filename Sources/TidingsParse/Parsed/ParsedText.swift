/// A text as a document holds it: UTF-8 bytes, and how they are to be read.
public struct ParsedText: Sendable, Equatable {
  /// How the bytes are to be read.
  public enum Kind: Sendable, Equatable {
    /// Text without markup: `<` means itself.
    case plain
    /// HTML source.
    case html
    /// Markup that stood in the document itself, written out as HTML source.
    case xhtml
    /// Text of a format that does not say (RSS titles and descriptions): HTML where it looks like HTML.
    case unknown
  }

  public var kind: Kind
  /// Always valid UTF-8.
  public internal(set) var bytes: [UInt8]
  /// The absolute URL that references in the text are relative to, where there is one.
  public var base: String?
  public var language: String?

  /// - Parameter bytes: UTF-8 that is known to be valid, as everything in a document is once it is decoded.
  init(_ kind: Kind, valid bytes: [UInt8], base: String? = nil, language: String? = nil) {
    self.kind = kind
    self.bytes = bytes
    self.base = base
    self.language = language
  }

  public init(_ kind: Kind, _ text: String, base: String? = nil, language: String? = nil) {
    self.init(kind, valid: Array(text.utf8), base: base, language: language)
  }

  /// Whether there is nothing to read but white space.
  public var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) } }
}

/// A URL reference as written, and what it is relative to.
public struct ParsedReference: Sendable, Equatable {
  public var text: String
  /// An absolute URL, where there is one.
  public var base: String?

  public init(_ text: String, base: String? = nil) {
    self.text = text
    self.base = base
  }
}

/// A date as written.
public struct ParsedDate: Sendable, Equatable {
  public var text: String
  /// The language the text is in, where the document says.
  public var language: String?
  /// Where it stands in the document, both counted from 1.
  public var line: Int?
  public var column: Int?

  public init(_ text: String, language: String? = nil, line: Int? = nil, column: Int? = nil) {
    self.text = text
    self.language = language
    self.line = line
    self.column = column
  }
}
