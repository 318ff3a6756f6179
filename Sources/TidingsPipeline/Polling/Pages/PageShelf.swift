internal import TidingsFetch
internal import TidingsModel

/// Pages fetched a moment ago. Feeds of one site announce the same article within minutes, and before the first of them
/// is recorded the second does not know of it: the publisher is asked once all the same.
actor PageShelf {
  /// For how many seconds a page is kept.
  static let lifetime: Double = 600
  /// How many bytes of pages are kept.
  static let capacity = 8 << 20

  private let clock: any WallClock
  private let fetch: @Sendable (FetchRequest) async -> PageFetch
  /// The oldest first.
  private var entries: [Entry] = []
  private var lastNumber = 0

  private struct Entry {
    /// The request, the same for all feeds that may share its answer.
    let key: FetchRequest
    /// Tells it from an earlier one of the same key.
    let number: Int
    let flight: Task<PageFetch, Never>
    let since: Timestamp
    /// Of the page's body; 0 while it is on its way.
    var bytes = 0
  }

  init(clock: any WallClock, fetch: @escaping @Sendable (FetchRequest) async -> PageFetch) {
    self.clock = clock
    self.fetch = fetch
  }

  /// What a request brings, or brought a moment ago. A request with other credentials, or for a feed of another origin,
  /// is another request.
  /// - Parameter mayBeKept: whether a page fetched before will do; not where the article was edited since.
  func page(for request: FetchRequest, mayBeKept: Bool) async -> PageFetch {
    let key = request.ofOrigin
    let now = clock.now()
    entries.removeAll { $0.since.advanced(by: Self.lifetime) <= now || $0.since > now }
    if !mayBeKept { entries.removeAll { $0.key == key } }
    let flight = entries.first { $0.key == key }?.flight ?? start(request, as: key, at: now)
    let page = await withTaskCancellationHandler {
      await flight.value
    } onCancel: {
      flight.cancel()
    }
    // Another poll, which was called off, may have taken it down.
    if case .ended = page, !Task.isCancelled { return await fetch(request) }
    return page
  }

  private func start(_ request: FetchRequest, as key: FetchRequest, at now: Timestamp) -> Task<PageFetch, Never> {
    lastNumber += 1
    let number = lastNumber
    let flight = Task { [fetch] in
      let page = await fetch(request)
      settle(number, page)
      return page
    }
    entries.append(Entry(key: key, number: number, flight: flight, since: now))
    return flight
  }

  /// Keeps a page; whatever else came is asked for again by the next.
  private func settle(_ number: Int, _ fetched: PageFetch) {
    guard let index = entries.firstIndex(where: { $0.number == number }) else { return }
    guard case .page(let page) = fetched, page.body.count <= Self.capacity / 8 else {
      entries.remove(at: index)
      return
    }
    entries[index].bytes = page.body.count
    var bytes = entries.reduce(0) { $0 + $1.bytes }
    while bytes > Self.capacity, let oldest = entries.firstIndex(where: { $0.bytes > 0 }) {
      bytes -= entries.remove(at: oldest).bytes
    }
  }
}

extension FetchRequest {
  /// The same for all feeds of a configured origin, which alone decides what a request for a page may do: user
  /// information, host and port, without path and query.
  fileprivate var ofOrigin: FetchRequest {
    var request = self
    request.configuredURL = configuredURL.map { url in
      let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
      return parts.prefix(3).joined(separator: "/")
    }
    // What stands behind it is no part of what is asked for.
    if let mark = request.url.firstIndex(of: "#") { request.url = String(request.url[..<mark]) }
    return request
  }
}
