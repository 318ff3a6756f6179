internal import CBlocks

/// Writes JSON (RFC 8259) into a byte buffer, keys in the order given, nothing left out but what is `nil` or empty.
public struct JSONWriter {
  /// What was written since the last `drain`, without long texts that are left to it.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false
  private let leavesLongTexts: Bool
  /// Long texts, and where among the bytes each belongs.
  private var longTexts: [(place: Int, text: String)] = []

  /// Bytes of a text that is not copied where such texts are left to `drain`.
  private static let longText = 32 << 10

  /// - Parameter leavesLongTexts: hold long texts as they are until `drain` hands them over piece by piece; they are not
  ///   among the `bytes`.
  public init(reserving capacity: Int = 0, leavesLongTexts: Bool = false) {
    self.leavesLongTexts = leavesLongTexts
    bytes.reserveCapacity(capacity)
  }

  /// Whether long texts wait for `drain`.
  public var holdsTexts: Bool { !longTexts.isEmpty }

  /// Hands over what is written so far; writing goes on behind it, in the same memory.
  public mutating func drain<Failure: Error>(to sink: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    guard holdsTexts else {
      try sink(bytes)
      return bytes.removeAll(keepingCapacity: true)
    }
    var start = 0
    for (place, text) in longTexts {
      try sink(Array(bytes[start..<place]))
      start = place
      try Self.write(quoting: text, to: sink)
    }
    try sink(Array(bytes[start...]))
    longTexts = []
    bytes.removeAll(keepingCapacity: true)
  }

  private static func write<Failure: Error>(
    quoting text: String, to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var text = text
    var writer = JSONWriter(reserving: 2 * longText)
    writer.bytes.append(0x22)
    var index = 0
    let count = text.utf8.count
    while index < count {
      let end = min(index + longText, count)
      // What is escaped is ASCII: a piece may end within a character.
      text.withUTF8 { writer.append(escaping: UnsafeBufferPointer(rebasing: $0[index..<end])) }
      if end == count { writer.bytes.append(0x22) }
      try sink(writer.bytes)
      writer.bytes.removeAll(keepingCapacity: true)
      index = end
    }
  }

  /// Takes out what is written so far, ended by LF. Writing begins anew, in the same memory unless that is much.
  mutating func takeLine() -> [UInt8] {
    bytes.append(0x0A)
    let line = bytes.withUnsafeBufferPointer { Array($0) }
    bytes.removeAll(keepingCapacity: bytes.capacity <= Self.mostKept)
    needsComma = false
    return line
  }

  /// Bytes of memory that stay with a writer after `takeLine`.
  private static let mostKept = 64 << 10

  /// Opens an object, as a value.
  public mutating func beginObject() {
    separate()
    bytes.append(0x7B)
    needsComma = false
  }

  /// Ends the innermost object; each beginning needs its end.
  public mutating func endObject() {
    bytes.append(0x7D)
    needsComma = true
  }

  /// A member that is an object, left out when nothing is written into it.
  public mutating func field(_ name: StaticString, object write: (inout JSONWriter) -> Void) {
    let start = bytes.count
    let neededComma = needsComma
    key(name)
    beginObject()
    let empty = bytes.count
    write(&self)
    if bytes.count > empty { return endObject() }
    bytes.removeLast(empty - start)
    needsComma = neededComma
  }

  /// Opens an array, as a value.
  public mutating func beginArray() {
    separate()
    bytes.append(0x5B)
    needsComma = false
  }

  /// Ends the innermost array; each beginning needs its end.
  public mutating func endArray() {
    bytes.append(0x5D)
    needsComma = true
  }

  /// The key of the next value: a name of ours, free of what JSON escapes.
  public mutating func key(_ name: StaticString) {
    separate()
    let length = name.utf8CodeUnitCount
    bytes.append(addingCapacity: length + 3) { span in
      span.withUnsafeMutableBufferPointer { buffer, count in
        guard let target = buffer.baseAddress else { return }
        target[0] = 0x22
        (target + 1).update(from: name.utf8Start, count: length)
        target[length + 1] = 0x22
        target[length + 2] = 0x3A
        count = length + 3
      }
    }
    needsComma = false
  }

  /// The key of the next value: any text.
  public mutating func key(quoting name: String) {
    separate()
    append(quoting: name)
    bytes.append(0x3A)
    needsComma = false
  }

  /// A string; quotation marks, `\` and control characters are escaped, nothing else.
  public mutating func value(_ text: String) {
    separate()
    if leavesLongTexts, text.utf8.count >= Self.longText {
      longTexts.append((bytes.count, text))
    } else {
      append(quoting: text)
    }
    needsComma = true
  }

  /// With all its digits, also beyond the 53 bits that some readers keep (RFC 8259 section 6).
  public mutating func value(_ number: Int64) {
    separate()
    bytes.append(contentsOf: String(number).utf8)
    needsComma = true
  }

  /// With all its digits.
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

  /// For a place that must not be left out: an element of an array.
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

  /// A member, left out where it is `nil`; so are those of other types below, and lists that are empty.
  public mutating func field(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    key(name)
    value(text)
  }

  /// Left out when `nil`.
  public mutating func field(_ name: StaticString, _ number: Int?) {
    guard let number else { return }
    key(name)
    value(number)
  }

  /// Left out when `nil`.
  public mutating func field(_ name: StaticString, _ number: Int64?) {
    guard let number else { return }
    key(name)
    value(number)
  }

  /// Left out when `nil`; `null` where it is no number.
  public mutating func field(_ name: StaticString, _ number: Double?) {
    guard let number else { return }
    key(name)
    value(number)
  }

  /// Left out when `nil`.
  public mutating func field(_ name: StaticString, _ flag: Bool?) {
    guard let flag else { return }
    key(name)
    value(flag)
  }

  /// RFC 3339 with its own offset; left out when `nil`.
  public mutating func field(_ name: StaticString, _ time: Timestamp?) { field(name, time?.rfc3339) }

  /// An array, left out when it is empty.
  public mutating func field(_ name: StaticString, _ texts: [String]) {
    field(name, texts) { writer, text in writer.value(text) }
  }

  /// An array, left out when it is empty.
  public mutating func field(_ name: StaticString, _ numbers: [Int]) {
    field(name, numbers) { writer, number in writer.value(number) }
  }

  /// An array, left out when it is empty.
  public mutating func field<Element>(
    _ name: StaticString, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
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
    // Where its UTF-8 lies, without a copy that is counted.
    if text.utf8.withContiguousStorageIfAvailable({ append(escaping: $0) }) == nil {
      Array(text.utf8).withUnsafeBufferPointer { append(escaping: $0) }
    }
    bytes.append(0x22)
  }

  private mutating func append(escaping utf8: UnsafeBufferPointer<UInt8>) {
    guard let source = utf8.baseAddress else { return }
    var index = 0
    while index < utf8.count {
      // As much as a text of prose needs; one of nothing but quotes takes more rounds.
      let room = (utf8.count - index) * 9 / 8 + 4 * Self.mostAtOnce
      bytes.append(addingCapacity: room) { span in
        span.withUnsafeMutableBufferPointer { buffer, count in
          guard let target = buffer.baseAddress else { return }
          while index < utf8.count, count &+ Self.mostAtOnce <= buffer.count {
            if index &+ 16 <= utf8.count {
              (target + count).update(from: source + index, count: 16)
              let plain = Int(tidings_block_json(source + index))
              index &+= plain
              count &+= plain
              if plain == 16 { continue }
            }
            let byte = source[index]
            if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F {
              count &+= Self.escape(byte, to: target + count)
            } else {
              target[count] = byte
              count &+= 1
            }
            index &+= 1
          }
        }
      }
    }
  }

  /// Bytes that one step of `append(escaping:)` may write.
  private static let mostAtOnce = 16 + 6

  /// - Returns: how many bytes it wrote.
  private static func escape(_ byte: UInt8, to target: UnsafeMutablePointer<UInt8>) -> Int {
    target[0] = 0x5C
    switch byte {
    case 0x22, 0x5C: target[1] = byte
    case 0x0A: target[1] = 0x6E
    case 0x0D: target[1] = 0x72
    case 0x09: target[1] = 0x74
    default:
      target[1] = 0x75
      target[2] = 0x30
      target[3] = 0x30
      target[4] = hexDigits[Int(byte >> 4)]
      target[5] = hexDigits[Int(byte & 15)]
      return 6
    }
    return 2
  }

  private static let hexDigits: [UInt8] = Array("0123456789abcdef".utf8)
}
