internal import TidingsModel

/// What is counted up through a transaction, and written once at its end.
struct TransactionCounters {
  /// The microseconds of the last file name given.
  private(set) var lastName: Int64
  /// The highest article row.
  private(set) var lastArticle: Int64
  /// What the transaction changes of the outbox.
  var promised: [Promise] = []
  var removed: [SpoolName] = []
  var removedCount = 0
  /// The day that is known to be in `days`.
  var notedDay: Int?
  private let stored: (Int64, Int64)

  init(lastName: Int64, lastArticle: Int64) {
    self.lastName = lastName
    self.lastArticle = lastArticle
    stored = (lastName, lastArticle)
  }

  var isChanged: Bool { stored != (lastName, lastArticle) }

  /// The time of the next file name: the present, but always later than the last one, should the clock go back.
  mutating func nextName(now: Timestamp) -> Int64 {
    lastName = max(lastName + 1, now.microseconds)
    return lastName
  }

  /// The row of a new article.
  mutating func nextArticle() -> Int64 {
    lastArticle += 1
    return lastArticle
  }
}
