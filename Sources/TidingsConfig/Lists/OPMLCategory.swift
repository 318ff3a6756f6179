/// A tag as a part of OPML's `category`, which is a list separated by commas of paths separated by slashes: in a tag these
/// two, and the percent sign where it would be taken for the mark of one, are written as `%2C`, `%2F` and `%25`.
enum OPMLCategory {
  /// The percent sign first, so that none is written twice.
  private static let codes = [("%25", "%"), ("%2C", ","), ("%2F", "/")]

  static func encoded(_ tag: String) -> String {
    var text = tag
    for (code, _) in codes { text = text.replacing(code, with: "%25" + code.dropFirst()) }
    return text.replacing(",", with: "%2C").replacing("/", with: "%2F")
  }

  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var tag = ""
    var rest = text[...]
    while let first = rest.first {
      if let (code, character) = codes.first(where: { rest.hasPrefix($0.0) }) {
        tag += character
        rest = rest.dropFirst(code.count)
      } else {
        tag.append(first)
        rest = rest.dropFirst()
      }
    }
    return tag
  }
}
