internal import CBlocks
internal import Synchronization
internal import TidingsHTML
internal import TidingsModel

/// Reads encodings of one byte a character.
///
/// A class, as many texts may refer to one.
final class SingleByteDecoder: Sendable {
  /// For each byte its character.
  private let characters: [PackedCharacter]
  /// For each byte what its character and each of the marks compose to, or the mark where that has to be found out;
  /// empty where no mark is composed.
  private let composed: [PackedCharacter]
  /// For each byte which of the marks it is.
  private let marks: [Int?]
  /// How many marks there are.
  private let markCount: Int
  /// Whether ASCII characters are themselves.
  private let holdsASCII: Bool

  /// A character in UTF-8, first byte lowest, and what there is to know of it.
  private struct PackedCharacter: Sendable {
    private let bits: UInt32

    private static let unassigned: UInt32 = 1 << 26
    private static let mark: UInt32 = 1 << 27

    init(_ scalar: Unicode.Scalar, isMark: Bool = false) {
      var packed: UInt32 = 0
      var length: UInt32 = 0
      // None of them needs four bytes.
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
        packed |= UInt32(byte) << (8 * length)
        length += 1
      }
      packed |= length << 24
      if scalar == "\u{FFFD}" { packed |= Self.unassigned }
      bits = isMark ? packed | Self.mark : packed
    }

    var length: Int { Int(bits >> 24 & 3) }
    var isOrdinary: Bool { bits >> 26 == 0 }
    var isUnassigned: Bool { bits & Self.unassigned != 0 }
    var isMark: Bool { bits & Self.mark != 0 }

    /// Writes four bytes, of which `length` count.
    @inline(__always)
    func write(to target: UnsafeMutablePointer<UInt8>) {
      UnsafeMutableRawPointer(target).storeBytes(of: bits.littleEndian, as: UInt32.self)
    }
  }

  init?(_ encoding: TextEncoding) {
    guard let scalars = SingleByteTables.characters(of: encoding) else { return nil }
    let combining =
      encoding.writesMarksApart ? scalars.filter { (0x300...0x36F).contains($0.value) } : []
    marks = scalars.map { combining.firstIndex(of: $0) }
    markCount = combining.count
    characters = scalars.map { PackedCharacter($0, isMark: combining.contains($0)) }
    composed = scalars.flatMap { letter in
      combining.map { mark in
        guard Self.vowels.contains(letter) else { return PackedCharacter(mark, isMark: true) }
        let pair = NFC.compose(String(String.UnicodeScalarView([letter, mark]))).unicodeScalars
        return PackedCharacter(pair.count == 1 ? pair.first ?? mark : mark, isMark: pair.count > 1)
      }
    }
    holdsASCII = scalars.prefix(128).enumerated().allSatisfy { $0.offset == Int($0.element.value) }
  }

  /// What Vietnamese has tones on.
  private static let vowels = Set("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY".unicodeScalars)

  /// Whether a document can be read bit by bit: its markup is ASCII, all its bytes stand for something, and none for what
  /// XML forbids.
  func readsDocument(_ bytes: [UInt8]) -> Bool {
    guard holdsASCII else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      guard let source = bytes.baseAddress else { return true }
      var index = 0
      while index < bytes.count {
        while index &+ 16 <= bytes.count, tidings_block_is_ascii(source + index, 0x20) { index &+= 16 }
        guard index < bytes.count else { break }
        let byte = bytes[index]
        if byte < 0x20 ? !byte.isSpace : characters[Int(byte)].isUnassigned { return false }
        index &+= 1
      }
      return true
    }
  }

  /// Bytes that are decoded at a time.
  static let pieceSize = 65_536

  /// Where a piece of a text may end, at or behind a place within it: nothing composes across an ASCII character with what
  /// stands before it.
  static func pieceEnd(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Int {
    guard place < bytes.count else { return bytes.count }
    return bytes[place...].firstIndex { $0 < 0x80 && $0 >= 0x20 } ?? bytes.count
  }

  /// A text of its own as UTF-8.
  func utf8(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Self.room(for: bytes.count)) { buffer, count in
      var start = 0
      while start < bytes.count {
        let end = Self.pieceEnd(bytes, at: start + Self.pieceSize)
        decode(UnsafeBufferPointer(rebasing: bytes[start..<end]), to: buffer, &count) { _ in }
        start = end
      }
    }
  }

  func utf8(_ bytes: ArraySlice<UInt8>) -> [UInt8] { bytes.withUnsafeBufferPointer { utf8($0) } }

  /// How much room a text of so many bytes may need when decoded.
  static func room(for count: Int) -> Int { count * 3 + 16 }

  /// Decodes a piece of a text behind what the buffer holds, marks composed with the letters before them.
  ///
  /// - Parameters:
  ///   - source: the piece; its first character is no mark that composes with one in the piece before.
  ///   - buffer: has `room` for the text.
  ///   - count: how much of the buffer is filled.
  func decode(
    _ source: UnsafeBufferPointer<UInt8>, to buffer: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int,
    flaw: (_ offset: Int) -> Void
  ) {
    guard let target = buffer.baseAddress, let first = source.baseAddress else { return }
    let start = count
    var isDoubtful = false
    var index = 0
    while index < source.count {
      if holdsASCII, index &+ 16 <= source.count {
        (target + count).update(from: first + index, count: 16)
        let plain = Int(tidings_block_ascii(first + index))
        index &+= plain
        count &+= plain
        if plain == 16 { continue }
      }
      let byte = Int(source[index])
      var character = characters[byte]
      if !character.isOrdinary {
        if character.isUnassigned { flaw(index) }
        if let mark = marks[byte] {
          let letter = index > 0 ? Int(source[index &- 1]) : byte
          character = composed[letter &* markCount &+ mark]
          if character.isMark { isDoubtful = true } else { count &-= characters[letter].length }
        }
      }
      character.write(to: target + count)
      count &+= character.length
      index &+= 1
    }
    guard isDoubtful else { return }
    // What is composed is not longer.
    let text = NFC.compose(Array(buffer[start..<count]))
    count = start
    for byte in text {
      buffer[count] = byte
      count += 1
    }
  }
}
