/// Writes text into both outputs: escaped into the HTML, as a reader sees it into the text.
enum TextWriter {
  /// Bytes of text that are written at a time, so that the memory of what was read can be given back meanwhile.
  private static let pieceSize = 65_536

  /// Writes text up to a `<`, or a piece of it (`isRaw`: up to the end, `<` and `&` as characters), and returns where it
  /// stopped.
  @discardableResult
  static func write(
    _ source: UnsafePointer<UInt8>, from start: Int, to end: Int, isRaw: Bool, into tree: inout TreeWriter
  ) -> Int {
    let limit = isRaw ? end : min(end, start &+ pieceSize)
    var index = start
    while index < limit {
      let length = ByteScan.plainRun(source, index, limit)
      if length > 0 {
        if !tree.isReadyForText {
          if length == 1, source[index] == 0x20 {
            // A space does not make a cell, and needs no formatting.
            write(space: 0x20, into: &tree)
            index &+= 1
            continue
          }
          guard tree.prepareForContent() else {
            index &+= length
            continue
          }
        }
        tree.html.append(source + index, count: length)
        tree.text.append(run: source + index, count: length)
        index &+= length
        if index == limit { break }
      }
      switch source[index] {
      case 0x3C:
        guard isRaw else { return index }
        write(character: 0x3C, into: &tree)
        index &+= 1
      case 0x26:
        if !isRaw, let reference = HTMLEntities.reference(source, index + 1, end, inAttribute: false) {
          write(character: reference.first, into: &tree)
          if reference.second != 0 { write(character: reference.second, into: &tree) }
          index &+= 1 &+ reference.length
        } else {
          write(character: 0x26, into: &tree)
          index &+= 1
        }
      case 0x3E:
        write(character: 0x3E, into: &tree)
        index &+= 1
      case 0x0D:
        write(space: 0x0A, into: &tree)
        index &+= index &+ 1 < end && source[index &+ 1] == 0x0A ? 2 : 1
      case 0x09, 0x0A, 0x20:
        write(space: source[index], into: &tree)
        index &+= 1
      case 0x0C:
        write(space: 0x20, into: &tree)
        index &+= 1
      case 0xC2 where index &+ 1 < end && source[index &+ 1] & 0xC0 == 0x80:
        write(character: UInt32(source[index &+ 1]), into: &tree)
        index &+= 2
      case 0xC2:
        write(character: 0xFFFD, into: &tree)
        index &+= 1
      default:
        index &+= 1
      }
    }
    return index
  }

  private static func write(space byte: UInt8, into tree: inout TreeWriter) {
    // Between the parts of a table or a player, white space means nothing.
    if !tree.isReadyForText, tree.holdsNoText { return }
    if byte == 0x0A, tree.html.count == tree.preStart { tree.html.append(0x0A) }
    tree.html.append(byte)
    tree.text.append(space: byte)
  }

  /// A character that a reference named or that HTML has to escape.
  private static func write(character scalar: UInt32, into tree: inout TreeWriter) {
    switch scalar {
    case 0x09, 0x0A, 0x20: return write(space: UInt8(truncatingIfNeeded: scalar), into: &tree)
    case 0x0C: return write(space: 0x20, into: &tree)
    case 0x0D: return write(space: 0x0A, into: &tree)
    case _ where isNoCharacter(scalar): return
    default: break
    }
    if !tree.isReadyForText, !tree.prepareForContent() { return }
    switch scalar {
    case 0x26: tree.html.append("&amp;")
    case 0x3C: tree.html.append("&lt;")
    case 0x3E: tree.html.append("&gt;")
    default: tree.html.append(scalar: scalar)
    }
    switch scalar {
    case 0xA0: tree.text.append(space: 0x20)
    // A soft hyphen is a place to break a word, not a character to see.
    case 0xAD: break
    default: tree.text.append(scalar: scalar)
    }
  }

  /// Whether a scalar is a control character or a noncharacter, which text may not hold.
  static func isNoCharacter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
