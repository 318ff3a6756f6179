internal import CLinux
internal import Glibc
internal import TidingsModel

/// Watches a queue for new files without a busy loop.
///
/// Used from one thread; `stop` may be called from any.
public final class QueueFollower: Sendable {
  private let consumer: QueueConsumer
  private let watch: Int32
  private let stopSignal: Int32

  /// What ended a wait.
  public enum Event: Sendable, Equatable {
    /// Files that came into `new/`, in the order in which they came; some may be gone again.
    case arrived([EntryName])
    /// More came than the kernel keeps note of: list the directory.
    case overflowed
    case stopped
  }

  /// Starts to watch; what arrives from now on is not missed.
  public init(_ consumer: QueueConsumer) throws(SpoolError) {
    self.consumer = consumer
    let path = consumer.path(of: .new)
    let watch = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard watch >= 0 else { throw .last("inotify_init1", path) }
    let events =
      UInt32(IN_MOVED_TO) | UInt32(IN_CREATE) | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF) | UInt32(IN_ONLYDIR)
    guard inotify_add_watch(watch, path, events) >= 0 else {
      let error = SpoolError.last("inotify_add_watch", path)
      _ = Glibc.close(watch)
      throw error
    }
    let stopSignal = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
    guard stopSignal >= 0 else {
      let error = SpoolError.last("eventfd", path)
      _ = Glibc.close(watch)
      throw error
    }
    self.watch = watch
    self.stopSignal = stopSignal
  }

  deinit {
    _ = Glibc.close(watch)
    _ = Glibc.close(stopSignal)
  }

  /// Ends this wait, or the next.
  public func stop() { _ = eventfd_write(stopSignal, 1) }

  /// Whether `stop` was called.
  public var isStopped: Bool {
    var polled = pollfd(fd: stopSignal, events: Int16(POLLIN), revents: 0)
    return poll(&polled, 1, 0) > 0
  }

  /// Waits, without using the processor, until something arrives.
  public func wait() throws(SpoolError) -> Event {
    let path = consumer.path(of: .new)
    while true {
      var polled = [
        pollfd(fd: watch, events: Int16(POLLIN), revents: 0),
        pollfd(fd: stopSignal, events: Int16(POLLIN), revents: 0),
      ]
      guard retrying({ poll(&polled, 2, -1) }) >= 0 else { throw .last("poll", path) }
      if polled[1].revents != 0 { return .stopped }
      var buffer = [UInt8](repeating: 0, count: 65_536)
      let count = retrying { read(watch, &buffer, buffer.count) }
      guard count > 0 else {
        if errno == EAGAIN { continue }
        throw .last("read", path)
      }
      let notes = InotifyEvents(buffer[..<count])
      if notes.watchEnded { throw SpoolError(.missing, path: path, reason: "the directory was removed or moved away") }
      if notes.overflowed { return .overflowed }
      if !notes.names.isEmpty { return .arrived(notes.names) }
    }
  }
}

/// What one read from an inotify descriptor says (inotify(7)).
private struct InotifyEvents {
  var names: [EntryName] = []
  var overflowed = false
  var watchEnded = false

  init(_ bytes: ArraySlice<UInt8>) {
    // struct inotify_event: int wd; uint32_t mask, cookie, len; char name[len].
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset + 16 <= buffer.count {
        let mask = buffer.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
        let length = Int(buffer.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
        let end = min(offset + 16 + length, buffer.count)
        if mask & (UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF) | UInt32(IN_IGNORED) | UInt32(IN_UNMOUNT)) != 0 {
          watchEnded = true
        }
        if mask & UInt32(IN_Q_OVERFLOW) != 0 { overflowed = true }
        let name = String(decoding: buffer[(offset + 16)..<end].prefix { $0 != 0 }, as: UTF8.self)
        if let name = EntryName(name) { names.append(name) }
        offset = end
      }
    }
  }
}
