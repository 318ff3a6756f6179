internal import CCrypto

/// SHA-256 (FIPS 180-4) by libcrypto, fed in parts.
///
/// One hasher can make many digests, one after the other: `finish` leaves it as new.
public struct SHA256: ~Copyable {
  private let context: OpaquePointer

  public init() {
    guard let context = tidings_sha256_new() else {
      preconditionFailure("there is no memory for a digest")
    }
    self.context = context
  }

  deinit { tidings_sha256_free(context) }

  public mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { _ = tidings_sha256_update(context, $0.baseAddress, $0.count) }
  }

  /// The text's UTF-8.
  public mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { _ = tidings_sha256_update(context, UnsafeRawPointer($0.baseAddress), $0.count) }
  }

  public mutating func update(_ byte: UInt8) {
    withUnsafeBytes(of: byte) { _ = tidings_sha256_update(context, $0.baseAddress, 1) }
  }

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

  public var bytes: [UInt8] {
    [word0, word1, word2, word3].flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) }
    }
  }

  /// 64 lower-case hex digits.
  public var hex: String {
    String(unsafeUninitializedCapacity: 64) { buffer in
      var place = 0
      func write(_ word: UInt64) {
        for shift in stride(from: UInt64(60), through: 0, by: -4) {
          let nibble = UInt8(truncatingIfNeeded: word >> shift) & 15
          buffer[place] = nibble < 10 ? 0x30 + nibble : 0x57 + nibble
          place += 1
        }
      }
      write(word0)
      write(word1)
      write(word2)
      write(word3)
      return place
    }
  }

  public var description: String { hex }
}
