internal import CLinux
internal import TidingsModel

/// What makes an article's delivery one of a kind: its id and its revision.
struct ArticleKey: Hashable, Sendable {
  var id: ArticleID
  var revision: Int

  init(id: ArticleID, revision: Int) {
    self.id = id
    self.revision = revision
  }

  init(_ name: SpoolName) { self.init(id: name.id, revision: name.revision) }

  /// Reads the key from a line that `Article.json()` wrote; `nil` when the line is torn or something else.
  ///
  /// No full parse: a journal is read at every start. The byte patterns sought cannot stand inside a JSON string, whose
  /// quotation marks are escaped; a line with a hole in it (a crash before the data reached the disk) holds a control
  /// character, which JSON never does.
  init?(line: ArraySlice<UInt8>) {
    guard line.starts(with: #"{"id":""#.utf8), line.last == 0x7D, line.allSatisfy({ $0 >= 0x20 }) else { return nil }
    let idStart = line.startIndex + 7
    guard line.count > 40, line[idStart + 32] == 0x22,
      let id = ArticleID(String(decoding: line[idStart..<idStart + 32], as: UTF8.self)),
      let delivery = line.position(after: #""_tidings":{"schema":"#),
      let start = line[delivery...].position(after: #""revision":"#)
    else { return nil }
    let digits = line[start...].prefix { $0.isDigit }
    guard let revision = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    self.init(id: id, revision: revision)
  }
}

extension ArraySlice<UInt8> {
  /// The index behind the first occurrence of a pattern.
  fileprivate func position(after pattern: StaticString) -> Int? {
    let count = pattern.utf8CodeUnitCount
    let offset: Int? = withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, let found = tidings_memmem(base, buffer.count, pattern.utf8Start, count)
      else {
        return nil
      }
      return base.distance(to: found) + count
    }
    return offset.map { startIndex + $0 }
  }
}
