import Testing
import TidingsExtract
import TidingsModel

/// Lines made of what dates, bylines and titles are made of, in no order that any rule expects, wherever a page may have
/// such lines. Nothing is known of what they mean, but the article's text is there and its facts are sound.
@Suite struct RandomLinesTests {
  @Test(arguments: 0..<8) func `Lines of signs, numbers and names in any order do no harm`(seed: UInt64) throws {
    var maker = LineMaker(seed: seed)
    for number in 0..<25 {
      let page = maker.page()
      guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://a.example/14") else {
        continue
      }
      let text = try #require(found.item.contentText)
      #expect(text.contains("a ferry might carry walkers"), "page \(number) of seed \(seed): \(page)")
      for date in [found.item.datePublished, found.item.dateModified].compactMap({ $0 }) {
        #expect(Timestamp(rfc3339: date.rfc3339) == date, "page \(number) of seed \(seed): \(page)")
      }
      for name in found.item.authors.compactMap(\.name) {
        #expect(name.contains { $0.isLetter || $0.isNumber }, "page \(number) of seed \(seed): \(page)")
      }
    }
  }
}

/// The same pages each time for a seed.
private struct LineMaker: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  private static let signs =
    Array("-/.,:|()[]•@#&+*…、，：／【】«»\"'~=_%!?;–—").map { String($0) } + ["\u{200B}", "\u{A0}", "\u{301}"]
  private static let numbers = [
    "0", "1", "5", "12", "14", "24", "31", "00", "59", "60", "99", "366", "1899", "2023", "9999", "2566", "14:53",
    "24:00", "2:30pm", "12h30", "14g53", "20231214", "1702540380", "99999999999999999999", "٢٠٢٣", "१४", "十二",
    "14/12/2023", "2023-12-14T14:53:00+07:00", "14.12.2023", "+0700", "-03", "GMT+7", "+99:99", "W50", "14th",
  ]
  private static let words = [
    "by", "By", "von", "par", "por", "door", "Tác giả", "Theo", "Ảnh:", "ngày", "tháng", "Thứ Năm", "giờ", "năm",
    "cập nhật", "December", "Dec", "déc.", "Dezember", "diciembre", "декабря", "دسامبر", "दिसंबर", "ธันวาคม", "พ.ศ.", "年",
    "月", "日", "時", "上午", "오후", "년", "월", "일", "기자", "記者", "am", "p.m.", "Uhr", "Thursday", "Updated", "Published",
    "ago", "yesterday", "vor 3 Stunden", "il y a", "trước", "and", "und", "và", "with", "Staff", "Dr.", "Jr.",
    "Nguyễn Văn A", "Tam Anh", "Jane Doe", "JANE DOE", "O'Brien", "van der Berg", "محمد علي", "王小明", "@jane",
    "jane@a.example", "https://a.example/1", "UTC", "ICT", "Z", "T", "Tags:", "Nguồn:", "Photo:", "Read more", "de",
    "of", "on", "um", "à", "at",
  ]
  private static let places = [
    "", "class=byline", "class=author", "class=date", "rel=author", "itemprop=author", "itemprop=datePublished",
    "class=post-info", "class=tags", "style='text-align:right'",
  ]

  private mutating func one(of list: [String]) -> String { list.randomElement(using: &self) ?? "" }

  private mutating func line() -> String {
    let parts = (0..<Int.random(in: 1...6, using: &self)).map { _ in
      switch Int.random(in: 0..<20, using: &self) {
      case 0..<7: one(of: Self.signs)
      case 7..<13: one(of: Self.numbers)
      default: one(of: Self.words)
      }
    }
    return parts.joined(separator: one(of: ["", " "])).escapedForHTML
  }

  private mutating func lines() -> String {
    (0..<Int.random(in: 0...4, using: &self)).map { _ in
      let tag = one(of: ["p", "div", "span", "time", "a", "li", "strong", "h2", "h4", "figcaption", "td", "address"])
      let datum = tag == "time" ? " datetime=\"\(line())\"" : ""
      let text = Bool.random(using: &self) ? line() : "\(line())<a href='/author/x'>\(line())</a><br>\(line())"
      return "<\(tag) \(one(of: Self.places))\(datum)>\(text)</\(tag)>"
    }.joined()
  }

  mutating func page() -> String {
    let meta = ["author", "article:published_time", "date", "og:title", "description"].map {
      Int.random(in: 0..<4, using: &self) == 0 ? "<meta property=\"\($0)\" content=\"\(line())\">" : ""
    }
    return """
      <html lang="\(one(of: ["en", "vi", "de", "ja", "ar", "th", ""]))"><head><title>\(line())</title>\(meta.joined())
      </head><body><nav><a href=/>\(line())</a></nav><div><p>\(line())</p><h1>\(line())</h1>\(lines())
      <p>\(line()) The council met on Monday to talk about the bridge, which has been closed since the spring floods.</p>
      <p>Engineers said that the repair would take two years, and a ferry might carry walkers in the meantime.</p>
      <p>The mayor promised a first report before the winter, and thanked those who had come. \(line())</p>\(lines())
      </div></body></html>
      """
  }
}

extension String {
  fileprivate var escapedForHTML: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
