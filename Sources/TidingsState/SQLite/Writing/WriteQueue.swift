internal import DequeModule
internal import GRDB
internal import Synchronization
internal import TidingsModel

/// What waits for the writer. Jobs that come while a transaction is being made durable form the next one together.
final class WriteQueue: Sendable {
  /// A group takes no more jobs beyond so many rows: the more polls share a group, the fewer syncs there are, and the
  /// more articles are in memory.
  static let groupWeight = 1024

  /// From so many jobs in a group on, the next one is given time to gather.
  static let manyJobs = 8
  static let gatheringTime = Duration.milliseconds(60)

  struct Group: Sendable {
    var jobs: [WriteJob] = []
    /// Polls without a document. Nobody waits for them.
    var quiet: [QuietPoll] = []
  }

  private struct State {
    var jobs: Deque<WriteJob> = []
    var quiet: [QuietPoll] = []
    var isDraining = false
    var isTimerSet = false
    /// Quiet polls are to be written even if no job comes.
    var isFlushDue = false
    /// The rows of the jobs that wait.
    var weight = 0
    /// Jobs in the last group.
    var lastCount = 0
    /// The writer has gone to let more jobs gather.
    var isGathering = false
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
    /// Call `endGathering` after `gatheringTime`.
    case gather
  }

  func add(_ job: WriteJob) throws(StateError) -> Wake {
    let wake: Wake? = state.withLock { state in
      guard !state.isClosed else { return nil }
      state.jobs.append(job)
      state.weight += job.weight
      guard !state.isGathering || state.weight >= Self.groupWeight else { return .nothing }
      return Self.startDraining(&state)
    }
    guard let wake else { throw .closed }
    return wake
  }

  /// Has what has gathered written now.
  func endGathering() -> Wake {
    state.withLock { state in
      guard state.isGathering else { return .nothing }
      return Self.startDraining(&state)
    }
  }

  func addQuiet(_ poll: QuietPoll) throws(StateError) -> Wake {
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
      return state.isGathering ? .nothing : Self.startDraining(&state)
    }
  }

  /// Takes quiet polls back that could not be written, of each feed the last.
  func putBack(_ polls: [QuietPoll]) -> Wake {
    state.withLock { state in
      var seen: Set<FeedID> = []
      var kept: [QuietPoll] = []
      for poll in (polls + state.quiet).reversed() where seen.insert(poll.state.id).inserted { kept.append(poll) }
      state.quiet = kept.reversed()
      guard !state.isTimerSet, !state.isClosed, !state.quiet.isEmpty else { return .nothing }
      state.isTimerSet = true
      return .timer
    }
  }

  /// What the writer does next.
  enum Step {
    case write(Group)
    /// End, and take the wake.
    case end(Wake)
  }

  func next() -> Step {
    state.withLock { state in
      guard !state.jobs.isEmpty || state.isFlushDue else {
        state.jobs.removeAll()
        state.isDraining = false
        return .end(.nothing)
      }
      // After a group of many, many more are likely to come; one after the other waits for nothing.
      if state.lastCount >= Self.manyJobs, state.weight < Self.groupWeight, !state.isClosed {
        state.lastCount = 0
        state.isDraining = false
        state.isGathering = true
        return .end(.gather)
      }
      var group = Group()
      var weight = 0
      while weight < Self.groupWeight, let job = state.jobs.popFirst() {
        weight += job.weight
        group.jobs.append(job)
      }
      state.weight -= weight
      state.lastCount = group.jobs.count
      group.quiet = state.quiet
      state.quiet.removeAll()
      state.isFlushDue = false
      return .write(group)
    }
  }

  /// Takes a last job and refuses what comes after it; `nil` when that was done before.
  func close(after last: WriteJob) -> Wake? {
    state.withLock { state in
      guard !state.isClosed else { return nil }
      state.isClosed = true
      state.jobs.append(last)
      state.weight += last.weight
      return Self.startDraining(&state)
    }
  }

  private static func startDraining(_ state: inout State) -> Wake {
    guard !state.isDraining else { return .nothing }
    state.isGathering = false
    state.isDraining = true
    return .drain
  }
}
