import Testing
import TidingsExtract
import TidingsModel

/// Dates that stand in no element of the page but in its scripts, and times of days without a year.
@Suite struct PageProgramTests {
  private static let text = """
    <p>Sau gần hai năm không có bác sĩ, trạm y tế đảo vừa đón một bác sĩ trẻ tình nguyện ra công tác ba năm.</p>
    <p>Trạm được trang bị thêm máy siêu âm cũ từ bệnh viện tỉnh, điện chạy bằng pin mặt trời nên chỉ dùng ban ngày.</p>
    """

  private func date(_ head: String, url: String = "https://songcai.vn/tin/tram-y-te-4821.html") -> Timestamp? {
    let page = "<html lang=vi><title>Trạm y tế đảo</title><body><div><h1>Trạm y tế đảo</h1>\(head)\(Self.text)</div>"
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: url) else { return nil }
    return found.item.datePublished
  }

  @Test(arguments: [
    #"<script>var ct = "1749867300";</script>"#,
    #"<script>var article = { id: 48213, publishTime: '2025-06-14 09:15' };</script>"#,
    #"<script>dataLayer.push({"event": "view", "publish_date": "2025-06-14T09:15:00+07:00"});</script>"#,
    "<script>var articlePublishedAt = 1749867300000</script>",
  ])
  func `A script's date of publication is the article's where the page shows none`(script: String) {
    #expect(date(script)?.seconds == 1_749_867_300)
  }

  @Test(arguments: [
    "<script>var pubDate = '2025-06-14'; list = [{pubDate: '2025-06-12'}]</script>",
    "<script>var ct = '12', updateTime = '2025-06-14 09:15', expires = 1749867300</script>",
  ])
  func `Scripts that name several days, or other dates, date nothing`(script: String) {
    #expect(date(script) == nil)
  }

  @Test func `A line without the year tells the time of a day that the address gives`() {
    let url = "https://songcai.vn/2025/06/14/tram-y-te.html"
    #expect(date("<div>14/06, 09:15</div>", url: url)?.rfc3339 == "2025-06-14T09:15:00+07:00")
    #expect(date("<div>13/06, 09:15</div>", url: url)?.rfc3339 == "2025-06-14T00:00:00+07:00")
  }

  @Test(arguments: [
    ("02:15 بتوقيت غرينتش", "02:15:00Z"), ("09:15 بتوقيت القاهرة", "09:15:00+03:00"),
    ("09:15 بتوقيت دمشق", "09:15:00+03:00"), ("09:15 بتوقيت بيروت", "09:15:00+03:00"),
    ("09:15 بتوقيت تونس", "09:15:00+01:00"), ("09:15 по киевскому времени", "09:15:00+03:00"),
    ("09:15 hora de Colombia", "09:15:00-05:00"), ("09:15, heure de Tunis", "09:15:00+01:00"),
    ("09:15 horário de Brasília", "09:15:00-03:00"), ("09:15 שעון ישראל", "09:15:00+03:00"),
  ]) func `A time by the clock of a named place is that place's`(time: String, instant: String) {
    #expect(date("<div>14/06/2025 \(time)</div>")?.rfc3339 == "2025-06-14T" + instant)
  }
}
