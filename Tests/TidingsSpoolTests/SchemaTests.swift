import Foundation
import Testing
import TidingsModel

/// The published schema against what articles really look like, by a validator that is not ours (Python's jsonschema).
struct SchemaTests {
  private static let schema = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Feeds/article.schema.json").path

  /// Prints a line for each article that breaks the schema, then a line for each member the schema has and no article.
  private static let validator = """
    import json, sys
    import jsonschema
    schema = json.load(open(sys.argv[1], encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    members, seen = set(), set()
    def declared(place, node):
        node = resolve(node)
        for name, part in node.get("properties", {}).items():
            members.add(place + "/" + name)
            declared(place + "/" + name, part)
        if "items" in node:
            declared(place, node["items"])
    def resolve(node):
        return schema["$defs"][node["$ref"].rsplit("/", 1)[1]] if "$ref" in node else node
    def walk(place, value):
        if isinstance(value, dict):
            for name, part in value.items():
                seen.add(place + "/" + name)
                walk(place + "/" + name, part)
        elif isinstance(value, list):
            for part in value:
                walk(place, part)
    declared("", schema)
    for number, line in enumerate(open(sys.argv[2], encoding="utf-8", newline="\\n")):
        article = json.loads(line)
        walk("", article)
        for error in validator.iter_errors(article):
            print(number, "/".join(["$", *map(str, error.absolute_path)]), error.validator)
    for member in sorted(members - seen):
        print("unused", member)
    """

  private var hasValidator: Bool {
    get throws {
      let probe = try ChildProcess.run(
        "/usr/bin/env", ["python3", "-c", "import jsonschema; jsonschema.Draft202012Validator"])
      return Requirement.met(probe.status == 0, "python3 with jsonschema (package python3-jsonschema) is not installed")
    }
  }

  private func validate(_ articles: [[UInt8]]) throws -> [String] {
    let fixture = try SpoolFixture()
    let path = fixture.directory + "/articles"
    try Data(articles.flatMap { $0 }).write(to: URL(fileURLWithPath: path))
    let run = try ChildProcess.run(
      "/usr/bin/env", ["python3", "-W", "ignore", "-c", Self.validator, Self.schema, path])
    try #require(run.status == 0, "\(run.errors)")
    return run.output.split(separator: "\n").map(String.init)
  }

  @Test func everyMemberOfAnArticleIsInTheSchemaAndTheOtherWayRound() throws {
    guard try hasValidator else { return }
    #expect(try validate([.init(Article.complete.json()), OutboundSample.minimal]) == [])
  }

  @Test func articlesAsTheyComePassTheSchema() throws {
    guard try hasValidator else { return }
    let problems = try validate((0..<300).map { Article.varied($0).json() })
    #expect(problems.filter { !$0.hasPrefix("unused") } == [])
  }

  @Test(
    arguments: [
      (#""id":"a0a"#, #""id":"A0A"#, "$/id pattern"), (#","revision":1"#, "", "$/_tidings required"),
      (#""revision":1"#, #""revision":0"#, "$/_tidings/revision minimum"),
      (#""schema":1"#, #""schema":2"#, "$/_tidings/schema const"),
      ("sha256:", "md5:", "$/_tidings/content_hash pattern"),
      (#""first_seen":"2023-"#, #""first_seen":"23-"#, "$/_tidings/first_seen pattern"),
      (#"{"id""#, #"{"surprise":1,"id""#, "$ additionalProperties"),
      (#""title":"Tít"#, #""title":null,"x":"Tít"#, "$/title type"),
    ])
  func whatIsNoArticleBreaksTheSchema(part: String, replacement: String, problem: String) throws {
    guard try hasValidator else { return }
    let text = String(decoding: OutboundSample.minimal, as: UTF8.self)
    try #require(text.contains(part))
    let problems = try validate([Array(text.replacingOccurrences(of: part, with: replacement).utf8)])
    #expect(problems.contains("0 " + problem), "\(problems.filter { !$0.hasPrefix("unused") })")
  }
}

private enum OutboundSample {
  static var minimal: [UInt8] {
    var item = Item()
    item.title = "Tít ngắn"
    return Article(
      id: ArticleID(high: 0xA0A0_0000_0000_0000, low: 1), item: item,
      feed: FeedReference(id: FeedID(url: "https://a.example/"), url: "https://a.example/"),
      firstSeen: Timestamp(seconds: 1_700_000_000), fetchedAt: Timestamp(seconds: 1_700_000_000),
      contentHash: String(repeating: "0f", count: 32)
    ).json()
  }
}

extension Article {
  /// An article of which every member is set.
  fileprivate static var complete: Article {
    let time = Timestamp(seconds: 1_702_540_380, nanoseconds: 250_000_000, offset: 7 * 3600)
    let author = Author(
      name: "Nguyễn Văn A", url: "https://a.example/a", avatar: "https://a.example/a.png", email: "a@a.example",
      role: "host", group: "cast")
    let link = Link(
      href: "https://a.example/l", rel: "related", type: "text/html", hreflang: "vi", title: "l", length: 5)
    let feed = FeedReference(
      id: FeedID(url: "https://a.example/f"), url: "https://a.example/f", title: "F", tags: ["vi"])
    var item = Item()
    item.url = "https://a.example/1"
    item.externalURL = "https://b.example/1"
    item.title = "Tít"
    item.contentHTML = "<p>\u{7F}\u{2028}</p>"
    item.contentText = "Chữ"
    item.summary = "Tóm tắt"
    item.image = "https://a.example/i.jpg"
    item.bannerImage = "https://a.example/b.jpg"
    item.datePublished = time
    item.dateModified = time
    item.authors = [author]
    item.tags = ["một", "hai"]
    item.language = "vi"
    item.attachments = [
      Attachment(
        url: "https://a.example/m.mp3", mimeType: "audio/mpeg", title: "m", sizeInBytes: 1 << 40, durationInSeconds: 1.5
      )
    ]
    var details = MediaDetails()
    (details.medium, details.expression, details.isDefault, details.language) = ("audio", "full", true, "vi")
    (details.width, details.height, details.channels) = (1, 2, 2)
    (details.bitrate, details.frameRate, details.samplingRate) = (128, 29.97, 44.1)
    item.attachments[0].details = details
    item.guid = "g"
    item.guidIsPermalink = false
    item.commentsURL = "https://a.example/c"
    item.commentsFeedURL = "https://a.example/cf"
    item.commentsCount = 3
    item.source = ItemSource(id: "s", title: "S", url: "https://s.example/f", homePageURL: "https://s.example/")
    item.source?.updated = time
    item.source?.rights = "r"
    item.source?.authors = [author]
    item.source?.description = "d"
    item.source?.icon = "https://s.example/logo.png"
    item.source?.favicon = "https://s.example/favicon.ico"
    item.source?.contributors = [author]
    item.source?.categories = [Category(term: "t", scheme: "s", label: "l")]
    item.source?.generator = Generator(name: "g", url: "https://g.example/", version: "1")
    item.source?.links = [link]
    item.rights = "©"
    item.license = "https://creativecommons.org/licenses/by/4.0/"
    item.categories = [Category(term: "t", scheme: "s", label: "l")]
    item.contributors = [author]
    item.publisher = "Nhà xuất bản"
    item.publisherEmail = "nxb@a.example"
    item.links = [link]
    item.inReplyTo = [
      InReplyTo(ref: "r", href: "https://a.example/0", type: "text/html", source: "https://a.example/f")
    ]
    item.chaptersURL = "https://a.example/ch.json"
    item.chapters = [Chapter(start: 1.5, title: "t", url: "https://a.example/c", image: "https://a.example/c.png")]
    item.explicit = true
    item.block = false
    var media = ItemMedia()
    media.title = "t"
    media.subtitle = "s"
    media.description = "d"
    media.credits = [MediaCredit(name: "n", role: "author", scheme: "urn:ebu")]
    media.rating = "nonadult"
    media.ratingScheme = "urn:simple"
    media.copyright = "c"
    media.copyrightURL = "https://a.example/c"
    media.player = "https://a.example/p"
    media.thumbnails = ["https://a.example/t.jpg"]
    media.season = "1"
    media.seasonName = "s"
    media.episode = "2"
    media.episodeDisplay = "e"
    media.episodeType = "full"
    media.transcripts = [link]
    media.durationInSeconds = 61.5
    item.media = media
    item.location = ItemLocation(latitude: 21.03, longitude: 105.85, name: "Hà Nội")
    item.created = time
    item.expires = time
    item.extensions = [
      ExtensionElement(name: "yt:videoId", value: "v"),
      ExtensionElement(name: "x:y", attributes: [ExtensionAttribute(name: "a", value: "b")]),
    ]
    item.extract = ExtractReport(method: "strict", confidence: 0.8125, dateSource: "meta", zoneSource: "feed")
    var article = Article(
      id: ArticleID(high: 1, low: 2), item: item, feed: feed, firstSeen: time, fetchedAt: time,
      contentHash: String(repeating: "a1", count: 32))
    article.revision = 3
    article.canonicalURL = "https://a.example/1"
    article.alsoIn = [feed]
    article.nearDuplicateOf = ArticleID(high: 3, low: 4)
    article.fullText = .extracted
    article.dateline = "HÀ NỘI (TTXVN)"
    return article
  }

  /// The complete article with every third or so of its members taken away, in a way of its own for each number.
  fileprivate static func varied(_ number: Int) -> Article {
    var article = complete
    var bits = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
    func drops() -> Bool {
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (bits >> 33) % 3 == 0
    }
    if drops() { article.item.url = nil }
    if drops() { article.item.title = nil }
    if drops() { article.item.authors = [Author()] }
    if drops() { article.item.authors = [] }
    if drops() { article.item.tags = [] }
    if drops() { article.item.media = nil }
    if drops() { article.item.source = ItemSource() }
    if drops() { article.item.source = nil }
    if drops() { article.item.extract = nil }
    if drops() { article.item.location = nil }
    if drops() {
      article.item.datePublished = Timestamp(seconds: Int64(number) * 7_654_321, offset: Int32(number % 27 - 13) * 1800)
    }
    if drops() { article.item.attachments = [Attachment(url: "https://a.example/x", durationInSeconds: 3661)] }
    if drops() { article.alsoIn = [] }
    if drops() { article.fullText = [nil, .failed, .noArticle][number % 3] }
    if drops() { article.feed.tags = [] }
    article.revision = 1 + number % 5
    return article
  }
}
