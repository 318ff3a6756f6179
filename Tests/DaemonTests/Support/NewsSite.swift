import Foundation
import LoopbackServer
import Synchronization
import TidingsModel

/// A small newspaper on the loopback interface: a feed of teasers, and a page for each article.
struct NewsSite: Sendable {
  let server: LoopbackServer

  init() throws { server = try LoopbackServer() }

  /// A feed whose items link to `/story/NAME`.
  /// - Parameter teaser: the description of an item.
  func feed(_ names: [String], dated: Bool = true, teaser: (String) -> String = NewsSite.teaser) -> String {
    let items = names.map { name in
      let date = dated ? "<pubDate>Thu, 14 Dec 2023 14:53:00 +0700</pubDate>" : ""
      return """
        <item><title>\(Self.title(name))</title><link>\(server.url("/story/\(name)"))</link>
        <guid isPermaLink="false">\(name)</guid>\(date)<description>\(teaser(name))</description></item>
        """
    }
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <rss version="2.0"><channel><title>Harbour News</title><link>\(server.url("/"))</link><description>d</description>
      \(items.joined(separator: "\n"))
      </channel></rss>
      """
  }

  static func title(_ name: String) -> String { "What happened at the \(name) on Monday" }
  static func teaser(_ name: String) -> String { "Readers of the \(name) gazette woke up to a surprise." }

  /// The paragraphs of an article's page.
  static func paragraphs(_ name: String) -> [String] {
    [
      "The people of the \(name) had waited eleven years for the day on which the bridge would open to everyone.",
      "On Monday it did, with a brass band, two speeches and a cake that was meant for forty and fed a hundred.",
      "The mayor of the \(name) said that she would walk across it every morning, whatever the weather brings.",
    ]
  }

  /// The page of an article: menus, the story, related stories and a footer.
  static func page(_ name: String, date: String = "", head: String = "", paragraphs: [String]? = nil, foot: String = "")
    -> String
  {
    let body = (paragraphs ?? Self.paragraphs(name)).map { "<p>\($0)</p>" }.joined(separator: "\n")
    return """
      <!doctype html><html lang="en"><head><meta charset="utf-8"><title>\(title(name))</title>\(head)</head><body>
      <nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
      <article><h1>\(title(name))</h1>\(date)
      \(body)
      \(foot)</article>
      <aside><h3>Related stories</h3><ul><li><a href="/x">Another story altogether</a></li></ul></aside>
      <footer>All rights reserved by the Harbour News Company.</footer></body></html>
      """
  }

  static let html = ["Content-Type: text/html; charset=utf-8"]

  /// Serves a feed of these articles and a page for each.
  func publish(_ names: [String]) {
    server["/feed"] = .reply(.ok(feed(names)))
    for name in names { server["/story/\(name)"] = .reply(.ok(Self.page(name), headers: Self.html)) }
  }

  func pageRequests(_ name: String) -> Int { server.requests(to: "/story/\(name)").count }

  /// A workspace whose only feed is this site's.
  func workspace(fullText: String = "true", options: String = "", more: String = "") throws -> Workspace {
    let workspace = try Workspace()
    try workspace.configure(
      feeds: "  - {url: \"\(server.url("/feed"))\", id: harbour, full_text: \(fullText)\(options)}", more: more)
    return workspace
  }
}

extension Workspace {
  /// Polls everything once, for the sake of what it delivers.
  @discardableResult
  func poll() async throws -> Program.Outcome { try await Program.run("poll", "-c", path("tidings.yaml")) }
}

extension JSONValue {
  var text: String { self["content_text"]?.string ?? "" }
  var fullText: String? { self["_tidings"]?["full_text"]?.string }
}
