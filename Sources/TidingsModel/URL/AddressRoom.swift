/// How many bytes the references of a document may grow by in being made absolute.
///
/// Each is written out with its base in front of it: a document of one long base and many short references would become
/// hundreds of times as long as it is. What is left here is enough for any document in earnest, and in proportion to its
/// size.
public struct AddressRoom: Sendable {
  private static let least = 4 << 20
  private static let perByte = 4

  private var left: Int

  /// - Parameter documentSize: in bytes.
  public init(documentSize: Int) { left = Self.least + Self.perByte * documentSize }

  /// Whether a reference did not find room: from then on none does, and all stay as they are written.
  public var isSpent: Bool { left < 0 }

  /// Takes the room that a reference needs.
  ///
  /// - Parameters:
  ///   - reference: its size as it is written, in bytes.
  ///   - absolute: its size as it is to be.
  /// - Returns: whether there was room.
  public mutating func take(_ reference: Int, to absolute: Int) -> Bool {
    guard !isSpent else { return false }
    left -= max(0, absolute - reference)
    return !isSpent
  }
}
