extension SanitisingPass {
  /// Bytes of text that are written at a time, so that the memory of what was read can be given back meanwhile.
  private static let pieceSize = 65_536

  /// Writes text up to a `<`, or a piece of it (`isRaw`: up to the end, `<` and `&` as characters), and returns where it
  /// stopped.
  @discardableResult
  mutating func writeText(from start: Int, to end: Int, isRaw: Bool) -> Int {
    if svg.isOpen {
      writeSVGText(from: start, to: end, isRaw: isRaw)
      return end
    }
    if isSilent { return end }
    let source = reader.source
    let limit = isRaw ? end : min(end, start &+ Self.pieceSize)
    var index = start
    while index < limit {
      let length = ByteScan.plainRun(source, index, limit)
      if length > 0 {
        if !isReadyForText {
          if length == 1, source[index] == 0x20 {
            // A space does not make a cell, and needs no formatting.
            writeSpace(0x20)
            index &+= 1
            continue
          }
          guard prepareForContent() else {
            index &+= length
            continue
          }
        }
        output.append(source + index, count: length)
        text.append(run: source + index, count: length)
        index &+= length
        if index == limit { break }
      }
      switch source[index] {
      case 0x3C:
        guard isRaw else { return index }
        writeCharacter(0x3C)
        index &+= 1
      case 0x26:
        if !isRaw, let reference = HTMLEntities.reference(source, index + 1, end, inAttribute: false) {
          writeCharacter(reference.first)
          if reference.second != 0 { writeCharacter(reference.second) }
          index &+= 1 &+ reference.length
        } else {
          writeCharacter(0x26)
          index &+= 1
        }
      case 0x3E:
        writeCharacter(0x3E)
        index &+= 1
      case 0x0D:
        writeSpace(0x0A)
        index &+= index &+ 1 < end && source[index &+ 1] == 0x0A ? 2 : 1
      case 0x09, 0x0A, 0x20:
        writeSpace(source[index])
        index &+= 1
      case 0x0C:
        writeSpace(0x20)
        index &+= 1
      case 0xC2 where index &+ 1 < end && source[index &+ 1] & 0xC0 == 0x80:
        writeCharacter(UInt32(source[index &+ 1]))
        index &+= 2
      case 0xC2:
        writeCharacter(0xFFFD)
        index &+= 1
      default:
        index &+= 1
      }
    }
    return index
  }

  private mutating func writeSpace(_ byte: UInt8) {
    // Between the parts of a table or a player, white space means nothing.
    if !isReadyForText {
      let traits = tags.traits(top)
      if !traits.isDisjoint(with: [.tableStructure, .player]) || top == .picture { return }
    }
    if byte == 0x0A, output.count == preStart { output.append(0x0A) }
    output.append(byte)
    text.append(space: byte)
  }

  /// Whether a scalar is a control character or a noncharacter, which text may not hold.
  static func isNoCharacter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// A character that a reference named or that HTML has to escape.
  mutating func writeCharacter(_ scalar: UInt32) {
    switch scalar {
    case 0x09, 0x0A, 0x20: return writeSpace(UInt8(truncatingIfNeeded: scalar))
    case 0x0C: return writeSpace(0x20)
    case 0x0D: return writeSpace(0x0A)
    case _ where Self.isNoCharacter(scalar): return
    default: break
    }
    if !isReadyForText, !prepareForContent() { return }
    switch scalar {
    case 0x26: output.append("&amp;")
    case 0x3C: output.append("&lt;")
    case 0x3E: output.append("&gt;")
    default: output.append(scalar: scalar)
    }
    switch scalar {
    case 0xA0: text.append(space: 0x20)
    // A soft hyphen is a place to break a word, not a character to see.
    case 0xAD: break
    default: text.append(scalar: scalar)
    }
  }

  /// Makes the place fit for text or an inline element: a cell where a table has none, formatting reopened. `false`
  /// where text is none of the element's business.
  mutating func prepareForContent() -> Bool {
    if top == .picture { pop(keepingFormatting: false) }
    let traits = tags.traits(top)
    if traits.contains(.player) { return false }
    if traits.contains(.tableStructure) { openImpliedCell() }
    while stack.hasRoom, let entry = reopen.removeFirst() {
      if entry.tag == .a, hasOpenLink { continue }
      let start = output.count
      if !isSilent {
        entry.startTag.withUnsafeBufferPointer { bytes in
          if let first = bytes.baseAddress { output.append(first, count: bytes.count) }
        }
      }
      push(entry.tag, from: start, isWritten: true)
    }
    reopen.removeAbove(reopen.floor)
    updateReadiness()
    return true
  }

  /// Whether a link is open that another link would close, as far as the innermost cell reaches.
  var hasOpenLink: Bool { openLink != nil }

  var openLink: Int? {
    guard stack.holds(.a) else { return nil }
    var index = stack.count - 1
    while index >= 0 {
      if stack[index].tag == .a { return index }
      if contains(.scope, at: index), stack[index].tag != .table { return nil }
      index -= 1
    }
    return nil
  }
}
