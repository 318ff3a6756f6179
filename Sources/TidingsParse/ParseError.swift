/// Why a document yields no feed. A broken feed is no error: what could be read of it is returned, with warnings.
public enum ParseError: Error, Sendable, Equatable {
  /// The document is empty, or nothing but white space.
  case empty
  /// The document is something else. `what` completes the sentence "this is …": "an HTML page", "an SVG image".
  case notAFeed(what: String)
  /// The document begins like a feed in JSON, but is not JSON. The place is counted from 1.
  case invalidJSON(line: Int, column: Int, message: String)
  /// A page read by selectors has no item.
  case noItem(expression: String)
  /// An expression cannot be evaluated.
  case selector(expression: String, message: String)

  /// Whether the document is a page for people, which may announce feeds.
  public var isPage: Bool { self == .notAFeed(what: "an HTML page") }
}

extension ParseError: CustomStringConvertible {
  /// In words, on one line, without the document's name.
  public var description: String {
    switch self {
    case .empty: "not a feed: the document is empty"
    case .notAFeed(let what): "not a feed: this is \(what)"
    case .noItem(let expression):
      "the page has nothing that select.item (\(expression)) matches; has its layout changed?"
    case .selector(let expression, let message): "select: \(expression): \(message)"
    case .invalidJSON(let line, let column, let message): "not a feed: bad JSON at \(line):\(column): \(message)"
    }
  }
}
