internal import GRDB
internal import TidingsDedup
internal import TidingsModel

/// The near-duplicate index on the writer's connection: each hash stands under each of its four quarters, newest last,
/// so that a look-up is four short range scans, whatever the number of articles.
struct NearTable {
  /// Marks older than this many seconds count no more.
  static let lifetime: Int64 = 7 * 86_400
  /// No more entries of one quarter are looked at: a flood of alike texts must not make look-ups slow.
  static let maximumEntries = 1000

  private let insert: KeptStatement
  private let find: KeptStatement

  init(_ db: Database) throws {
    insert = try KeptStatement(db, "INSERT OR REPLACE INTO near(band, article, hash) VALUES(?, ?, ?)")
    find = try KeptStatement(
      db,
      """
      SELECT article, hash FROM near WHERE band = ?1 AND article >= ?2 AND article < ?3
      ORDER BY article DESC LIMIT \(Self.maximumEntries)
      """)
  }

  func insert(_ hash: SimHash64, article: Int64) throws {
    for band in hash.bands {
      try insert.run {
        $0.bind(1, band)
        $0.bind(2, article)
        $0.bind(3, Int64(bitPattern: hash.bits))
      }
    }
  }

  /// Rows of the articles whose hash is near, the nearest first, of equally near ones the oldest.
  /// - Parameters:
  ///   - lowest: no lower row is looked at
  ///   - row: nor this one or a higher one
  func articles(near hash: SimHash64, from lowest: Int64, before row: Int64) throws -> [Int64] {
    var distances: [Int64: Int] = [:]
    for band in hash.bands {
      try find.each {
        $0.bind(1, band)
        $0.bind(2, lowest)
        $0.bind(3, row)
      } _: { columns in
        let distance = hash.distance(to: SimHash64(bits: UInt64(bitPattern: columns.int64(1))))
        if distance <= SimHash64.nearDistance { distances[columns.int64(0)] = distance }
        return true
      }
    }
    return distances.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
  }
}
