internal import CZstd

/// Bytes kept as one Zstandard frame (RFC 8878), for as long as little is wanted of them.
public enum ZstdFrame {
  /// Fast rather than small.
  private static let level: Int32 = 1
  /// More than any body that is taken.
  private static let largest: UInt64 = 1 << 30

  /// The frame of some bytes; `nil` when there is no memory.
  public static func pack(_ bytes: [UInt8]) -> [UInt8]? {
    let room = ZSTD_compressBound(bytes.count)
    let frame = [UInt8](unsafeUninitializedCapacity: room) { target, count in
      let written = bytes.withUnsafeBytes {
        ZSTD_compress(target.baseAddress, room, $0.baseAddress, $0.count, level)
      }
      count = ZSTD_isError(written) == 0 ? written : 0
    }
    return frame.isEmpty ? nil : frame
  }

  /// The bytes of a frame; `nil` when it is none, or was damaged, or there is no memory.
  public static func unpack(_ frame: [UInt8]) -> [UInt8]? {
    let size = frame.withUnsafeBytes { ZSTD_getFrameContentSize($0.baseAddress, $0.count) }
    // What cannot be told is told as a size near the greatest.
    guard size <= largest else { return nil }
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(size)) { target, count in
      let read = frame.withUnsafeBytes { ZSTD_decompress(target.baseAddress, Int(size), $0.baseAddress, $0.count) }
      isWhole = ZSTD_isError(read) == 0 && read == Int(size)
      count = isWhole ? read : 0
    }
    return isWhole ? bytes : nil
  }
}
