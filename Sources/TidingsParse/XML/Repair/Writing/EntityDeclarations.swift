/// The plain internal entities of a document type declaration, and nothing else of it.
enum EntityDeclarations {
  /// Bytes
  private static let maximumSize = 65_536

  /// - Parameter prolog: what stands before the root element.
  /// - Returns: a declaration that holds them; nothing where there are none.
  static func mended(_ bytes: UnsafeBufferPointer<UInt8>, in prolog: Range<Int>) -> [UInt8] {
    var scanner = XMLScanner(UnsafeBufferPointer(rebasing: bytes[..<prolog.upperBound]), from: prolog.lowerBound)
    var declarations: [UInt8] = []
    while let found = scanner.find("<!ENTITY", from: scanner.index), declarations.count < maximumSize {
      scanner.index = found + 8
      scanner.skipWhiteSpace()
      let nameStart = scanner.index
      while scanner.peek().continuesName { scanner.index += 1 }
      let name = nameStart..<scanner.index
      scanner.skipWhiteSpace()
      let quote = scanner.peek()
      guard !name.isEmpty, quote == 0x22 || quote == 0x27 else { continue }
      let valueStart = scanner.index + 1
      scanner.index = valueStart
      guard scanner.skip(to: quote) else { break }
      let value = bytes[valueStart..<scanner.index]
      guard value.count <= XMLEntities.maximumLength, !value.contains(0x25) else { continue }
      declarations += "<!ENTITY ".utf8
      declarations += bytes[name]
      declarations += [0x20, quote]
      write(value, of: bytes, to: &declarations)
      declarations += [quote, 0x3E]
    }
    return declarations.isEmpty ? [] : Array("<!DOCTYPE feed [".utf8) + declarations + "]>".utf8
  }

  private static func write(
    _ value: Slice<UnsafeBufferPointer<UInt8>>, of bytes: UnsafeBufferPointer<UInt8>, to declarations: inout [UInt8]
  ) {
    var index = value.startIndex
    while index < value.endIndex {
      let length = value[index] == 0x26 ? XMLReference.length(in: bytes, at: index) : 1
      if length == 0 || index + length > value.endIndex {
        declarations += "&#38;#38;".utf8
        index += 1
      } else {
        declarations += bytes[index..<index + length]
        index += length
      }
    }
  }
}
