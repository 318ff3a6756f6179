public import TidingsModel

/// `HoldStore`
extension SQLiteStateStore {
  /// - Throws: `StateError`, `CancellationError`
  public func hostHolds() async throws -> [HostHold] { try await read(HoldTable.polls.all) }

  /// - Throws: `StateError`; the hold is then as it was.
  public func hold(_ hold: HostHold) async throws { try await write { db, _, _ in try HoldTable.polls.put(db, hold) } }

  /// - Throws: `StateError`, `CancellationError`
  public func pageHolds() async throws -> [HostHold] { try await read(HoldTable.pages.all) }

  /// - Throws: `StateError`; the hold is then as it was.
  public func holdPages(_ hold: HostHold) async throws {
    try await write { db, _, _ in try HoldTable.pages.put(db, hold) }
  }
}
