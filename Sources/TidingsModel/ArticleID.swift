/// An article's stable id: 128 bits, written as 32 lower-case hex digits.
public struct ArticleID: Sendable, Hashable, CustomStringConvertible {
  /// The first 16 hex digits.
  public let high: UInt64
  /// The last 16 hex digits.
  public let low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// `nil` unless the text is 32 hex digits.
  public init?(_ text: String) {
    var text = text
    guard let id = text.withUTF8({ ArticleID(digits: $0[...]) }) else { return nil }
    self = id
  }

  /// `nil` unless they are 32 hex digits.
  init?(digits: Slice<UnsafeBufferPointer<UInt8>>) {
    guard digits.count == 32, let high = Self.word(digits.prefix(16)), let low = Self.word(digits.suffix(16)) else {
      return nil
    }
    self.init(high: high, low: low)
  }

  private static func word(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64? {
    var word: UInt64 = 0
    for digit in digits {
      switch digit {
      case 0x30...0x39: word = word << 4 | UInt64(digit - 0x30)
      case 0x41...0x46, 0x61...0x66: word = word << 4 | UInt64((digit | 0x20) - 0x57)
      default: return nil
      }
    }
    return word
  }

  public var description: String {
    String(unsafeUninitializedCapacity: 32) { buffer in
      var writer = DigitWriter(buffer)
      write(to: &writer)
      return writer.count
    }
  }

  func write(to writer: inout DigitWriter) {
    writer.hexadecimal(high)
    writer.hexadecimal(low)
  }
}
