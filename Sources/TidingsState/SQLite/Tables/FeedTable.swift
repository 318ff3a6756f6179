internal import GRDB
internal import TidingsDedup
internal import TidingsModel

/// The `feeds` table on the writer's connection.
struct FeedTable {
  /// What a recording needs to know of a feed.
  struct Entry {
    var row: Int64
    /// Whether a document with items was recorded since the feed was added.
    var hasDocument: Bool
    var delivered: Int
    var tags: [String] = []
    /// The days of the last document with items, and of the last poll that found it to stand still.
    var documentDay: Int?
    var confirmedDay: Int?
  }

  private let find: KeptStatement
  private let insert: KeptStatement
  private let update: KeptStatement
  private let updateByID: KeptStatement
  private let noteDocument: KeptStatement
  private let noteEmptyDocument: KeptStatement
  private let addDelivered: KeptStatement
  private let reference: KeptStatement
  private let noteTags: KeptStatement
  private let count: KeptStatement
  private let forget: KeptStatement
  private let rename: KeptStatement
  private let putAway: KeptStatement
  private let document: KeptStatement

  init(_ db: Database) throws {
    find = try KeptStatement(
      db,
      """
      SELECT row, first_document IS NOT NULL, delivered, tags, last_document, last_success FROM feeds WHERE id = ?
      """)
    insert = try KeptStatement(db, "INSERT INTO feeds(id, configured_url, space) VALUES(?, ?, ?) RETURNING row")
    update = try KeptStatement(db, FeedColumns.updateSQL(by: "row"))
    updateByID = try KeptStatement(db, FeedColumns.updateSQL(by: "id"))
    noteDocument = try KeptStatement(
      db,
      "UPDATE feeds SET first_document = ifnull(first_document, ?2), last_document = ?2, document = ?3 WHERE row = ?1")
    noteEmptyDocument = try KeptStatement(
      db, "UPDATE feeds SET first_document = ifnull(first_document, ?2), document = x'' WHERE row = ?1")
    addDelivered = try KeptStatement(db, "UPDATE feeds SET delivered = delivered + ?2 WHERE row = ?1")
    reference = try KeptStatement(db, "SELECT id, configured_url, title, tags FROM feeds WHERE row = ?")
    noteTags = try KeptStatement(db, "UPDATE feeds SET tags = ?2 WHERE row = ?1")
    forget = try KeptStatement(
      db,
      "UPDATE feeds SET forgotten = 1, first_document = NULL, last_document = NULL, delivered = 0, document = NULL WHERE row = ?"
    )
    rename = try KeptStatement(db, "UPDATE feeds SET id = ?2, space = ?3 WHERE row = ?1")
    putAway = try KeptStatement(db, "UPDATE feeds SET id = ?2, space = ?3 WHERE row = ?1")
    document = try KeptStatement(
      db, "SELECT document, last_success, id FROM feeds WHERE row = ? AND NOT forgotten")
    count = try KeptStatement(
      db,
      """
      INSERT INTO daily(day, feed, delivered, failures) VALUES(?1, ?2, ?3, max(0, ?4))
      ON CONFLICT(day, feed) DO UPDATE SET delivered = delivered + ?3, failures = max(0, failures + ?4)
      """)
  }

  /// The feed's row, made when there is none.
  /// - Parameter space: of its keys, for a new one.
  func entry(for id: FeedID, url: String, space: @autoclosure () -> String) throws -> Entry {
    if let known = try existing(id) { return known }
    let row = try insert.first {
      $0.bind(1, id.text)
      $0.bind(2, url)
      let space = space()
      if space != id.text { $0.bind(3, space) }
    } _: {
      $0.int64(0)
    }
    return Entry(row: row ?? 0, hasDocument: false, delivered: 0)
  }

  func existing(_ id: FeedID) throws -> Entry? {
    try find.first {
      $0.bind(1, id.text)
    } _: {
      Entry(
        row: $0.int64(0), hasDocument: $0.int(1) != 0, delivered: $0.int(2), tags: Self.tags($0.textIfAny(3)),
        documentDay: $0.intIfAny(4), confirmedDay: $0.timeIfAny(5)?.daysSinceEpoch)
    }
  }

  private static func tags(_ text: String?) -> [String] {
    text?.split(separator: "\n").map(String.init) ?? []
  }

  func noteTags(_ tags: [String], row: Int64) throws {
    try noteTags.run {
      $0.bind(1, row)
      $0.bind(2, tags.joined(separator: "\n"))
    }
  }

  /// Writes the state down; `delivered` is left as it is.
  func write(_ state: FeedState, row: Int64) throws {
    try update.run {
      $0.bind(1, row)
      FeedColumns.bind(state, to: $0)
    }
  }

  /// Writes the state of a feed down that has a row; `delivered` is left as it is.
  /// - Returns: false where it has none.
  func write(_ state: FeedState, of id: FeedID) throws -> Bool {
    try updateByID.run {
      $0.bind(1, id.text)
      FeedColumns.bind(state, to: $0)
    }
    return updateByID.changes > 0
  }

  /// Empties the feed's state, but for its address, and hides it.
  func forget(row: Int64) throws {
    let url = try reference(row: row)?.url ?? ""
    try write(FeedState(id: FeedID(url: ""), configuredURL: url), row: row)
    try forget.run { $0.bind(1, row) }
  }

  /// - Parameter space: of the feed's keys; `nil` where it is the new id.
  func rename(row: Int64, to new: FeedID, space: String?) throws {
    try rename.run {
      $0.bind(1, row)
      $0.bind(2, new.text)
      $0.bind(3, space)
    }
  }

  /// Takes its id from a feed that is forgotten, which keeps its articles and what their keys are told by.
  func putAway(row: Int64, space: String) throws {
    // No id that a feed can be configured with has a blank.
    try putAway.run {
      $0.bind(1, row)
      $0.bind(2, "\(space) \(row)")
      $0.bind(3, space)
    }
  }

  /// The ids of the feeds and what their own keys are told by, where that is not the id.
  static func names(_ db: Database) throws -> FeedNames {
    var spaces: [FeedID: String] = [:]
    var taken: Set<String> = []
    try KeptStatement(db, "SELECT id, space FROM feeds WHERE space IS NOT NULL").each { _ in
    } _: { columns in
      let space = columns.text(1)
      taken.insert(space)
      if let id = FeedID(columns.text(0)) { spaces[id] = space }
      return true
    }
    return FeedNames(spaces: spaces, taken: taken)
  }

  /// The forgotten feeds that went by one of some addresses.
  static func forgotten(_ db: Database, from urls: Set<String>) throws -> [String: [FeedID]] {
    var forgotten: [String: [FeedID]] = [:]
    try KeptStatement(db, "SELECT id, configured_url FROM feeds WHERE forgotten").each { _ in
    } _: { columns in
      let url = columns.text(1)
      if urls.contains(url), let id = FeedID(columns.text(0)) { forgotten[url, default: []].append(id) }
      return true
    }
    return forgotten
  }

  /// - Parameter articles: rows of those in the document.
  func noteDocument(row: Int64, day: Int, articles: DocumentRows) throws {
    try noteDocument.run {
      $0.bind(1, row)
      $0.bind(2, day)
      $0.bind(3, articles.packed)
    }
  }

  /// The articles in the feed's last document, as `feeds.document` has them; `nil` where that is not known.
  func document(row: Int64) throws -> [UInt8]? {
    try document.first {
      $0.bind(1, row)
    } _: {
      $0.bytesIfAny(0)
    } ?? nil
  }

  /// Whether an article stood in the feed's last document, as far as is known. A feed that has given none for long, dead
  /// or not polled any more, holds nothing.
  func holds(_ article: Int64, row: Int64, now: Timestamp, names: FeedNames) throws -> Bool {
    try document.first {
      $0.bind(1, row)
    } _: { columns in
      guard let lastSuccess = columns.timeIfAny(1), now.seconds - lastSuccess.seconds < Self.longestSilence else {
        return false
      }
      if let id = FeedID(columns.text(2)), names.isAside(id) { return false }
      return columns.bytesIfAny(0).map { DocumentRows.contains(article, in: $0) } ?? true
    } ?? false
  }

  /// Seconds
  private static let longestSilence: Int64 = 3 * 86_400

  /// A document without items: what comes after it is news, and no backlog.
  func noteEmptyDocument(row: Int64, day: Int) throws {
    try noteEmptyDocument.run {
      $0.bind(1, row)
      $0.bind(2, day)
    }
  }

  func addDelivered(_ number: Int, row: Int64) throws {
    try addDelivered.run {
      $0.bind(1, row)
      $0.bind(2, number)
    }
  }

  /// - Parameter tagged: whether with the tags that were noted.
  func reference(row: Int64, tagged: Bool = false) throws -> FeedReference? {
    try reference.first {
      $0.bind(1, row)
    } _: { columns in
      FeedID(columns.text(0)).map {
        FeedReference(
          id: $0, url: columns.text(1), title: columns.textIfAny(2),
          tags: tagged ? Self.tags(columns.textIfAny(3)) : [])
      }
    } ?? nil
  }

  func count(day: Int, row: Int64, delivered: Int, failures: Int) throws {
    try count.run {
      $0.bind(1, day)
      $0.bind(2, row)
      $0.bind(3, delivered)
      $0.bind(4, failures)
    }
  }
}
