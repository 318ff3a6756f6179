import Testing
import TidingsExtract
import TidingsModel

/// Names in elements of their own, beside what is no name.
@Suite struct NamesInPartsTests {
  static let paragraphs = [
    "The old crane on the north quay was taken down on Tuesday after sixty years, and two hundred people came to see the last "
      + "load of it being lifted onto a barge.",
    "What becomes of the place is open: the harbour office would like sheds there, the neighbours a garden with a view of "
      + "the ships.",
    "Until the council decides, the square is closed to cars, and the market has moved to the street behind the church.",
  ]

  static func item(above: String = "", below: String = "", inText: String = "", language: String = "en") -> Item? {
    let page = """
      <!DOCTYPE html><html lang="\(language)"><head><meta charset="utf-8"><title>The old crane</title></head><body>
      <div><h1>The old crane</h1>\(above)<div class="t">\(paragraphs.map { "<p>\($0)</p>" }.joined())\(inText)</div>\(below)
      </div></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://quay.example/crane")
    else {
      return nil
    }
    return found.item
  }

  @Test(arguments: [
    ("en", "By", "Anna Vogt"), ("de", "Von", "Anna Vogt"), ("es", "Por", "Lucía Romero"),
    ("fr", "Par", "Claire Moreau"),
    ("vi", "Tác giả:", "Nguyễn Minh Hạ"),
  ])
  func `A name in a button is read behind a byline's label`(language: String, label: String, name: String) {
    let button = "<button type='button' class='x'><span>\(name)</span></button>"
    let found = Self.item(above: "<div><span>\(label) </span>\(button)</div>", language: language)
    #expect(found?.authors.map(\.name) == [name])
  }

  @Test func `What one presses is no name`() {
    let found = Self.item(
      above: "<div>By Anna Vogt <button>Follow Anna Vogt</button></div><div><button>Save It</button></div>")
    #expect(found?.authors.map(\.name) == ["Anna Vogt"])
    #expect(found?.contentText == Self.paragraphs.joined(separator: "\n\n"))
  }

  @Test func `The place behind a name that has an element of its own is no author`() {
    let found = Self.item(
      above: "<div><strong> Von <span id='v'>Markus Engel</span>, Kiel</strong></div>", language: "de")
    #expect(found?.authors.map(\.name) == ["Markus Engel"])
  }

  @Test(arguments: [
    ("de", "Autor: Markus Engel, Norddeutsche Anstalt für Hafenbau, Kiel (D)"),
    ("fr", "Auteur : Markus Engel, Institut National pour la Mer, Brest"),
    ("en", "By Markus Engel, Northern Institute for Harbours, Kiel"),
  ])
  func `Nor is the office that a writer works for`(language: String, byline: String) {
    let found = Self.item(above: "<div><em>\(byline)</em></div>", language: language)
    #expect(found?.authors.map(\.name) == ["Markus Engel"])
  }

  @Test func `A line below the text with a named part is the post's own, with its date`() {
    let found = Self.item(
      below:
        "<div class='links'><a href='#'>May 03, 2017</a> <span>/</span> <span class='by-author'><span class='author vcard'>"
        + "<a class='url fn n' href='#'>Sandra</a></span></span> <span>/</span> <a href='/c'>3 comments</a> /</div>",
      inText: "<div><b>Paul Meier - Cranes and Barges</b></div>")
    #expect(found?.authors.map(\.name) == ["Sandra"])
    #expect(found?.datePublished?.rfc3339.hasPrefix("2017-05-03") == true)
  }

  @Test func `Authors in a list are named by the first line of each, whatever is told of them`() {
    let cards =
      "<div class='w-authors'><div class='w-ac'><b>Jonah Abernathy</b><p>Writes about slow trains for anyone who asks.</p></div>"
      + "<div class='w-ac'><b>Suki Tran</b><p>Has been locked in two museums overnight.</p></div></div>"
    #expect(Self.item(below: cards)?.authors.map(\.name) == ["Jonah Abernathy", "Suki Tran"])
  }

  @Test func `A first name's letter is spelled out where the page tells of its author`() {
    let byline = "<p class='by'>By M. Skarpa</p>"
    let bio = { (name: String) in
      "<div class='bio'><h5>About the author</h5><p><b>\(name)</b> writes about islands.</p></div>"
    }
    #expect(Self.item(above: byline, below: bio("Mirna Skarpa"))?.authors.map(\.name) == ["Mirna Skarpa"])
    #expect(Self.item(above: byline, below: bio("Jana Skarpa"))?.authors.map(\.name) == ["M. Skarpa"])
    // Those who stand elsewhere are others.
    let others = "<p>Photographs: Marko Skarpa</p><p>Your questions answers Mrs Skarpa.</p>"
    #expect(Self.item(above: byline, below: others)?.authors.map(\.name) == ["M. Skarpa"])
    #expect(Self.item(above: byline, below: bio("Mrs Skarpa"))?.authors.map(\.name) == ["M. Skarpa"])
  }

  @Test func `The word for a date is no name beside a login that is none`() {
    let row =
      "<div><b>Автор:</b> <a href='/user/admin/'>admin</a> | <b>Дата:</b> 16-05-2011, 21:34 | <b>Категория:</b> <a href='/h/'>Хобби</a></div>"
    #expect(Self.item(above: row, language: "ru")?.authors.contains { $0.name == "Дата" } == false)
  }

  @Test func `A place between names and day, in a script without capitals, does not hide them`() {
    let lines = "<div><div>সুচরিতা পাইন ও অভিজিৎ গোলদার</div><div>শান্তিপুর</div><div>শেষ আপডেট: ০৯ জানুয়ারি ২০২২ ০৭:৪১</div></div>"
    #expect(Self.item(above: lines, language: "bn")?.authors.map(\.name) == ["সুচরিতা পাইন", "অভিজিৎ গোলদার"])
  }
}
