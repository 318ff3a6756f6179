/// The `feed:` scheme, by which pages and reading lists of old hand an address to a feed reader: `feed://host/path` for
/// `http://host/path`, `feed:https://host/path` for the address behind it.
public enum FeedScheme {
  /// The http or https address that is meant; any other text as it is.
  public static func unwrapped(_ text: String) -> String {
    let scheme = "feed:"
    guard let first = text.utf8.first, first | 0x20 == UInt8(ascii: "f") else { return text }
    guard text.utf8.count > scheme.utf8.count, text.prefix(scheme.utf8.count).lowercased() == scheme else {
      return text
    }
    let rest = text.dropFirst(scheme.utf8.count)
    if rest.hasPrefix("//") { return "http:" + rest }
    let inner = rest.prefix { $0 != ":" }.lowercased()
    return inner == "http" || inner == "https" ? String(rest) : text
  }
}
