extension SanitisingPass {
  /// An element whose content is no markup. `xmp` and `plaintext` show theirs; all others are left out.
  mutating func readRawText(of tag: HTMLTag) {
    if tag == .iframe, !isSilent {
      reader.classifyAttributes()
      writePlayer(source: .src)
    }
    let start = reader.position
    let end = rawTextEnd(of: tag)
    if let end {
      reader.position = end
      if tag == .xmp || tag == .plaintext, prepareForBlock(), stack.hasRoom {
        open(.pre)
        reader.position = start
        skipLineFeed()
        writeText(from: reader.position, to: end, isRaw: true)
        reader.position = end
        pop(keepingFormatting: false)
      }
    }
  }

  /// Makes the place fit for a block; `false` where none can stand.
  private mutating func prepareForBlock() -> Bool {
    let traits = tags.traits(top)
    if isSilent || traits.contains(.player) || top == .picture || traits.contains(.mathML) { return false }
    if traits.contains(.tableStructure) { openImpliedCell() }
    if stack.holds(.p) { closeParagraph() }
    return !tags.traits(top).contains(.player) && top != .picture
  }

  private mutating func skipLineFeed() {
    if reader.position < reader.end, reader.source[reader.position] == 0x0D { reader.position += 1 }
    if reader.position < reader.end, reader.source[reader.position] == 0x0A { reader.position += 1 }
  }

  /// Where the content ends. `nil` where there is none: an XHTML author's `<iframe/>`, and anything but a script or style
  /// that never ends; a browser would swallow the rest of the article with it.
  private mutating func rawTextEnd(of tag: HTMLTag) -> Int? {
    if tag == .plaintext { return reader.end }
    let neverSwallows = reader.isSelfClosing || (tag != .script && tag != .style)
    if neverSwallows, absentEnds.contains(tag) { return nil }
    let end = reader.endOfRawText(tag)
    if end == reader.end, neverSwallows {
      absentEnds.insert(tag)
      return nil
    }
    return end
  }
}
