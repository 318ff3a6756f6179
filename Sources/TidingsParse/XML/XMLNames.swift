/// The characters of XML's names (XML 1.0, fifth edition, section 2.3): libxml2 reads nothing behind a tag that begins with
/// another one.
enum XMLNames {
  /// The bytes of the character at `index`; 0 where no name may have it there.
  ///
  /// - Parameter bytes: clean UTF-8.
  static func length(in bytes: UnsafeBufferPointer<UInt8>, at index: Int, isFirst: Bool) -> Int {
    guard index < bytes.count else { return 0 }
    let first = bytes[index]
    if first < 0x80 { return (isFirst ? first.beginsName : first.continuesName) ? 1 : 0 }
    let length = characterLength(first)
    guard index + length <= bytes.count else { return 0 }
    var value = UInt32(first) & (0xFF >> (UInt32(length) + 1))
    for byte in bytes[(index + 1)..<(index + length)] { value = value << 6 | UInt32(byte & 0x3F) }
    return begins(value) || !isFirst && continues(value) ? length : 0
  }

  static func isName(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard !name.allSatisfy({ $0 < 0x80 }) else { return name.first?.beginsName ?? false }
    let bytes = UnsafeBufferPointer(rebasing: name)
    var index = 0
    while index < bytes.count {
      let length = length(in: bytes, at: index, isFirst: index == 0)
      guard length > 0 else { return false }
      index += length
    }
    return index > 0
  }

  /// Writes a name with `_` for what no name may have.
  static func write(_ name: Slice<UnsafeBufferPointer<UInt8>>, to output: inout [UInt8]) {
    guard !name.allSatisfy({ $0 < 0x80 }) else { return output.append(contentsOf: name) }
    let bytes = UnsafeBufferPointer(rebasing: name)
    var index = 0
    while index < bytes.count {
      let length = length(in: bytes, at: index, isFirst: index == 0 || bytes[index - 1] == 0x3A)
      if length > 0 {
        output.append(contentsOf: bytes[index..<(index + length)])
        index += length
      } else {
        output.append(0x5F)
        index += characterLength(bytes[index])
      }
    }
  }

  /// The bytes of the character that begins with such a one.
  static func characterLength(_ first: UInt8) -> Int { first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4 }

  private static func begins(_ value: UInt32) -> Bool {
    switch value {
    case 0xD7, 0xF7, 0x37E: false
    case 0xC0...0x2FF, 0x370...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF,
      0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
      true
    default: false
    }
  }

  private static func continues(_ value: UInt32) -> Bool {
    switch value {
    case 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: false
    }
  }
}
