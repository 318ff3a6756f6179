internal import Glibc
internal import TidingsModel

/// The segment of a journal to which articles are appended, in `tmp/`.
struct JournalSegment: ~Copyable {
  /// No segment is larger than this, whatever the configuration says: consumers read one whole.
  static let greatestLength = 1 << 31

  let name: SegmentName
  private let queue: DeliveryQueue
  private let file: Descriptor
  let opened: ContinuousClock.Instant
  /// Bytes that are whole lines and durable.
  private(set) var length = 0
  /// Whether a failed append may have left bytes behind `length`.
  private var hasTornTail = false
  /// Whether the file is under its final name, though that may not be durable yet.
  private var isPublished = false

  /// Makes an empty segment; its name in `tmp/` is durable before anything in it counts as delivered.
  init(_ name: SegmentName, in queue: DeliveryQueue, now: ContinuousClock.Instant) throws(SpoolError) {
    // One of that name was left by an attempt that failed right here, with nothing in it.
    try queue.tmp.remove(name.openText)
    let file = try Descriptor.open(
      name.openText, in: queue.tmp, flags: O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_NOFOLLOW,
      mode: SpoolAccess.fileMode)
    // The next process to open it may be another user's.
    try SpoolAccess.handOver(file, like: queue.tmp)
    try file.setMode(SpoolAccess.fileMode)
    try queue.tmp.sync()
    self.init(name, queue: queue, file: file, opened: now)
  }

  private init(_ name: SegmentName, queue: DeliveryQueue, file: consuming Descriptor, opened: ContinuousClock.Instant) {
    self.name = name
    self.queue = queue
    self.file = file
    self.opened = opened
  }

  /// Whether consumers may have the file already: what is appended then could be read by nobody. Such a segment is to be
  /// closed, once more if need be, and another begun.
  func isOut() throws(SpoolError) -> Bool {
    // Two names: a move that makes the new one first, where a file system needs that, was cut short.
    if isPublished { return true }
    return try file.status().st_nlink > 1
  }

  /// Appends lines and makes them durable, or leaves the segment as it was.
  mutating func append(_ lines: [UInt8]) throws(SpoolError) {
    guard try !isOut() else {
      throw SpoolError(.other, path: file.path, reason: "nothing can be appended to a segment that consumers may have")
    }
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

  /// Puts the segment into `new/` under its final name. After a failure it can be tried again.
  mutating func close() throws(SpoolError) {
    if !isPublished {
      try cutTornTail()
      try Self.publish(name, in: queue, isEmpty: length == 0)
      isPublished = true
    }
    // What failed may have been this alone: the file is out then, and only its name not durable yet.
    if length > 0 { try queue.new.sync() }
  }

  /// Gives a segment its final name, which the caller makes durable.
  private static func publish(_ name: SegmentName, in queue: DeliveryQueue, isEmpty: Bool) throws(SpoolError) {
    guard !isEmpty else {
      try queue.tmp.remove(name.openText)
      return
    }
    if try removeDouble(name, in: queue) { return }
    switch try queue.tmp.move(name.openText, to: queue.new, as: name.text) {
    case .done, .absent: return
    case .taken:
      throw SpoolError(
        .other, path: queue.new.path + "/" + name.text,
        reason:
          "another segment of that name stands already; move it away, then \(queue.tmp.path)/\(name.openText) follows"
      )
    }
  }

  /// Removes the name in `tmp/` of a segment that has its final one as well: where a file system needs link and unlink
  /// for a move, that was cut short between the two. A consumer may have moved it on since.
  /// - Returns: whether it was so.
  private static func removeDouble(_ name: SegmentName, in queue: DeliveryQueue) throws(SpoolError) -> Bool {
    guard let open = try queue.tmp.status(of: name.openText), open.st_nlink > 1 else { return false }
    for part in [QueuePart.new, .cur, .failed] {
      guard let other = try queue.home.status(of: part.rawValue + "/" + name.text), other.st_ino == open.st_ino,
        other.st_dev == open.st_dev
      else { continue }
      return try queue.tmp.remove(name.openText)
    }
    return false
  }

  /// Closes the segments that a crash left open: the torn tail is cut off, what is whole goes to `new/`.
  static func closeLeftovers(in queue: DeliveryQueue) throws(SpoolError) {
    for name in try queue.tmp.names().compactMap({ SegmentName(open: $0) }).sorted() {
      if try removeDouble(name, in: queue) {
        try queue.new.sync()
        continue
      }
      let file = try Descriptor.open(name.openText, in: queue.tmp, flags: O_RDWR | O_NOFOLLOW)
      let whole = try SegmentContents(reading: file).wholeLength
      if whole < Int(try file.status().st_size) { try file.truncate(to: whole) }
      try file.sync()
      try publish(name, in: queue, isEmpty: whole == 0)
      try queue.new.sync()
    }
  }
}
