import Testing
import TidingsModel

/// Where dates stand but under the title, and what looks like one.
@Suite struct DatePlaceTests {
  /// What stands below the text, outside its element.
  static let linesBelow: [(language: String, line: String)] = [
    ("vi", "Ngày đăng: 14/06/2025 09:15 - Người đăng: Ban biên tập"),
    ("vi", "<i>Đăng lúc 09:15 ngày 14/06/2025</i>"),
    ("zh", "发布日期：<!-- a -->2025-06-14 09:15<!-- b --> 责任编辑：<!-- c -->李晓红"),
    ("ko", "입력 : 2025-06-14 09:15"),
    ("th", "เผยแพร่: 14/06/2568 09:15"),
    ("id", "Diterbitkan: 14/06/2025 09:15"),
    ("ru", "Опубликовано: 14.06.2025 09:15"),
    ("es", "Publicado el 14/06/2025 09:15"),
  ]

  @Test(arguments: linesBelow) func `A date below the text that is called the publication's goes before today's above`(
    language: String, line: String
  ) throws {
    let page = """
      <!DOCTYPE html><html lang="\(language)"><head><meta charset="utf-8"><title>The wooden pier stays - Port</title></head><body>
      <table><tr><td>16/06/2025</td></tr><tr><td><h1>The wooden pier stays where it is</h1></td></tr>
      <tr><td><div class="t">\(PierPage.text)</div></td></tr><tr><td>\(line)</td></tr></table></body></html>
      """
    let published = try PierPage.item(page).datePublished
    #expect(published?.rfc3339.hasPrefix("2025-06-14T09:15") == true)
  }

  /// Systems write the day of the next build.
  @Test(arguments: ["2025-06-15T09:15:00+07:00"])
  func `A day below the title goes before the next one in the data at the same time`(declared: String) throws {
    let page = """
      <!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>The wooden pier stays where it is</title>
      <meta name="publishdate" content="\(declared)"></head><body><div class="w"><h1>The wooden pier stays where it is</h1>
      <ul class="meta-line"><li><a href="/a/1">Ann Bell</a></li><li class="when">Thứ bảy, 14/6/2025 09:15 (GMT+7)</li></ul>
      <div class="t">\(PierPage.text)</div></div></body></html>
      """
    #expect(try PierPage.item(page).datePublished?.rfc3339 == "2025-06-14T09:15:00+07:00")
  }

  static let tags = [
    #"<meta name="apub:time" content="2025-6-14 09:15:00">"#,
    #"<meta itemprop="dateUpdate" content="2025-06-14 09:15:00">"#,
  ]

  @Test(arguments: tags) func `Names that single systems give the date in the page's head are read`(tag: String) throws
  {
    let page = """
      <!DOCTYPE html><html><head><meta charset="utf-8"><title>The wooden pier stays where it is</title>\(tag)</head>
      <body><div class="w"><h1>The wooden pier stays where it is</h1><div class="t">\(PierPage.text)</div></div></body></html>
      """
    let published = try PierPage.item(page).datePublished
    #expect(published?.rfc3339.hasPrefix("2025-06-14T09:15") == true)
  }

  @Test(arguments: ["9.15 14 June 2025", "4.82 14 June 2025 9.15", "9.15"])
  func `A number with a point that opens a line, and is no time, ends nothing`(line: String) throws {
    let page = """
      <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>The wooden pier stays where it is</title></head>
      <body><div class="w"><h1>The wooden pier stays where it is</h1><div class="k">\(line)</div>
      <div class="t">\(PierPage.text)</div></div></body></html>
      """
    let published = try PierPage.item(page).datePublished
    let day = published.map { String($0.rfc3339.prefix(10)) }
    #expect(day == (line.contains("June") ? "2025-06-14" : nil))
  }

  @Test(arguments: [
    "٣٠ أكتوبر/تشرين الأول ٢٠٢٣", "30 تشرين الأول/أكتوبر 2023", "الاثنين، 30 أكتوبر / تشرين الأول 2023",
  ])
  func `A month is read that is called by two names, one of which is of two words`(line: String) throws {
    let page = """
      <!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>The wooden pier stays where it is</title></head>
      <body><div class="w"><h1>The wooden pier stays where it is</h1><div class="k">\(line)</div>
      <div class="t">\(PierPage.text)</div></div></body></html>
      """
    let published = try PierPage.item(page).datePublished
    #expect(published?.rfc3339.hasPrefix("2023-10-30") == true)
  }

  @Test func `A day and a month without a year are no date, though the hour behind could be one`() throws {
    let page = """
      <!DOCTYPE html><html lang="fi"><head><meta charset="utf-8"><title>The wooden pier stays where it is</title></head>
      <body><div class="w"><h1>The wooden pier stays where it is</h1><div class="k">14.6. 9:15 | Päivitetty 15.6. 10:42</div>
      <div class="t">\(PierPage.text)</div></div></body></html>
      """
    let published = try PierPage.item(page).datePublished
    #expect(published == nil)
  }

  /// - Parameters:
  ///   - above: what stands above the title, `below` under it.
  private static func published(
    above: String = "", below: String = "", language: String = "en", url: String = "https://port.example/pier"
  ) -> String? {
    let page = """
      <!DOCTYPE html><html lang="\(language)"><head><meta charset="utf-8"><title>The wooden pier stays where it is</title></head>
      <body><article>\(above)<h1>The wooden pier stays where it is</h1>\(below)<div class="t">\(PierPage.text)</div></article></body></html>
      """
    return try? PierPage.item(page, url: url).datePublished?.rfc3339
  }

  @Test func `A day and time above the title count in what is named as navigation, numbers and sections between them`()
  {
    let above =
      "<div class='item-nav'><ul><li>۱۵ آبان ۱۴۰۲ - ۱۰:۲۳</li><li>کد خبر: 1402081510233</li><li>استان‌ها</li></ul></div>"
    #expect(Self.published(above: above, language: "fa") == "2023-11-06T10:23:00+03:30")
  }

  @Test func `A day without its year falls into the month that the address names`() {
    let line = "<p class='m'>Posted by Bryony on Saturday 4th November | 27 Comments</p>"
    let url = "https://port.example/2017/11/pier/"
    #expect(Self.published(below: line, url: url)?.hasPrefix("2017-11-04") == true)
    #expect(Self.published(below: line, url: "https://port.example/2017/12/pier/") == nil)
    for other in ["Born on 4 November 1879 in Ulm", "Sale ends 4 November", "Election day is 4 November."] {
      #expect(Self.published(below: "<p>\(other)</p>", url: url) == nil, "\(other)")
    }
  }

  @Test func `A time straight below the title is that of the day in the address`() {
    let url = "https://port.example/pier-20251019213012004.htm"
    let below = { (line: String) in Self.published(below: "<span>\(line)</span>", language: "vi", url: url) }
    #expect(below("Chủ nhật 21:30")?.hasPrefix("2025-10-19T21:30:00") == true)
    for other in ["21:30", "Listen 12:34", "Doors open 19:30"] {
      #expect(below(other)?.hasPrefix("2025-10-19T00:00:00") == true, "\(other)")
    }
    #expect(below("Trận đấu bắt đầu lúc 21:30 tại sân nhà")?.hasPrefix("2025-10-19T21:30") == false)
  }

  @Test(arguments: [("15:47 (мск+2)", "+05:00"), ("15:47 (мск)", "+03:00"), ("15:47 (мск-1)", "+02:00")])
  func `A clock told by Moscow's has its offset`(clock: String, offset: String) {
    let line = "<div class='d'>6 февраля 2019, \(clock)</div>"
    #expect(Self.published(below: line, language: "ru") == "2019-02-06T15:47:00\(offset)")
  }

  @Test func `The day of publication goes before that of the text's creation`() {
    let lines =
      "<dl><dd>Utworzono: 25 kwiecień 2022</dd><dd>Opublikowano: 27 kwiecień 2022</dd><dd>Poprawiono: 5 maj 2022</dd></dl>"
    #expect(Self.published(below: lines, language: "pl")?.hasPrefix("2022-04-27") == true)
    let made = "<dl><dd>Utworzono: 25 kwiecień 2022</dd></dl>"
    #expect(Self.published(below: made, language: "pl")?.hasPrefix("2022-04-25") == true)
  }

  @Test(arguments: [("CEST ", "+02:00"), ("+0530 ", "+05:30"), ("", "Z")])
  func `The time may stand before the year, as in the archives of mailing lists`(zone: String, offset: String) {
    #expect(Self.published(below: "<i>Thu May 7 22:14:51 \(zone)2009</i>") == "2009-05-07T22:14:51\(offset)")
  }

  @Test func `Of two times that show when pointed at the one behind a word for an update gives way`() {
    let line = """
      <div class="tm"><span>Updated </span><span title="October 9 2025, 11:14am AEDT">2 hours ago</span>
      <span>, first published </span><span title="October 9 2025, 6:30am AEDT">7 hours ago</span></div>
      """
    #expect(Self.published(below: line) == "2025-10-09T06:30:00+11:00")
  }

  @Test func `A day on the second of a line's rows is measured by its row`() {
    let line = """
      <div class="szerzo">MTA-Press / Mutató<br>2005. november 8., kedd 16:48 | <a href="#">Frissítve: ezelőtt 21 éve</a></div>
      """
    #expect(Self.published(below: line, language: "hu")?.hasPrefix("2005-11-08T16:48:00") == true)
  }
}
