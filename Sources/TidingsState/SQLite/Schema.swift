internal import GRDB

/// The state file.
///
/// An SQLite 3 database, `application_id` 0x5444_4E47 ("TDNG"), in WAL mode; times are microseconds since the epoch,
/// days whole days since it, UTC.
///
/// | table | a row is | columns |
/// | --- | --- | --- |
/// | `feeds` | a feed, configured now or once | `row`, `id`, then `FeedState` field by field; `first_document`: the day on which a document was recorded first; `last_document`: on which one with items was last; `forgotten`; `space`: what its own keys are told from other feeds' by, where that is not its id; `tags`: as last configured, a line each, where some queue looked at feeds; `document`: the articles in the last document with items, the low 32 bits of each one's row, lowest byte first; NULL where that is not known, or they are more than a thousand |
/// | `articles` | a known article; rows are numbered in the order first seen, and no number is used twice | `row`; `id` 16 bytes; `feed` that brought it; `revision`, 0 when remembered without delivery; `content`, 16 bytes: C as last taken; `link`: 64 bits of L as last seen; `first_seen`; `seen_day`: a day it stood in a document, at most 30 days before the last such day; `edit_day`, `edits`: edits taken on that day; `aliases`: names (guids, links, numbers) added later; `sketch`, 16 bytes: of title and text as last taken, where it is long and was taken since there are sketches; `has_guid`: 1 when it was seen with a guid since then; `from_page`: 0 when the text last delivered was the feed's, else 64 bits of its page's text as delivered, 1 where these were not noted |
/// | `keys` | a key an article goes by (G, L, C and their kin) | `key`, 16 bytes of SHA-256 over kind, scope and value; `article`, which may be pruned: such a key counts as none; -1: a guid that two items shared, which is none for good |
/// | `fresh_keys` | the keys of a transaction that are not in `keys` yet, in the order in which they came; of several entries of a key the last counts, before that in `keys` | `keys`: key (16 bytes) and article (8) of each, high byte first |
/// | `also_in` | another feed that carries an article | `article`, `feed`; `content`: the low 64 bits of C as that feed was last seen with it, an edit that waits left out; `agreed`: 1 when it once had the article word for word as it was taken |
/// | `near` | the SimHashes of a transaction's articles, of the last days; of several of an article each counts | `upto`: no article in it has a higher row, none in a later one was first seen before; `hashes`: article (8 bytes) and hash (8) of each, high byte first |
/// | `days` | a day on which articles were first seen | `day`, `first_article` |
/// | `outbox` | articles whose delivery a transaction promises | `at`: microseconds in the first one's file name; `count` of them; `articles`, `content`: as `OutboxRow` has them; `place`: where in the file beside the state the content lies that is not in the row (`OutboxFile`); `sum`: of the content there, or of `articles` and `content` here (`OutboxSum`); NULL where an older version put the content here |
/// | `daily` | a feed's day | `day`, `feed`, `delivered`, `failures` |
/// | `holds` | a host that asked to be left alone | `host`, `until` |
/// | `page_holds` | a host whose pages are not to be asked for | `host`, `until` |
/// | `site` | what the extractor remembers of a site | `host`, `key`, `value`, `expires` |
/// | `subscriptions` | a feed's subscription at a hub | `feed`, then `Subscription` field by field |
/// | `unfinished` | a poll whose articles' pages are still to be read | `feed`, `at`, then `UnfinishedPoll` field by field; `links`: a line each; `tries`: how often it was taken up since the program last left it in good order |
/// | `counters` | one row | `last_name`: microseconds in the last file name given; `last_article`: the highest row ever used; `taken`: how many articles of the oldest row of `outbox` are delivered |
enum Schema {
  /// "TDNG"
  static let applicationID: Int32 = 0x5444_4E47

  /// In `keys.article`: no article goes by the key.
  static let noArticle: Int64 = -1

  /// A day in `articles.seen_day` may be so many days old before it is written anew.
  static let seenDayStep = 30

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("feeds, articles, keys, outbox") { db in
      try db.execute(sql: initial)
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    }
    migrator.registerMigration("a row of near for an article, not four") { db in
      try db.execute(sql: nearByArticle)
    }
    migrator.registerMigration("fresh keys by themselves") { db in
      try db.execute(sql: "CREATE TABLE fresh_keys(key BLOB NOT NULL, article INTEGER NOT NULL)")
    }
    migrator.registerMigration("a row of fresh keys for a transaction") { db in try db.execute(sql: freshKeysInRows) }
    migrator.registerMigration("a row of the outbox for a poll") { db in
      try db.execute(sql: packedOutbox)
      try OutboxPacking.pack(db)
      try db.execute(sql: "DROP TABLE outbox; ALTER TABLE packed_outbox RENAME TO outbox")
    }
    migrator.registerMigration("contents of the outbox in a file beside") { db in
      try db.execute(sql: "ALTER TABLE outbox ADD COLUMN place INTEGER; ALTER TABLE outbox ADD COLUMN sum INTEGER")
    }
    migrator.registerMigration("a row of near for a transaction") { db in
      try db.execute(sql: "CREATE TABLE packed_near(upto INTEGER PRIMARY KEY, hashes BLOB NOT NULL)")
      try NearTable.pack(db)
      try db.execute(sql: "DROP TABLE near; ALTER TABLE packed_near RENAME TO near")
    }
    migrator.registerMigration("subscriptions at hubs") { db in try db.execute(sql: SubscriptionTable.schema) }
    migrator.registerMigration("sketches of articles") { db in
      try db.execute(
        sql: """
          ALTER TABLE articles ADD COLUMN sketch BLOB;
          ALTER TABLE articles ADD COLUMN has_guid INTEGER NOT NULL DEFAULT 0;
          """)
    }
    migrator.registerMigration("what selects a feed's items") { db in
      try db.execute(sql: "ALTER TABLE feeds ADD COLUMN selection INTEGER")
    }
    migrator.registerMigration("what a renamed feed's keys are told by, and tags") { db in
      try db.execute(sql: "ALTER TABLE feeds ADD COLUMN space TEXT; ALTER TABLE feeds ADD COLUMN tags TEXT")
    }
    migrator.registerMigration("which address gave a feed's validators") { db in
      try db.execute(sql: "ALTER TABLE feeds ADD COLUMN validated_url TEXT")
    }
    migrator.registerMigration("what stands in a feed's document, and in what form others have an article") { db in
      try db.execute(
        sql: """
          ALTER TABLE feeds ADD COLUMN document BLOB;
          ALTER TABLE also_in ADD COLUMN content INTEGER;
          ALTER TABLE also_in ADD COLUMN agreed INTEGER NOT NULL DEFAULT 0;
          """)
    }
    migrator.registerMigration("which articles' texts came from their pages, and pages that gave none") { db in
      try db.execute(
        sql: """
          ALTER TABLE articles ADD COLUMN from_page INTEGER NOT NULL DEFAULT 0;
          ALTER TABLE feeds ADD COLUMN pages_missed INTEGER NOT NULL DEFAULT 0;
          ALTER TABLE feeds ADD COLUMN page_trouble TEXT;
          """)
    }
    migrator.registerMigration("why a hub took no subscription") { db in
      try db.execute(sql: "ALTER TABLE subscriptions ADD COLUMN trouble TEXT")
    }
    migrator.registerMigration("hosts whose pages are not to be asked for") { db in
      try db.execute(
        sql: "CREATE TABLE page_holds(host TEXT NOT NULL PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID")
    }
    migrator.registerMigration("polls whose articles' pages are still to be read") { db in
      try db.execute(sql: UnfinishedTable.schema)
    }
    migrator.registerMigration("how often such a poll was taken up in vain") { db in
      try db.execute(sql: "ALTER TABLE unfinished ADD COLUMN tries INTEGER NOT NULL DEFAULT 0")
    }
    return migrator
  }

  private static let freshKeysInRows = """
    INSERT INTO keys(key, article) SELECT key, article FROM fresh_keys WHERE true ORDER BY key, rowid
      ON CONFLICT(key) DO UPDATE SET article = excluded.article;
    DROP TABLE fresh_keys;
    CREATE TABLE fresh_keys(keys BLOB NOT NULL);
    """

  private static let packedOutbox = """
    CREATE TABLE packed_outbox(
      at INTEGER PRIMARY KEY,
      count INTEGER NOT NULL,
      articles BLOB NOT NULL,
      content BLOB NOT NULL
    );
    ALTER TABLE counters ADD COLUMN taken INTEGER NOT NULL DEFAULT 0;
    """

  private static let nearByArticle = """
    CREATE TABLE near_by_article(
      article INTEGER PRIMARY KEY,
      hash INTEGER NOT NULL
    );
    INSERT OR REPLACE INTO near_by_article SELECT article, hash FROM near ORDER BY article;
    DROP TABLE near;
    ALTER TABLE near_by_article RENAME TO near;
    """

  private static let initial = """
    CREATE TABLE feeds(
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      configured_url TEXT NOT NULL,
      title TEXT,
      etag BLOB,
      last_modified BLOB,
      body_hash BLOB,
      learned_url TEXT,
      last_polled INTEGER,
      last_success INTEGER,
      last_news INTEGER,
      last_status INTEGER,
      last_error TEXT,
      failures INTEGER NOT NULL DEFAULT 0,
      failing_since INTEGER,
      gone_since INTEGER,
      not_modified_since INTEGER,
      held_until INTEGER,
      next_due INTEGER,
      due_reason TEXT,
      median_gap REAL,
      fruitless INTEGER NOT NULL DEFAULT 0,
      max_age INTEGER,
      ttl_minutes INTEGER,
      update_interval INTEGER,
      skip_hours TEXT,
      skip_days TEXT,
      usual_offset INTEGER,
      delivered INTEGER NOT NULL DEFAULT 0,
      first_document INTEGER,
      last_document INTEGER,
      forgotten INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE articles(
      row INTEGER PRIMARY KEY,
      id BLOB NOT NULL,
      feed INTEGER NOT NULL,
      revision INTEGER NOT NULL,
      content BLOB NOT NULL,
      link INTEGER NOT NULL,
      first_seen INTEGER NOT NULL,
      seen_day INTEGER NOT NULL,
      edit_day INTEGER NOT NULL DEFAULT 0,
      edits INTEGER NOT NULL DEFAULT 0,
      aliases INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE keys(
      key BLOB NOT NULL PRIMARY KEY,
      article INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE also_in(
      article INTEGER NOT NULL,
      feed INTEGER NOT NULL,
      PRIMARY KEY(article, feed)
    ) WITHOUT ROWID;
    CREATE TABLE near(
      band INTEGER NOT NULL,
      article INTEGER NOT NULL,
      hash INTEGER NOT NULL,
      PRIMARY KEY(band, article)
    ) WITHOUT ROWID;
    CREATE TABLE days(
      day INTEGER PRIMARY KEY,
      first_article INTEGER NOT NULL
    );
    CREATE TABLE outbox(
      at INTEGER PRIMARY KEY,
      id BLOB NOT NULL,
      revision INTEGER NOT NULL,
      queues TEXT NOT NULL,
      content BLOB NOT NULL
    );
    CREATE TABLE daily(
      day INTEGER NOT NULL,
      feed INTEGER NOT NULL,
      delivered INTEGER NOT NULL DEFAULT 0,
      failures INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY(day, feed)
    ) WITHOUT ROWID;
    CREATE TABLE holds(
      host TEXT NOT NULL PRIMARY KEY,
      until INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE site(
      host TEXT NOT NULL,
      key TEXT NOT NULL,
      value BLOB NOT NULL,
      expires INTEGER NOT NULL,
      PRIMARY KEY(host, key)
    ) WITHOUT ROWID;
    CREATE TABLE counters(
      one INTEGER PRIMARY KEY CHECK(one = 1),
      last_name INTEGER NOT NULL,
      last_article INTEGER NOT NULL
    );
    INSERT INTO counters VALUES(1, 0, 0);
    """
}
