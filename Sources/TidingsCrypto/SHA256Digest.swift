/// The 32 bytes of a SHA-256 digest, held as four big-endian words.
public struct SHA256Digest: Sendable, Hashable, CustomStringConvertible {
  /// In the standard's order.
  package let word0, word1, word2, word3: UInt64

  init(_ word0: UInt64, _ word1: UInt64, _ word2: UInt64, _ word3: UInt64) {
    self.word0 = word0
    self.word1 = word1
    self.word2 = word2
    self.word3 = word3
  }

  /// 32, in the standard's order.
  public var bytes: [UInt8] {
    [word0, word1, word2, word3].flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) }
    }
  }

  /// 64 lower-case hex digits.
  public var hex: String {
    String(unsafeUninitializedCapacity: 64) { buffer in
      let place = UnsafeMutableRawPointer(buffer.baseAddress)
      for (index, word) in [word0, word1, word2, word3].enumerated() {
        place?.storeBytes(of: Self.digits(word >> 32), toByteOffset: index * 16, as: UInt64.self)
        place?.storeBytes(of: Self.digits(word & 0xFFFF_FFFF), toByteOffset: index * 16 + 8, as: UInt64.self)
      }
      return 64
    }
  }

  /// The eight digits of 32 bits at once, as they stand in memory.
  private static func digits(_ half: UInt64) -> UInt64 {
    var nibbles = (half << 16 | half) & 0x0000_FFFF_0000_FFFF
    nibbles = (nibbles << 8 | nibbles) & 0x00FF_00FF_00FF_00FF
    nibbles = (nibbles << 4 | nibbles) & 0x0F0F_0F0F_0F0F_0F0F
    // 1 where the digit is a letter.
    let letters = (nibbles &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    return (nibbles &+ 0x3030_3030_3030_3030 &+ letters &* 0x27).bigEndian
  }

  /// 64 lower-case hex digits.
  public var description: String { hex }
}
