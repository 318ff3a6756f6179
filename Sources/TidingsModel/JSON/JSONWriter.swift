/// Writes JSON (RFC 8259) into a byte buffer, keys in the order given, nothing left out but what is `nil` or empty.
public struct JSONWriter {
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  public init(reserving capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// Hands over what is written so far; writing goes on behind it.
  public mutating func drain() -> [UInt8] {
    let written = bytes
    bytes = []
    bytes.reserveCapacity(min(written.count, 128 << 10))
    return written
  }

  public mutating func beginObject() {
    separate()
    bytes.append(0x7B)
    needsComma = false
  }

  public mutating func endObject() {
    bytes.append(0x7D)
    needsComma = true
  }

  public mutating func beginArray() {
    separate()
    bytes.append(0x5B)
    needsComma = false
  }

  public mutating func endArray() {
    bytes.append(0x5D)
    needsComma = true
  }

  /// The key of the next value.
  public mutating func key(_ name: String) {
    separate()
    append(quoting: name)
    bytes.append(0x3A)
    needsComma = false
  }

  public mutating func value(_ text: String) {
    separate()
    append(quoting: text)
    needsComma = true
  }

  public mutating func value(_ number: Int64) {
    separate()
    bytes.append(contentsOf: String(number).utf8)
    needsComma = true
  }

  public mutating func value(_ number: Int) { value(Int64(number)) }

  /// Not-a-number and infinity, which JSON lacks, are written as `null`.
  public mutating func value(_ number: Double) {
    if let whole = Int64(exactly: number), abs(whole) < 1 << 53 { return value(whole) }
    separate()
    bytes.append(contentsOf: (number.isFinite ? "\(number)" : "null").utf8)
    needsComma = true
  }

  public mutating func value(_ flag: Bool) {
    separate()
    bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    needsComma = true
  }

  public mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
    needsComma = true
  }

  /// JSON that is already written, taken as it is.
  public mutating func raw(_ json: some Sequence<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
    needsComma = true
  }

  public mutating func field(_ name: String, _ text: String?) {
    guard let text else { return }
    key(name)
    value(text)
  }

  public mutating func field(_ name: String, _ number: Int?) {
    guard let number else { return }
    key(name)
    value(number)
  }

  public mutating func field(_ name: String, _ number: Int64?) {
    guard let number else { return }
    key(name)
    value(number)
  }

  public mutating func field(_ name: String, _ number: Double?) {
    guard let number else { return }
    key(name)
    value(number)
  }

  public mutating func field(_ name: String, _ flag: Bool?) {
    guard let flag else { return }
    key(name)
    value(flag)
  }

  public mutating func field(_ name: String, _ time: Timestamp?) { field(name, time?.rfc3339) }

  public mutating func field(_ name: String, _ texts: [String]) {
    field(name, texts) { writer, text in writer.value(text) }
  }

  public mutating func field(_ name: String, _ numbers: [Int]) {
    field(name, numbers) { writer, number in writer.value(number) }
  }

  /// An array, left out when it is empty.
  public mutating func field<Element>(
    _ name: String, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    guard !elements.isEmpty else { return }
    key(name)
    beginArray()
    for element in elements { write(&self, element) }
    endArray()
  }

  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
  }

  private mutating func append(quoting text: String) {
    bytes.append(0x22)
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      var index = 0
      while true {
        index = Self.plainEnd(utf8, from: index)
        guard index < utf8.count else { break }
        let byte = utf8[index]
        defer { index += 1 }
        bytes.append(contentsOf: utf8[start..<index])
        start = index + 1
        bytes.append(0x5C)
        switch byte {
        case 0x22, 0x5C: bytes.append(byte)
        case 0x0A: bytes.append(0x6E)
        case 0x0D: bytes.append(0x72)
        case 0x09: bytes.append(0x74)
        default:
          bytes.append(contentsOf: "u00".utf8)
          bytes.append(Self.hexDigits[Int(byte >> 4)])
          bytes.append(Self.hexDigits[Int(byte & 15)])
        }
      }
      bytes.append(contentsOf: utf8[start..<utf8.count])
    }
    bytes.append(0x22)
  }

  /// The index of the next byte that cannot stand in a JSON string as it is.
  private static func plainEnd(_ utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let raw = UnsafeRawBufferPointer(utf8)
    var index = start
    while index + 8 <= utf8.count {
      // A word at a time: a high bit in `found` means that a byte is a control character, a quote, a backslash or DEL,
      // or, seldom, stands behind one.
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      let delete = word ^ (ones &* 0x7F)
      let controls = (word &- ones &* 0x20) & ~word
      let found =
        controls | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | ((delete &- ones) & ~delete)
      if found & highs == 0 {
        index += 8
        continue
      }
      let end = index + 8
      while index < end {
        let byte = utf8[index]
        if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F { return index }
        index += 1
      }
    }
    while index < utf8.count {
      let byte = utf8[index]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F { return index }
      index += 1
    }
    return index
  }

  private static let hexDigits: [UInt8] = Array("0123456789abcdef".utf8)
}
