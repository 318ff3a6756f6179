/// The name of an article's file in the spool: `<UTC time, microseconds>-<article id>-r<revision>.json`.
///
/// Names sort in the order of delivery. No text from a feed is ever part of one.
public struct SpoolName: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// A file name, without a directory.
  public let text: String
  /// The article whose file it is.
  public let id: ArticleID
  /// From 1.
  public let revision: Int

  /// - Parameter microseconds: since the epoch; the caller sees to it that no two names bear the same.
  public init(microseconds: Int64, id: ArticleID, revision: Int) {
    let time = CivilTime(secondsSinceEpoch: microseconds / 1_000_000)
    text = String(unsafeUninitializedCapacity: 96) { buffer in
      var writer = DigitWriter(buffer)
      writer.decimal(time.year, width: 4)
      writer.decimal(time.month, width: 2)
      writer.decimal(time.day, width: 2)
      writer.byte(0x54)
      writer.decimal(time.hour, width: 2)
      writer.decimal(time.minute, width: 2)
      writer.decimal(time.second, width: 2)
      writer.byte(0x2E)
      writer.decimal(Int(microseconds % 1_000_000), width: 6)
      writer.byte(0x5A)
      writer.byte(0x2D)
      id.write(to: &writer)
      for byte in "-r\(revision).json".utf8 { writer.byte(byte) }
      return writer.count
    }
    self.id = id
    self.revision = revision
  }

  /// `nil` when a file of that name is not an article's: `20231214T075300.000001Z-<32 hex>-r1.json`.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 23, parts[0].hasSuffix("Z"),
      parts[0].utf8.enumerated().allSatisfy({ index, byte in
        switch index {
        case 8: byte == 0x54
        case 15: byte == 0x2E
        case 22: byte == 0x5A
        default: byte >= 0x30 && byte <= 0x39
        }
      }), let id = ArticleID(String(parts[1])), parts[2].hasPrefix("r"), parts[2].hasSuffix(".json"),
      let revision = Int(parts[2].dropFirst().dropLast(5)), revision >= 1
    else { return nil }
    self.text = text
    self.id = id
    self.revision = revision
  }

  /// By the bytes of the text, which is the order of delivery.
  public static func < (left: SpoolName, right: SpoolName) -> Bool { left.text < right.text }
  public var description: String { text }
}
