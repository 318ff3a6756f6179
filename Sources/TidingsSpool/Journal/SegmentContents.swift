/// The articles of a journal's segment.
struct SegmentContents {
  private(set) var keys: Set<ArticleKey> = []
  /// How many bytes from the start are whole lines, each an article.
  private(set) var wholeLength = 0

  /// Reads a segment from its start, up to the first line that is no article's.
  ///
  /// In pieces, as a segment may be gigabytes long: no more of it is held at a time than a piece and a line.
  init(reading file: borrowing Descriptor, pieces: Int = 1 << 20) throws(SpoolError) {
    // From the start of a line on; of it, so many bytes are known to hold no line's end.
    var held: [UInt8] = []
    var searched = 0
    while try file.read(upTo: pieces, into: &held) {
      var start = 0
      while let end = held[searched...].firstIndex(where: { $0 < 0x20 }) {
        // Any other control character than a line feed is a hole, of which there may be gigabytes too.
        guard held[end] == 0x0A, let key = ArticleKey(line: held[start..<end]) else { return }
        keys.insert(key)
        wholeLength += end + 1 - start
        start = end + 1
        searched = start
      }
      if start > 0 { held.removeFirst(start) }
      searched = held.count
    }
  }
}
