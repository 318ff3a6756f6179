import Testing
import TidingsModel

/// Boxes between an article's paragraphs in which the reader is to write or press something, and lines that ask for it.
@Suite struct ClickBoxTests {
  private static let paragraphs = PierPage.text.components()

  /// The article's text with a box between its second paragraph and the third.
  private static func text(around box: String, below: String = "", language: String = "en") throws -> String {
    let page = """
      <!DOCTYPE html><html lang="\(language)"><head><meta charset="utf-8"><title>The wooden pier stays where it is</title></head>
      <body><main><h1>The wooden pier stays where it is</h1><div class="story">\(paragraphs[0])\(paragraphs[1])\(box)\
      \(paragraphs[2])\(below)</div></main></body></html>
      """
    return try PierPage.item(page).contentText ?? ""
  }

  static let boxes = [
    "<div class='n'><b>The harbour at breakfast</b><p>Five stories, chosen by those who write them, at six in the morning.</p>"
      + "<input placeholder='Your address'><button>Send it</button></div>",
    "<div class='h'><p>Did this tell you what you wanted?</p><button>Yes</button><button>No</button></div>",
  ]

  @Test(arguments: boxes)
  func `A box of a sentence or two over a field, or of a question over buttons, is none of the article`(box: String)
    throws
  {
    let text = try Self.text(around: box)
    #expect(text == Self.plain, "\(text)")
  }

  /// What a box with one button, or none, tells.
  static let own: [(box: String, lines: [String])] = [
    (
      "<div class='tip'><b>What it takes</b><p>Two piles, four planks and a lamp are what it takes.</p><button>Print</button></div>",
      ["What it takes", "Two piles, four planks and a lamp are what it takes."]
    ),
    (
      "<div class='q'><p>What did the council want?</p><button>Play</button></div>", ["What did the council want?"]
    ),
    (
      "<div class='more'><p>The lamp will be lit again in spring, when the boats come back.</p><button>More</button></div>",
      ["The lamp will be lit again in spring, when the boats come back."]
    ),
    ("<div class='x'><p>Senate rejects it: 51 votes to 49.</p></div>", ["Senate rejects it: 51 votes to 49."]),
    (
      "<ul><li>Ann Bell: 12,345 votes (54.2%)</li><li>Cy Dole: 10,438 votes (45.8%)</li></ul>",
      ["Ann Bell: 12,345 votes (54.2%)", "Cy Dole: 10,438 votes (45.8%)"]
    ),
  ]

  @Test(arguments: own) func `A box with one button, and how many voted, are the article's`(
    box: String, lines: [String]
  )
    throws
  {
    let found = try Self.text(around: box).split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy(found.contains), "\(found)")
  }

  static let calls = [
    ("en", "<div class='ad-note'>Story continues below this ad</div>"),
    ("vi", "<div class='app'>* Mời quý độc giả theo dõi các chương trình đã phát sóng trên ứng dụng của đài!</div>"),
    ("pl", "<div class='c'>Podoba ci się to, co robimy? Postaw nam kawę.</div>"),
    ("it", "<div class='w'>Ricevi le notizie sul telefono: salva il numero della redazione.</div>"),
  ]

  @Test(arguments: calls) func `A call in an element of a name that no other line bears goes`(
    language: String, call: String
  )
    throws
  {
    #expect(try Self.text(around: call, language: language) == Self.plain)
    #expect(try Self.text(around: "", below: call, language: language) == Self.plain)
  }

  @Test func `What readers say under their own label is none of the article`() throws {
    let said = ["Rivière", "Fontenay", "Delmas"].map {
      "<p><b>\($0)</b> (il y a 3 h) : Encore une fois, on prévient les habitants au dernier moment, comme toujours ici.</p>"
    }
    let text = try Self.text(
      around: "", below: "<div class='r'><h3>Vos réactions</h3>\(said.joined())</div>", language: "fr")
    #expect(text == Self.plain, "\(text)")
  }

  @Test(arguments: [
    "4.8 from 61 votes", "★★★★☆ 4,3 von 5 (212 Stimmen)", "Wie hilfreich war das? 4,3 von 5 (212 Stimmen)",
  ])
  func `How many readers gave how much is none of the article`(rating: String) throws {
    #expect(try Self.text(around: "<div class='r'>\(rating)</div>") == Self.plain)
  }

  @Test func `A result of a vote, told in a sentence, is the article's`() throws {
    let result = "The motion was lost by 61 votes to 48."
    #expect(try Self.text(around: "<p>\(result)</p>").contains(result))
  }

  @Test func `Time and writer over each entry of a running report are none of it`() throws {
    let entries = ["Ann Bell", "Cy Dole", "Ann Bell"].enumerated().map { number, name in
      "<div class='e'><div class='top'><time>1\(number):40</time><a class='entry-author' href='/a'>\(name)</a></div>"
        + "<p>The boat of the harbour master passed the pier for the \(number + 2)th time this morning, without a word.</p></div>"
    }
    let text = try Self.text(around: entries.joined())
    #expect(text.contains("3th time") && !text.contains("Cy Dole") && !text.contains(":40"), "\(text)")
  }

  private static let plain = paragraphs.map { $0.replacing("<p>", with: "").replacing("</p>", with: "") }
    .joined(separator: "\n\n")
}

extension String {
  /// The paragraphs of which it consists.
  fileprivate func components() -> [String] {
    split(separator: "</p>").map { "\($0)</p>" }
  }
}
