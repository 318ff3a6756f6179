internal import TidingsHTML

/// Reads bytes in a given encoding as UTF-8.
enum EncodingDecoder {
  /// - Returns: false where this machine cannot read the encoding.
  static func decode(_ bytes: [UInt8], as encoding: TextEncoding, into output: inout DecoderOutput) -> Bool {
    switch encoding.family {
    case .utf8:
      let outcome = UTF8Repair.repair(bytes)
      output.utf8 = outcome.utf8
      for offset in outcome.survey.invalid { output.noteFlaw(at: offset) }
    case .utf16: WideDecoder.decodeUTF16(bytes, bigEndian: encoding == .utf16BE, into: &output)
    case .utf32: WideDecoder.decodeUTF32(bytes, bigEndian: encoding == .utf32BE, into: &output)
    case .singleByte:
      guard let decoder = SingleByteDecoders.decoder(for: encoding) else { return false }
      if encoding.writesMarksApart {
        decodeComposing(bytes, decoder, into: &output)
      } else {
        decoder.decode(bytes[...], into: &output)
      }
    case .multiByte:
      guard let name = encoding.converterName, let decoder = MultiByteDecoder(name) else { return false }
      output.utf8.reserveCapacity(bytes.count + bytes.count / 2)
      decoder.decode(
        unshifted(bytes, encoding), euroAt80: encoding == .gbk || encoding == .gb18030, into: &output)
    case .refused: return false
    }
    return true
  }

  private static func unshifted(_ bytes: [UInt8], _ encoding: TextEncoding) -> [UInt8] {
    switch encoding {
    case .iso2022JP: ISO2022JP.eucJP(bytes)
    case .iso2022KR: ShiftedEncodings.eucKR(fromISO2022KR: bytes)
    case .hz: ShiftedEncodings.gbk(fromHZ: bytes)
    default: bytes
    }
  }

  /// A piece at a time, so that the text as it was is never held beside the composed one as a whole.
  private static func decodeComposing(
    _ bytes: [UInt8], _ decoder: SingleByteDecoder, into output: inout DecoderOutput
  ) {
    var composed: [UInt8] = []
    composed.reserveCapacity(bytes.count + bytes.count / 2)
    var start = 0
    while start < bytes.count {
      // Nothing composes across an ASCII character with what stands before it.
      var end = min(start + 65_536, bytes.count)
      while end < bytes.count, bytes[end] >= 0x80 || bytes[end] < 0x20 { end += 1 }
      decoder.decode(bytes[start..<end], into: &output)
      composed += NFC.compose(output.utf8)
      start = end
    }
    output.utf8 = composed
  }
}
