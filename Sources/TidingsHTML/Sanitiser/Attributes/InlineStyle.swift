/// What little of a `style` attribute matters: whether the element is seen at all.
enum InlineStyle {
  /// `display: none`, `visibility: hidden`.
  static func hides(_ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    value(of: "display", source, start, end, is: "none") || value(of: "visibility", source, start, end, is: "hidden")
  }

  /// A width or height of no or one pixel.
  static func isPixel(_ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    isTiny("width", source, start, end) && isTiny("height", source, start, end)
  }

  private static func isTiny(
    _ property: StaticString, _ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    guard let value = valueStart(of: property, source, start, end), value < end,
      source[value] == 0x30 || source[value] == 0x31
    else { return false }
    let next = value + 1
    return next == end || source[next] == 0x70 || source[next] == 0x50 || source[next] == 0x3B
      || ByteScan.isSpace(source[next])
  }

  private static func value(
    of property: StaticString, _ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int, is wanted: StaticString
  ) -> Bool {
    guard let value = valueStart(of: property, source, start, end) else { return false }
    guard ByteScan.hasPrefix(wanted, source, value, end) else { return false }
    let next = value + wanted.utf8CodeUnitCount
    return next == end || source[next] == 0x3B || source[next] == 0x21 || ByteScan.isSpace(source[next])
  }

  /// Where the value of a property begins, looked for at the starts of declarations.
  private static func valueStart(
    of property: StaticString, _ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int? {
    var index = start
    while index < end {
      while index < end, ByteScan.isSpace(source[index]) { index += 1 }
      if ByteScan.hasPrefix(property, source, index, end) {
        index += property.utf8CodeUnitCount
        while index < end, ByteScan.isSpace(source[index]) { index += 1 }
        if index < end, source[index] == 0x3A {
          index += 1
          while index < end, ByteScan.isSpace(source[index]) { index += 1 }
          return index
        }
      }
      index = ByteScan.firstIndex(of: 0x3B, source, index, end) + 1
    }
    return nil
  }
}
