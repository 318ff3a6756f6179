internal import Glibc
internal import TidingsModel

/// The segment of a journal to which articles are appended, in `tmp/`.
struct JournalSegment: ~Copyable {
  /// No segment is larger than this, whatever the configuration says: it is read whole at a start after a crash.
  static let greatestLength = 1 << 31

  let name: SegmentName
  private let queue: QueueDirectory
  private let file: Descriptor
  let opened: ContinuousClock.Instant
  /// Bytes that are whole lines and durable.
  private(set) var length = 0
  /// Whether a failed append may have left bytes behind `length`.
  private var hasTornTail = false

  /// Makes an empty segment; its name in `tmp/` is durable before anything in it counts as delivered.
  init(_ name: SegmentName, in queue: QueueDirectory, now: ContinuousClock.Instant) throws(SpoolError) {
    // One of that name was left by an attempt that failed right here, with nothing in it.
    try queue.tmp.remove(name.openText)
    let file = try Descriptor.open(
      name.openText, in: queue.tmp, flags: O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_NOFOLLOW,
      mode: SpoolAccess.fileMode)
    try file.setMode(SpoolAccess.fileMode)
    try queue.tmp.sync()
    self.init(name, queue: queue, file: file, opened: now)
  }

  private init(_ name: SegmentName, queue: QueueDirectory, file: consuming Descriptor, opened: ContinuousClock.Instant)
  {
    self.name = name
    self.queue = queue
    self.file = file
    self.opened = opened
  }

  /// Appends lines and makes them durable, or leaves the segment as it was.
  mutating func append(_ lines: [UInt8]) throws(SpoolError) {
    // A file without a name would take them to nobody.
    guard try file.status().st_nlink > 0 else { throw SpoolError(call: "fstat", path: file.path, code: ENOENT) }
    try cutTornTail()
    hasTornTail = true
    do throws(SpoolError) {
      try file.write(lines)
      try file.syncData()
    } catch {
      // Also after a failed sync: the kernel may have dropped the pages, so the bytes are written anew next time.
      _ = try? cutTornTail()
      throw error
    }
    hasTornTail = false
    length += lines.count
  }

  private mutating func cutTornTail() throws(SpoolError) {
    guard hasTornTail else { return }
    try file.truncate(to: length)
    hasTornTail = false
  }

  /// Puts the segment into `new/` under its final name.
  mutating func close() throws(SpoolError) {
    try cutTornTail()
    try Self.publish(name, in: queue, isEmpty: length == 0)
  }

  private static func publish(_ name: SegmentName, in queue: QueueDirectory, isEmpty: Bool) throws(SpoolError) {
    guard !isEmpty else {
      try queue.tmp.remove(name.openText)
      return
    }
    switch try queue.tmp.move(name.openText, to: queue.new, as: name.text) {
    case .done, .absent: try queue.new.sync()
    case .taken:
      throw SpoolError(
        .other, path: queue.new.path + "/" + name.text, reason: "a segment of that name stands already")
    }
  }

  /// Closes the segments that a crash left open: the torn tail is cut off, what is whole goes to `new/`.
  static func closeLeftovers(in queue: QueueDirectory) throws(SpoolError) {
    for name in try queue.tmp.names().compactMap({ SegmentName(open: $0) }).sorted() {
      let file = try Descriptor.open(name.openText, in: queue.tmp, flags: O_RDWR | O_NOFOLLOW)
      let bytes = try file.readToEnd(limit: greatestLength)
      let whole = SegmentContents(bytes).wholeLength
      if whole < bytes.count { try file.truncate(to: whole) }
      try file.sync()
      try publish(name, in: queue, isEmpty: whole == 0)
    }
  }
}
