/// What a server of React components sends with a page for its programs, in pieces: `self.__next_f.push([1,"…"])`. Each
/// line bears a number and a value in JSON, or a text whose length it tells, to which the values refer by its number.
struct ComponentFlight {
  /// Many values may refer to one long text.
  private static let maximumBytes = 4 << 20

  private var rows: [ArraySlice<UInt8>] = []
  private var texts: [[UInt8]: ArraySlice<UInt8>] = [:]

  init(_ flight: [UInt8]) {
    var index = 0
    while index < flight.count {
      let number = flight[index...].prefix { Self.isHexadecimal($0) }
      var start = number.endIndex
      guard start < flight.count, flight[start] == 0x3A else {
        index = (flight[index...].firstIndex(of: 0x0A) ?? flight.count) + 1
        continue
      }
      start += 1
      if start < flight.count, flight[start] == 0x54,
        case let digits = flight[(start + 1)...].prefix(while: Self.isHexadecimal),
        let count = Int(String(decoding: digits, as: UTF8.self), radix: 16), digits.endIndex < flight.count,
        flight[digits.endIndex] == 0x2C, count <= flight.count - digits.endIndex - 1
      {
        let text = flight[(digits.endIndex + 1)..<(digits.endIndex + 1 + count)]
        texts[Array(number)] = text
        index = text.endIndex
        continue
      }
      let end = flight[start...].firstIndex(of: 0x0A) ?? flight.count
      if start < end, flight[start] == 0x7B || flight[start] == 0x5B { rows.append(flight[start..<end]) }
      index = end + 1
    }
  }

  /// All values as one list in JSON, with the texts in place; `nil` where there are none.
  func json() -> [UInt8]? {
    guard !rows.isEmpty else { return nil }
    var output: [UInt8] = [0x5B]
    for row in rows {
      if output.count > 1 { output.append(0x2C) }
      appendRow(row, to: &output)
    }
    output.append(0x5D)
    return output
  }

  private func appendRow(_ row: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var start = row.startIndex
    var index = start
    while let quote = texts.isEmpty ? nil : row[index...].firstIndex(of: 0x22) {
      index = quote
      // "$1f", the whole of a value
      if index + 2 < row.endIndex, row[index + 1] == 0x24,
        case let number = row[(index + 2)...].prefix(while: Self.isHexadecimal), number.endIndex < row.endIndex,
        row[number.endIndex] == 0x22, let text = texts[Array(number)],
        output.count + index - start + text.count <= Self.maximumBytes
      {
        output.append(contentsOf: row[start..<index])
        Self.appendText(text, to: &output)
        index = number.endIndex + 1
        start = index
        continue
      }
      index += 1
    }
    output.append(contentsOf: row[start...])
  }

  private static func appendText(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    output.append(0x22)
    for byte in text {
      switch byte {
      case 0x22, 0x5C: output.append(contentsOf: [0x5C, byte])
      case 0x0A: output.append(contentsOf: [0x5C, 0x6E])
      case 0..<0x20: output.append(0x20)
      default: output.append(byte)
      }
    }
    output.append(0x22)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }
}
