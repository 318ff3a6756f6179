internal import Glibc

/// A queue as deliveries have it: its directories open, those that were missing made.
final class DeliveryQueue: Sendable {
  let name: String
  let home: Descriptor
  let tmp: Descriptor
  let new: Descriptor

  /// Opens a queue, making what is missing.
  init(_ name: String, in root: borrowing Descriptor, access: SpoolAccess) throws(SpoolError) {
    try QueueName.check(name, root: root.path)
    self.name = name
    home = try access.openDirectory(name, in: root, mode: SpoolAccess.passageMode, followsLinks: true)
    tmp = try access.openDirectory("tmp", in: home, mode: SpoolAccess.privateMode)
    new = try access.openDirectory("new", in: home, mode: SpoolAccess.sharedMode)
    for part in ["cur", "failed"] {
      _ = try access.openDirectory(part, in: home, mode: SpoolAccess.sharedMode)
    }
    let device = try root.status().st_dev
    guard try new.status().st_dev == device, try tmp.status().st_dev == device else {
      throw SpoolError(
        .other, path: home.path, reason: "the queue lies on another file system than the spool; hard links cannot cross"
      )
    }
  }

  /// Whether it is this queue that consumers find in the spool at a path.
  func isInPlace(below spool: String) -> Bool { new.stands(at: "\(spool)/\(name)/\(QueuePart.new.rawValue)") }

  /// The part in which a name stands, `tmp` aside; looked up along the way a consumer moves it, so that a file on its
  /// way is not missed.
  func part(holding name: String) throws(SpoolError) -> QueuePart? {
    if try new.holds(name) { return .new }
    if try home.holds("cur/" + name) { return .cur }
    if try home.holds("failed/" + name) { return .failed }
    return nil
  }

  /// Removes what a crash left in `tmp/`; none of it was delivered, and its outbox rows are still there.
  func emptyTemporary() throws(SpoolError) {
    for name in try tmp.names() where !SegmentName.isOpenSegment(name) {
      if let status = try tmp.status(of: name), status.st_mode & S_IFMT == S_IFDIR { continue }
      try tmp.remove(name)
    }
  }
}
