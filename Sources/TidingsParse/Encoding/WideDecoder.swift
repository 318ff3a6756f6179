/// Reads UTF-16 and UTF-32 in both orders.
enum WideDecoder {
  /// Where a piece of a text may end, at or behind an even place.
  static func pieceEnd(_ bytes: [UInt8], at place: Int, bigEndian: Bool) -> Int {
    let isWithinPair = bytes[bigEndian ? place - 2 : place - 1] & 0xFC == 0xD8
    return isWithinPair ? min(place + 2, bytes.count) : place
  }

  /// How much room so many bytes of UTF-16 may need when decoded.
  static func room(forUTF16 count: Int) -> Int { count * 3 / 2 + 8 }

  /// Decodes UTF-16 behind what the buffer holds.
  ///
  /// - Parameters:
  ///   - bytes: all of a text, or a piece of it.
  ///   - buffer: has `room` for the text.
  ///   - count: how much of the buffer is filled.
  static func decodeUTF16(
    _ bytes: ArraySlice<UInt8>, bigEndian: Bool, to buffer: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int,
    flaw: (_ offset: Int) -> Void
  ) {
    let start = bytes.startIndex
    bytes.withUnsafeBytes { source in
      guard let target = buffer.baseAddress else { return }
      func unit(_ place: Int) -> UInt32 {
        let unit = source.loadUnaligned(fromByteOffset: place, as: UInt16.self)
        return UInt32(bigEndian ? UInt16(bigEndian: unit) : UInt16(littleEndian: unit))
      }
      func append(_ byte: UInt32) {
        target[count] = UInt8(truncatingIfNeeded: byte)
        count &+= 1
      }
      var index = 0
      while index &+ 1 < source.count {
        while index &+ 8 <= source.count, let four = fourASCII(source, index, bigEndian) {
          UnsafeMutableRawPointer(target + count).storeBytes(of: four.littleEndian, as: UInt32.self)
          index &+= 8
          count &+= 4
        }
        guard index &+ 1 < source.count else { break }
        var scalar = unit(index)
        var length = 2
        if scalar & 0xFC00 == 0xD800, index &+ 3 < source.count, unit(index &+ 2) & 0xFC00 == 0xDC00 {
          scalar = 0x10000 + (scalar - 0xD800) << 10 + (unit(index &+ 2) - 0xDC00)
          length = 4
        } else if scalar & 0xF800 == 0xD800 {
          flaw(start + index)
          scalar = 0xFFFD
        }
        switch scalar {
        case ..<0x80: append(scalar)
        case ..<0x800:
          append(0xC0 | scalar >> 6)
          append(0x80 | scalar & 0x3F)
        case ..<0x10000:
          append(0xE0 | scalar >> 12)
          append(0x80 | scalar >> 6 & 0x3F)
          append(0x80 | scalar & 0x3F)
        default:
          append(0xF0 | scalar >> 18)
          append(0x80 | scalar >> 12 & 0x3F)
          append(0x80 | scalar >> 6 & 0x3F)
          append(0x80 | scalar & 0x3F)
        }
        index &+= length
      }
      guard index < source.count else { return }
      flaw(start + index)
      for byte: UInt32 in [0xEF, 0xBF, 0xBD] { append(byte) }
    }
  }

  /// Four characters of UTF-16 as bytes, the first one lowest, where all are ASCII.
  @inline(__always)
  private static func fourASCII(_ source: UnsafeRawBufferPointer, _ index: Int, _ bigEndian: Bool) -> UInt32? {
    var word = UInt64(littleEndian: source.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    if bigEndian { word = word >> 8 & 0x00FF_00FF_00FF_00FF | word << 8 & 0xFF00_FF00_FF00_FF00 }
    guard word & 0xFF80_FF80_FF80_FF80 == 0 else { return nil }
    word = (word | word >> 8) & 0x0000_FFFF_0000_FFFF
    return UInt32(truncatingIfNeeded: word | word >> 16)
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
