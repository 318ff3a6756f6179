internal import Synchronization
internal import TidingsModel

/// Takes a hub's notice as it comes and keeps nothing of it but whether it is rightly signed: many at once, of megabytes
/// each, need no more memory than small ones.
public final class NoticeIntake: Sendable {
  /// How long the notice may be, in bytes.
  public let limit: Int
  /// The last part of the callback that it came to.
  let token: String
  /// `nil`: it bears no signature that could be right, or `isRight` has been asked.
  private let check: Mutex<NoticeCheck?>

  init(token: String, signature: String?, secret: String, limit: Int) {
    self.token = token
    self.limit = limit
    check = Mutex(signature.flatMap { NoticeCheck($0, secret: secret) })
  }

  /// Takes the next part of the body.
  public func take(_ bytes: ArraySlice<UInt8>) { check.withLock { $0?.update(bytes) } }

  /// Whether all that was taken bears the right signature. To be asked once, when the body has ended.
  func isRight() -> Bool { check.withLock { $0.take()?.isRight() ?? false } }
}
