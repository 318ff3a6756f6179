internal import Synchronization

/// Why polling pauses for want of storage, by who noticed.
///
/// Polling goes on when nobody has a reason any more.
public final class StoragePause: Sendable {
  public enum Source: Int, Sendable, CaseIterable { case state, spool, space }

  private let reasons = Mutex<[Source: String]>([:])

  public init() {}

  /// - Returns: whether the source had no reason before.
  @discardableResult
  public func begin(_ source: Source, _ reason: String) -> Bool {
    reasons.withLock { $0.updateValue(reason, forKey: source) == nil }
  }

  /// - Returns: whether the source had a reason.
  @discardableResult
  public func end(_ source: Source) -> Bool {
    reasons.withLock { $0.removeValue(forKey: source) != nil }
  }

  /// The first reason; `nil` when polling may go on.
  public var reason: String? {
    reasons.withLock { reasons in reasons.min { $0.key.rawValue < $1.key.rawValue }?.value }
  }

  public func isPaused(by source: Source) -> Bool { reasons.withLock { $0[source] != nil } }
}
