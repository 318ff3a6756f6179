/// Reads UTF-16 and UTF-32 in both orders.
enum WideDecoder {
  /// Where a piece of a text may end, at or behind an even place.
  static func pieceEnd(_ bytes: [UInt8], at place: Int, bigEndian: Bool) -> Int {
    let isWithinPair = bytes[bigEndian ? place - 2 : place - 1] & 0xFC == 0xD8
    return isWithinPair ? min(place + 2, bytes.count) : place
  }

  /// - Parameter bytes: all of a text, or a piece of it.
  static func decodeUTF16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool, into output: inout DecoderOutput) {
    var index = bytes.startIndex
    func unit(_ place: Int) -> UInt32 {
      bigEndian
        ? UInt32(bytes[place]) << 8 | UInt32(bytes[place + 1]) : UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place])
    }
    while index + 1 < bytes.endIndex {
      let first = unit(index)
      if first < 0x80 {
        output.utf8.append(UInt8(first))
      } else if first >= 0xD800, first < 0xDC00, index + 3 < bytes.endIndex, unit(index + 2) >= 0xDC00,
        unit(index + 2) < 0xE000
      {
        append(0x10000 + (first - 0xD800) << 10 + (unit(index + 2) - 0xDC00), at: index, to: &output)
        index += 2
      } else {
        append(first, at: index, to: &output)
      }
      index += 2
    }
    if index < bytes.endIndex { output.appendReplacement(at: index) }
  }

  static func decodeUTF32(_ bytes: [UInt8], bigEndian: Bool, into output: inout DecoderOutput) {
    output.utf8.reserveCapacity(bytes.count / 2)
    var index = 0
    while index + 3 < bytes.count {
      var scalar: UInt32 = 0
      for offset in 0..<4 {
        scalar |= UInt32(bytes[index + offset]) << UInt32(8 * (bigEndian ? 3 - offset : offset))
      }
      append(scalar, at: index, to: &output)
      index += 4
    }
    if index < bytes.count { output.appendReplacement(at: index) }
  }

  private static func append(_ value: UInt32, at offset: Int, to output: inout DecoderOutput) {
    guard let scalar = Unicode.Scalar(value) else { return output.appendReplacement(at: offset) }
    output.utf8.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
