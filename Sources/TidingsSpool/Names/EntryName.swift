public import TidingsModel

/// The name of a file that stands in a queue for consumers.
public enum EntryName: Sendable, Hashable, Comparable, CustomStringConvertible {
  case article(SpoolName)
  /// A closed segment of a journal queue.
  case segment(SegmentName)

  /// `nil` for any other text; a name that passes is safe as a part of a path.
  public init?(_ text: String) {
    if let name = SpoolName(text) {
      self = .article(name)
    } else if let name = SegmentName(text) {
      self = .segment(name)
    } else {
      return nil
    }
  }

  /// The file name, without a directory.
  public var text: String {
    switch self {
    case .article(let name): name.text
    case .segment(let name): name.text
    }
  }

  /// When it was delivered, as its name says.
  public var delivered: Timestamp? {
    let digits = Array(text.utf8.prefix(22))
    func part(_ start: Int, _ count: Int) -> String { String(decoding: digits[start..<start + count], as: UTF8.self) }
    guard digits.count == 22 else { return nil }
    return Timestamp(
      rfc3339: part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2) + "T" + part(9, 2) + ":" + part(11, 2) + ":"
        + part(13, 2) + "." + part(16, 6) + "Z")
  }

  /// By the bytes of the text, which is the order of delivery, articles and segments side by side.
  public static func < (left: EntryName, right: EntryName) -> Bool { left.text < right.text }
  public var description: String { text }
}
