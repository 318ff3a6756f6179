import LoopbackServer
import Synchronization
import Testing
import TidingsFetch
import TidingsModel

@testable import TidingsPipeline

/// Which pages are fetched once for several feeds. The fetching itself is tried with the program (`PageRequestTests`); here
/// its order is what matters.
@Suite struct PageShelfTests {
  private let request = FetchRequest(
    url: "https://harbour.example/story", configuredURL: "https://harbour.example/feed")

  @Test func `What failed is not kept, though an earlier answer to the same request arrives meanwhile`() async {
    let answers = [Answer(.page(page)), Answer(.failed("broken", mayPass: true)), Answer(.page(page))]
    let asked = Mutex(0)
    let shelf = PageShelf(clock: SystemClock()) { _ in
      let number = asked.withLock { number in
        number += 1
        return number
      }
      return await answers[number - 1].value()
    }
    async let early = shelf.page(for: request, mayBeKept: true)
    while asked.withLock({ $0 }) < 1 { await Task.yield() }
    async let edited = shelf.page(for: request, mayBeKept: false)
    while asked.withLock({ $0 }) < 2 { await Task.yield() }
    answers[0].open()
    _ = await early
    answers[1].open()
    _ = await edited
    answers[2].open()
    guard case .page = await shelf.page(for: request, mayBeKept: true) else {
      Issue.record("the failure was kept")
      return
    }
    _ = await shelf.page(for: request, mayBeKept: true)
    #expect(asked.withLock { $0 } == 3, "the page is kept")
  }

  private var page: FetchResponse {
    var page = FetchResponse(status: 200, url: request.url)
    page.body = Array("<p>A story.</p>".utf8)
    return page
  }

  /// An answer that waits until it may go out.
  private final class Answer: Sendable {
    private let fetched: PageFetch
    private let isOpen = Mutex(false)

    init(_ fetched: PageFetch) { self.fetched = fetched }

    func open() { isOpen.withLock { $0 = true } }

    func value() async -> PageFetch {
      while !isOpen.withLock({ $0 }) { await Task.yield() }
      return fetched
    }
  }
}
