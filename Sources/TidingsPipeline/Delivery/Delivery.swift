public import Logging
internal import TidingsModel
public import TidingsSpool
public import TidingsState

/// Carries the outbox into the spool: in groups, in order, and again until it works.
///
/// The outbox in the state is the only queue: groups are read from it in the order of their names, and an article is
/// taken off it only when it is durable in the spool. While the spool takes nothing, polling pauses (`StoragePause`),
/// the rows wait in the state, and delivery is tried again every few seconds.
public actor Delivery {
  /// How many articles are delivered, and made durable, in one step at most.
  static let groupSize = 256
  /// A poll waits before it goes on while this many articles are outstanding, so that the outbox stays short when the
  /// disk is slower than the network.
  static let highWater = 256
  static let retryDelay = Duration.seconds(5)

  private let store: any Outbox & StateHealth
  private let sink: any ArticleSink
  private let pause: StoragePause
  private let log: Logger

  /// Articles in the outbox, as far as is known.
  private var outstanding = 0
  /// The outbox may hold rows that were not counted: at start, and after a failure.
  private var mayHoldMore = true
  /// Delivered, but still in the outbox, as the state could not be written: not to be delivered a second time to consumers
  /// that are done with them.
  private var done: [SpoolName] = []
  /// Whether what is delivered can be taken off the outbox, as far as is known. Rows of an earlier process may be there
  /// because it could not, and must not be delivered once more by each that follows.
  private var isStateSound = false
  private var isStalled = false
  private var isEnding = false
  private var wake: CheckedContinuation<Void, Never>?
  private var waiters: [CheckedContinuation<Void, Never>] = []
  /// Articles delivered by this process.
  public private(set) var delivered = 0

  /// - Parameters:
  ///   - store: holds the outbox, and says whether it can be written.
  ///   - sink: takes a batch when it has made all of it durable, or throws.
  ///   - pause: is begun while the sink takes nothing, so that nobody polls meanwhile.
  public init(store: any Outbox & StateHealth, sink: any ArticleSink, pause: StoragePause, log: Logger) {
    self.store = store
    self.sink = sink
    self.pause = pause
    self.log = log
  }

  /// Says that a poll has put so many articles into the outbox. Returns when there is room for more.
  public func expect(_ count: Int) async {
    guard count > 0 else { return }
    outstanding += count
    wakeUp()
    while outstanding >= Self.highWater, !isEnding, !isStalled {
      await withCheckedContinuation { waiters.append($0) }
    }
  }

  /// Returns when all that polls have promised by now is delivered, or cannot be for now.
  public func settle() async {
    // What further polls promise meanwhile is not waited for.
    let goal = delivered + outstanding
    while delivered < goal, mayHoldMore || outstanding > 0, !isEnding, !isStalled {
      await withCheckedContinuation { waiters.append($0) }
    }
  }

  /// Delivers all that waits in the outbox, or until told to `finish`: then it ends with the group in hand.
  ///
  /// - Returns: whether all is delivered; the rest stays in the outbox.
  /// - Throws: `SpoolError` or `StateError` at the first failure; what waits then stays in the outbox.
  @discardableResult
  public func drain() async throws -> Bool {
    while mayHoldMore || outstanding > 0 {
      guard !isEnding else { return false }
      try await deliverGroup()
    }
    return true
  }

  /// Delivers what comes, until told to `finish`.
  public func run() async {
    while true {
      if !mayHoldMore, outstanding == 0 {
        if isEnding { return }
        await withCheckedContinuation { wake = $0 }
        continue
      }
      do {
        try await deliverGroup()
        isStalled = false
        if pause.end(.spool) {
          log.notice("the spool takes articles again; polling goes on", metadata: MessageID.pollingGoesOn.with())
        }
      } catch {
        mayHoldMore = true
        isStalled = true
        resumeWaiters()
        if pause.begin(.spool, "\(error)") {
          log.error(
            "delivery pauses, and polling with it", metadata: MessageID.pollingPauses.with(["error": "\(error)"]))
        }
        if isEnding { return }
        try? await Task.sleep(for: Self.retryDelay)
      }
    }
  }

  /// Ends `run` once the outbox is empty, or has failed once more, and `drain` after the group in hand.
  public func finish() {
    isEnding = true
    wakeUp()
    resumeWaiters()
  }

  private func deliverGroup() async throws {
    try await dropDone()
    let counted = outstanding
    guard let rows = try await nextGroup() else { return }
    if rows.isEmpty {
      mayHoldMore = false
      isStateSound = true
      // What was counted before the read is delivered already; what came since is not in it.
      outstanding -= counted
    } else {
      if !isStateSound || store.isRoomScarce { try await store.probe() }
      isStateSound = true
      let count = try await deliverWhatFits(rows)
      done = rows.prefix(count).map(\.name)
      delivered += count
      outstanding = max(0, outstanding - count)
      if count < rows.count { mayHoldMore = true }
      try await dropDone()
    }
    if outstanding < Self.highWater { resumeWaiters() }
  }

  /// The oldest articles in the outbox; `nil` where promised ones are lost and the next call gives what follows them. The
  /// polls bring those anew, and nothing waits for them.
  private func nextGroup() async throws -> [OutboundArticle]? {
    do { return try await store.outbox(limit: Self.groupSize) } catch let error as StateError {
      switch error {
      case .contentsLost, .contentsDamaged:
        log.error("promised articles are lost", metadata: ["error": "\(error)"])
        mayHoldMore = true
        return nil
      default: throw error
      }
    }
  }

  /// Takes what is delivered off the outbox.
  private func dropDone() async throws {
    guard !done.isEmpty else { return }
    isStateSound = false
    try await store.remove(done)
    isStateSound = true
    done = []
  }

  /// Delivers the group, or as much of its beginning as the disk has room for.
  /// - Returns: how many articles, one at least.
  private func deliverWhatFits(_ group: [OutboundArticle]) async throws(SpoolError) -> Int {
    var part = group
    while true {
      do throws(SpoolError) {
        try await sink.deliver(part)
        return part.count
      } catch {
        guard error.isOutOfRoom, part.count > 1 else { throw error }
        part.removeLast(part.count - part.count / 2)
      }
    }
  }

  private func wakeUp() {
    wake?.resume()
    wake = nil
  }

  private func resumeWaiters() {
    let resumed = waiters
    waiters.removeAll()
    for waiter in resumed { waiter.resume() }
  }
}
