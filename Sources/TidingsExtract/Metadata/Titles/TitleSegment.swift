/// A piece of one of the page's titles, between marks that part it from its section and its site.
struct TitleSegment {
  var folded: [UInt8]
  /// As it is written, where no mark stands in it.
  var text: String?
  /// The others of its title.
  var others: [[UInt8]]

  /// What may be the story's title within the page's titles, the longest first.
  static func all(in meta: MetaTags) -> [TitleSegment] {
    var found: [TitleSegment] = []
    for title in [meta.title, meta.first("og:title", "twitter:title")].compactMap({ $0 }) {
      var pieces = [title]
      for mark in marks where pieces.contains(where: { $0.range(ofBytes: mark) != nil }) {
        pieces = pieces.flatMap { $0.pieces(partedBy: mark) }
      }
      let written = pieces.filter { !WordFold.fold($0).isEmpty }
      let folded = written.map(WordFold.fold)
      guard folded.count > 1, folded.count < 8 else { continue }
      let whole = folded.reduce(0) { $0 + $1.count }
      for start in folded.indices {
        for end in start..<folded.count where end - start < folded.count - 1 {
          let joined = Array(folded[start...end].joined(separator: [0x20]))
          guard joined.count >= 16, joined.count * 5 >= whole * 2 else { continue }
          found.append(
            TitleSegment(
              folded: joined, text: start == end ? written[start] : nil,
              others: Array(folded[..<start] + folded[(end + 1)...])))
        }
      }
    }
    return found.sorted { $0.folded.count > $1.folded.count }
  }

  /// Marks that part a title from its section and its site.
  static let marks = [
    " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " › ", " ‹ ", " >> ", " // ", " ~ ", " · ", " • ", "｜", "_", "|",
  ]
}
