internal import Glibc

/// The file beside the state, `<state>-outbox`, into which the contents of many promised articles go: in the state they
/// would be written three times over, to its log, from there into the file, and by the log's frames page by page.
///
/// It is a heap of contents without any order of its own; the outbox's rows say where each of them lies. Contents are
/// made durable before the transaction that names them is, and their place is given out again only when the transaction
/// that drops them is durable. So a crash at any time leaves every row with its contents, and at worst contents without
/// a row, which are nobody's.
///
/// Whatever goes wrong here while something is put, the caller can still put it into the state. To be used on the
/// writer's queue.
final class OutboxFile {
  /// Where contents lie, and their sum, by which it is known that they are still the same.
  struct Place: Equatable {
    var offset: Int64
    var sum: Int64
  }

  /// Beyond so many bytes the file is cut once it holds nothing.
  static let keptSize: Int64 = 4 << 20

  private struct Extent {
    var row: Int64
    var offset: Int64
    var size: Int64
    /// Of a transaction that failed. Should SQLite find its frames in the log after a crash, it may still come to stand,
    /// until another transaction has taken their place.
    var isDoubtful = false

    var end: Int64 { offset + size }
  }

  let path: String
  private let statePath: String
  private var descriptor: Int32 = -1
  /// By their offsets.
  private var extents: [Extent] = []
  /// Rows that the transaction at hand has put something in the file for, and those it drops.
  private var added: Set<Int64> = []
  private var dropped: [ClosedRange<Int64>] = []
  private var isSynced = true
  /// After a sync that failed nobody can say what of the file is durable.
  private var isUnusable = false
  /// The file's size, as far as is known.
  private var size: Int64 = 0

  init(statePath: String) {
    self.statePath = statePath
    path = statePath + "-outbox"
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Takes note of what a row of the state has in the file.
  func note(row: Int64, offset: Int64, size: Int) { insert(Extent(row: row, offset: offset, size: Int64(size))) }

  /// Writes contents for a row of the transaction at hand; not durable until `sync`.
  /// - Returns: `nil` when they could not be written.
  func put(_ contents: UnsafeRawBufferPointer, row: Int64) -> Place? {
    guard !isUnusable, open(makes: true) == 0 else { return nil }
    let offset = gap(for: Int64(contents.count))
    var written = 0
    while written < contents.count {
      let count = pwrite(
        descriptor, contents.baseAddress.map { $0 + written }, contents.count - written, off_t(offset) + off_t(written))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      written += count
    }
    size = max(size, offset + Int64(contents.count))
    insert(Extent(row: row, offset: offset, size: Int64(contents.count)))
    added.insert(row)
    isSynced = false
    return Place(offset: offset, sum: OutboxSum.of(contents, row: row))
  }

  /// Makes durable what was put; before the transaction is committed.
  func sync() throws(StateError) {
    guard !isSynced else { return }
    while fdatasync(descriptor) != 0 {
      if errno == EINTR { continue }
      isUnusable = true
      throw StateError(failureOf: "fdatasync", errno, path: path, statePath: statePath)
    }
    isSynced = true
  }

  /// Reads a row's contents; `nil` where there is no such file, or they are not what was put there.
  /// - Throws: `StateError` where that cannot be said: the disk fails, descriptors are wanting, the file is another user's.
  func contents(row: Int64, at place: Place, size: Int) throws(StateError) -> [UInt8]? {
    guard size >= 0 else { return nil }
    let failure = open(makes: false)
    if Self.foreign.contains(failure) { return nil }
    guard failure == 0 else { throw StateError(failureOf: "open", failure, path: path, statePath: statePath) }
    var isWhole = true
    var failureToRead: Int32 = 0
    let contents = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = 0
      while count < size {
        let part = pread(descriptor, buffer.baseAddress.map { $0 + count }, size - count, off_t(place.offset) + count)
        if part < 0, errno == EINTR { continue }
        if part < 0 { failureToRead = errno }
        guard part > 0 else {
          isWhole = false
          return
        }
        count += part
      }
    }
    guard failureToRead == 0 else {
      throw StateError(failureOf: "pread", failureToRead, path: path, statePath: statePath)
    }
    guard isWhole, contents.withUnsafeBytes({ OutboxSum.of($0, row: row) }) == place.sum else { return nil }
    return contents
  }

  /// The transaction at hand drops the rows.
  func drop(rows: ClosedRange<Int64>) { dropped.append(rows) }

  /// The transaction is durable.
  func commit() {
    guard !added.isEmpty || !dropped.isEmpty else { return }
    extents.removeAll { extent in extent.isDoubtful || dropped.contains { $0.contains(extent.row) } }
    added.removeAll(keepingCapacity: true)
    dropped.removeAll(keepingCapacity: true)
    if extents.isEmpty, size > Self.keptSize, ftruncate(descriptor, 0) == 0 { size = 0 }
  }

  /// The transaction was rolled back.
  func undo() {
    for index in extents.indices where added.contains(extents[index].row) { extents[index].isDoubtful = true }
    added.removeAll()
    dropped.removeAll()
    // Nothing that it put is to be durable: a sync that fails must not fail the transactions that do without the file.
    isSynced = true
  }

  /// Removes the file, which holds nothing any more.
  func remove() {
    guard extents.isEmpty, unlink(path) == 0, descriptor >= 0 else { return }
    close(descriptor)
    descriptor = -1
    size = 0
  }

  /// What opening fails with where the name is no file's of ours.
  private static let foreign: Set<Int32> = [ENOENT, ENOTDIR, EISDIR, ELOOP]

  /// - Returns: 0, or the error.
  private func open(makes: Bool) -> Int32 {
    guard descriptor < 0 else { return 0 }
    var opened = Glibc.open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
    if opened < 0, errno == ENOENT, makes {
      opened = StateDirectory.makeFile(path, ofStateAt: statePath)
      // Its name has to be as durable as what it will hold.
      if opened >= 0, !StateDirectory.sync(ofStateAt: statePath) {
        close(opened)
        return EIO
      }
    }
    guard opened >= 0 else { return errno }
    var status = stat()
    guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(opened)
      return ENOENT
    }
    descriptor = opened
    size = Int64(status.st_size)
    return 0
  }

  /// The first place that nothing lies in.
  private func gap(for size: Int64) -> Int64 {
    var offset: Int64 = 0
    for extent in extents {
      if extent.offset - offset >= size { break }
      offset = max(offset, extent.end)
    }
    return offset
  }

  private func insert(_ extent: Extent) {
    let index = extents.firstIndex { $0.offset > extent.offset } ?? extents.count
    extents.insert(extent, at: index)
  }
}
