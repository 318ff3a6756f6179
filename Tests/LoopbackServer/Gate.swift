internal import Glibc
internal import Synchronization
public import Testing

/// A place in an answer where the server waits until the test lets it go on.
public final class Gate: Sendable {
  private struct State {
    var isOpen = false
    var reached = 0
  }
  private let state = Mutex(State())
  // A pipe is what both a blocking thread and `open()` from anywhere can use; its end of file is the signal.
  private let pipe: (read: Int32, write: Int32)

  public init() {
    var ends: [Int32] = [-1, -1]
    Glibc.pipe(&ends)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    pipe = (ends[0], ends[1])
  }

  deinit {
    open()
    close(pipe.read)
  }

  /// Lets all pass, now and later.
  public func open() {
    let wasOpen = state.withLock { state in
      defer { state.isOpen = true }
      return state.isOpen
    }
    if !wasOpen { close(pipe.write) }
  }

  /// Returns when so many answers have arrived at the gate; else the test fails.
  public func waitUntilReached(by count: Int = 1, sourceLocation: SourceLocation = #_sourceLocation) async {
    let isReached = await Patience.wait { state.withLock { $0.reached >= count } }
    guard !isReached else { return }
    let reached = state.withLock { $0.reached }
    Issue.record("\(reached) of \(count) answers have arrived at the gate", sourceLocation: sourceLocation)
  }

  /// Blocks the calling thread until the gate is open.
  public func pass() {
    state.withLock { $0.reached += 1 }
    var byte: UInt8 = 0
    while read(pipe.read, &byte, 1) < 0, errno == EINTR {}
  }
}
