/// A line of a page as a reader sees it: a paragraph, a heading, an item of a list, a cell.
struct Block: Sendable {
  /// The block-level element that holds the line itself.
  var node: Int32
  /// The nodes that make up the line.
  var nodes: Range<Int32>
  /// The range of ``BlockList/lines``.
  var text: Range<Int32>
  /// Letters and signs; those of scripts that write words in one or two signs count double.
  var weight: Int32 = 0
  /// The part of ``weight`` that is link text.
  var linkWeight: Int32 = 0
  var links: Int32 = 0
  /// The part of ``weight`` that is bold.
  var boldWeight: Int32 = 0
  /// The part of ``weight`` that is in italics.
  var italicWeight: Int32 = 0
  /// Ends of sentences.
  var sentences: Int32 = 0
  var endsSentence = false

  var linkShare: Double { weight > 0 ? Double(linkWeight) / Double(weight) : 0 }

  /// Text that tells something, by its length, its sentences and its few links.
  var isProse: Bool {
    guard linkWeight * 5 < weight * 2 else { return false }
    // A line may end a sentence without a stop to count, in Thai.
    return weight >= 100 || (weight >= 40 && (sentences > 0 || endsSentence))
  }
}
