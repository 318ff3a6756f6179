internal import TidingsModel

/// Phrases that lines open with or hold, by their first bytes.
struct Openings {
  /// The phrases in order of their first bytes, those of one byte as they were given.
  private let phrases: [[UInt8]]
  /// The second byte of each, which tells most of them from a line; 0 where there is none.
  private let seconds: [UInt8]
  /// For each byte, the number of the first phrase that begins with it or a later one; behind them how many there are.
  private let starts: [Int]

  /// - Parameter list: none of them empty.
  init(_ list: [[UInt8]]) {
    var byFirst = [[[UInt8]]](repeating: [], count: 256)
    for phrase in list { byFirst[Int(phrase[0])].append(phrase) }
    phrases = Array(byFirst.joined())
    seconds = phrases.map { $0.count > 1 ? $0[1] : 0 }
    starts = byFirst.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
  }

  /// The phrases that begin with a byte.
  private func opening(with first: UInt8) -> ArraySlice<[UInt8]> {
    phrases[starts[Int(first)]..<starts[Int(first) + 1]]
  }

  /// Whether a line opens with one of the phrases, in whole words.
  /// - Parameters:
  ///   - wordMayOpen: whether a phrase of one word counts where others follow it; one word may open any heading, as in
  ///     "Popular white wines".
  ///   - inWholeWords: whether a phrase must end where a word does, which scripts without spaces do not tell.
  func open(_ line: [UInt8], wordMayOpen: Bool = true, inWholeWords: Bool = true) -> Bool {
    guard let first = line.first else { return false }
    return opening(with: first).contains { phrase in
      guard line.starts(with: phrase) else { return false }
      if line.count == phrase.count || !inWholeWords { return true }
      return line[phrase.count] == 0x20
        && (wordMayOpen || phrase.contains(0x20) || phrase.elementsEqual("advertisement".utf8))
    }
  }

  /// The same of a line that is not folded yet. The first letter of most lines tells that none of the phrases opens them.
  func open(unfolded line: ArraySlice<UInt8>, inWholeWords: Bool = true) -> Bool {
    for byte in line {
      let letter = byte.lowered
      switch letter {
      case 0x80...: break
      case 0x30...0x39, 0x61...0x7A: if opening(with: letter).isEmpty { return false }
      default: continue
      }
      return open(WordFold.fold(line), inWholeWords: inWholeWords)
    }
    return false
  }

  /// Whether one of the phrases begins where any of a line's words does, or anywhere in scripts without spaces.
  func stand(in line: [UInt8]) -> Bool { stand(in: line) { $0 == 0x20 || $1 >= 0xE0 } }

  /// Whether one of the phrases begins where any of a line's words does.
  func beginWord(of line: [UInt8]) -> Bool { stand(in: line) { before, _ in before == 0x20 } }

  /// Whether a line holds one of the phrases, wherever in it.
  func occur(in line: [UInt8]) -> Bool { stand(in: line) { _, _ in true } }

  /// Whether one of the phrases stands where it may.
  /// - Parameter mayBegin: whether a phrase may begin at a byte, of which the one before and itself are given; before the
  ///   line's first one a space stands.
  func stand(in line: [UInt8], where mayBegin: (UInt8, UInt8) -> Bool) -> Bool {
    var before: UInt8 = 0x20
    for (start, byte) in line.enumerated() {
      defer { before = byte }
      guard starts[Int(byte)] < starts[Int(byte) + 1], mayBegin(before, byte) else { continue }
      let next = start + 1 < line.count ? line[start + 1] : 0
      for number in starts[Int(byte)]..<starts[Int(byte) + 1] where seconds[number] == next || seconds[number] == 0 {
        if stands(phrases[number], at: start, in: line) { return true }
      }
    }
    return false
  }

  private func stands(_ phrase: [UInt8], at start: Int, in line: [UInt8]) -> Bool {
    guard phrase.count <= line.count - start else { return false }
    for offset in 1..<phrase.count where line[start + offset] != phrase[offset] { return false }
    return true
  }
}
