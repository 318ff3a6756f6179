import Foundation
import Testing
import TidingsExtract
import TidingsModel
import TidingsState

@testable import TidingsPipeline

@Suite struct SiteTemplatesTests {
  private static func extraction(_ number: Int) throws -> Extraction {
    let paragraphs = (0..<4).map {
      "<p>Paragraph \($0) tells what happened at the river on day \(number), and who was there to see it happen.</p>"
    }
    let page = """
      <html><body><div class="c"><h1>News of the river number \(number)</h1>\(paragraphs.joined())
      <p>Our readers pay for this newspaper; join them today for the price of a coffee.</p></div></body></html>
      """
    let outcome = ArticleExtractor.extract(Array(page.utf8), url: "https://paper.example/\(number)")
    guard case .article(let extraction) = outcome else { throw Missing() }
    return extraction
  }

  private struct Missing: Error {}

  private struct FixedClock: WallClock {
    func now() -> Timestamp { Timestamp(seconds: 1_795_485_600) }
    func sleep(until instant: Timestamp) async throws {}
  }

  /// A read is broken off by cancellation, a write is not.
  @Test func `What was learned of a site stays when the state could not be read for a while`() async throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let store = try SQLiteStateStore(path: directory + "/state.sqlite")
    let extractions = try (0..<3).map { try Self.extraction($0) }
    var expected = SiteTemplate()
    let first = SiteTemplates(store: store, clock: FixedClock())
    for extraction in extractions[..<2] {
      await first.learn(from: extraction, host: "paper.example")
      expected.learn(from: extraction, day: 1_795_485_600 / 86_400)
    }
    let second = SiteTemplates(store: store, clock: FixedClock())
    await Task {
      withUnsafeCurrentTask { $0?.cancel() }
      #expect(await second.template(of: "paper.example").isEmpty)
      await second.learn(from: extractions[2], host: "paper.example")
    }.value
    #expect(await SiteTemplates(store: store, clock: FixedClock()).template(of: "paper.example") == expected)
    await second.learn(from: extractions[2], host: "paper.example")
    expected.learn(from: extractions[2], day: 1_795_485_600 / 86_400)
    #expect(await SiteTemplates(store: store, clock: FixedClock()).template(of: "paper.example") == expected)
    try await store.close()
  }
}
