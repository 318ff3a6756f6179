/// Reads HTML token by token, by the tokenisation states of the WHATWG standard (HTML section 13.2.5).
///
/// A token holds offsets into the source; names and values become strings only when asked for. What stands in `script`,
/// `style`, `title` and the like comes as one text token, as a browser's parser has it.
public struct HTMLTokenizer: Sendable {
  public init(_ source: [UInt8]) { self.source = source }

  private let source: [UInt8]

  /// The next token; `nil` at the end.
  public mutating func next() -> HTMLToken? { nil }

  /// The name of a tag, in lower case.
  public func name(of token: HTMLToken) -> String { "" }

  /// The value of an attribute of the tag read last, character references decoded; `nil` where it has none of that name.
  public func attribute(_ name: String) -> String? { nil }

  /// The names and values of the attributes of the tag read last.
  public var attributes: [(name: String, value: String)] { [] }

  /// The text of a text token, character references decoded where they stand for characters there.
  public func text(of token: HTMLToken) -> String { "" }
}
