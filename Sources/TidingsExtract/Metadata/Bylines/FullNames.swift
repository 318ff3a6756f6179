internal import TidingsModel

/// Spells out the first name of an author of whom the byline gives its letter alone, `M. Škarpa`, where what the page tells
/// of the author has it.
struct FullNames {
  let source: BylineSource

  private var blocks: [Block] { source.analysis.list.blocks }

  func spelledOut(_ author: Author) -> Author {
    guard let words = author.name?.spacedWords, words.count == 2, words[1].count >= 3, case let letter = words[0],
      letter.count == 2, letter.last == ".", let initial = letter.first, initial.isUppercase,
      let name = only(opening: initial, before: String(words[1]))
    else { return author }
    var author = author
    author.name = name
    return author
  }

  /// The one name that the lines around the text have with such a letter and that surname.
  private func only(opening initial: Character, before surname: String) -> String? {
    var found: String?
    let body = Set(source.surroundings.body)
    for (index, block) in blocks.enumerated() where block.weight < 400 && !body.contains(index) {
      guard !source.surroundings.cards[Int(block.node)], !source.analysis.isComment(Int(block.node)),
        isOfAuthor(block),
        case let text = source.analysis.list.text(of: block), text.range(ofBytes: surname) != nil
      else { continue }
      let words = text.split { !$0.isLetter && $0 != "-" && $0 != "'" && $0 != "." }
      for (first, last) in zip(words, words.dropFirst())
      where last == surname && first.first == initial && first.count >= 3 && first.last != "."
        && !Self.titles.contains(first.lowercased())
      {
        let name = "\(first) \(last)"
        guard source.isWritten(name), found == nil || found == name else { return nil }
        found = name
      }
    }
    return found
  }

  /// Whether a line stands in what is named as the author's.
  private func isOfAuthor(_ block: Block) -> Bool {
    source.surroundings.places.isNamed(Int(block.node), [.authorBox, .byline])
  }

  /// Words that stand where a first name does.
  private static let titles: Set<String> = [
    "frau", "herr", "herrn", "monsieur", "madame", "mister", "mrs", "miss", "judge", "justice", "señor", "señora",
    "signor", "signora", "senhor", "senhora", "pan", "pani", "sir", "dame", "lord", "lady", "doctor", "professor",
  ]
}
