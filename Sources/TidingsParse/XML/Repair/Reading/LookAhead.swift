/// How much of a document was looked through for what lies ahead: a hostile one must not have it read over and over.
struct LookAhead {
  private let limit: Int
  private var spent = 0

  /// - Parameter size: the document's, in bytes.
  init(size: Int) { limit = 2 * size + 1 << 20 }

  /// Whether it was as much as the document is long, twice over.
  var isSpent: Bool { spent > limit }

  /// Counts bytes that were looked through.
  mutating func spend(_ count: Int) { spent += count }
}
