internal import GRDB
internal import TidingsDedup
internal import TidingsModel

/// The near-duplicate hashes of the articles of the last days on the writer's connection: one row an article, in the
/// order of the articles. Look-ups go to `NearIndex`.
struct NearTable {
  /// Marks older than this many seconds count no more.
  static let lifetime: Int64 = 7 * 86_400

  private let insert: KeptStatement
  private let since: KeptStatement

  init(_ db: Database) throws {
    insert = try KeptStatement(db, "INSERT OR REPLACE INTO near(article, hash) VALUES(?, ?)")
    since = try KeptStatement(db, "SELECT article, hash FROM near WHERE article >= ? ORDER BY article")
  }

  func insert(_ hash: SimHash64, article: Int64) throws {
    try insert.run {
      $0.bind(1, article)
      $0.bind(2, Int64(bitPattern: hash.bits))
    }
  }

  /// The index of all hashes of articles from a row on.
  func index(from lowest: Int64) throws -> NearIndex {
    var index = NearIndex(lowest: lowest)
    try since.each {
      $0.bind(1, lowest)
    } _: { row in
      index.add(SimHash64(bits: UInt64(bitPattern: row.int64(1))), article: row.int64(0), lowest: lowest)
      return true
    }
    return index
  }
}
