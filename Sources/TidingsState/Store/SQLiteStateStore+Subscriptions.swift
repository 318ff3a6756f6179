public import TidingsModel

/// `SubscriptionStore`
extension SQLiteStateStore {
  /// - Throws: `StateError`, `CancellationError`
  public func subscriptions() async throws -> [Subscription] { try await read(SubscriptionTable.all) }

  /// - Throws: `StateError`; the earlier subscription stands then.
  public func put(_ subscription: Subscription) async throws {
    try await write { db, _, _ in try SubscriptionTable.put(db, subscription) }
  }

  /// - Throws: `StateError`
  public func removeSubscription(of feed: FeedID) async throws {
    try await write { db, _, _ in try SubscriptionTable.remove(db, of: feed) }
  }
}
