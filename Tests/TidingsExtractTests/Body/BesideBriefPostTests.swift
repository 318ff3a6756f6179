import Testing
import TidingsExtract
import TidingsModel

/// A brief post is told from the prose of its site, which may be many times as long.
@Suite struct BesideBriefPostTests {
  static let paragraphs = [
    "The old crane on the north quay was taken down on Tuesday after sixty years, and two hundred people came to see the last "
      + "load of it being lifted onto a barge.",
    "What becomes of the place is open: the harbour office would like sheds there, the neighbours a garden with a view of "
      + "the ships.",
  ]

  static let title = "The last load of the old crane"

  /// What a site says of itself, five paragraphs long.
  static let ownProse = (1...5).map {
    "<p>Tern \($0) is made by eleven people in a former net loft. We have told of the harbour since 1998, take no money from "
      + "those we write about, and answer every letter that reaches us, if late at times.</p>"
  }.joined()

  static func text(_ body: String, head: String = "") -> String? {
    let page = """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>\(title) - Tern</title>\(head)</head><body>
      \(body)</body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://tern.example/2026/crane")
    else { return nil }
    return found.item.contentText
  }

  static let post = "<h1>\(title)</h1>" + paragraphs.map { "<p>\($0)</p>" }.joined()
  static let field = "<form><label>Your words</label><textarea name='c' rows='6'>\n</textarea></form>"

  @Test func `Nothing of it stands below the field to write a comment in`() {
    let found = Self.text("<div><div>\(Self.post)</div>\(Self.field)<div class='x'>\(Self.ownProse)</div></div>")
    #expect(found == Self.paragraphs.joined(separator: "\n\n"))
  }

  @Test func `Titles with a sentence each, in elements without names, are other stories`() {
    let stories = (1...4).map {
      "<div><a href='/2026/story-\($0)'>Another story of the harbour, the \($0)th today</a><p>The Tern - This one is told in a "
        + "sentence of some length that says what became of boat number \($0) in the end.</p></div>"
    }
    let brief = "<h1>\(Self.title)</h1><p>\(Self.paragraphs[0])</p><p>\(Self.paragraphs[1])</p>"
    let found = Self.text("<div><div>\(brief)</div><div><h3>HOT ON TERN</h3>\(stories.joined())</div></div>")
    #expect(found == Self.paragraphs.joined(separator: "\n\n"))
  }

  @Test func `Nothing of it stands below its comments`() {
    let remarks = (1...3).map {
      "<div class='r'><b>Nils \($0) says:</b><p>Remark \($0): I worked up there for nine years and saw the whole town from my "
        + "chair.</p></div>"
    }.joined()
    let found = Self.text(
      "<div><div>\(Self.post)</div><div><h3>Comments (3)</h3>\(remarks)</div><div class='x'>\(Self.ownProse)</div></div>"
    )
    #expect(found == Self.paragraphs.joined(separator: "\n\n"))
  }

  @Test(arguments: [
    "<form><label>Leave this empty<textarea name='trap'></textarea></label><input type='submit'></form>",
    "<div><textarea>let crane = Crane(height: 40)</textarea></div>",
  ])
  func `A field among its paragraphs is not its end`(field: String) {
    let found = Self.text("<div>\(Self.post)\(field)\(Self.paragraphs.map { "<p>Again: \($0)</p>" }.joined())</div>")
    #expect(found == (Self.paragraphs + Self.paragraphs.map { "Again: \($0)" }).joined(separator: "\n\n"))
  }

  @Test func `A footer with a long menu and paragraphs on the site is left out`() {
    let menu = (1...24).map { "<li><a href='/m/\($0)'>Department of quays and cranes \($0)</a></li>" }.joined()
    let own = (1...4).map {
      "<p>Office \($0) of the harbour of Tern looks after nine miles of quay. It was founded in 1831 and is paid for by those "
        + "who moor here; ships of the rescue service moor free of charge.</p>"
    }.joined()
    let found = Self.text("<div><div>\(Self.post)</div><footer><ul>\(menu)</ul>\(own)</footer></div>")
    #expect(found == Self.paragraphs.joined(separator: "\n\n"))
  }

  @Test func `Teasers below a post of one paragraph are left out, also where their calls to read on are headings`() {
    let teasers = (1...4).map {
      "<div class='n'><h2><a href='/2026/s\($0)?from=below'>Story number \($0) of the week on the quay</a></h2>"
        + "<a href='/2026/s\($0)?from=below'><img src='/\($0).jpg'></a><p>Story \($0) tells of those who mend nets by hand, of "
        + "what they are paid for it, and of the machine that may soon do the same in a tenth of the time.</p>"
        + "<h3><a href='/2026/s\($0)'>READ THE REST</a></h3></div>"
    }.joined()
    let letters = "<div><h4>Letters from Tern</h4><form><input type='email' name='email'></form></div>"
    let found = Self.text(
      "<h1>\(Self.title)</h1><div id='story'><p>\(Self.paragraphs[0]) \(Self.paragraphs[1])</p>\(letters)</div>"
        + "<div>\(teasers)</div>",
      head: #"<meta property="og:type" content="article">"#)
    #expect(found == Self.paragraphs.joined(separator: " "))
  }

  @Test func `Sections that are named for the offers beside them stay, with their headings`() {
    let section = { (number: Int) in
      "<section class='part part--ads' id='p\(number)'><h2>Part \(number)</h2><div><p>Part \(number): \(Self.paragraphs[0])</p>"
        + "<p>\(number). \(Self.paragraphs[1])</p></div></section>"
    }
    let opening = (1...5).map { "<p>Opening \($0): \(Self.paragraphs[0])</p>" }.joined()
    let found = Self.text(
      "<article><h1>\(Self.title)</h1><section class='part'><h2>The end of it</h2><div>\(opening)</div></section>"
        + (1...4).map(section).joined() + "</article>")
    for number in 1...4 {
      #expect(found?.contains("Part \(number)\n\nPart \(number): \(Self.paragraphs[0])") == true)
    }
  }

  @Test(arguments: [
    "© Press Office of the Quay, 13.07.2021. The rights to all texts are with the press office. Spreading them is subject to a "
      + "fee, and storing them in databases is not allowed.",
    "© Pressestelle am Kai, 13.07.2021. Die Rechte aller Texte sind bei der Pressestelle. Jede Verbreitung kostet eine "
      + "Gebühr, und das Speichern in Datenbanken ist nicht erlaubt.",
  ])
  func `A note on the rights below it is left out, however long`(note: String) {
    let found = Self.text(
      "<div><article><h1>\(Self.title)</h1><p>\(Self.paragraphs[0])</p><p>\(note)</p></article></div>",
      head: #"<meta property="og:type" content="article">"#)
    #expect(found == Self.paragraphs[0])
  }
}
