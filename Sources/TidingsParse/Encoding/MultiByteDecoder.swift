internal import Glibc
internal import TidingsModel

/// Reads the encodings of East Asia and others of several bytes with the C library's iconv.
struct MultiByteDecoder: ~Copyable {
  private let converter: iconv_t

  /// `nil` where the C library has no such converter.
  init?(_ name: String) {
    guard let converter = iconv_open("UTF-8", name), Int(bitPattern: converter) != -1 else { return nil }
    self.converter = converter
  }

  deinit { iconv_close(converter) }

  /// Bytes that stand for nothing become U+FFFD; an ASCII byte after a stray lead byte is kept, as it may be markup.
  ///
  /// - Parameter euroAt80: whether 0x80 is the euro sign, as in GBK.
  func decode(_ bytes: [UInt8], euroAt80: Bool, into output: inout DecoderOutput) {
    bytes.withUnsafeBytes { raw in decode(raw, euroAt80: euroAt80, into: &output) { _, _ in } }
  }

  /// - Parameter spent: what of the bytes was given back to the system: up to the first flaw.
  func decode(
    _ bytes: inout [UInt8], euroAt80: Bool, into output: inout DecoderOutput, spent: inout SpentPrefix?
  ) {
    bytes.withUnsafeMutableBytes { bytes in
      decode(UnsafeRawBufferPointer(bytes), euroAt80: euroAt80, into: &output) { index, output in
        guard output.flawCount == 0, spent?.isDue(at: index) == true else { return }
        spent?.extend(to: index, in: bytes)
      }
    }
  }

  /// How many flaws decoding finds. Nothing of the text is kept.
  func flawCount(_ bytes: [UInt8], euroAt80: Bool) -> Int {
    var output = DecoderOutput()
    bytes.withUnsafeBytes { raw in
      decode(raw, euroAt80: euroAt80, into: &output) { _, output in output.utf8.removeAll(keepingCapacity: true) }
    }
    return output.flawCount
  }

  private func decode(
    _ raw: UnsafeRawBufferPointer, euroAt80: Bool, into output: inout DecoderOutput,
    _ hasRead: (_ index: Int, _ output: inout DecoderOutput) -> Void
  ) {
    var chunk = [CChar](repeating: 0, count: 16_384)
    // iconv wants a pointer to what may be written to, and writes nothing.
    var input = UnsafeMutableRawPointer(mutating: raw.baseAddress)?.assumingMemoryBound(to: CChar.self)
    var left = raw.count
    while left > 0 {
      var reason: Int32 = 0
      chunk.withUnsafeMutableBufferPointer { buffer in
        var target = buffer.baseAddress
        var room = buffer.count
        if iconv(converter, &input, &left, &target, &room) == -1 { reason = errno }
        buffer.withMemoryRebound(to: UInt8.self) {
          output.utf8.append(contentsOf: $0.prefix($0.count - room))
        }
      }
      guard left > 0 else { break }
      hasRead(raw.count - left, &output)
      let offset = raw.count - left
      switch reason {
      case E2BIG: continue
      case EILSEQ:
        if euroAt80, raw[offset] == 0x80 {
          output.utf8.append(contentsOf: [0xE2, 0x82, 0xAC])
          input = input?.advanced(by: 1)
          left -= 1
          continue
        }
        let skipped = left > 1 && raw[offset] >= 0x80 && raw[offset + 1] >= 0x80 ? 2 : 1
        output.appendReplacement(at: offset)
        input = input?.advanced(by: skipped)
        left -= skipped
      case EINVAL:
        // The text ends within a character.
        output.appendReplacement(at: offset)
        left = 0
      default:
        // iconv made no progress and says nothing: step over a byte rather than stay.
        output.appendReplacement(at: offset)
        input = input?.advanced(by: 1)
        left -= 1
      }
    }
  }
}
