internal import Glibc
internal import Synchronization
internal import TidingsModel

/// Reads files of this machine on threads of its own: a file system whose server is gone blocks for as long as it likes.
///
/// Threads come as there is work, up to a bound, and go when there is none. A file that is being read is not begun a
/// second time, so that a file system that does not answer takes a thread for each of its files and no more.
final class FileReaders: Sendable {
  typealias Outcome = Result<FetchResponse, FetchError>
  typealias Read = @Sendable (LocalFile, Timestamp) -> Outcome

  private struct State {
    var waiting: [FileReading] = []
    /// The paths of the files that are being read.
    var underWay: Set<String> = []
    var threads = 0

    mutating func next() -> FileReading? {
      while let index = waiting.firstIndex(where: { $0.isOver || !underWay.contains($0.file.path) }) {
        let reading = waiting.remove(at: index)
        guard !reading.isOver else { continue }
        underWay.insert(reading.file.path)
        return reading
      }
      return nil
    }
  }

  private let state = Mutex(State())
  private let limit: Int
  private let read: Read

  init(threads limit: Int = 64, read: @escaping Read = FileReaders.system) {
    self.limit = limit
    self.read = read
  }

  /// Reads a file, for no longer than its request's time-out. Cancelling the task ends the wait at once.
  func contents(of file: LocalFile, now: Timestamp) async -> Outcome {
    let reading = FileReading(of: file, now: now)
    let timeout = file.request.limits.timeout
    let clock = Task {
      try await Task.sleep(for: timeout)
      reading.end(.failure(FetchError(.timeout(timeout), url: file.request.url)))
    }
    defer { clock.cancel() }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        reading.wait(continuation)
        start(reading)
      }
    } onCancel: {
      reading.end(.failure(FetchError(.cancelled, url: file.request.url)))
    }
  }

  private func start(_ reading: FileReading) {
    let needsThread = state.withLock { state in
      let isUnderWay = state.underWay.contains(reading.file.path)
      // Those who gave up waiting for the same file.
      if isUnderWay { state.waiting.removeAll(where: \.isOver) }
      state.waiting.append(reading)
      guard !isUnderWay, state.threads < limit else { return false }
      state.threads += 1
      return true
    }
    guard needsThread, !startThread({ [self] in work() }) else { return }
    // No thread to be had. The others, if there are any, will come to it.
    let orphaned = state.withLock { state in
      state.threads -= 1
      guard state.threads == 0 else { return [FileReading]() }
      defer { state.waiting = [] }
      return state.waiting
    }
    for reading in orphaned {
      let file = reading.file
      reading.end(.failure(FetchError(.file(path: file.path, errno: EAGAIN), url: file.request.url)))
    }
  }

  private func work() {
    var done: FileReading?
    while true {
      let next = state.withLock { state in
        if let done { state.underWay.remove(done.file.path) }
        let next = state.next()
        if next == nil { state.threads -= 1 }
        return next
      }
      guard let next else { return }
      next.end(read(next.file, next.now))
      done = next
    }
  }

  static func system(_ file: LocalFile, now: Timestamp) -> Outcome {
    Outcome { () throws(FetchError) in try file.read(now: now) }
  }
}

/// A file that somebody waits for.
private final class FileReading: Sendable {
  private enum State {
    case begun
    case awaited(CheckedContinuation<FileReaders.Outcome, Never>)
    case over(FileReaders.Outcome)
  }

  let file: LocalFile
  let now: Timestamp
  private let state = Mutex(State.begun)

  init(of file: LocalFile, now: Timestamp) {
    self.file = file
    self.now = now
  }

  var isOver: Bool {
    state.withLock { state in
      if case .over = state { true } else { false }
    }
  }

  func wait(_ continuation: CheckedContinuation<FileReaders.Outcome, Never>) {
    let outcome: FileReaders.Outcome? = state.withLock { state in
      if case .over(let outcome) = state { return outcome }
      state = .awaited(continuation)
      return nil
    }
    if let outcome { continuation.resume(returning: outcome) }
  }

  /// Hands the outcome to whoever waits for it; the first one counts.
  func end(_ outcome: FileReaders.Outcome) {
    let continuation: CheckedContinuation<FileReaders.Outcome, Never>? = state.withLock { state in
      switch state {
      case .over: return nil
      case .begun:
        state = .over(outcome)
        return nil
      case .awaited(let continuation):
        state = .over(outcome)
        return continuation
      }
    }
    continuation?.resume(returning: outcome)
  }
}
