import Testing
import TidingsExtract
import TidingsModel

/// What a site puts between the paragraphs for its reader to do, or to know of the site.
@Suite struct AsideTests {
  static let paragraphs = [
    "The shelves hold sixty drills, nine carpet cleaners and a machine for stretching hats, and members bring them back clean.",
    "It began when a neighbour died and left a garage full of tools to nobody, whose family wanted them gone in a fortnight.",
    "Three years later there are fourteen hundred members and a waiting list for the hedge trimmers from April to August.",
    "“People think it is about saving money,” says its founder, “but it is a reason to talk to the man who owns a lathe.”",
  ]

  static let asides: [(name: String, markup: String)] = [
    (
      "a poll",
      "<div class='p'><p>Should every town have a library of tools, or leave that to its shops and its neighbours?</p>"
        + "<label><input type='radio' name='v'>Yes</label><label><input type='radio' name='v'>No</label></div>"
    ),
    (
      "a teaser whose link holds picture and title",
      "<div class='e'><a href='/s/4.html'><img src='/t.jpg'><span>Ferry waits for a spare part</span></a><span>The ship has "
        + "been out of service since Monday, and two fishing boats carry the mail.</span></div>"
    ),
    (
      "what a hidden heading calls a promotion",
      "<section aria-labelledby='podcast-promo' role='region'><strong>Podcast</strong><div><p>Our radio programme tells of the "
        + "harbour every week, and you can hear it wherever you listen to others.</p></div></section>"
    ),
    (
      "a byline with labels that only readers of screens hear",
      "<section aria-labelledby='article-byline' role='region'><ul><li><span>Author, </span><span>Ann Bell</span></li>"
        + "<li><span>Role, </span><span>Harbour correspondent in Port Wessel for the whole of the coast</span></li></ul></section>"
    ),
    (
      "an offer of letters",
      "<div class='q1'><h3>The Friday post</h3><p>The best of the week from the quays, straight to your mailbox. You can "
        + "unsubscribe below each of them.</p></div>"
    ),
    (
      "a Vietnamese offer of a program",
      "<div class='q2'><b>Đọc báo trên điện thoại</b><p>Bản mới nhẹ hơn và lưu được bài để đọc khi không có mạng. Quét mã để cài "
        + "đặt, miễn phí trên cả hai kho ứng dụng.</p></div>"
    ),
    (
      "a Thai offer of a chat",
      "<div class='q3'><h4>ข่าวเด่นทุกวัน</h4><p>กดเพิ่มเพื่อนเพื่อรับสรุปข่าวเช้าและเย็นวันละสองครั้ง ไม่มีค่าใช้จ่าย</p></div>"
    ),
    (
      "a label over a link and what it leads to",
      "<div class='q4'><div>Background</div><a href='/s/7.html'>How the library began</a><p>A neighbour died and left a garage "
        + "full of tools to nobody. The town has told of it for years.</p></div>"
    ),
    ("a horoscope", "<div class='horoscope-box'><h4>Today</h4><p>Aries: wait for the letter. It will come.</p></div>"),
    ("a Dutch note in italics", "<p><em>Tekst gaat verder onder de foto.</em></p>"),
    ("a German note in italics", "<p><em>Der Text geht unter dem Bild weiter.</em></p>"),
    ("a Swedish note in italics", "<p><em>Artikeln fortsätter under bilden.</em></p>"),
    ("a Japanese note to readers who are no members", "<p>この記事は会員限定です。残り文字数：812文字</p>"),
  ]

  static func text(_ body: String) -> String? {
    let page = """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A library of lost tools</title></head><body>
      <div class="k"><h1>A library of lost tools</h1><div class="by">Callum Reid, 19 March 2026</div>
      <div class="t">\(body)</div></div></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://own.example/tools") else {
      return nil
    }
    return found.item.contentText
  }

  @Test func `Sections of an article that speak of letters and subscribers stay`() {
    let sections = Self.paragraphs.enumerated().map {
      "<div class='section'><h3>Part \($0 + 1)</h3><p>\($1) Those who want no more letters unsubscribe.</p></div>"
    }
    let text = Self.text(sections.joined()) ?? ""
    for paragraph in Self.paragraphs { #expect(text.contains(paragraph)) }
  }

  @Test(arguments: asides.indices) func `An aside is left out from among the paragraphs`(index: Int) {
    var lines = Self.paragraphs.map { "<p>\($0)</p>" }
    lines.insert(Self.asides[index].markup, at: 2)
    #expect(Self.text(lines.joined()) == Self.paragraphs.joined(separator: "\n\n"), "\(Self.asides[index].name)")
  }

  @Test func `A note below the text that opens with the byline's name in bold is left out`() {
    let own = Self.paragraphs.map { "<p>\($0)</p>" }.joined()
    let note =
      "<p><b>Callum Reid</b> writes from the north about work, tools and those who mend what others throw away.</p>"
    #expect(Self.text(own + note) == Self.paragraphs.joined(separator: "\n\n"))
    // Whom the story is about stays.
    let other = note.replacing("Callum Reid", with: "Rosa Delgado")
    #expect(Self.text(own + other)?.contains("Rosa Delgado writes") == true)
  }

  @Test func `An imprint whose lines are parted by breaks is left out`() {
    let own = Self.paragraphs.map { "<p>\($0)</p>" }.joined()
    let imprint =
      "</div></div><div class='f'>Registered office: 14 Quay Street. Company number 0443211.<br>Terms of use<br>Privacy policy"
      + "<br>© 2026 All rights reserved</div><div><div>"
    #expect(Self.text(own + imprint) == Self.paragraphs.joined(separator: "\n\n"))
  }

  @Test func `A gallery's counters go, days that look like them stay`() {
    let gallery = Self.paragraphs.enumerated().map {
      "<div><div>\($0 + 1)/4</div><img src='/\($0).jpg'><p>\($1)</p></div>"
    }
    #expect(Self.text(gallery.joined()) == Self.paragraphs.joined(separator: "\n\n"))
    let diary = Self.paragraphs.enumerated().map { "<div><div>\($0 + 14)/3</div><p>\($1)</p></div>" }
    #expect(Self.text(diary.joined())?.contains("15/3") == true)
  }

  @Test func `What customers say of a thing is no part of what is said of it`() {
    let reviews = (1...5).map {
      "<div class='r'><b>Buyer \($0)</b><p>Lent it for \($0) days and it did all that I asked of it.</p></div>"
    }
    let text = Self.text(
      Self.paragraphs.map { "<p>\($0)</p>" }.joined()
        + "<section><h2>Customer Reviews</h2>\(reviews.joined())</section>")
    #expect(text == Self.paragraphs.joined(separator: "\n\n"))
  }
}
