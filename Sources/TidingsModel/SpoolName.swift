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
    var text = text
    guard let (id, revision) = text.withUTF8({ Self.parts(of: $0) }) else { return nil }
    self.text = text
    self.id = id
    self.revision = revision
  }

  private static func parts(of name: UnsafeBufferPointer<UInt8>) -> (id: ArticleID, revision: Int)? {
    let idStart = 24
    let revisionStart = idStart + 34
    let ending = StaticString(".json")
    let revisionEnd = name.count - ending.utf8CodeUnitCount
    // With more digits a revision would be no number of ours.
    guard revisionStart < revisionEnd, revisionEnd - revisionStart <= 18, isTime(name.prefix(idStart)),
      let id = ArticleID(digits: name[idStart..<idStart + 32]),
      name[revisionStart - 2] == 0x2D, name[revisionStart - 1] == 0x72,
      (0..<ending.utf8CodeUnitCount).allSatisfy({ name[revisionEnd + $0] == ending.utf8Start[$0] })
    else { return nil }
    var revision = 0
    for digit in name[revisionStart..<revisionEnd] {
      guard digit >= 0x30, digit <= 0x39 else { return nil }
      revision = revision * 10 + Int(digit - 0x30)
    }
    return revision >= 1 ? (id, revision) : nil
  }

  /// Whether the bytes are `YYYYMMDDThhmmss.uuuuuuZ-`, whatever the numbers.
  private static func isTime(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    for (index, byte) in bytes.enumerated() {
      let isRight =
        switch index {
        case 8: byte == 0x54
        case 15: byte == 0x2E
        case 22: byte == 0x5A
        case 23: byte == 0x2D
        default: byte.isDigit
        }
      guard isRight else { return false }
    }
    return true
  }

  /// By the bytes of the text, which is the order of delivery.
  public static func < (left: SpoolName, right: SpoolName) -> Bool { left.text < right.text }
  public var description: String { text }
}
