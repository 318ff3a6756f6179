internal import TidingsHTML
internal import TidingsModel

/// Reads bytes in a given encoding as UTF-8.
enum EncodingDecoder {
  /// - Returns: false where this machine cannot read the encoding.
  static func decode(_ bytes: [UInt8], as encoding: TextEncoding, into output: inout DecoderOutput) -> Bool {
    var bytes = bytes
    var spent: SpentPrefix?
    return decode(&bytes, as: encoding, into: &output, spent: &spent)
  }

  /// - Parameter spent: what of the bytes was given back to the system, where that is wanted: up to the first flaw, of
  ///   encodings in which it is easy.
  static func decode(
    _ bytes: inout [UInt8], as encoding: TextEncoding, into output: inout DecoderOutput, spent: inout SpentPrefix?
  ) -> Bool {
    switch encoding.family {
    case .utf8:
      let outcome = UTF8Repair.repair(bytes)
      output.utf8 = outcome.utf8
      for offset in outcome.survey.invalid { output.noteFlaw(at: offset) }
    case .utf16:
      let isBigEndian = encoding == .utf16BE
      output.utf8 = [UInt8](unsafeUninitializedCapacity: WideDecoder.room(forUTF16: bytes.count)) { buffer, count in
        inPieces(&bytes, output: &output, spent: &spent) { bytes, place in
          WideDecoder.pieceEnd(bytes, at: place, bigEndian: isBigEndian)
        } decode: { piece, output in
          WideDecoder.decodeUTF16(piece, bigEndian: isBigEndian, to: buffer, &count) { output.noteFlaw(at: $0) }
        }
      }
    case .utf32: WideDecoder.decodeUTF32(bytes, bigEndian: encoding == .utf32BE, into: &output)
    case .singleByte:
      guard let decoder = SingleByteDecoders.decoder(for: encoding) else { return false }
      decode(&bytes, with: decoder, into: &output, spent: &spent)
    case .multiByte:
      guard let name = encoding.converterName, let decoder = MultiByteDecoder(name) else { return false }
      output.utf8.reserveCapacity(bytes.count + bytes.count / 2)
      let euroAt80 = encoding.hasEuroAt80
      if encoding.isShifted {
        var unshifted = unshifted(bytes, encoding)
        var given = spent.map { _ in SpentPrefix() }
        decoder.decode(&unshifted, euroAt80: euroAt80, into: &output, spent: &given)
      } else if spent == nil {
        decoder.decode(bytes, euroAt80: euroAt80, into: &output)
      } else {
        decoder.decode(&bytes, euroAt80: euroAt80, into: &output, spent: &spent)
      }
    case .refused: return false
    }
    return true
  }

  /// Decodes an encoding of one byte a character.
  static func decode(
    _ bytes: inout [UInt8], with decoder: SingleByteDecoder, into output: inout DecoderOutput,
    spent: inout SpentPrefix?
  ) {
    // Room that is not used takes no memory; growing, a large array is held twice.
    let room = SingleByteDecoder.room(for: bytes.count)
    output.utf8 = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      inPieces(&bytes, output: &output, spent: &spent) { bytes, place in
        bytes.withUnsafeBufferPointer { SingleByteDecoder.pieceEnd($0, at: place) }
      } decode: { piece, output in
        piece.withUnsafeBufferPointer { source in
          decoder.decode(source, to: buffer, &count) { output.noteFlaw(at: piece.startIndex + $0) }
        }
      }
    }
  }

  /// How many flaws `decode` finds in an encoding of several bytes a character.
  static func flawCount(_ bytes: [UInt8], as encoding: TextEncoding) -> Int {
    guard let name = encoding.converterName, let decoder = MultiByteDecoder(name) else { return 0 }
    return decoder.flawCount(unshifted(bytes, encoding), euroAt80: encoding.hasEuroAt80)
  }

  private static func unshifted(_ bytes: [UInt8], _ encoding: TextEncoding) -> [UInt8] {
    switch encoding {
    case .iso2022JP: ISO2022JP.eucJP(bytes)
    case .iso2022KR: ShiftedEncodings.eucKR(fromISO2022KR: bytes)
    case .hz: ShiftedEncodings.gbk(fromHZ: bytes)
    default: bytes
    }
  }

  /// A piece at a time, so that what stands beside the whole result is small.
  ///
  /// - Parameter pieceEnd: where a piece may end, at or behind a place within the bytes.
  private static func inPieces(
    _ bytes: inout [UInt8], output: inout DecoderOutput, spent: inout SpentPrefix?,
    pieceEnd: ([UInt8], Int) -> Int, decode: (ArraySlice<UInt8>, inout DecoderOutput) -> Void
  ) {
    var start = 0
    while start < bytes.count {
      let place = start + 65_536
      let end = place < bytes.count ? pieceEnd(bytes, place) : bytes.count
      decode(bytes[start..<end], &output)
      start = end
      if output.flawCount == 0, var prefix = spent, prefix.isDue(at: start) {
        bytes.withUnsafeMutableBytes { prefix.extend(to: start, in: $0) }
        spent = prefix
      }
    }
  }
}
