internal import GRDB

/// `StateHealth`
extension SQLiteStateStore {
  /// Bytes that are written to see whether the state can be.
  private static let probeSize = 1 << 20

  /// By the device and inode of the file, as they were when it was opened.
  public func checkPlace() throws(StateError) {
    guard FileIdentity(ofFileAt: path) == identity else { throw .displaced(path: path) }
  }

  /// A megabyte in one transaction, which the next one drops.
  public func probe() async throws {
    // In two transactions: what one of them both writes and drops never reaches the disk.
    for sql in [
      "INSERT OR REPLACE INTO site(host, key, value, expires) VALUES('', 'probe', zeroblob(\(Self.probeSize)), 0)",
      "DELETE FROM site WHERE host = '' AND key = 'probe'",
    ] {
      try await write { db, _, _ in try db.execute(sql: sql) }
    }
  }

  /// Less than 4 MiB, four times what `probe` writes; `false` where the file system does not tell.
  public var isRoomScarce: Bool { FileSystemRoom.isBelow(4 * UInt64(Self.probeSize), at: path) }
}
