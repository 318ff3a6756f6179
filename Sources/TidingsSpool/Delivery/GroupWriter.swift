internal import Dispatch
internal import Glibc
internal import Synchronization

/// Writes groups of files into `tmp/` and makes their data durable.
struct GroupWriter: ~Copyable {
  /// Threads for files synced one by one; more than that gain nothing on one disk.
  static let lanes = 8
  /// How many files of a group are synced one by one to see what that takes: they cost several times what they cost with
  /// the group.
  static let trialSize = 16

  private var chooser = SyncChooser()
  private let lanes = (0..<GroupWriter.lanes).map { DispatchQueue(label: "tidings.spool.sync.\($0)") }
  /// Forces one method, for measurements and tests.
  var fixedMethod: SyncMethod?

  /// Writes all files and returns when their data is durable. On an error none of them is left behind.
  /// - Parameter root: open since before the first file was written.
  mutating func write(_ files: [StagedFile], root: borrowing Descriptor) throws(SpoolError) {
    guard !files.isEmpty else { return }
    let method = fixedMethod ?? chooser.method(files: files.count)
    do throws(SpoolError) {
      if fixedMethod == nil, method == .eachFile, chooser.isTrial(method) {
        try write(files.prefix(Self.trialSize), by: .eachFile, root: root)
        if files.count > Self.trialSize { try write(files.dropFirst(Self.trialSize), by: .fileSystem, root: root) }
      } else {
        try write(files[...], by: method, root: root)
      }
    } catch {
      for file in files { _ = try? file.queue.tmp.remove(file.name) }
      throw error
    }
  }

  private mutating func write(
    _ files: ArraySlice<StagedFile>, by method: SyncMethod, root: borrowing Descriptor
  ) throws(SpoolError) {
    let start = ContinuousClock.now
    switch method {
    case .fileSystem:
      var modes = ModeKeeper()
      for file in files { try Self.write(file, isSynced: false, modes: &modes) }
      try root.syncFileSystem()
    case .eachFile: try writeOnLanes(Array(files))
    }
    let duration = (ContinuousClock.now - start).components
    chooser.learn(
      method, files: files.count, seconds: Double(duration.seconds) + Double(duration.attoseconds) * 1e-18)
  }

  private func writeOnLanes(_ files: [StagedFile]) throws(SpoolError) {
    let next = Atomic(0)
    let failure = Mutex<SpoolError?>(nil)
    let drain: @Sendable () -> Void = {
      var modes = ModeKeeper()
      while failure.withLock({ $0 == nil }) {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < files.count else { return }
        do throws(SpoolError) {
          try Self.write(files[index], isSynced: true, modes: &modes)
        } catch {
          failure.withLock { if $0 == nil { $0 = error } }
        }
      }
    }
    withoutActuallyEscaping(drain) { drain in
      let group = DispatchGroup()
      for lane in lanes.prefix(files.count - 1) { lane.async(group: group, execute: drain) }
      drain()
      group.wait()
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }

  private static func write(
    _ file: StagedFile, isSynced: Bool, modes: inout ModeKeeper
  ) throws(SpoolError) {
    let descriptor = try create(file)
    try modes.settle(descriptor, in: file.queue)
    try descriptor.write(file.content)
    if isSynced { try descriptor.sync() }
  }

  private static func create(_ file: StagedFile) throws(SpoolError) -> Descriptor {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
    do throws(SpoolError) {
      return try .open(file.name, in: file.queue.tmp, flags: flags, mode: SpoolAccess.fileMode)
    } catch  where error.code == EEXIST {
      // Left by an attempt that could not even be cleaned up.
      try file.queue.tmp.remove(file.name)
      return try .open(file.name, in: file.queue.tmp, flags: flags, mode: SpoolAccess.fileMode)
    }
  }
}

/// Sees to it that the files of a group get their mode. What takes bits from the mode that a file is opened with, the mask
/// of the process or an ACL of the directory, takes them from all files of a queue alike: the first one tells.
private struct ModeKeeper {
  private var queue: DeliveryQueue?
  private var isModeLeft = false

  mutating func settle(_ file: borrowing Descriptor, in queue: DeliveryQueue) throws(SpoolError) {
    if self.queue !== queue {
      isModeLeft = try file.status().st_mode & 0o7777 == SpoolAccess.fileMode
      self.queue = queue
    }
    if !isModeLeft { try file.setMode(SpoolAccess.fileMode) }
  }
}
