import LoopbackServer
import Testing
import TidingsModel

/// `select`: a plain HTML page as a feed.
@Suite struct PageWithoutFeedTests {
  private let page = """
    <!doctype html><html lang="vi"><head><title>Tin xã</title></head><body><ul id="tin">
    <li><a href="/tin/2">Cầu mới</a> <span>15/12/2023 08:30</span><p>Cầu đã <b>xong</b>.</p></li>
    <li><a href="/tin/1">Đường mới</a> <span>14/12/2023 14:53</span><p>Đường đã mở.</p></li>
    </ul></body></html>
    """

  private func configure(_ workspace: Workspace, _ server: LoopbackServer, item: String = "//ul[@id='tin']/li") throws
    -> String
  {
    try workspace.configure(
      feeds: """
          - url: "\(server.url("/tin"))"
            id: xa
            timezone: Asia/Ho_Chi_Minh
            select: {item: "\(item)", date: span, content: p}
        """)
  }

  @Test func `Its items are delivered as articles, each once`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/tin"] = .replies([
      .ok(page, headers: ["Content-Type: text/html; charset=utf-8"]),
      .ok(
        page.replacing("<li><a href=\"/tin/2\">", with: "<li><a href=\"/tin/3\">Chợ</a></li><li><a href=\"/tin/2\">")),
    ])
    let config = try configure(workspace, server)
    #expect(try await Program.run("check", "-c", config).status == 0)
    #expect(try await Program.run("poll", "-c", config).output == "xa: 2 new\n")
    #expect(server.requests.first?["Accept"]?.hasPrefix("text/html") == true)
    let article = try #require(try workspace.articles().first)
    #expect(article["title"]?.string == "Đường mới")
    #expect(article["url"]?.string == server.url("/tin/1"))
    #expect(article["date_published"]?.string == "2023-12-14T14:53:00+07:00")
    #expect(article["content_text"]?.string == "Đường đã mở.")
    #expect(try await Program.run("poll", "-c", config).output == "xa: 1 new\n")
    #expect(try workspace.titles().last == "Chợ")
  }

  @Test func `A page whose layout changed, or that is cut short, fails the poll in words`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/tin"] = .replies([
      .ok(page.replacing("id=\"tin\"", with: "id=\"news\"")),
      .ok(page, framing: .untilClose).cut(last: 20), .ok(page),
    ])
    let config = try configure(workspace, server)
    let changed = try await Program.run("poll", "-c", config)
    #expect(changed.status == 1)
    #expect(
      changed.output
        == "xa: failed: the page has nothing that select.item (//ul[@id='tin']/li) matches; has its layout changed?\n")
    #expect(try await Program.run("poll", "-c", config).output.contains("cut short: its end tag is missing"))
    #expect(try await Program.run("poll", "-c", config).output == "xa: 2 new\n")
  }

  @Test func `An expression that is none is an error of the configuration, with its place`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let config = try configure(workspace, server, item: "//ul[")
    let outcome = try await Program.run("check", "-c", config)
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.contains("tidings.yaml:9:20: item: \"//ul[\" is no XPath expression that could be used"),
      "\(outcome.errors)")
  }
}
