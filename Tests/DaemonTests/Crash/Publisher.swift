import Foundation
import LoopbackServer
import Synchronization
import TidingsModel

/// A publisher of growing feeds who answers 304 to whoever sends the validator of what he published last.
///
/// An article whose feed's validator was stored and which itself was not would be lost for good.
final class Publisher: Sendable {
  let server: LoopbackServer
  private let titles: Mutex<[String: [String]]>
  private let textLength: Int
  private let closesConnections: Bool

  /// - Parameters:
  ///   - textLength: characters of each article's text.
  ///   - closesConnections: whether each request needs a connection of its own.
  init(textLength: Int = 200, closesConnections: Bool = false) throws {
    server = try LoopbackServer()
    titles = Mutex([:])
    self.textLength = textLength
    self.closesConnections = closesConnections
  }

  /// Puts more articles into a feed.
  func publish(_ more: [String], in feed: String) {
    titles.withLock { $0[feed, default: []] += more }
    server["/" + feed] = .handler { [weak self] request in
      guard let self else { return .notModified() }
      var reply = answer(feed, request["If-None-Match"])
      if closesConnections { reply.steps.append(.close) }
      return reply
    }
  }

  /// All that was published.
  var all: [String] { titles.withLock { $0.values.flatMap { $0 } } }

  func requests(_ feed: String) -> Int { server.requests(to: "/" + feed).count }

  /// A line of the configuration.
  func line(_ feed: String, _ more: String = "every: 1s") -> String {
    "  - {url: \"\(server.url("/" + feed))\", id: \(feed), \(more)}"
  }

  private func answer(_ feed: String, _ validator: String?) -> Reply {
    let titles = titles.withLock { $0[feed] ?? [] }
    let tag = "\"\(feed)-\(titles.count)\""
    if validator == tag { return .notModified(headers: ["ETag: \(tag)"]) }
    let items = titles.reversed().map { title in
      let slug = title.replacing(" ", with: "-")
      let text = title + String(repeating: " filler", count: textLength / 7)
      return """
        <item><title>\(title)</title><link>http://\(feed).example/\(slug)</link>
        <guid isPermaLink="false">\(slug)</guid><description>\(text)</description></item>
        """
    }
    return .ok(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <rss version="2.0"><channel><title>\(feed)</title><link>http://\(feed).example/</link><description>d</description>
      \(items.joined(separator: "\n"))
      </channel></rss>
      """, headers: ["ETag: \(tag)"])
  }
}
