import Foundation
import LoopbackServer
import Testing
import TidingsModel

/// Articles whose page changes, or the teaser that the feed has of it.
@Suite struct PageEditTests {
  @Test func `An edit of the page alone is no edit of the article; an edit in the feed fetches the page again`()
    async throws
  {
    let site = try NewsSite()
    site.publish(["harbour"])
    let workspace = try site.workspace()
    try await workspace.poll()
    site.server["/story/harbour"] = .reply(
      .ok(NewsSite.page("harbour").replacing("a brass band", with: "two brass bands"), headers: NewsSite.html))
    // Another item makes the feed's body another one.
    site.server["/story/market"] = .reply(.ok(NewsSite.page("market"), headers: NewsSite.html))
    site.server["/feed"] = .reply(.ok(site.feed(["harbour", "market"])))
    #expect(try await workspace.poll().output == "harbour: 1 new\n")
    #expect(site.pageRequests("harbour") == 1)

    site.server["/feed"] = .reply(
      .ok(site.feed(["harbour", "market"]).replacing("harbour gazette woke", with: "harbour gazette slowly woke")))
    #expect(try await workspace.poll().output == "harbour: 1 revised\n")
    #expect(site.pageRequests("harbour") == 2)
    let last = try #require(try workspace.articles().last)
    #expect(last["_tidings"]?["revision"]?.integer == 2)
    #expect(last.text.contains("two brass bands"))
  }

  @Test func `A teaser that changes alone makes no revision of an article whose text is its page's`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    let workspace = try site.workspace()
    try await workspace.poll()
    func poll(comments: Int, title: String = "What happened") async throws -> String {
      let feed = site.feed(["harbour"]) { "\(NewsSite.teaser($0)) \(comments) comments" }
      site.server["/feed"] = .reply(.ok(feed.replacing("What happened", with: title)))
      return try await workspace.poll().output
    }
    #expect(try await poll(comments: 3) == "harbour: nothing new\n")
    #expect(site.pageRequests("harbour") == 2)
    _ = try await poll(comments: 3)
    #expect(site.pageRequests("harbour") == 2, "an edit that was looked at is looked at once")
    #expect(workspace.names().count == 1)

    #expect(try await poll(comments: 4, title: "What truly happened") == "harbour: 1 revised\n")
    let last = try #require(try workspace.articles().last)
    #expect(last["_tidings"]?["revision"]?.integer == 2)
    #expect(last["title"]?.string == "What truly happened at the harbour on Monday")
  }
}
