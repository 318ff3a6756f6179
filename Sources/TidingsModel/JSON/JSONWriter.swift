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
      text.withUTF8 { JSONEscaping.append(UnsafeBufferPointer(rebasing: $0[index..<end]), to: &writer.bytes) }
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

  /// RFC 3339 with its own offset.
  public mutating func value(_ time: Timestamp) {
    separate()
    bytes.append(addingCapacity: Timestamp.longest + 2) { span in
      span.withUnsafeMutableBufferPointer { buffer, count in
        buffer[0] = 0x22
        count = 1 + time.writeRFC3339(to: UnsafeMutableBufferPointer(rebasing: buffer[1...]))
        buffer[count] = 0x22
        count += 1
      }
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

  /// `true` or `false`.
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

  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
  }

  private mutating func append(quoting text: String) {
    bytes.append(0x22)
    // Where its UTF-8 lies, without a copy that is counted.
    if text.utf8.withContiguousStorageIfAvailable({ JSONEscaping.append($0, to: &bytes) }) == nil {
      Array(text.utf8).withUnsafeBufferPointer { JSONEscaping.append($0, to: &bytes) }
    }
    bytes.append(0x22)
  }
}
