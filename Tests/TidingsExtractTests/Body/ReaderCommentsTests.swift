import TestClock
import Testing
import TidingsExtract
import TidingsModel

/// What readers wrote is no part of the article, also where it is many times as long.
@Suite struct ReaderCommentsTests {
  static let paragraphs = [
    "The ferry to the island of Hoy has been out of service since Monday morning, and the harbour office now says that the "
      + "spare part will not arrive before the weekend.",
    "Until then two fishing boats carry mail and medicine, while pupils stay with families in town and the school has moved "
      + "its examinations to the week after next.",
    "The council will decide on Thursday whether the second ship, laid up since the storm of last winter, can be made ready "
      + "for the crossing at short notice.",
  ]

  static func remark(_ number: Int) -> String {
    "Remark \(number): my aunt lives over there and has waited for days, which is a shame for a town that calls itself a "
      + "port, and nobody answers the telephone."
  }

  static func list(_ item: (Int) -> String) -> String { (1...12).map(item).joined() }

  static let sections: [(name: String, markup: String)] = [
    (
      "marked by schema.org's terms",
      "<div>"
        + list {
          #"<div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Nils \#($0)"#
            + #"</span><p itemprop="text">\#(remark($0))</p></div>"#
        } + "</div>"
    ),
    (
      "under a heading with their number",
      "<h3>Comments (12)</h3><div>"
        + list { "<div><b>Nils \($0) says:</b><p>\(remark($0))</p><a href='#'>Reply</a></div>" } + "</div>"
    ),
    (
      "under a heading that opens with their number",
      "<h3>12 comments</h3>" + list { "<div class='c\($0)'><b>Nils \($0)</b><p>\(remark($0))</p></div>" }
    ),
    (
      "under a Vietnamese heading",
      "<h3>Ý kiến bạn đọc (12)</h3><div>"
        + list { "<div><b>Nam \($0)</b><p>\(remark($0))</p><a href='#'>Trả lời</a></div>" } + "</div>"
    ),
    (
      "under a label that is their box's own text",
      "<div><b>12 comments</b>" + list { "<div><b>Nils \($0)</b> <i>2 hours ago</i><br>\(remark($0))</div>" } + "</div>"
    ),
    (
      "in elements without names a reader knows",
      "<section class='x1'><h2 class='x2'>Conversation</h2>"
        + list { "<div class='x3'><span>Nils \($0)</span><span>\($0) hours ago</span><p>\(remark($0))</p></div>" }
        + "</section>"
    ),
    (
      "in a list of old blogs",
      "<ol class='commentlist'>" + list { "<li><cite>Nils \($0)</cite><p>\(remark($0))</p></li>" } + "</ol>"
    ),
    (
      "under a heading that repeats a long title, with a note below them",
      "<h3>12 comments on “The ferry waits for a spare part that will not arrive before the weekend, says the office”</h3>"
        + "<ol>" + list { "<li><cite>Nils \($0)</cite><p>\(remark($0))</p></li>" } + "</ol><p>Comments are closed.</p>"
    ),
    (
      "under a label that shares a box with ways to sort them",
      "<div><div><div>12 comments</div><div>Oldest</div></div><div>Newest</div><section>"
        + list { "<div><b>Nils \($0)</b> <i>2 years ago</i><p>\(remark($0))</p></div>" } + "</section></div>"
    ),
    (
      "as blogs have them",
      "<h2>12 thoughts on “Ferry”</h2><ol>" + list { "<li><cite>Nils \($0)</cite><p>\(remark($0))</p></li>" } + "</ol>"
    ),
  ]

  static func text(_ body: String) -> String? {
    let page = """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferry waits for a part - Tern</title>
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry waits for a part"}</script></head><body>
      <main><h1>Ferry waits for a part</h1>\(body)</main></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://tern.example/ferry")
    else {
      return nil
    }
    return found.item.contentText
  }

  @Test(arguments: sections.indices, [1, 3]) func `Comments are left out`(section: Int, count: Int) throws {
    let own = Self.paragraphs.prefix(count)
    let found = Self.text("<div>\(own.map { "<p>\($0)</p>" }.joined())</div>" + Self.sections[section].markup)
    #expect(found == own.joined(separator: "\n\n"), "\(Self.sections[section].name)")
  }

  @Test(arguments: [
    "<div><b>Nils</b><div>May 11, 2025 at 4:10 pm</div>", "<div><div>Nils sagt: 11.05.2025 um 16:10</div>",
    "<div><b>Nam</b> <i>16:10, 11/05/2025</i>", "<div><div>Luisa el 11 de mayo de 2025 a las 16:10</div>",
  ])
  func `Comments without a label are known by a name and a time over each`(head: String) throws {
    let own = Self.paragraphs + Self.paragraphs.map { "Again: \($0)" }
    let section = Self.list { "\(head)<p>\(Self.remark($0))</p></div>" }
    let found = Self.text("<div>\(own.map { "<p>\($0)</p>" }.joined())</div><div>\(section)</div>")
    #expect(found == own.joined(separator: "\n\n"))
  }

  @Test func `What follows a button to comment stays`() throws {
    let own = Self.paragraphs.map { "<p>\($0)</p>" }.joined()
    let rest = (1...4).map { "<div><div><p>\(Self.remark($0))</p></div></div>" }.joined()
    let button = "<p><a href='/say'>Leave a comment</a></p><p>\(Self.remark(9))</p>"
    let found = try #require(Self.text("<div>\(own)\(button)<div>\(rest)</div></div>"))
    for number in [1, 2, 3, 4, 9] { #expect(found.contains(Self.remark(number))) }
  }

  @Test func `The entries of a running report stay`() throws {
    let own = Self.paragraphs.map { "<p>\($0)</p>" }.joined()
    let entries = (1...6).map { number in
      "<div><h3>The mayor speaks for the \(number). time about the ferry and its part</h3>"
        + "<div>May 4, 2025 at 1\(number):30 am</div><p>\(Self.remark(number))</p></div>"
    }
    let found = try #require(Self.text("<div>\(own)<div>\(entries.joined())</div></div>"))
    for number in 1...6 { #expect(found.contains(Self.remark(number))) }
  }

  @Test func `A part of the article under such a heading stays`() throws {
    let own = Self.paragraphs.map { "<p>\($0)</p>" }.joined()
    let found = try #require(
      Self.text(own + "<h2>Discussion</h2>" + (1...4).map { "<p>\(Self.remark($0))</p>" }.joined()))
    for number in 1...4 { #expect(found.contains(Self.remark(number))) }
  }

  @Test func `So do the parts of a discussion that open with headings`() throws {
    let own = Self.paragraphs.map { "<p>\($0)</p>" }.joined()
    let parts = (1...3).map { "<div class='sec'><h3>Finding \($0)</h3><p>\(Self.remark($0))</p></div>" }.joined()
    let found = try #require(Self.text(own + "<h2>Discussion</h2>" + parts))
    for number in 1...3 { #expect(found.contains(Self.remark(number))) }
  }

  @Test(arguments: [1, 6]) func `Of a question's page the question is the article`(answers: Int) throws {
    let question = "<div itemprop='mainEntity' itemscope itemtype='https://schema.org/Question'><div itemprop='text'>"
    let answer = "<div itemprop='suggestedAnswer' itemscope itemtype='https://schema.org/Answer'><p itemprop='text'>"
    let found = Self.text(
      "<div itemscope itemtype='https://schema.org/QAPage'>\(question)<p>\(Self.paragraphs[0])</p>"
        + "<p>\(Self.paragraphs[1])</p></div>" + (1...answers).map { "\(answer)\(Self.remark($0))</p></div>" }.joined()
        + "</div></div>")
    #expect(found == Self.paragraphs[0] + "\n\n" + Self.paragraphs[1])
  }

  @Test func `In a list of questions the answers are the article`() throws {
    let list = (1...5).map {
      "<div itemprop='mainEntity' itemscope itemtype='https://schema.org/Question'><h3 itemprop='name'>Why \($0)?</h3>"
        + "<div itemprop='acceptedAnswer' itemscope itemtype='https://schema.org/Answer'><p itemprop='text'>"
        + "\(Self.remark($0))</p></div></div>"
    }
    let found = try #require(
      Self.text(
        "<p>\(Self.paragraphs[0])</p><div itemscope itemtype='https://schema.org/FAQPage'>\(list.joined())</div>"))
    for number in 1...5 { #expect(found.contains(Self.remark(number))) }
  }

  @Test(arguments: [1, 6], [1, 3]) func `Of a thread the opening post is the article`(replies: Int, count: Int) throws {
    func post(_ number: Int, _ text: String) -> String {
      "<article class='message message--post js-post' id='js-post-\(number)'><section class='message-user'>"
        + "<h4 class='message-name'><a>nils\(number)</a></h4><h5>Member</h5></section><div class='message-main'><header>"
        + "<time datetime='2026-11-26T09:15:00+0000'>Nov 26, 2026</time><a href='#'>#\(number + 1)</a></header>"
        + "<div class='bbWrapper'>\(text)</div></div></article>"
    }
    let own = Self.paragraphs.prefix(count)
    let posts = [post(0, own.joined(separator: "<br><br>"))] + (1...replies).map { post($0, Self.remark($0)) }
    #expect(Self.text("<div class='block-body'>\(posts.joined())</div>") == own.joined(separator: "\n\n"))
  }

  @Test(.timeLimit(.minutes(30))) func `Boxes that are named as comments are each looked at once, however many`() throws
  {
    let boxes = (1...20_000).map { number in
      "<div class='comments'><p>\(Self.remark(number))</p><p>\(Self.remark(-number))</p></div>"
    }
    let story = Self.paragraphs.map { "<p>\($0)</p>" }.joined()
    let page =
      "<html><head><title>The ferry to Hoy</title></head><body><h1>The ferry to Hoy</h1><div>\(story)</div>\(boxes.joined())</body></html>"
    let began = processorTime()
    let outcome = ArticleExtractor.extract(Array(page.utf8), url: "https://port.example/ferry")
    #expect(processorTime() - began < .seconds(30))
    guard case .article(let found) = outcome else {
      Issue.record("no article")
      return
    }
    #expect(found.item.contentText?.contains("Remark") == false)
  }
}
