/// A token of HTML, by where it stands in the source.
public struct HTMLToken: Sendable, Equatable {
  /// What the token is, as the tokenisation states emit it (WHATWG HTML section 13.2.5).
  public enum Kind: Sendable, Equatable {
    /// Text with character references.
    case text
    /// Text that is taken as it stands: in `script`, `style`, CDATA sections.
    case rawText
    case startTag
    case endTag
    /// Also what the standard calls a bogus comment: `<?…>`, `</3>`, `<!x>`.
    case comment
    case doctype
  }

  /// Says what `range` covers and how `content` is to be read.
  public var kind: Kind
  /// The whole token in bytes of the source.
  public var range: Range<Int>
  /// A tag's name, a comment's or text's content.
  public var content: Range<Int>
  /// Whether a start tag ends in `/>`. HTML pays no heed to that except in SVG and MathML.
  public var isSelfClosing: Bool

  init(_ kind: Kind, range: Range<Int>, content: Range<Int>, isSelfClosing: Bool = false) {
    self.kind = kind
    self.range = range
    self.content = content
    self.isSelfClosing = isSelfClosing
  }
}
