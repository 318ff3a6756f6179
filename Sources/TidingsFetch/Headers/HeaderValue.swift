internal import TidingsModel

/// Reading the bytes of a header field's value.
enum HeaderValue {
  /// Without the white space at both ends.
  static func trimmed(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var start = value.startIndex
    var end = value.endIndex
    while start < end, value[start] == 0x20 || value[start] == 0x09 { start += 1 }
    while end > start, value[end - 1] == 0x20 || value[end - 1] == 0x09 { end -= 1 }
    return value[start..<end]
  }

  /// A number of digits alone, cut to the limit, as RFC 9111 section 1.2.2 asks of too large a delta-seconds; `nil` for
  /// anything else.
  /// - Parameter limit: at most a twentieth of `Int.max`.
  static func saturatingNumber(_ value: ArraySlice<UInt8>, limit: Int = Int(Int32.max)) -> Int? {
    guard !value.isEmpty else { return nil }
    var number = 0
    for byte in value {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      number = min(number * 10 + Int(byte - 0x30), limit)
    }
    return number
  }

  /// A field's text. Bytes that are no UTF-8 are read as ISO 8859-1, which HTTP once meant by them.
  static func text(_ value: ArraySlice<UInt8>) -> String {
    if let text = String(validating: value, as: UTF8.self) { return text }
    var scalars = String.UnicodeScalarView()
    for byte in value { scalars.append(Unicode.Scalar(byte)) }
    return String(scalars)
  }

  /// Whether the bytes are these letters, in any case.
  static func equal(_ value: ArraySlice<UInt8>, _ lower: StaticString) -> Bool {
    guard value.count == lower.utf8CodeUnitCount else { return false }
    for (offset, byte) in value.enumerated() {
      guard byte.lowered == lower.utf8Start[offset] else { return false }
    }
    return true
  }

  /// Calls for each element of a comma-separated list, trimmed, the empty ones aside; commas in quotes do not count.
  static func forEachElement(_ value: ArraySlice<UInt8>, _ body: (ArraySlice<UInt8>) -> Void) {
    var isQuoted = false
    var start = value.startIndex
    for index in value.startIndex...value.endIndex {
      if index < value.endIndex {
        if value[index] == 0x22 { isQuoted.toggle() }
        guard value[index] == 0x2C, !isQuoted else { continue }
      }
      let element = trimmed(value[start..<index])
      if !element.isEmpty { body(element) }
      start = index + 1
    }
  }
}
