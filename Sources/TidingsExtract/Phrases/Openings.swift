/// Phrases that lines open with, by their first bytes.
struct Openings {
  private var phrases = [[[UInt8]]](repeating: [], count: 256)

  init(_ list: [[UInt8]]) {
    for phrase in list { phrases[Int(phrase[0])].append(phrase) }
  }

  /// Whether a line opens with one of the phrases, in whole words.
  /// - Parameters:
  ///   - wordMayOpen: whether a phrase of one word counts where others follow it; one word may open any heading, as in
  ///     "Popular white wines".
  ///   - inWholeWords: whether a phrase must end where a word does, which scripts without spaces do not tell.
  func open(_ line: [UInt8], wordMayOpen: Bool = true, inWholeWords: Bool = true) -> Bool {
    guard let first = line.first else { return false }
    return phrases[Int(first)].contains { phrase in
      guard line.starts(with: phrase) else { return false }
      if line.count == phrase.count || !inWholeWords { return true }
      return line[phrase.count] == 0x20
        && (wordMayOpen || phrase.contains(0x20) || phrase.elementsEqual("advertisement".utf8))
    }
  }

  /// Whether one of the phrases begins where any of a line's words does, or anywhere in scripts without spaces.
  func stand(in line: [UInt8]) -> Bool {
    line.indices.contains { start in
      guard start == 0 || line[start - 1] == 0x20 || line[start] >= 0xE0 else { return false }
      return phrases[Int(line[start])].contains { line[start...].starts(with: $0) }
    }
  }
}
