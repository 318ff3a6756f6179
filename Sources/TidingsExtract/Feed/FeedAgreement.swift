internal import TidingsHTML
internal import TidingsModel

/// How far a page tells the story that a feed announced.
struct FeedAgreement {
  private let title: Set<UInt64>
  private let teaser: Set<UInt64>

  /// Bytes of a title, and of a teaser, that are looked for as a piece.
  private static let titlePiece = 4
  private static let teaserPiece = 16
  /// Of a long teaser only the opening is looked for.
  private static let teaserLength = 600

  init(_ hints: FeedHints) {
    title = Self.pieces(of: WordFold.fold(PlainText.fromUnknown(hints.title ?? "")), Self.titlePiece)
    let opening = WordFold.fold(PlainText.fromUnknown(hints.summary ?? hints.contentHTML ?? "")).prefix(
      Self.teaserLength)
    teaser = Self.pieces(of: Array(opening), Self.teaserPiece)
  }

  /// The better of two shares: of the feed's title in one of the page's, of the feed's teaser in the text; `nil` where the
  /// feed says too little.
  func measure(titles: [String], text: String) -> Double? {
    let byTitle =
      title.count < 4
      ? nil : titles.map { Self.share(of: title, in: Self.pieces(of: WordFold.fold($0), Self.titlePiece)) }.max() ?? 0
    let byTeaser =
      teaser.count < 8
      ? nil : Self.share(of: teaser, in: Self.pieces(of: WordFold.fold(text), Self.teaserPiece))
    return [byTitle, byTeaser].compactMap { $0 }.max()
  }

  private static func share(of pieces: Set<UInt64>, in others: Set<UInt64>) -> Double {
    Double(pieces.count(where: others.contains)) / Double(max(1, pieces.count))
  }

  private static func pieces(of text: [UInt8], _ length: Int) -> Set<UInt64> {
    guard text.count >= length else { return [] }
    var pieces: Set<UInt64> = []
    pieces.reserveCapacity(text.count)
    for start in 0...(text.count - length) { pieces.insert(FNV1a.hash(of: text[start..<start + length])) }
    return pieces
  }
}
