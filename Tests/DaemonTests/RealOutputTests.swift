import Foundation
import LoopbackServer
import Testing
import TidingsModel

/// What the program really delivers, as files and as journal, with extracted text, revisions and filters, against the
/// published schema, by a validator that is not ours.
@Suite struct RealOutputTests {
  private static let schema = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Feeds/article.schema.json").path

  private static let validator = """
    import json, sys
    import jsonschema
    validator = jsonschema.Draft202012Validator(json.load(open(sys.argv[1], encoding="utf-8")))
    count = 0
    for path in sys.argv[2:]:
        for line in open(path, encoding="utf-8", newline="\\n"):
            count += 1
            for error in validator.iter_errors(json.loads(line)):
                print(path, "/".join(["$", *map(str, error.absolute_path)]), error.message[:200])
    print("articles:", count)
    """

  @Test func everyDeliveredArticlePassesTheSchema() async throws {
    let workspace = try Workspace()
    let probe = Process()
    probe.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    probe.arguments = ["python3", "-c", "import jsonschema; jsonschema.Draft202012Validator"]
    probe.standardError = FileHandle.nullDevice
    try await probe.runToEnd()
    guard isPossible(probe.terminationStatus == 0, "python3 with jsonschema is not installed") else { return }

    let server = try LoopbackServer()
    server["/rich"] = .replies([.ok(Self.rich(edited: false)), .ok(Self.rich(edited: true))])
    server["/teaser"] = .reply(.ok(Self.teaser(server.url("/page"), server.url("/gone"))))
    server["/page"] = .reply(.ok(Self.page, headers: ["Content-Type: text/html; charset=utf-8"]))
    server["/copy"] = .reply(.ok(Self.rich(edited: false)))
    let config = try workspace.configure(
      feeds: """
          - {url: "\(server.url("/rich"))", id: rich, tags: [vi, kinh-tế]}
          - {url: "\(server.url("/teaser"))", id: teaser, full_text: true, timezone: Asia/Ho_Chi_Minh}
          - {url: "\(server.url("/copy"))", id: copy}
        """,
      more: """
        queues: [{name: all}, {name: tagged, filter: {tags: [vi]}}, {name: archive, format: journal}]
        """)
    for feeds in [["rich"], ["teaser"], ["copy"], ["rich"]] {
      let run = try await Program.run(["poll", "-c", config] + feeds)
      #expect(run.status == 0, "\(run.output)\(run.errors)")
    }
    let files = try workspace.articles()
    // The rich item, its revision, and the two of the teaser feed; the copy is known.
    #expect(files.count == 4)
    #expect(workspace.names(queue: "tagged").count == 2)
    #expect(files.contains { $0["_tidings"]?["full_text"]?.string == "extracted" })
    let revision = try #require(files.first { $0["_tidings"]?["revision"]?.integer == 2 })
    #expect(revision["_tidings"]?["also_in"]?.array?.first?["id"]?.string == "copy")
    #expect(revision["_tidings"]?["canonical_url"]?.string == "https://a.example/1")

    let paths = ["all", "tagged", "archive"].flatMap { queue in
      workspace.names(queue: queue).map { workspace.path("spool/\(queue)/new/\($0)") }
    }
    let check = Process()
    let output = workspace.path("problems")
    _ = FileManager.default.createFile(atPath: output, contents: nil)
    check.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    check.arguments = ["python3", "-W", "ignore", "-c", Self.validator, Self.schema] + paths
    check.standardOutput = FileHandle(forWritingAtPath: output)
    check.standardError = FileHandle(forWritingAtPath: output)
    try await check.runToEnd()
    #expect(try String(contentsOfFile: output, encoding: .utf8) == "articles: 10\n")
  }

  private static func rich(edited: Bool) -> String {
    """
    <?xml version="1.0" encoding="utf-8"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
      xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
      xmlns:georss="http://www.georss.org/georss" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
    <channel><title>Báo mẫu</title><link>https://a.example/</link><description>d</description><language>vi</language>
    <item><title>Giá gạo tăng</title><link>https://a.example/1?utm_source=rss</link><guid isPermaLink="false">bai-1</guid>
    <dc:creator>Trần Thị B</dc:creator><category domain="https://a.example/c">Kinh tế</category>
    <pubDate>Thu, 14 Dec 2023 14:53:00 +0700</pubDate><comments>https://a.example/1#c</comments>
    <slash:comments>4</slash:comments><georss:point>21.03 105.85</georss:point>
    <source url="https://b.example/feed">Nguồn</source>
    <enclosure url="https://a.example/1.mp3" length="1234" type="audio/mpeg"/><itunes:duration>61</itunes:duration>
    <media:thumbnail url="https://a.example/1.jpg"/><media:credit role="photographer">C</media:credit>
    <description>Tóm tắt ngắn.</description>
    <content:encoded><![CDATA[<p>Giá gạo xuất khẩu\(edited ? " lại" : "") tăng. <img src="/1.jpg" alt="Gạo"></p>
    <script>alert(1)</script>]]></content:encoded></item></channel></rss>
    """
  }

  private static func teaser(_ page: String, _ gone: String) -> String {
    """
    <?xml version="1.0" encoding="utf-8"?>
    <rss version="2.0"><channel><title>Trang</title><link>http://t.example/</link><description>d</description>
    <item><title>Cầu mới thông xe</title><link>\(page)</link><pubDate>Fri, 15 Dec 2023 07:00:00</pubDate>
    <description>Cầu mới đã thông xe sáng nay.</description></item>
    <item><title>Tin đã gỡ</title><link>\(gone)</link><description>Trang này không còn.</description></item>
    </channel></rss>
    """
  }

  private static let page: String = {
    let paragraphs = (1...8).map { number in
      "<p>Đoạn \(number): cây cầu bắc qua sông dài hơn hai cây số, rút ngắn đường đi của người dân hai bờ, và được xây "
        + "trong ba năm với bốn làn xe, hai lối đi bộ cùng hệ thống chiếu sáng mới.</p>"
    }
    return """
      <!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Cầu mới thông xe - Trang</title>
      <meta property="article:published_time" content="2023-12-15T07:00:00+07:00"></head><body>
      <nav><a href="/">Trang chủ</a></nav><article><h1>Cầu mới thông xe</h1><p class="author">Lê Văn C</p>
      \(paragraphs.joined(separator: "\n"))</article><footer>Bản quyền</footer></body></html>
      """
  }()
}
