internal import GRDB
internal import Synchronization
internal import TidingsModel

/// A piece of work inside a group's transaction.
struct WriteJob: Sendable {
  /// How many rows it may write, roughly.
  var weight: Int
  /// Does the work; returns what is to be done once it is durable.
  var work: @Sendable (Database, Recorder, inout Recorder.Counters) throws -> @Sendable () -> Void
  /// Told when the transaction failed, and nothing of it was written.
  var fail: @Sendable (any Error) -> Void
}

/// What waits for the writer. Jobs that come while a transaction is being made durable form the next one together.
final class WriteQueue: Sendable {
  /// A group takes no more jobs beyond so many rows.
  static let groupWeight = 1024

  struct Group: Sendable {
    var jobs: [WriteJob] = []
    /// Polls without items. Nobody waits for them.
    var quiet: [PollRecord] = []
  }

  private struct State {
    var jobs: [WriteJob] = []
    var head = 0
    var quiet: [PollRecord] = []
    var isDraining = false
    var isTimerSet = false
    /// Quiet polls are to be written even if no job comes.
    var isFlushDue = false
    var isClosed = false
  }

  private let state = Mutex(State())

  /// What the caller has to do after an addition.
  enum Wake: Sendable {
    case nothing
    /// Start draining on the writer.
    case drain
    /// Call `flushQuiet` in a while.
    case timer
  }

  func add(_ job: WriteJob) throws(StateError) -> Wake {
    let wake: Wake? = state.withLock { state in
      guard !state.isClosed else { return nil }
      state.jobs.append(job)
      return Self.startDraining(&state)
    }
    guard let wake else { throw .closed }
    return wake
  }

  func addQuiet(_ poll: PollRecord) throws(StateError) -> Wake {
    let wake: Wake? = state.withLock { state in
      guard !state.isClosed else { return nil }
      state.quiet.append(poll)
      guard !state.isTimerSet else { return .nothing }
      state.isTimerSet = true
      return .timer
    }
    guard let wake else { throw .closed }
    return wake
  }

  /// Has the quiet polls written now.
  func flushQuiet() -> Wake {
    state.withLock { state in
      state.isTimerSet = false
      guard !state.quiet.isEmpty else { return .nothing }
      state.isFlushDue = true
      return Self.startDraining(&state)
    }
  }

  /// Takes quiet polls back that could not be written, of each feed the last.
  func putBack(_ polls: [PollRecord]) -> Wake {
    state.withLock { state in
      var seen: Set<FeedID> = []
      var kept: [PollRecord] = []
      for poll in (polls + state.quiet).reversed() where seen.insert(poll.feed.id).inserted { kept.append(poll) }
      state.quiet = kept.reversed()
      guard !state.isTimerSet, !state.isClosed, !state.quiet.isEmpty else { return .nothing }
      state.isTimerSet = true
      return .timer
    }
  }

  /// The next group for the writer; `nil` ends the draining.
  func next() -> Group? {
    state.withLock { state in
      guard state.head < state.jobs.count || state.isFlushDue else {
        state.jobs.removeAll()
        state.head = 0
        state.isDraining = false
        return nil
      }
      var group = Group()
      var weight = 0
      while state.head < state.jobs.count, weight < Self.groupWeight {
        weight += state.jobs[state.head].weight
        group.jobs.append(state.jobs[state.head])
        state.head += 1
      }
      if state.head == state.jobs.count {
        state.jobs.removeAll(keepingCapacity: true)
        state.head = 0
      }
      group.quiet = state.quiet
      state.quiet.removeAll()
      state.isFlushDue = false
      return group
    }
  }

  /// Takes a last job and refuses what comes after it; `nil` when that was done before.
  func close(after last: WriteJob) -> Wake? {
    state.withLock { state in
      guard !state.isClosed else { return nil }
      state.isClosed = true
      state.jobs.append(last)
      return Self.startDraining(&state)
    }
  }

  private static func startDraining(_ state: inout State) -> Wake {
    guard !state.isDraining else { return .nothing }
    state.isDraining = true
    return .drain
  }
}
