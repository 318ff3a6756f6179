internal import TidingsModel

/// `xml:base` (XML Base), and what CDF calls `BASE`.
enum XMLBase {
  /// Bytes. No server takes a longer address, and every reference below is written out with it.
  private static let longest = 4096

  static let tooLong = "a base of more than 4 KiB is ignored"

  enum Outcome {
    case url(String)
    /// An address that is none of the web.
    case foreign(String)
    case none
    case tooLong
  }

  /// - Parameter outer: the base around it.
  static func resolve(_ text: String, against outer: String?) -> Outcome {
    guard text.utf8.count <= longest else { return .tooLong }
    guard let resolved = outer.flatMap(WebURL.init)?.resolve(text) ?? WebURL(text) else { return .none }
    let url = resolved.description
    guard url.utf8.count <= longest else { return .tooLong }
    return resolved.isHTTP ? .url(url) : .foreign(url)
  }
}
