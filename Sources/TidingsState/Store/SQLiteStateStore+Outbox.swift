public import TidingsModel

/// `Outbox`
extension SQLiteStateStore {
  /// From memory where the rows were made by this process and are the oldest, else as `outbox(after:limit:)`.
  public func outbox(limit: Int) async throws -> [OutboundArticle] { try await outbox(after: nil, limit: limit) }

  /// - Throws: `StateError`, `.contentsLost` when the file beside the state that held contents is gone, `.contentsDamaged`
  ///   when contents in the state are not what was written: the rows are dropped then, and what follows them can be had by
  ///   the next call.
  public func outbox(after name: SpoolName?, limit: Int) async throws -> [OutboundArticle] {
    if let rows = writer.head(after: name, limit: limit) { return rows }
    let start = name?.microseconds ?? Int64.min
    // By the writer, which alone gives places in the file beside the state out again.
    let path = path
    return try await write { db, recorder, counters -> Result<[OutboundArticle], StateError> in
      do { return .success(try recorder.promised(db, after: start, limit: limit)) } catch let error as LostContents {
        guard let lost = try recorder.forgetLost(db, counters: &counters) else { throw error }
        return .failure(
          lost.isInFile
            ? .contentsLost(path: path + "-outbox", count: lost.count)
            : .contentsDamaged(path: path, count: lost.count))
      }
    }.get()
  }

  /// A name that no name given so far is greater than, and that every further one is.
  public func lastName() async throws -> SpoolName {
    let microseconds = try await read(OutboxTable.lastMicroseconds)
    return SpoolName(microseconds: microseconds, id: ArticleID(high: .max, low: .max), revision: 1)
  }

  /// - Throws: `StateError`; all rows are still there then.
  public func remove(_ names: [SpoolName]) async throws {
    guard !names.isEmpty else { return }
    try await write(weight: names.count) { _, recorder, counters in
      try recorder.remove(names, counters: &counters)
    }
  }

  /// Articles whose delivery is promised and not done yet. Nothing is read for it.
  public var outboxCount: Int { writer.outboxCount }
}
