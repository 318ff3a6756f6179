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
