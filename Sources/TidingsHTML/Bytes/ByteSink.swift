#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif
internal import TidingsModel

/// A growing run of bytes that is written once from front to back; owns its memory.
struct ByteSink: ~Copyable {
  private(set) var count = 0
  private var capacity: Int
  private var bytes: UnsafeMutablePointer<UInt8>

  /// Bytes of a sink of which it matters that they are not held twice.
  private static let large = 2 << 20

  init(capacity: Int) {
    self.capacity = max(capacity, 64)
    bytes = Self.memory(nil, self.capacity)
  }

  deinit { free(bytes) }

  /// The C library's own, which moves a large run to another place without holding it twice.
  private static func memory(_ bytes: UnsafeMutablePointer<UInt8>?, _ capacity: Int) -> UnsafeMutablePointer<UInt8> {
    guard let memory = realloc(bytes, capacity) else { fatalError("no memory for \(capacity) bytes") }
    return memory.assumingMemoryBound(to: UInt8.self)
  }

  subscript(index: Int) -> UInt8 { bytes[index] }

  var last: UInt8 { count == 0 ? 0 : bytes[count - 1] }

  @inline(__always)
  private mutating func reserve(_ additional: Int) {
    if capacity &- count < additional { grow(additional) }
  }

  @inline(never)
  private mutating func grow(_ additional: Int) {
    let needed = count + additional
    capacity = max(needed, capacity * 2)
    bytes = Self.memory(bytes, capacity)
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    bytes[count] = byte
    count &+= 1
  }

  @inline(__always)
  mutating func append(_ source: UnsafePointer<UInt8>, count length: Int) {
    reserve(length)
    (bytes + count).update(from: source, count: length)
    count &+= length
  }

  @inline(__always)
  mutating func append(_ text: StaticString) { append(text.utf8Start, count: text.utf8CodeUnitCount) }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      if let start = utf8.baseAddress { append(start, count: utf8.count) }
    }
  }

  /// Up to eight bytes held in a word, first byte lowest.
  @inline(__always)
  mutating func append(word: UInt64, count length: Int) {
    reserve(8)
    UnsafeMutableRawPointer(bytes + count).storeBytes(of: word.littleEndian, as: UInt64.self)
    count &+= length
  }

  /// Appends a part of what another sink holds.
  mutating func append(_ other: borrowing ByteSink, _ range: Range<Int>) {
    append(other.bytes + range.lowerBound, count: range.count)
  }

  mutating func append(scalar value: UInt32) {
    switch value {
    case ..<0x80: append(UInt8(truncatingIfNeeded: value))
    case ..<0x800:
      append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    case ..<0x10000:
      append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    default:
      append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18 & 0x07))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    }
  }

  mutating func truncate(to length: Int) { count = min(count, length) }

  /// The bytes as text; what is not valid UTF-8 becomes U+FFFD.
  func string() -> String { String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self) }

  /// The bytes as text, without a second look at them: only for a sink that was given nothing but valid UTF-8, cut at
  /// nothing but the ends of characters. (Looking costs as much as sanitising plain text does.)
  func trustedString() -> String {
    String(copying: unsafe UTF8Span(unchecked: Span(_unsafeElements: UnsafeBufferPointer(start: bytes, count: count))))
  }

  /// `trustedString` of a sink that is done with: the memory of a large one goes back to the system as it is copied.
  mutating func takeString() -> String {
    defer { count = 0 }
    guard count >= Self.large else { return trustedString() }
    return String(moving: UnsafeMutableRawBufferPointer(start: bytes, count: count))
  }

  func string(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count), as: UTF8.self)
  }

  /// The bytes, for the time of the call.
  @inline(__always)
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    body(UnsafeBufferPointer(start: bytes, count: count))
  }
}
