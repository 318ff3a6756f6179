internal import CBrotli

/// Decodes Brotli (RFC 7932). Bytes after the end of the stream are ignored.
final class BrotliDecoder: StreamDecoder {
  private let state: OpaquePointer
  private let buffer = DecoderBuffer()
  private(set) var isAtEnd = false

  /// `nil` when there is no memory.
  init?() {
    guard let state = BrotliDecoderCreateInstance(nil, nil, nil) else { return nil }
    self.state = state
  }

  deinit { BrotliDecoderDestroyInstance(state) }

  func decode(_ input: UnsafeBufferPointer<UInt8>, output: (UnsafeBufferPointer<UInt8>) throws(BodyProblem) -> Void)
    throws(BodyProblem)
  {
    guard !isAtEnd else { return }
    var left = input.count
    var next = input.baseAddress
    while true {
      var room = DecoderBuffer.size
      var target = buffer.bytes.baseAddress
      let result = BrotliDecoderDecompressStream(state, &left, &next, &room, &target, nil)
      if room < DecoderBuffer.size { try output(buffer.prefix(DecoderBuffer.size - room)) }
      switch result {
      case BROTLI_DECODER_RESULT_SUCCESS:
        isAtEnd = true
        return
      case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: continue
      case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT: return
      default: throw .invalid(.br)
      }
    }
  }
}
