internal import GRDB
internal import TidingsDedup

/// The keys that articles go by, on the writer's connection.
///
/// Keys are hashes, so new ones fall all over the table `keys`, and each of them would be a page of its own to write. They
/// are therefore appended to `fresh_keys` first, in one row for a transaction, held in memory beside it, and merged into
/// `keys` in their order when there are many: each page is then written once for all keys that fall into it.
final class KeyTable {
  /// From so many on fresh keys are merged. In memory they take some 50 bytes each.
  static let mergeSize = 32_768
  /// Bytes of a key and its article in a row of `fresh_keys`.
  static let entrySize = 24

  private let mergeSize: Int
  private let find: KeptStatement
  private let append: KeptStatement
  private let readFresh: KeptStatement
  private let merge: KeptStatement
  private let clear: KeptStatement
  private let articleExists: KeptStatement

  /// What stands in `fresh_keys`; `nil` until it is asked for, and after a rollback.
  private var fresh: [DedupKey: Int64]?
  /// Keys that were looked for in `keys` in vain during this transaction: they are likely to be added.
  private var absent: Set<DedupKey> = []
  /// What the transaction adds to `fresh_keys`, as the row will have it; its memory serves one after another.
  private var added: [UInt8] = []
  /// Knows of all keys in `keys`; `nil` where these were too many, or there before this object.
  private var filter: KeyFilter?

  init(_ db: Database, mergeSize: Int) throws {
    self.mergeSize = mergeSize
    find = try KeptStatement(db, "SELECT article FROM keys WHERE key = ?")
    append = try KeptStatement(db, "INSERT INTO fresh_keys(keys) VALUES(?)")
    readFresh = try KeptStatement(db, "SELECT keys FROM fresh_keys ORDER BY rowid")
    merge = try KeptStatement(
      db,
      """
      INSERT INTO keys(key, article) VALUES(?, ?)
        ON CONFLICT(key) DO UPDATE SET article = excluded.article
      """)
    clear = try KeptStatement(db, "DELETE FROM fresh_keys")
    articleExists = try KeptStatement(db, "SELECT 1 FROM articles WHERE row = ?")
    let isEmpty = try KeptStatement(db, "SELECT 1 FROM keys LIMIT 1").first { _ in true } == nil
    filter = isEmpty ? KeyFilter() : nil
  }

  /// The row of the article that goes by a key, which may be gone; `Schema.noArticle` for a key that is none for good.
  func article(for key: DedupKey) throws -> Int64? {
    if let article = try loaded()[key] { return article }
    if let filter, !filter.mayHold(key) { return nil }
    guard !absent.contains(key) else { return nil }
    let article = try find.first {
      $0.bind(1, key)
    } _: {
      $0.int64(0)
    }
    if article == nil { absent.insert(key) }
    return article
  }

  /// Has the article go by the key, unless another one that is still known does.
  /// - Returns: whether it did not before, and does now.
  func add(_ key: DedupKey, to row: Int64) throws -> Bool {
    if let present = try article(for: key) {
      guard present != row, present != Schema.noArticle, try !exists(article: present) else { return false }
    }
    try put(key, row)
    return true
  }

  /// Has the article go by the key, whichever did before.
  /// - Returns: whether it did not before.
  func move(_ key: DedupKey, to row: Int64) throws -> Bool {
    guard try article(for: key) != row else { return false }
    try put(key, row)
    return true
  }

  /// Has no article go by the key, now or later.
  func void(_ key: DedupKey) throws {
    guard try article(for: key) != Schema.noArticle else { return }
    try put(key, Schema.noArticle)
  }

  /// Whether there are so many fresh keys that they ought to be merged.
  var isMergeDue: Bool { fresh?.count ?? 0 >= mergeSize }

  /// A transaction begins, which may see what was looked for in vain.
  func begin() {
    absent.removeAll(keepingCapacity: true)
    added.removeAll(keepingCapacity: added.capacity <= Self.mergeSize * Self.entrySize)
  }

  /// Writes what the transaction has added, at its end.
  func end() throws {
    guard !added.isEmpty else { return }
    try added.withUnsafeBytes { keys in
      try append.run { $0.bind(1, lasting: keys) }
    }
    added.removeAll(keepingCapacity: true)
  }

  /// Merges the fresh keys, in a transaction.
  func mergeFresh() throws {
    let keys = try loaded().sorted { ($0.key.high, $0.key.low) < ($1.key.high, $1.key.low) }
    guard !keys.isEmpty else { return }
    // Should the transaction fail, the filter knows of keys that are not there: this does no harm.
    if (filter?.count ?? 0) + keys.count > KeyFilter.mostKeys { filter = nil }
    for (key, article) in keys {
      filter?.insert(key)
      try merge.run {
        $0.bind(1, key)
        $0.bind(2, article)
      }
    }
    try clear.run()
    added.removeAll(keepingCapacity: true)
    // As many will be there again soon.
    fresh?.removeAll(keepingCapacity: true)
  }

  /// The transaction was rolled back: forgets what the file has forgotten.
  func undo() {
    absent.removeAll()
    added.removeAll()
    fresh = nil
  }

  private func put(_ key: DedupKey, _ row: Int64) throws {
    // What stands in the file has to be in memory before something is added that does not.
    if fresh == nil { _ = try loaded() }
    withUnsafeBytes(of: (key.high.bigEndian, key.low.bigEndian, row.bigEndian)) { added.append(contentsOf: $0) }
    if !absent.isEmpty { absent.remove(key) }
    fresh?[key] = row
  }

  private func exists(article row: Int64) throws -> Bool {
    try articleExists.first {
      $0.bind(1, row)
    } _: { _ in
      true
    } ?? false
  }

  private func loaded() throws -> [DedupKey: Int64] {
    if let fresh { return fresh }
    var read: [DedupKey: Int64] = [:]
    try readFresh.each { row in
      let bytes = row.bytes(0)
      func word(_ place: Int) -> UInt64 { bytes[place..<place + 8].reduce(0) { $0 << 8 | UInt64($1) } }
      for entry in stride(from: 0, through: bytes.count - Self.entrySize, by: Self.entrySize) {
        read[DedupKey(high: word(entry), low: word(entry + 8))] = Int64(bitPattern: word(entry + 16))
      }
      return true
    }
    fresh = read
    return read
  }
}
