internal import Synchronization
public import TidingsModel

/// Why polling pauses for want of storage or descriptors, by who noticed.
///
/// Polling goes on when nobody has a reason any more.
public final class StoragePause: Sendable {
  /// Who noticed. Where several have a reason, the first of this order is told.
  public enum Source: Int, Sendable, CaseIterable {
    /// The state was removed, or something else put in its place.
    case place
    /// The state cannot be written.
    case state
    /// The spool takes no articles.
    case spool
    /// Less room than configured, or more files.
    case space
    /// The process or the machine has no file descriptor left for a connection.
    case descriptors
  }

  /// A reason, in words, and since when it stands.
  public struct Reason: Sendable, Equatable {
    /// One line, for a person to read.
    public var words: String
    /// When the source first had a reason, even if its words have changed since.
    public var since: Timestamp

    /// - Parameter words: one line, for a person to read.
    public init(words: String, since: Timestamp) {
      self.words = words
      self.since = since
    }
  }

  private let clock: any WallClock
  private let reasons = Mutex<[Source: Reason]>([:])

  /// - Parameter clock: tells since when a reason stands.
  public init(clock: any WallClock = SystemClock()) { self.clock = clock }

  /// - Returns: whether the source had no reason before.
  @discardableResult
  public func begin(_ source: Source, _ words: String) -> Bool {
    let now = clock.now()
    return reasons.withLock { reasons in
      let since = reasons[source]?.since
      reasons[source] = Reason(words: words, since: since ?? now)
      return since == nil
    }
  }

  /// - Returns: whether the source had a reason.
  @discardableResult
  public func end(_ source: Source) -> Bool {
    reasons.withLock { $0.removeValue(forKey: source) != nil }
  }

  /// The first reason in the order of the sources; `nil` when polling may go on.
  public var current: Reason? {
    reasons.withLock { reasons in reasons.min { $0.key.rawValue < $1.key.rawValue }?.value }
  }

  /// `current` in words.
  public var reason: String? { current?.words }

  /// Whether the source has a reason.
  public func isPaused(by source: Source) -> Bool { reasons.withLock { $0[source] != nil } }
}
