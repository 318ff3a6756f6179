internal import CZstd

/// Decodes Zstandard (RFC 8878) with any number of frames, skippable ones among them.
final class ZstdDecoder: StreamDecoder {
  /// RFC 9659: no window above 8 MiB in HTTP.
  private static let largestWindowLog: Int32 = 23

  private let stream: OpaquePointer
  private let buffer = DecoderBuffer()
  private(set) var isAtEnd = false

  /// `nil` when there is no memory.
  init?() {
    guard let stream = ZSTD_createDStream() else { return nil }
    self.stream = stream
    ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, Self.largestWindowLog)
  }

  deinit { ZSTD_freeDStream(stream) }

  func decode(_ input: UnsafeBufferPointer<UInt8>, output: (UnsafeBufferPointer<UInt8>) throws(BodyProblem) -> Void)
    throws(BodyProblem)
  {
    var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var isFull = false
    while source.pos < source.size || isFull {
      var target = ZSTD_outBuffer(dst: buffer.bytes.baseAddress, size: DecoderBuffer.size, pos: 0)
      let result = ZSTD_decompressStream(stream, &target, &source)
      guard ZSTD_isError(result) == 0 else { throw .invalid(.zstd) }
      // Between frames the next call wants a new one; a call without input there must not undo the end.
      isAtEnd = result == 0
      isFull = target.pos == target.size && result != 0
      if target.pos > 0 { try output(buffer.prefix(target.pos)) }
    }
  }
}
