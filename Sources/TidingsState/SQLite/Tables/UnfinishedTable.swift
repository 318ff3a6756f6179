internal import GRDB
internal import TidingsModel

/// The polls whose articles' pages are still to be read, one a feed at most.
enum UnfinishedTable {
  static let schema = """
    CREATE TABLE unfinished(
      feed TEXT NOT NULL PRIMARY KEY,
      configured_url TEXT NOT NULL,
      at INTEGER NOT NULL,
      status INTEGER NOT NULL,
      url TEXT NOT NULL,
      moved_to TEXT,
      content_type TEXT,
      content_language TEXT,
      content_location TEXT,
      etag BLOB,
      last_modified BLOB,
      max_age INTEGER,
      links TEXT NOT NULL,
      document BLOB NOT NULL
    );
    """

  private static let columns = """
    feed, configured_url, at, status, url, moved_to, content_type, content_language, content_location, etag,
    last_modified, max_age, links, document
    """

  static func feeds(_ db: Database) throws -> Set<FeedID> {
    var feeds: Set<FeedID> = []
    try KeptStatement(db, "SELECT feed FROM unfinished").each { row in
      if let feed = FeedID(row.text(0)) { feeds.insert(feed) }
      return true
    }
    return feeds
  }

  /// When the publisher answered, by the feeds.
  static func times(_ db: Database) throws -> [FeedID: Timestamp] {
    var times: [FeedID: Timestamp] = [:]
    try KeptStatement(db, "SELECT feed, at FROM unfinished").each { row in
      if let feed = FeedID(row.text(0)) { times[feed] = row.time(1) }
      return true
    }
    return times
  }

  static func poll(_ db: Database, of feed: FeedID) throws -> UnfinishedPoll? {
    try KeptStatement(db, "SELECT \(columns) FROM unfinished WHERE feed = ?").first {
      $0.bind(1, feed.text)
    } _: { row in
      var poll = UnfinishedPoll(
        feed: feed, configuredURL: row.text(1), time: row.time(2), status: row.int(3), url: row.text(4),
        document: row.bytes(13))
      poll.movedTo = row.textIfAny(5)
      poll.contentType = row.textIfAny(6)
      poll.contentLanguage = row.textIfAny(7)
      poll.contentLocation = row.textIfAny(8)
      poll.validators = Validators(etag: row.bytesIfAny(9), lastModified: row.bytesIfAny(10))
      poll.maxAge = row.intIfAny(11)
      poll.linkHeaders = row.text(12).split(separator: "\n").map(String.init)
      return poll
    }
  }

  static func put(_ db: Database, _ poll: UnfinishedPoll, as feed: FeedID) throws {
    try KeptStatement(
      db, "INSERT OR REPLACE INTO unfinished(\(columns)) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    ).run {
      $0.bind(1, feed.text)
      $0.bind(2, poll.configuredURL)
      $0.bind(3, poll.time)
      $0.bind(4, poll.status)
      $0.bind(5, poll.url)
      $0.bind(6, poll.movedTo)
      $0.bind(7, poll.contentType)
      $0.bind(8, poll.contentLanguage)
      $0.bind(9, poll.contentLocation)
      $0.bind(10, poll.validators.etag)
      $0.bind(11, poll.validators.lastModified)
      $0.bind(12, poll.maxAge)
      $0.bind(13, poll.linkHeaders.joined(separator: "\n"))
      $0.bind(14, poll.document)
    }
  }

  /// Counts that a feed's poll is taken up.
  /// - Returns: how often it was, this time included, since the program last left it in good order.
  static func countTry(_ db: Database, of feed: FeedID) throws -> Int {
    try KeptStatement(db, "UPDATE unfinished SET tries = tries + 1 WHERE feed = ? RETURNING tries").first {
      $0.bind(1, feed.text)
    } _: { row in
      row.int(0)
    } ?? 0
  }

  /// Takes note that the program leaves a feed's poll in good order: none of its pages is being read, as they are while one
  /// is kept for the first time.
  static func forgetTries(_ db: Database, of feed: FeedID) throws {
    try KeptStatement(db, "UPDATE unfinished SET tries = -1 WHERE feed = ?").run { $0.bind(1, feed.text) }
  }

  /// The same of all feeds' polls.
  static func forgetTries(_ db: Database) throws { try KeptStatement(db, "UPDATE unfinished SET tries = -1").run() }

  /// Hands polls over to the new ids of feeds, all at once: some may be others' of before.
  /// - Parameter renamed: the new ids by the old ones.
  static func rename(_ db: Database, _ renamed: [FeedID: FeedID]) throws {
    let kept = try feeds(db)
    let moved = try renamed.compactMap { old, new in
      try kept.contains(old) ? poll(db, of: old).map { (new, $0) } : nil
    }
    for feed in Set(renamed.keys).union(renamed.values) where kept.contains(feed) { try remove(db, of: feed) }
    for (feed, poll) in moved { try put(db, poll, as: feed) }
  }

  static func remove(_ db: Database, of feed: FeedID) throws {
    try KeptStatement(db, "DELETE FROM unfinished WHERE feed = ?").run { $0.bind(1, feed.text) }
  }
}
