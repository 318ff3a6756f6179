import Foundation
import LoopbackServer
import Testing
import TidingsModel

/// What the articles of a poll say, and how often they come.
@Suite struct DeliveredArticleTests {
  @Test func anArticleSaysWhereItComesFromAndWhenItWasSeen() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .reply(.ok(Sample.rss(["First light"], channel: "Morning")))
    let config = try workspace.configure(
      feeds: "  - {url: \"\(server.url("/feed"))\", id: sample, tags: [vi, business]}")
    #expect(try await Program.run("poll", "-c", config).status == 0)

    let article = try #require(try workspace.articles().first)
    let more = try #require(article["_tidings"])
    #expect(article["url"]?.string == "http://news.example/first-light")
    #expect(article["date_published"]?.string == "2023-12-14T14:53:00+07:00")
    #expect(article["content_text"]?.string == "All about First light.")
    #expect(more["schema"]?.integer == 1)
    #expect(more["revision"]?.integer == 1)
    #expect(more["feed"]?["id"]?.string == "sample")
    #expect(more["feed"]?["title"]?.string == "Morning")
    #expect(more["feed"]?["tags"]?.array?.compactMap(\.string) == ["vi", "business"])
    #expect(more["content_hash"]?.string?.hasPrefix("sha256:") == true)
    let id = try #require(article["id"]?.string)
    #expect(ArticleID(id) != nil)
    #expect(try #require(SpoolName(workspace.names()[0])).id.description == id)
  }

  @Test func allRevisionsOfAnArticleWereFirstSeenAtOneTime() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}")
    for text in [
      "At first so.", "Then otherwise, as an editor had wished.", "And in the end quite another way than that.",
    ] {
      server["/feed"] = .reply(
        .ok(
          """
          <rss version="2.0"><channel><title>T</title><item><title>A</title><guid isPermaLink="false">1</guid>
          <description>\(text)</description></item></channel></rss>
          """))
      #expect(try await Program.run("poll", "-c", config).status == 0)
    }
    let articles = try workspace.articles()
    #expect(articles.count == 3 && Set(articles.map { $0["_tidings"]?["first_seen"]?.string }).count == 1)
  }

  @Test func anArticleBearsItsFeedsLanguageAndAuthorsWhereItHasNone() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/atom"] = .reply(
      .ok(
        """
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi"><title>Làng</title><author><name>Lan</name></author>
        <entry xml:lang="en"><title>Own</title><id>a:1</id><author><name>Ann</name></author></entry>
        <entry><title>None</title><id>a:2</id></entry></feed>
        """))
    server["/rss"] = .reply(
      .ok(
        """
        <rss version="2.0"><channel><title>T</title><language>fr</language><managingEditor>e@t.example (Ed)</managingEditor>
        <item><title>No author of the item</title><guid>r:1</guid></item></channel></rss>
        """))
    let config = try workspace.configure(
      feeds: """
          - {url: "\(server.url("/atom"))", id: atom}
          - {url: "\(server.url("/rss"))", id: rss}
        """)
    #expect(try await Program.run("poll", "-c", config).status == 0)
    let lines = try workspace.articles().map { article in
      [article["title"], article["language"], article["authors"]?.array?.first?["name"]]
        .map { $0?.string ?? "-" }.joined(separator: " ")
    }
    #expect(lines.sorted() == ["No author of the item fr -", "None vi Lan", "Own en Ann"])
  }

  @Test func theSameArticleInTwoFeedsIsDeliveredOnce() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/a"] = .reply(.ok(Sample.rss(["First light"])))
    server["/b"] = .reply(
      .ok(
        Sample.rss(["First light"], channel: "Other").replacing("news.example-", with: "other-")
          .replacing("http://news.example/first-light", with: "https://news.example/first-light?utm_source=x")))
    let config = try workspace.configure(
      feeds: "  - {url: \"\(server.url("/a"))\", id: a}\n  - {url: \"\(server.url("/b"))\", id: b}")
    #expect(try await Program.run("poll", "-c", config, "a").status == 0)
    #expect(try await Program.run("poll", "-c", config, "b").status == 0)
    #expect(workspace.names().count == 1)
  }

  @Test func anEditedArticleComesAgainAsItsNextRevision() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let before = Sample.rss(["First light"])
    server["/feed"] = .replies([
      .ok(before), .ok(before.replacing("All about First light.", with: "All about it, corrected.")),
    ])
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}")
    #expect(try await Program.run("poll", "-c", config).output == "sample: 1 new\n")
    #expect(try await Program.run("poll", "-c", config).output == "sample: 1 revised\n")
    let articles = try workspace.articles()
    #expect(articles.map { $0["_tidings"]?["revision"]?.integer } == [1, 2])
    #expect(articles[0]["id"] == articles[1]["id"])
    #expect(articles[1]["content_text"]?.string == "All about it, corrected.")
  }

  /// An article that is known by its guid only, and a publisher that does not want to be asked.
  @Test func aFeedUnderANewIDStaysTheFeedItWas() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .replies([
      .ok("<rss><channel><item><title>First light</title><guid>1</guid></item></channel></rss>"),
      .status("503 Busy", headers: ["Retry-After: 3600"]),
    ])
    func poll(as id: String) async throws -> String {
      let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: \(id)}")
      let outcome = try await Program.run("poll", "-c", config)
      return outcome.output + outcome.errors
    }
    #expect(try await poll(as: "old") == "old: 1 new\n")
    #expect(try await poll(as: "new").contains("503"))
    #expect(try await poll(as: "newer").contains("Retry-After"))
    #expect(server.requests.count == 2)
    server["/feed"] = .reply(.ok("<rss><channel><item><title>Another</title><guid>1</guid></item></channel></rss>"))
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: newest}")
    let outcome = try await Program.run("poll", "-c", config, "--force")
    #expect(outcome.output == "newest: 1 revised\n", "\(outcome.output + outcome.errors)")
  }
}
