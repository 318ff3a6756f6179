internal import CCrypto

/// A code by which those who share a key know that a message is from one of them (HMAC, RFC 2104), by libcrypto, fed in
/// parts.
public struct HMAC: ~Copyable {
  /// What the code is made with.
  public enum Digest: String, Sendable, CaseIterable {
    case sha1, sha256, sha384, sha512
  }

  /// Bytes of the longest code that any digest makes.
  public static let longestCode = Int(TIDINGS_LONGEST_HMAC)

  private let context: OpaquePointer

  /// A code of nothing so far; `nil` without memory for it.
  public init?(_ digest: Digest, key: [UInt8]) {
    guard let context = key.withUnsafeBytes({ tidings_hmac_new(digest.rawValue, $0.baseAddress, $0.count) }) else {
      return nil
    }
    self.context = context
  }

  deinit { tidings_hmac_free(context) }

  /// Goes on with bytes as they are.
  public mutating func update(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { _ = tidings_hmac_update(context, $0.baseAddress, $0.count) }
  }

  /// Whether a code is that of all that was fed in. Takes as long whatever of it is wrong, so that nobody can find the
  /// right one byte by byte.
  public consuming func makes(_ code: [UInt8]) -> Bool {
    var expected = [UInt8](repeating: 0, count: Self.longestCode)
    let count = expected.withUnsafeMutableBufferPointer { tidings_hmac_finish(context, $0.baseAddress) }
    guard count > 0, code.count == count else { return false }
    var difference: UInt8 = 0
    for index in code.indices { difference |= code[index] ^ expected[index] }
    return difference == 0
  }
}
