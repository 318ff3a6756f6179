internal import CCrypto

/// SHA-256 (FIPS 180-4) by libcrypto, fed in parts.
///
/// One hasher can make many digests, one after the other: `finish` leaves it as new.
public struct SHA256: ~Copyable {
  private let context: OpaquePointer

  /// A hasher that nothing was fed into. Without memory for it the program ends.
  public init() {
    guard let context = tidings_sha256_new() else {
      preconditionFailure("there is no memory for a digest")
    }
    self.context = context
  }

  deinit { tidings_sha256_free(context) }

  /// Goes on with bytes as they are.
  public mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { _ = tidings_sha256_update(context, $0.baseAddress, $0.count) }
  }

  /// The text's UTF-8.
  public mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { _ = tidings_sha256_update(context, UnsafeRawPointer($0.baseAddress), $0.count) }
  }

  /// Feeds in one byte, which parts what stands on its two sides.
  public mutating func update(_ byte: UInt8) {
    withUnsafeBytes(of: byte) { _ = tidings_sha256_update(context, $0.baseAddress, 1) }
  }

  /// Feeds in the 32 bytes of another digest, in the order in which they are written.
  public mutating func update(_ digest: SHA256Digest) {
    withUnsafeBytes(
      of: (digest.word0.bigEndian, digest.word1.bigEndian, digest.word2.bigEndian, digest.word3.bigEndian)
    ) { _ = tidings_sha256_update(context, $0.baseAddress, $0.count) }
  }

  /// The digest of all that was fed in since the last one.
  public mutating func finish() -> SHA256Digest {
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    withUnsafeMutableBytes(of: &words) { buffer in
      _ = tidings_sha256_finish(context, buffer.baseAddress?.assumingMemoryBound(to: UInt8.self))
    }
    return SHA256Digest(
      UInt64(bigEndian: words.0), UInt64(bigEndian: words.1), UInt64(bigEndian: words.2), UInt64(bigEndian: words.3))
  }

  /// Of all bytes at once.
  public static func digest(of bytes: [UInt8]) -> SHA256Digest {
    var hasher = SHA256()
    hasher.update(bytes)
    return hasher.finish()
  }
}

/// The 32 bytes of a SHA-256 digest, held as four big-endian words.
public struct SHA256Digest: Sendable, Hashable, CustomStringConvertible {
  let word0, word1, word2, word3: UInt64

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
