/// Writes the text between tags, with references for what is none and must not stand there as it is.
enum TextMending {
  /// Writes text up to the next markup or reference.
  static func writeText(_ source: inout RepairSource, to tree: inout RepairedTree) {
    let bytes = source.bytes
    let start = source.index
    var end = start
    let limit = min(start + XMLRepair.pieceSize, bytes.count)
    while end < limit, bytes[end] != 0x3C, bytes[end] != 0x26, bytes[end] != 0x3E { end += 1 }
    tree.write(text: bytes[start..<end])
    if end < bytes.count, bytes[end] == 0x3E {
      tree.write(reference: "&gt;")
      end += 1
    }
    source.index = end
  }

  /// Writes what an ampersand begins: a reference, or text.
  static func writeReference(_ source: inout RepairSource, to tree: inout RepairedTree) {
    let bytes = source.bytes
    let start = source.index
    if tree.isInside { tree.noteText() }
    if let (scalar, length) = XMLReference.surrogates(in: bytes, at: start) {
      tree.write(reference: "&#\(scalar.value);")
      source.index += length
      return
    }
    let length = XMLReference.length(in: bytes, at: start)
    if length > 0, tree.write(referenceAt: start..<start + length) {
      source.index += length
    } else if let length = XMLReference.lengthWithoutSemicolon(in: bytes, at: start) {
      tree.write(reference: String(decoding: bytes[start..<start + length], as: UTF8.self) + ";")
      source.index += length
    } else {
      tree.write(reference: "&amp;")
      source.index += 1
    }
  }

  /// Writes a `<` that begins no markup.
  static func writeLess(_ source: inout RepairSource, to tree: inout RepairedTree) {
    tree.write(reference: "&lt;")
    source.index += 1
  }
}
