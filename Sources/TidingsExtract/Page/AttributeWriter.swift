/// Copies from a tag the attributes that extraction reads.
enum AttributeWriter {
  /// Writes the attributes that extraction reads and the end of the tag. Others may have names that libxml2 gives up at.
  static func write(_ source: PageBytes, from start: Int, to end: Int, to output: inout [UInt8]) {
    let bytes = source.bytes
    var position = start
    let last = end - 1
    while position < last {
      while position < last, ByteText.isSpace(bytes[position]) || bytes[position] == 0x2F { position += 1 }
      let nameStart = position
      while position < last, bytes[position] != 0x3D, !ByteText.isSpace(bytes[position]), bytes[position] != 0x2F {
        position += 1
      }
      let name = nameStart..<position
      var next = position
      while next < last, ByteText.isSpace(bytes[next]) { next += 1 }
      var value: Range<Int>?
      if next < last, bytes[next] == 0x3D {
        next += 1
        while next < last, ByteText.isSpace(bytes[next]) { next += 1 }
        let quote = next < last ? bytes[next] : 0
        if quote == 0x22 || quote == 0x27 {
          let close = min(source.find(quote, from: next + 1) ?? last, last)
          value = next + 1..<close
          position = min(close + 1, last)
        } else {
          var close = next
          while close < last, !ByteText.isSpace(bytes[close]) { close += 1 }
          value = next..<close
          position = close
        }
      }
      if name.isEmpty {
        if value == nil { position += 1 }
        continue
      }
      guard name.count < 24, let known = AttributeName(bytes[name]) else { continue }
      // Data written into the page in place of an address.
      if let value, value.count > 2000, known != .content { continue }
      output.append(0x20)
      output.append(contentsOf: bytes[name])
      guard let value else { continue }
      let quote: UInt8 = value.lowerBound > 0 && bytes[value.lowerBound - 1] == 0x27 ? 0x27 : 0x22
      output.append(0x3D)
      output.append(quote)
      output.append(contentsOf: bytes[value])
      output.append(quote)
    }
    output.append(0x3E)
  }
}
