internal import TidingsHTML

/// Reads bytes in a given encoding as UTF-8.
enum EncodingDecoder {
  /// - Returns: false where this machine cannot read the encoding.
  static func decode(_ bytes: [UInt8], as encoding: TextEncoding, into output: inout DecoderOutput) -> Bool {
    switch encoding.family {
    case .utf8:
      let outcome = UTF8Repair.repair(bytes)
      output.utf8 = outcome.utf8
      for offset in outcome.invalid { output.noteFlaw(at: offset) }
    case .utf16: WideDecoder.decodeUTF16(bytes, bigEndian: encoding == .utf16BE, into: &output)
    case .utf32: WideDecoder.decodeUTF32(bytes, bigEndian: encoding == .utf32BE, into: &output)
    case .singleByte:
      guard let decoder = SingleByteDecoders.decoder(for: encoding) else { return false }
      decoder.decode(bytes, into: &output)
    case .multiByte:
      guard let name = encoding.converterName, let decoder = MultiByteDecoder(name) else { return false }
      output.utf8.reserveCapacity(bytes.count + bytes.count / 2)
      decoder.decode(
        encoding == .iso2022JP ? ISO2022JP.eucJP(bytes) : bytes, euroAt80: encoding == .gbk || encoding == .gb18030,
        into: &output)
    case .refused: return false
    }
    if encoding.writesMarksApart {
      output.utf8 = NFC.compose(output.utf8)
    }
    return true
  }
}
