import CZlib
import CZstd

/// Compresses, by the same libraries that servers use.
enum Encoded {
  static func gzip(_ bytes: [UInt8]) -> [UInt8] { deflated(bytes, windowBits: 15 + 16) }
  static func zlib(_ bytes: [UInt8]) -> [UInt8] { deflated(bytes, windowBits: 15) }
  static func rawDeflate(_ bytes: [UInt8]) -> [UInt8] { deflated(bytes, windowBits: -15) }

  private static func deflated(_ bytes: [UInt8], windowBits: Int32) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: bytes.count + 1000)
    return input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        deflate(&stream, Z_FINISH)
        return Array(target[..<Int(stream.total_out)])
      }
    }
  }

  static func zstd(_ bytes: [UInt8]) -> [UInt8] {
    let context = ZSTD_createCCtx()
    defer { ZSTD_freeCCtx(context) }
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
    var output = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    let count = ZSTD_compress2(context, &output, output.count, bytes, bytes.count)
    return Array(output[..<count])
  }

  /// `CodingTests.document` by the Brotli encoder at level 11.
  static let brotli: [UInt8] = base64(
    """
    GwFJIIyT5ZpqsagVXnh86MEwVrvgH/LmPnj4cUab1KUedAPMc9jvFge+1a5CPZO7g3UmeM3vwK3wM3oGRiZmFla27NgfxIrnAEcnZxdXt+7Ydx
    wHRydnF1e37th3GgdHJ2cXV7fu2HceB0cnZxdXt+7YdxkHRydnF1e37th3HQdHJ2cXV7fu2Hc7Do5Ozi6ubt2x724cHJ2cXVzdumPf/Tg4Ojm7
    uLp1x/5HzDggIKGgYWDhwnMfYiAgoaBhYOHCcx9yICChoGFg4cJzH2ogIKGgYWDhwnMfeiAgoaBhYOHCcx9mICChoGFg4cJzH3YgIKGgYWDhwn
    Mf7kBAQkHDwMKF5z68gYCEgoaBhQvPffgDAQkFDQMLFx77iZyBgISChoGFC899iIGAhIKGgYULz33IgYCEgoaBhQvPfaiBgISChoGFC8996IGA
    hIKGgYULz32YgYCEgoaBhQvPfdiBgISChoGFC899uAMBCQUNAwsXnvvwBgISChoGFi489+EPBCQUNAwsXHjsJ2oGAhIKGgYWLjz3IQYCEgoaBh
    YuPPchBwISChoGFi4896EGAhIKGgYWLjz3oQcCEgoaBhYuPPdhBgISChoGFi4892EHAhIKGgYWLjz34Q4EJBQ0DCxceO7DGwhIKGgYWLjw3Ic/
    EJBQ0DCwcOENHw==
    """)

  static func base64(_ text: String) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var bytes: [UInt8] = []
    var word: UInt32 = 0
    var bits = 0
    for letter in text.utf8 {
      guard let value = alphabet.firstIndex(of: letter) else { continue }
      word = word << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(bits)))
      }
    }
    return bytes
  }
}
