internal import Glibc

/// Who may use the spool: the modes of its directories and files and the group they get.
public struct SpoolAccess: Sendable, Equatable {
  /// The group that consumers join.
  public static let consumersGroup = "tidings-spool"

  /// The group that directories get; `nil` leaves it to the file system. Files inherit it from their directory.
  public var group: UInt32?

  /// - Parameter group: a group's number; the default is that of `tidings-spool` where the machine has it.
  public init(group: UInt32? = SpoolAccess.number(ofGroup: SpoolAccess.consumersGroup)) { self.group = group }

  /// `new/`, `cur/` and `failed/`: consumers rename and delete in them; set-group-ID hands the group on.
  public static let sharedMode: UInt32 = 0o2770
  /// `tmp/`: nobody's business.
  public static let privateMode: UInt32 = 0o2700
  /// The spool and its queues: consumers pass through.
  public static let passageMode: UInt32 = 0o2750
  /// The articles.
  public static let fileMode: UInt32 = 0o640

  /// The number of a group of this machine.
  public static func number(ofGroup name: String) -> UInt32? {
    var entry = group_entry()
    var buffer = [CChar](repeating: 0, count: 65_536)
    var found: UnsafeMutablePointer<group_entry>?
    guard getgrnam_r(name, &entry, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
    return entry.gr_gid
  }

  /// Makes a directory where there is none, gives it its mode and group, and opens it.
  ///
  /// Group and mode of a directory that stood already are set where that is allowed and left where it is not: the spool
  /// may have been prepared by root.
  func openDirectory(
    _ name: String, in parent: borrowing Descriptor, mode: UInt32, followsLinks: Bool = false
  ) throws(SpoolError) -> Descriptor {
    var isNew = false
    if mkdirat(parent.number, name, mode & 0o777) == 0 {
      isNew = true
    } else if errno != EEXIST {
      throw .last("mkdirat", parent.path + "/" + name)
    }
    // One that was just made is no link, unless somebody put one in its place.
    let directory = try parent.directory(name, followsLinks: followsLinks && !isNew)
    if isNew { try Self.handOver(directory, like: parent) }
    try settle(directory, mode: mode, isNew: isNew)
    if isNew { try parent.sync() }
    return directory
  }

  /// Gives a file or directory that root has made to the owner of the directory it lies in, who could not use it
  /// otherwise: a command that an administrator runs by hand keeps no daemon from its spool.
  static func handOver(_ made: borrowing Descriptor, like parent: borrowing Descriptor) throws(SpoolError) {
    guard geteuid() == 0 else { return }
    let owner = try parent.status()
    // Where that is not possible it stays root's.
    if owner.st_uid != 0 { _ = fchown(made.number, owner.st_uid, owner.st_gid) }
  }

  func settle(_ directory: borrowing Descriptor, mode: UInt32, isNew: Bool) throws(SpoolError) {
    let status = try directory.status()
    let isRegrouped = group.map { $0 != status.st_gid && fchown(directory.number, uid_t.max, $0) == 0 } ?? false
    guard isNew || status.st_uid == geteuid() || geteuid() == 0 else { return }
    // After fchown, which clears the set-ID bits of some file systems; and not without need: a hardened service may not
    // set those bits, but inherits them.
    if status.st_mode & 0o7777 != mode || isRegrouped {
      try directory.setMode(mode)
    }
  }
}

private typealias group_entry = Glibc.group

extension SpoolAccess {
  /// Opens the spool's own directory, making it where it is missing.
  func openSpool(_ path: String) throws(SpoolError) -> Descriptor {
    let isNew = mkdir(path, Self.passageMode & 0o777) == 0
    if !isNew, errno != EEXIST { throw .last("mkdir", path) }
    // One that was just made is no link, unless somebody put one in its place.
    let root = try Descriptor.directory(path, followsLinks: !isNew)
    if isNew {
      try Self.handOver(root, like: root.directory(".."))
      try settle(root, mode: Self.passageMode, isNew: true)
      try root.directory("..").sync()
    }
    return root
  }
}
