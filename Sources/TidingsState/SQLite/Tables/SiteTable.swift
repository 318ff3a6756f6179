internal import GRDB
internal import TidingsModel

/// What the extractor remembers of sites.
enum SiteTable {
  /// `nil` where there is none or it has expired.
  static func value(_ db: Database, host: String, key: String, now: Timestamp) throws -> [UInt8]? {
    try KeptStatement(db, "SELECT value FROM site WHERE host = ? AND key = ? AND expires > ?").first {
      $0.bind(1, host)
      $0.bind(2, key)
      $0.bind(3, now)
    } _: {
      $0.bytes(0)
    }
  }

  static func put(_ db: Database, _ value: [UInt8], host: String, key: String, expires: Timestamp) throws {
    try KeptStatement(db, "INSERT OR REPLACE INTO site(host, key, value, expires) VALUES(?, ?, ?, ?)").run {
      $0.bind(1, host)
      $0.bind(2, key)
      $0.bind(3, value)
      $0.bind(4, expires)
    }
  }

  static func remove(_ db: Database, host: String, key: String) throws {
    try KeptStatement(db, "DELETE FROM site WHERE host = ? AND key = ?").run {
      $0.bind(1, host)
      $0.bind(2, key)
    }
  }
}
