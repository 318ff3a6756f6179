internal import CBlocks
internal import Synchronization

/// Reads encodings of one byte a character.
struct SingleByteDecoder: Sendable {
  /// For each byte its character in UTF-8, first byte lowest, and the length in the highest byte.
  private let characters: [UInt32]
  private let unassigned: [Bool]
  /// Whether ASCII characters are themselves.
  private let holdsASCII: Bool

  init?(_ encoding: TextEncoding) {
    guard let upper = SingleByteTables.upperHalf(of: encoding) else { return nil }
    var scalars = (0..<128).compactMap { Unicode.Scalar($0) } + Array(upper.unicodeScalars)
    guard scalars.count == 256 else { return nil }
    for (byte, scalar) in SingleByteTables.lowerExceptions(of: encoding) { scalars[Int(byte)] = scalar }
    characters = scalars.map { scalar in
      var packed: UInt32 = 0
      var length: UInt32 = 0
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
        packed |= UInt32(byte) << (8 * length)
        length += 1
      }
      return packed | length << 24
    }
    holdsASCII = scalars.prefix(128).enumerated().allSatisfy { $0.offset == Int($0.element.value) }
    unassigned = scalars.map { $0 == "\u{FFFD}" }
  }

  /// Replaces what the output holds.
  func decode(_ bytes: ArraySlice<UInt8>, into output: inout DecoderOutput) {
    output.utf8 = [UInt8](unsafeUninitializedCapacity: bytes.count * 3) { buffer, count in
      bytes.withUnsafeBufferPointer { source in
        guard let target = buffer.baseAddress, let first = source.baseAddress else { return }
        var index = 0
        while index < source.count {
          while holdsASCII, index &+ 16 <= source.count, tidings_block_is_ascii(first + index, 0) {
            (target + count).update(from: first + index, count: 16)
            index &+= 16
            count &+= 16
          }
          guard index < source.count else { break }
          let byte = Int(source[index])
          let character = characters[byte]
          if unassigned[byte] { output.noteFlaw(at: bytes.startIndex + index) }
          target[count] = UInt8(truncatingIfNeeded: character)
          let length = Int(character >> 24)
          if length > 1 {
            target[count &+ 1] = UInt8(truncatingIfNeeded: character >> 8)
            if length > 2 { target[count &+ 2] = UInt8(truncatingIfNeeded: character >> 16) }
          }
          index &+= 1
          count &+= length
        }
      }
    }
  }
}

/// The decoders of one byte a character, each made once.
enum SingleByteDecoders {
  private static let cache = Mutex<[TextEncoding: SingleByteDecoder]>([:])

  static func decoder(for encoding: TextEncoding) -> SingleByteDecoder? {
    if let decoder = cache.withLock({ $0[encoding] }) { return decoder }
    guard let decoder = SingleByteDecoder(encoding) else { return nil }
    cache.withLock { $0[encoding] = decoder }
    return decoder
  }
}
