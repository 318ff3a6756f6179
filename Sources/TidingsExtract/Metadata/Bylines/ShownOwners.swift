/// What a page shows of the names that its data give for the author: whose site it is, where the story was taken from.
struct ShownOwners {
  let source: BylineSource

  private var analysis: PageAnalysis { source.analysis }
  private var blocks: [Block] { analysis.list.blocks }

  /// Whether a name that is not written as a person's stands in the line of the site's copyright, or a line below the text
  /// that is named as the source bears it.
  func isOwner(_ name: String) -> Bool {
    let folded = WordFold.fold(name)
    guard folded.count >= 6 else { return false }
    return isSource(name) || (!isPerson(name) && isInImprint(folded))
  }

  /// Two to five words that do not end as the names of bodies do; and names in scripts without capitals, or written small.
  private func isPerson(_ name: String) -> Bool {
    !name.contains(where: \.isUppercase)
      || (2...5).contains(name.spacedWords.count) && source.isWritten(name)
        && !Self.bodies.contains { name.hasSuffix($0) }
  }

  private static let bodies = ["Communications", "Services", "Relations", "Affairs", "Marketing", "Library", "Office"]

  private func isInImprint(_ name: [UInt8]) -> Bool {
    blocks.contains { block in
      guard block.text.count < 1200, case let bytes = analysis.list.bytes(of: block), tellsOfRights(bytes) else {
        return false
      }
      return TitleFinder.contains(WordFold.fold(bytes), name)
    }
  }

  private func tellsOfRights(_ line: ArraySlice<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for byte in line {
      if previous == 0xC2, byte == 0xA9 { return true }
      previous = byte
    }
    return ByteText.contains(line, "copyright") || ByteText.contains(line, "ản quyền")
  }

  /// The data of some have in capitals what the line has not.
  private func isSource(_ name: String) -> Bool {
    guard let last = source.surroundings.body.last else { return false }
    let folded = WordFold.fold(name)
    let isInCapitals = !name.contains(where: \.isLowercase)
    return (last + 1..<min(last + 12, blocks.count)).contains { index in
      let block = blocks[index]
      guard block.text.count < 120, case let line = analysis.list.bytes(of: block),
        line.elementsEqual(name.utf8) || (isInCapitals && WordFold.fold(line) == folded),
        let classes = analysis.page.attribute(.classes, of: Int(block.node))
      else { return false }
      return classes.split { ByteText.isSpace($0) || $0 == 0x2D || $0 == 0x5F }.contains {
        ByteText.equals($0, "source") || ByteText.equals($0, "nguon")
      }
    }
  }
}
