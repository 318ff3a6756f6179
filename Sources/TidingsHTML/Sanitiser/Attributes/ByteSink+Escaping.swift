internal import CBlocks

extension ByteSink {
  /// Bytes as an attribute's value: quotes and markup escaped, control characters left out, white space a space.
  mutating func append(escaping source: UnsafePointer<UInt8>, count length: Int) {
    var start = 0
    var index = 0
    while index < length {
      if index &+ 16 <= length {
        let plain = Int(tidings_block_value(source + index))
        index &+= plain
        if plain == 16 { continue }
      }
      let byte = source[index]
      index &+= 1
      if byte > 0x3E || (byte >= 0x20 && byte != 0x22 && byte != 0x26 && byte != 0x3C && byte != 0x3E) { continue }
      append(source + start, count: index &- 1 &- start)
      start = index
      switch byte {
      case 0x22: append("&quot;")
      case 0x26: append("&amp;")
      case 0x3C: append("&lt;")
      case 0x3E: append("&gt;")
      case 0x09, 0x0A, 0x0C, 0x0D: append(0x20)
      default: break
      }
    }
    append(source + start, count: length - start)
  }

  @inline(__always)
  mutating func append(escaping other: borrowing ByteSink) {
    other.withBytes { bytes in
      if let start = bytes.baseAddress { append(escaping: start, count: bytes.count) }
    }
  }

  mutating func append(escaping text: String) {
    var text = text
    text.withUTF8 { utf8 in
      if let start = utf8.baseAddress { append(escaping: start, count: utf8.count) }
    }
  }
}
