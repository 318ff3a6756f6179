/// Writes the text of SVG, in which it means nothing but where it is seen or tells what is seen.
enum SVGText {
  /// - Parameters:
  ///   - isRaw: the text is taken as it stands, without character references.
  ///   - isSeen: it is seen, and so is text for a reader as well.
  static func write(
    _ source: UnsafePointer<UInt8>, _ range: Range<Int>, isRaw: Bool, isSeen: Bool, into tree: inout TreeWriter
  ) {
    var text = ByteSink(capacity: range.count)
    if isRaw {
      text.append(source + range.lowerBound, count: range.count)
    } else {
      HTMLEntities.decode(source, range, inAttribute: false, into: &text)
    }
    var index = 0
    var runStart = 0
    while index < text.count {
      let byte = text[index]
      let next = index + 1 < text.count ? text[index + 1] : 0
      // Control characters, among them those beyond ASCII, are none that text may hold.
      let isControl = byte < 0x20 && !ByteScan.isSpace(byte) || byte == 0x7F
      let isLatinControl = byte == 0xC2 && next &- 0x80 < 0x20
      if ByteScan.isSpace(byte) || isControl || isLatinControl || byte == 0x26 || byte == 0x3C || byte == 0x3E {
        write(text, runStart..<index, isSeen: isSeen, into: &tree)
        switch byte {
        case 0x26: write("&amp;", for: byte, isSeen: isSeen, into: &tree)
        case 0x3C: write("&lt;", for: byte, isSeen: isSeen, into: &tree)
        case 0x3E: write("&gt;", for: byte, isSeen: isSeen, into: &tree)
        case _ where isControl || isLatinControl: break
        default:
          tree.html.append(0x20)
          if isSeen { tree.text.append(space: 0x20) }
        }
        index += isLatinControl ? 1 : 0
        runStart = index + 1
      }
      index += 1
    }
    write(text, runStart..<text.count, isSeen: isSeen, into: &tree)
  }

  private static func write(
    _ text: borrowing ByteSink, _ run: Range<Int>, isSeen: Bool, into tree: inout TreeWriter
  ) {
    guard !run.isEmpty else { return }
    tree.html.append(text, run)
    guard isSeen else { return }
    text.withBytes { bytes in
      if let start = bytes.baseAddress { tree.text.append(run: start + run.lowerBound, count: run.count) }
    }
  }

  private static func write(
    _ reference: StaticString, for byte: UInt8, isSeen: Bool, into tree: inout TreeWriter
  ) {
    tree.html.append(reference)
    if isSeen { tree.text.append(scalar: UInt32(byte)) }
  }
}
