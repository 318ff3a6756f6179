/// Finds the paragraphs in which a site speaks for itself: requests for consent to cookies, and what it does not answer
/// for. They may be longer than the article, and are no sign of it.
enum Notices {
  /// - Returns: the indices of their lines.
  static func find(in list: BlockList) -> Set<Int> {
    var found: Set<Int> = []
    for (index, block) in list.blocks.enumerated() where block.isProse && block.weight < longest {
      let bytes = list.bytes(of: block)
      if asksConsent(bytes)
        || (block.weight >= long
          && (declinesLiability(bytes) || ClosingPhrases.disclaims(WordFold.fold(bytes.prefix(opening)))))
      {
        found.insert(index)
      }
    }
    return found
  }

  private static func asksConsent(_ bytes: ArraySlice<UInt8>) -> Bool {
    ByteText.contains(bytes, "cookie") && ConsentNotice.isAsked(in: String(decoding: bytes, as: UTF8.self))
  }

  private static func declinesLiability(_ bytes: ArraySlice<UInt8>) -> Bool {
    let first = bytes.prefix(firstSentences)
    return refusals.contains { ByteText.contains(first, $0) }
  }

  private static let refusals: [StaticString] = [
    "for general information only", "for informational purposes only", "does not constitute",
  ]

  /// What is shorter hides no article.
  private static let long: Int32 = 300
  private static let longest: Int32 = 2500
  /// As much of a line as tells what it is about.
  private static let firstSentences = 200
  /// As much as tells what it opens with.
  private static let opening = 90
}
