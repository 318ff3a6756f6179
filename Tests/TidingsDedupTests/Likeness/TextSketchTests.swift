import Testing
import TidingsDedup
import TidingsModel

@Suite struct TextSketches {
  /// Made-up reports of one language: words in random order, the frequent ones more often, and set phrases between them.
  private struct Reporter {
    var seed: UInt64
    let words: [Substring]
    let phrases: [String]

    init(_ seed: Int, words: String, phrases: [String]) {
      self.seed = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
      self.words = words.split(separator: " ")
      self.phrases = phrases
    }

    mutating func random(_ count: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % count
    }

    mutating func report(sentences: Int) -> [String] {
      (0..<sentences).map { _ in
        var sentence = (0..<12).map { _ in String(words[min(random(words.count), random(words.count))]) }
        if random(3) == 0 { sentence.insert(phrases[random(phrases.count)], at: random(12)) }
        return sentence.joined(separator: " ") + "."
      }
    }
  }

  private static let vietnamese = (
    words: """
    của và là có trong được cho các với người đã không một này để khi đến từ ra cũng tại năm về sẽ trên lại nhiều phải \
    như đó vào làm theo sau nước hai việc mới tàu cảng bến phà sông cầu đường xe khách hàng hóa dân quận phường xã huyện \
    tỉnh giá vàng lúa gạo mưa bão nắng nóng gió biển đảo học sinh trường lớp thầy cô bệnh viện thuốc y tế công ty ngân \
    hàng tiền thuế luật tòa án công an cháy nhà rừng núi điện nước sạch rác môi trường du lịch lễ hội bóng đá thủ môn
    """,
    phrases: [
      "Thành phố Hồ Chí Minh", "Ủy ban nhân dân thành phố", "cho biết sáng nay", "theo báo cáo của",
      "trong thời gian tới",
    ]
  )

  private static let english = (
    words: """
    the of and a to in is that for it as was with on be by at from are this have had not but they which one you were all \
    her she there would their we him been has when who will no more if out so said ship port quay ferry crane river bridge \
    road bus price gold rice rain storm heat wind sea island school pupil class teacher clinic drug health company bank \
    money tax law court police fire house forest hill power water waste travel feast match goal keeper council vote mayor
    """,
    phrases: ["according to the report", "the mayor of the city", "at the end of the day", "a spokesman said on"]
  )

  private func sketch(_ sentences: [String]) throws -> TextSketch {
    var item = Item()
    item.contentText = sentences.joined(separator: " ")
    return TextHashes(item).sketch
  }

  @Test(arguments: [vietnamese, english], [6, 12, 40])
  func tellEditsFromOtherStories(language: (words: String, phrases: [String]), sentences: Int) throws {
    var reporter = Reporter(sentences, words: language.words, phrases: language.phrases)
    let pairs = 100
    var others = 0
    var halves = 0
    var mosts = 0
    for _ in 0..<pairs {
      let story = reporter.report(sentences: sentences)
      let other = reporter.report(sentences: sentences)
      let sketch = try sketch(story)
      func edit(keeping kept: Int) -> [String] {
        story.indices.map { $0 * 7 % sentences < kept ? story[$0] : other[$0] }
      }
      if try !sketch.isAlike(self.sketch(other)) { others += 1 }
      if try sketch.isAlike(self.sketch(edit(keeping: sentences / 2))) { halves += 1 }
      if try sketch.isAlike(self.sketch(edit(keeping: sentences - sentences / 4))) { mosts += 1 }
    }
    #expect(others >= pairs * 95 / 100)
    // The fewest where kept and new sentences alternate, as every seam costs two shingles.
    #expect(halves >= pairs * 88 / 100)
    #expect(mosts == pairs)
  }

  /// Where most of the words are the form's, nothing tells a new one from an edit.
  @Test func takeFormsThatAreFilledInForOneText() throws {
    func forecast(_ day: Int) throws -> TextSketch {
      try sketch([
        "Dự báo thời tiết Hà Nội ngày \(day): nhiều mây, có mưa nhỏ vài nơi, sáng sớm có sương mù rải rác, trời lạnh.",
        "Nhiệt độ thấp nhất \(10 + day) độ C, nhiệt độ cao nhất \(15 + day) độ C, độ ẩm trung bình từ 70 đến 90 phần trăm.",
        "Trung tâm Dự báo khí tượng thủy văn quốc gia phát bản tin này lúc 4 giờ 30 phút hằng ngày.",
      ])
    }
    #expect(try forecast(3).isAlike(forecast(9)))
  }

  @Test func stayTheSameFromRunToRun() throws {
    // Sketches are kept in the state: another value for the same text would be another format of the file.
    let sketch = try sketch((0..<60).map { "word\(($0 * 7919 + 13) % 9973)" })
    #expect(sketch == TextSketch(high: 0xEACD_84C3_1610_4957, low: 0x3D24_CE84_3E3D_1000))
  }
}
