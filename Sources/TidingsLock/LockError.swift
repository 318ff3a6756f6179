internal import Glibc

/// Why a lock could not be taken.
public struct LockError: Error, Sendable, Equatable {
  /// The `errno` of `flock`.
  public let code: Int32
  /// Who holds it, where it is held and its file says so.
  public let holder: LockHolder?

  /// Whether another process holds the lock.
  public var isHeld: Bool { code == EWOULDBLOCK }
}
