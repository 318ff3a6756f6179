public import TidingsModel

/// `SiteStore`
extension SQLiteStateStore {
  /// - Throws: `StateError`, `CancellationError`
  public func siteValue(host: String, key: String, now: Timestamp) async throws -> [UInt8]? {
    try await read { db in try SiteTable.value(db, host: host, key: key, now: now) }
  }

  /// - Throws: `StateError`; the value is then as it was.
  public func setSiteValue(_ value: [UInt8]?, host: String, key: String, expires: Timestamp) async throws {
    try await write { db, _, _ in
      if let value {
        try SiteTable.put(db, value, host: host, key: key, expires: expires)
      } else {
        try SiteTable.remove(db, host: host, key: key)
      }
    }
  }
}
