/// The id of a configured feed: one or more of `[a-z0-9._-]`.
public struct FeedID: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// 200 bytes at most.
  public let text: String

  /// `nil` when the text is not a valid id.
  public init?(_ text: String) {
    guard !text.isEmpty, text.utf8.count <= 200, text.utf8.allSatisfy(Self.allows) else { return nil }
    self.text = text
  }

  /// The id a feed has when the configuration gives none: its URL without the scheme, all else made `-`.
  public init(url: String) {
    var rest = Substring(url)
    if let scheme = url.firstRange(of: "://") { rest = url[scheme.upperBound...] }
    var bytes: [UInt8] = []
    for byte in rest.utf8.prefix(400) {
      let lower = byte.lowered
      if Self.allows(lower) {
        bytes.append(lower)
      } else if bytes.last != 45 {
        bytes.append(45)
      }
    }
    while let last = bytes.last, last == 45 || last == 46 { bytes.removeLast() }
    while let first = bytes.first, first == 45 || first == 46 { bytes.removeFirst() }
    text = bytes.isEmpty ? "feed" : String(decoding: bytes.prefix(200), as: UTF8.self)
  }

  static func allows(_ byte: UInt8) -> Bool {
    byte.isLowercase || byte.isDigit || byte == 46 || byte == 95 || byte == 45
  }

  /// By the bytes of the text, as file names and SQLite sort.
  public static func < (left: FeedID, right: FeedID) -> Bool { left.text < right.text }
  public var description: String { text }
}
