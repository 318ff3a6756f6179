internal import GRDB
internal import TidingsDedup
internal import TidingsModel

/// The near-duplicate hashes of the articles of the last days on the writer's connection: one row for a transaction, in
/// their order. In a row of its own each of them would cost as much as the article's. Look-ups go to `NearIndex`.
final class NearTable {
  /// Marks older than this many seconds count no more.
  static let lifetime: Int64 = 7 * 86_400

  /// Bytes of an article and its hash in a row.
  static let entrySize = 16

  private let append: KeptStatement
  private let since: KeptStatement
  private let size: KeptStatement

  /// What the transaction adds, as the row will have it; its memory serves one after another.
  private var added: [UInt8] = []

  init(_ db: Database) throws {
    // Only a transaction without a new article meets the row of another.
    append = try KeptStatement(
      db,
      """
      INSERT INTO near(upto, hashes) VALUES(?, ?)
        ON CONFLICT(upto) DO UPDATE SET hashes = CAST(hashes || excluded.hashes AS BLOB)
      """)
    since = try KeptStatement(db, "SELECT hashes FROM near WHERE upto >= ? ORDER BY upto")
    size = try KeptStatement(db, "SELECT total(length(hashes)) FROM near WHERE upto >= ?")
  }

  func insert(_ hash: SimHash64, article: Int64) { Self.append(hash, article: article, to: &added) }

  /// Writes what the transaction has added, at its end.
  /// - Parameter lastArticle: no article has a higher row.
  func end(lastArticle: Int64) throws {
    guard !added.isEmpty else { return }
    try added.withUnsafeBytes { hashes in
      try append.run {
        $0.bind(1, lastArticle)
        $0.bind(2, lasting: hashes)
      }
    }
    added.removeAll(keepingCapacity: true)
  }

  /// The transaction was rolled back: forgets what the file has forgotten.
  func undo() { added.removeAll() }

  /// The index of all hashes of articles from a row on.
  func index(from lowest: Int64) throws -> NearIndex {
    let bytes =
      try size.first {
        $0.bind(1, lowest)
      } _: {
        $0.int(0)
      } ?? 0
    var index = NearIndex(lowest: lowest, expecting: bytes / Self.entrySize)
    try since.each {
      $0.bind(1, lowest)
    } _: { row in
      let bytes = row.bytes(0)
      func word(_ place: Int) -> UInt64 { bytes[place..<place + 8].reduce(0) { $0 << 8 | UInt64($1) } }
      for entry in stride(from: 0, through: bytes.count - Self.entrySize, by: Self.entrySize) {
        index.add(SimHash64(bits: word(entry + 8)), article: Int64(bitPattern: word(entry)), lowest: lowest)
      }
      return true
    }
    return index
  }

  private static func append(_ hash: SimHash64, article: Int64, to row: inout [UInt8]) {
    withUnsafeBytes(of: (article.bigEndian, hash.bits.bigEndian)) { row.append(contentsOf: $0) }
  }

  /// Puts the rows of an older state, one for each article, into such as these.
  static func pack(_ db: Database) throws {
    let insert = try KeptStatement(db, "INSERT INTO packed_near(upto, hashes) VALUES(?, ?)")
    var packed: [UInt8] = []
    var last: Int64 = 0
    func write() throws {
      guard !packed.isEmpty else { return }
      try insert.run {
        $0.bind(1, last)
        $0.bind(2, packed)
      }
      packed.removeAll(keepingCapacity: true)
    }
    try KeptStatement(db, "SELECT article, hash FROM near ORDER BY article").each { row in
      last = row.int64(0)
      append(SimHash64(bits: UInt64(bitPattern: row.int64(1))), article: last, to: &packed)
      if packed.count >= packedSize { try write() }
      return true
    }
    try write()
  }

  private static let packedSize = 256 * entrySize
}
