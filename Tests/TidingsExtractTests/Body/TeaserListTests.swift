import Testing
import TidingsExtract
import TidingsModel

/// Long lists of other stories below a brief article, each with a few sentences.
@Suite struct TeaserListTests {
  private static let table =
    "<table><tr><th>Runner</th><th>Time</th></tr>"
    + ["Ann Moor", "Bea Fell", "Cy Tarn", "Di Beck", "Ed Gill"].enumerated().map {
      "<tr><td>\($1)</td><td>1:0\($0):12</td></tr>"
    }.joined() + "</table>"

  private static func text(more: String = "", _ item: (Int) -> String) throws -> String {
    let page = """
      <html><head><title>Results of the moor race</title></head><body><div class="site"><div class="story">
      <h1>Results of the moor race</h1><p>Sixty ran on Sunday in the rain, and all of them came \
      home, the last of them long after the soup was eaten and the tents were on the lorry.</p>\(more)\(table)</div>
      <div class="list">\((1...24).map(item).joined())</div></div></body></html>
      """
    return try HintTests.article(ArticleExtractor.extract(Array(page.utf8), url: "https://moor.example/results")).item
      .contentText ?? ""
  }

  private static func sentences(_ number: Int) -> String {
    "The club met for the \(number)th time and talked about the hut, its roof and the key to its door. A list was put up."
  }

  @Test(arguments: ["17 Jun 2018", "11 Şubat 2025", "10-15 17:26", "14/12/2023"])
  func `Stories with a date each are none of the article, however much text they have`(date: String) throws {
    let text = try Self.text { number in
      """
      <div class="row type-\(number % 3)"><img src="/\(number).jpg"><div><a href="/news/\(number)">Other story with number \
      \(number)</a></div><div>\(date)</div><div><p>\(Self.sentences(number))</p></div></div>
      """
    }
    #expect(text.contains("Sixty ran on Sunday") && text.contains("Cy Tarn"))
    #expect(!text.contains("talked about the hut"))
  }

  @Test func `A story over which a link without text lies as a whole is another one`() throws {
    let text = try Self.text { number in
      """
      <div class="card-\(number)"><a href="/news/\(number)" aria-label="Other story \(number)"></a><h3>Other story with \
      number \(number)</h3><div>\(Self.sentences(number))</div><footer>\(number) Jun 2018</footer></div>
      """
    }
    #expect(text.contains("Sixty ran on Sunday") && !text.contains("talked about the hut"))
  }

  /// Programs that open what was clicked at give all links one address.
  @Test(arguments: ["h3", "b"]) func `Stories whose links have one address are others all the same`(tag: String) throws
  {
    let text = try Self.text { number in
      """
      <div class="row"><\(tag)><a href="/open">Other story with number \(number)</a></\(tag)><p>\(Self.sentences(number))\
      </p><span class="when">1\(number % 10) Jun 2018</span></div>
      """
    }
    #expect(text.contains("Sixty ran on Sunday") && !text.contains("talked about the hut"))
  }

  @Test func `A story whose title has its date beside it is another one`() throws {
    let text = try Self.text { number in
      """
      <div><a href="/news/\(number)">Other story with the number \(number)</a> <span>(1\(number % 10)/06/2018)</span>\
      <p>\(Self.sentences(number))</p></div>
      """
    }
    #expect(text.contains("Sixty ran on Sunday") && !text.contains("talked about the hut"))
  }

  @Test func `A story whose picture, title and text are one line is another one`() throws {
    let text = try Self.text(more: "<p>Whoever fell got up again, and whoever got lost was found by the dogs.</p>") {
      number in
      """
      <div class="preview"><a href="/news/\(number)"><img src="/\(number).jpg"></a><a href="/news/\(number)">Other story with \
      number \(number)</a><a>\(Self.sentences(number))</a><time>Jun \(number)</time></div>
      """
    }
    #expect(text.contains("Sixty ran on Sunday") && !text.contains("talked about the hut"))
  }

  @Test func `The columns beside the title's are none of the article, however many sentences they have`() throws {
    let rows = (1...3).map {
      "<tr><td><a href=\"/doc/\($0)\">\($0)/AB</a><br>\(Self.sentences($0))</td></tr>"
    }.joined()
    let page = """
      <html><head><title>Results of the moor race</title></head><body><table><tr><td><table><tr><td>Papers</td></tr>\(rows)
      </table></td><td><h1>Results of the moor race</h1><p>Sixty ran on Sunday in the rain, and all of them came home, the \
      last of them long after the soup was eaten.</p><p>The tents were on the lorry by then, and the moor was empty but \
      for the wind, which had been there all day and stayed the night as well.</p></td>
      <td><table><tr><td>Papers</td></tr>\(rows)</table></td></tr></table></body></html>
      """
    let text =
      try HintTests.article(ArticleExtractor.extract(Array(page.utf8), url: "https://moor.example/results")).item
      .contentText ?? ""
    #expect(text.contains("Sixty ran on Sunday") && text.contains("the moor was empty"))
    #expect(!text.contains("talked about the hut"))
  }

  @Test func `A text in two columns is whole`() throws {
    let paragraphs = (1...8).map { "<p>\(Self.sentences($0)) Nobody left before the \($0 + 20)th hour was over.</p>" }
    let page = """
      <html><head><title>Minutes of the moor club</title></head><body><table><tr><td><h1>Minutes of the moor club</h1>
      \(paragraphs[..<3].joined())</td><td>\(paragraphs[3...].joined())</td></tr></table></body></html>
      """
    let text =
      try HintTests.article(ArticleExtractor.extract(Array(page.utf8), url: "https://moor.example/minutes")).item
      .contentText ?? ""
    for number in 1...8 { #expect(text.contains("the \(number + 20)th hour")) }
  }

  @Test func `A menu in one cell, a link a line, is none of the article`() throws {
    let menu = (1...30).map { "<A HREF=\"/part\($0).htm\">Part \($0) of the site</A>" }.joined(separator: "<BR>\n")
    let page = """
      <HTML><HEAD><TITLE>Moor Gazette</TITLE></HEAD><BODY><TABLE><TR><TD><FONT SIZE=1>\(menu)</FONT></TD><TD>
      <FONT SIZE=5><B>Results of the moor race</B></FONT><BR><FONT SIZE=1>told by those who ran</FONT><HR><P>
      <FONT SIZE=2>Sixty ran on Sunday in the rain, and all of them came home, the last of them long after the soup was \
      eaten.</FONT><P><FONT SIZE=2>The tents were on the lorry by then, and the moor was empty but for the wind.</FONT>
      <P><FONT SIZE=2>Next year the race begins an hour earlier, so that all of them get some of the soup.</FONT></TD></TR>
      </TABLE></BODY></HTML>
      """
    let item = try HintTests.article(ArticleExtractor.extract(Array(page.utf8), url: "https://moor.example/r.htm")).item
    #expect(item.contentText?.contains("Sixty ran on Sunday") == true && item.contentText?.contains("Part 7") == false)
    #expect(item.title == "Results of the moor race", "the type's size tells the title")
  }

  @Test func `Rows of one cell with a picture, a title and a sentence are other stories`() throws {
    let rows = (1...12).map { number in
      """
      <tr><td><img src="/\(number).jpg"><br><a href="/news/\(number)">Other story with number \(number)</a>\
      <div>\(Self.sentences(number))</div></td></tr>
      """
    }
    let page = """
      <html><head><title>The wooden pier stays where it is</title></head><body><table><tr><td><table><tr><td>
      <div class="t">The wooden pier stays where it is</div>\(PierPage.text)</td></tr></table>
      <table>\(rows.joined())</table></td></tr></table></body></html>
      """
    let text = try PierPage.item(page).contentText ?? ""
    #expect(text.hasPrefix("The vote ended") && !text.contains("talked about the hut"), "\(text)")
  }

  /// Beside the story, in boxes without telling names, lines that are links for the most part, and sentences without any.
  @Test func `Of two boxes side by side the one with the title holds the article`() throws {
    let links = (1...9).map { "<li><a href='/n/\($0)'>Other story with number \($0)</a></li>" }.joined()
    let notes = (1...4).map { "<p><b>\($0). 11.</b> \(Self.sentences($0))</p>" }.joined()
    let page = """
      <html><head><title>Results of the moor race</title></head><body><div id="a"><div id="b"><h1>Results of the moor race</h1>
      <p>Sixty ran on Sunday in the rain, and all of them came home, the last of them long after the soup was eaten and \
      the tents were on the lorry.</p><p>The first was home before noon. She had run here as a child, she said, and knew \
      each stone of it; the second had lost his way at the cairn and found it again by the sound of the brook.</p>
      <p>The next race is in June. Who wants to help with the soup is welcome, and so is who brings a tent or a lorry, \
      the club writes, for both were borrowed this time and will not be to be had again before the autumn.</p></div>
      <div id="c"><ul>\(links)</ul><h2>Seen on the moor</h2>\(notes)</div></div></body></html>
      """
    let text =
      try HintTests.article(ArticleExtractor.extract(Array(page.utf8), url: "https://moor.example/results")).item
      .contentText ?? ""
    #expect(text.hasSuffix("before the autumn.") && !text.contains("talked about the hut"), "\(text)")
  }

  @Test func `Titles, sentences and dates that lie side by side are other stories as well`() throws {
    let list = (1...9).map { number in
      """
      <div class="title"><a href="/news/\(number)">Other story with number \(number)</a></div><div class="snippet">\
      \(Self.sentences(number))</div><div class="when">\(number) hours ago</div>
      """
    }
    let page = """
      <html><head><title>The wooden pier stays where it is</title></head><body><div class="all"><div class="post">
      <h3>The wooden pier stays where it is</h3>\(PierPage.text)</div><div class="list"><h2>Neighbours</h2>\(list.joined())\
      </div></div></body></html>
      """
    let text = try PierPage.item(page).contentText ?? ""
    #expect(text.hasPrefix("The vote ended") && !text.contains("hours ago") && !text.contains("the hut"), "\(text)")
  }

  @Test(arguments: ["-- Ann Bell, Port, June 14, 2001", "Text: Ann Bell<br>2001-06-14"])
  func `Below a dated signature to the right a page written by hand goes on with other things`(signature: String) throws
  {
    let guests = (1...2).map {
      "<b>guest\($0)</b> wrote on 02/1\($0)/02: Finally someone has said it, and well, too.<p>"
    }
    let page = """
      <html><head><title>The wooden pier stays where it is</title></head><body><table><tr><td>
      <h2>The wooden pier stays where it is</h2>\(PierPage.text)<p align=right><font size=2>\(signature)</font></p><hr>
      <p>From the guest book<p>\(guests.joined())</td></tr></table></body></html>
      """
    let item = try PierPage.item(page)
    let text = item.contentText ?? ""
    #expect(text.hasSuffix("three million.") && item.authors.map(\.name) == ["Ann Bell"], "\(text) \(item.authors)")
    #expect(item.datePublished?.rfc3339.hasPrefix("2001-06-14") == true)
  }
}
