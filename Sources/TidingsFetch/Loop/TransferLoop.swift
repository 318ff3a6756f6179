internal import CLinux
internal import Glibc
internal import Synchronization

/// One thread that waits for sockets by epoll, and the executor of the actor that lives on it.
///
/// The thread starts with the loop and runs until `terminate()`; a job enqueued before that always runs. Between two
/// waits it runs the jobs that have come, hands out the sockets that are ready, and calls when the deadline is past.
/// The deadline is the wait's own timeout rather than a timerfd: libcurl moves it several times a transfer, and each
/// move would be a system call.
final class TransferLoop: SerialExecutor {
  private struct Inbox {
    var jobs: [UnownedJob] = []
    /// Whether `settle` is to be called though no job came.
    var isNudged = false
    /// Whether the thread will look here again without being woken.
    var isAwake = true
    var isTerminated = false
  }

  private let inbox = Mutex(Inbox())
  private let thread = Atomic<UInt>(0)
  private let epoll: Int32
  private let wakeup: Int32
  /// In nanoseconds of the monotonic clock. Written on the thread; an atomic only to be provably free of races.
  private let deadlineBits = Atomic<UInt64>(.max)

  init() throws(SystemError) {
    epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard epoll >= 0 else { throw SystemError(call: "epoll_create1") }
    wakeup = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    guard wakeup >= 0 else {
      let error = SystemError(call: "eventfd")
      close(epoll)
      throw error
    }
  }

  /// Starts the thread. When there can be none, the loop is of no use any more.
  /// - Parameters: both are called on the thread; `ready` with a watched socket and its epoll events, then `settle`
  ///   after each round in which sockets were ready, the deadline had passed, or jobs had run. `thread` runs what it is
  ///   given on a thread of its own, or returns false.
  func start(
    ready: @escaping @Sendable (Int32, UInt32) -> Void, settle: @escaping @Sendable () -> Void,
    thread: (@escaping @Sendable () -> Void) -> Bool = startThread
  ) throws(SystemError) {
    watch(wakeup, events: UInt32(EPOLLIN.rawValue), isKnown: false)
    guard thread({ [self] in run(ready: ready, settle: settle) }) else {
      let error = SystemError(call: "pthread_create")
      // Only the thread would close them. Nobody writes to them: the loop counts as awake until the thread waits.
      close(epoll)
      close(wakeup)
      throw error
    }
  }

  /// Ends the thread when the jobs enqueued so far have run. Nothing may be enqueued afterwards.
  func terminate() {
    inbox.withLock { $0.isTerminated = true }
    wake()
  }

  /// Has `settle` called soon; from any thread.
  func nudge() {
    let wasAwake = inbox.withLock { inbox in
      inbox.isNudged = true
      defer { inbox.isAwake = true }
      return inbox.isAwake
    }
    if !wasAwake { wake() }
  }

  // MARK: On the thread

  /// Monotonic nanoseconds at which to stop waiting.
  var deadline: UInt64 {
    get { deadlineBits.load(ordering: .relaxed) }
    set { deadlineBits.store(newValue, ordering: .relaxed) }
  }

  /// Watches a socket for epoll events, or changes what it is watched for.
  func watch(_ socket: Int32, events: UInt32, isKnown: Bool) {
    var event = epoll_event(events: events, data: epoll_data(fd: socket))
    let result = epoll_ctl(epoll, isKnown ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event)
    // The number was another socket's, which was closed before anybody said so.
    if result != 0, isKnown, errno == ENOENT { epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event) }
  }

  func unwatch(_ socket: Int32) {
    var event = epoll_event()
    epoll_ctl(epoll, EPOLL_CTL_DEL, socket, &event)
  }

  private func run(ready: (Int32, UInt32) -> Void, settle: () -> Void) {
    thread.store(UInt(pthread_self()), ordering: .releasing)
    let capacity = 256
    let events = UnsafeMutablePointer<epoll_event>.allocate(capacity: capacity)
    events.initialize(repeating: epoll_event(), count: capacity)
    defer {
      events.deallocate()
      close(epoll)
      close(wakeup)
    }
    var jobs: [UnownedJob] = []
    while true {
      let (isNudged, isOver) = inbox.withLock { inbox in
        inbox.isAwake = true
        swap(&jobs, &inbox.jobs)
        defer { inbox.isNudged = false }
        return (inbox.isNudged, inbox.isTerminated && jobs.isEmpty)
      }
      if isOver { return }
      for job in jobs { job.runSynchronously(on: asUnownedSerialExecutor()) }
      let didWork = !jobs.isEmpty || isNudged
      jobs.removeAll(keepingCapacity: true)
      if didWork { settle() }

      let isIdle = inbox.withLock { inbox in
        inbox.isAwake = !inbox.jobs.isEmpty || inbox.isNudged || inbox.isTerminated
        return !inbox.isAwake
      }
      let count = epoll_wait(epoll, events, Int32(capacity), isIdle ? waitTime() : 0)
      var wasReady = false
      for index in 0..<max(0, Int(count)) {
        let socket = events[index].data.fd
        if socket == wakeup {
          var value: UInt64 = 0
          read(wakeup, &value, 8)
        } else {
          wasReady = true
          ready(socket, events[index].events)
        }
      }
      if wasReady || deadline <= Self.now { settle() }
    }
  }

  /// Milliseconds until the deadline, rounded up, so that it is past when the wait is over.
  private func waitTime() -> Int32 {
    let deadline = deadline
    guard deadline != .max else { return -1 }
    let now = Self.now
    guard deadline > now else { return 0 }
    return Int32(clamping: (deadline - now + 999_999) / 1_000_000)
  }

  /// Nanoseconds of the monotonic clock.
  static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  // MARK: SerialExecutor

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let wasAwake = inbox.withLock { inbox in
      inbox.jobs.append(job)
      defer { inbox.isAwake = true }
      return inbox.isAwake
    }
    if !wasAwake { wake() }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

  func isIsolatingCurrentContext() -> Bool? { thread.load(ordering: .acquiring) == UInt(pthread_self()) }

  func checkIsolated() {
    precondition(isIsolatingCurrentContext() == true, "not on the transfer thread")
  }

  private func wake() {
    var one: UInt64 = 1
    write(wakeup, &one, 8)
  }
}
