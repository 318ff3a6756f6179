/// Text made comparable: letters and digits in lower case, everything else a single space.
enum WordFold {
  static func fold(_ text: String) -> [UInt8] { fold(Array(text.utf8)[...]) }

  static func fold(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var isPlain = true
    for byte in bytes where byte >= 0x80 {
      isPlain = false
      break
    }
    if isPlain {
      for byte in bytes { append(byte, to: &output) }
    } else {
      for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
        if scalar.value < 0x80 {
          append(UInt8(scalar.value), to: &output)
        } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || scalar.properties.generalCategory == .nonspacingMark || scalar.properties.generalCategory == .spacingMark
        {
          output.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        } else if output.last != 0x20, !output.isEmpty {
          output.append(0x20)
        }
      }
    }
    while output.last == 0x20 { output.removeLast() }
    return output
  }

  private static func append(_ byte: UInt8, to output: inout [UInt8]) {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: output.append(byte)
    case 0x41...0x5A: output.append(byte | 0x20)
    case 0x27: break
    default: if output.last != 0x20, !output.isEmpty { output.append(0x20) }
    }
  }

  /// The words of a folded text.
  static func words(_ folded: [UInt8]) -> [ArraySlice<UInt8>] { folded.split(separator: 0x20) }

  /// How much of one set of words the other covers, both ways: 0 (nothing shared) ... 1 (the same words).
  static func similarity(_ left: [UInt8], _ right: [UInt8]) -> Double {
    if left == right { return left.isEmpty ? 0 : 1 }
    let first = Set(words(left))
    let second = Set(words(right))
    guard !first.isEmpty, !second.isEmpty else { return 0 }
    let common = Double(first.intersection(second).count)
    return 2 * common / Double(first.count + second.count)
  }
}
