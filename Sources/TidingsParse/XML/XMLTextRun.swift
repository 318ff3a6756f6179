internal import CBlocks

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Reads a stretch of text between tags, its references and line ends, in pieces as large as they come.
struct XMLTextRun {
  /// How much room the pieces need that are put together.
  static let capacity = 8192

  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  /// Where the next carriage return stands, or `end`.
  private var nextReturn: Int
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private var filled = 0
  /// How far it was read: at the end to that of the text, or to a reference that is neither predefined nor a number.
  private(set) var index: Int

  /// - Parameter buffer: room for `capacity` bytes, of which the pieces are made.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ buffer: UnsafeMutableBufferPointer<UInt8>) {
    self.bytes = bytes
    self.buffer = buffer
    index = range.lowerBound
    end = range.upperBound
    nextReturn = index
    nextReturn = find(0x0D)
  }

  /// The whole of a text that is readable.
  static func read(_ source: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    // No reference is shorter than what it stands for.
    let text = [UInt8](unsafeUninitializedCapacity: source.count) { target, filled in
      guard let target = target.baseAddress else { return }
      filled = source.withUnsafeBufferPointer { read($0, into: target) }
    }
    return text[...]
  }

  /// - Returns: how many bytes were written, no more than were read.
  private static func read(_ bytes: UnsafeBufferPointer<UInt8>, into target: UnsafeMutablePointer<UInt8>) -> Int {
    guard let source = bytes.baseAddress else { return 0 }
    let end = bytes.count
    var index = 0
    var filled = 0
    while index < end {
      while index &+ 16 <= end {
        (target + filled).update(from: source + index, count: 16)
        let plain = Int(tidings_block_reference(source + index))
        index &+= plain
        filled &+= plain
        if plain < 16 { break }
      }
      guard index < end else { break }
      switch bytes[index] {
      case 0x26:
        guard let (scalar, length) = XMLReference.scalar(in: bytes, at: index) else { return filled }
        index &+= length
        if scalar.value < 0x80 {
          target[filled] = UInt8(truncatingIfNeeded: scalar.value)
          filled &+= 1
        } else {
          filled &+= write(scalar, to: target + filled)
        }
      case 0x0D:
        // Line ends become line feeds (XML 1.0 section 2.11).
        index &+= 1
        if index == end || bytes[index] != 0x0A {
          target[filled] = 0x0A
          filled &+= 1
        }
      case let byte:
        target[filled] = byte
        index &+= 1
        filled &+= 1
      }
    }
    return filled
  }

  /// Writes a character beyond ASCII that a reference stands for.
  private static func write(_ scalar: Unicode.Scalar, to target: UnsafeMutablePointer<UInt8>) -> Int {
    var count = 0
    func put(_ bytes: some Sequence<UInt8>) {
      for byte in bytes {
        target[count] = byte
        count += 1
      }
    }
    if scalar.value < 0xA0 {
      // &#146; and its kin: what was meant is windows-1252, as in HTML.
      put(Windows1252.utf8(UInt8(scalar.value)))
    } else {
      put(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    return count
  }

  /// How many references there are in a text; `nil` where not all are such that it can be read to its end.
  static func references(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    var scanner = XMLScanner(UnsafeBufferPointer(rebasing: bytes[..<range.upperBound]), from: range.lowerBound)
    var count = 0
    while scanner.skip(to: 0x26) {
      guard let (_, length) = XMLReference.scalar(in: scanner.bytes, at: scanner.index) else { return nil }
      scanner.index += length
      count += 1
    }
    return count
  }

  /// The next piece, which is valid up to the next call.
  mutating func next() -> UnsafeBufferPointer<UInt8>? {
    filled = 0
    while index < end {
      let special = min(find(0x26), nextReturn)
      let length = special - index
      guard length <= Self.capacity - filled else {
        // What is too long for the buffer goes without it.
        if filled > 0 { break }
        defer { index = special }
        return UnsafeBufferPointer(rebasing: bytes[index..<special])
      }
      append(length)
      guard index < end, Self.capacity - filled >= 4 else { break }
      if bytes[index] == 0x0D {
        readReturn()
      } else if let (scalar, length) = XMLReference.scalar(in: bytes, at: index) {
        append(scalar)
        index += length
      } else {
        break
      }
    }
    return filled > 0 ? UnsafeBufferPointer(rebasing: buffer[..<filled]) : nil
  }

  private mutating func append(_ length: Int) {
    guard length > 0, let target = buffer.baseAddress, let source = bytes.baseAddress else { return }
    (target + filled).update(from: source + index, count: length)
    filled += length
    index += length
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    guard let target = buffer.baseAddress else { return }
    if scalar.value < 0x80 {
      target[filled] = UInt8(scalar.value)
      filled += 1
    } else {
      filled += Self.write(scalar, to: target + filled)
    }
  }

  /// Line ends become line feeds (XML 1.0 section 2.11).
  private mutating func readReturn() {
    index += 1
    if index == bytes.count || bytes[index] != 0x0A {
      buffer[filled] = 0x0A
      filled += 1
    }
    nextReturn = find(0x0D)
  }

  private func find(_ byte: UInt8) -> Int {
    guard index < end, let base = bytes.baseAddress, let found = memchr(base + index, Int32(byte), end - index) else {
      return end
    }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}
