import Testing
import TidingsModel

/// Days that a page gives without their year: the page's other dates and the day of the week tell it, or nothing does.
@Suite struct YearlessDateTests {
  /// - Parameters:
  ///   - head: what stands on top of the page, `line` under the title.
  private static func published(_ line: String, head: String, comment: String = "", language: String) throws -> String?
  {
    let comments =
      comment.isEmpty ? "" : #"<div class="comments"><p>Cy Dole</p><p>\#(comment)</p><p>Well done.</p></div>"#
    let page = """
      <!DOCTYPE html><html lang="\(language)"><head><meta charset="utf-8"><title>The wooden pier stays where it is</title></head>
      <body><div class="head"><div>\(head)</div></div><div class="w"><h1>The wooden pier stays where it is</h1>
      <div class="k">\(line)</div><div class="t">\(PierPage.text)</div></div>\(comments)</body></html>
      """
    return try PierPage.item(page).datePublished?.rfc3339
  }

  static let lines: [(language: String, head: String, line: String)] = [
    ("en", "Saturday, 15 June 2024", "Fri, 14 June, 09:15"),
    ("vi", "Thứ Bảy, 15/06/2024", "Thứ Sáu, 14/6, 09:15"),
    ("vi", "Thứ Bảy, 15/06/2024", "14 tháng 6, 09:15"),
    ("ko", "2024.06.15 (토)", "6월 14일 09:15"),
    ("ja", "2024年6月15日(土)", "6月14日 09:15"), ("ja", "2024年6月15日(土)", "6/14(金) 9:15配信"),
    ("en", "15 June 2024", "Ann Bell | 14 June, 09:15"),
    ("zh", "2024年6月15日 星期六", "06-14 09:15"),
    ("de", "Samstag, 15. Juni 2024", "14. Juni, 09:15 Uhr"),
    ("ru", "Суббота, 15 июня 2024", "14 июня, 09:15"),
  ]

  @Test(arguments: lines) func `The year is that of the day in the page's head`(
    language: String, head: String, line: String
  ) throws {
    #expect(try Self.published(line, head: head, language: language)?.hasPrefix("2024-06-14T09:15:00") == true)
  }

  @Test func `A day of December is last year's on a page of January`() throws {
    let published = try Self.published("30 December, 9:15 pm", head: "3 January 2025", language: "en")
    #expect(published?.hasPrefix("2024-12-30T21:15:00") == true)
  }

  @Test func `The day of the week goes before what is nearest`() throws {
    let published = try Self.published("Friday, 14 June, 09:15", head: "1 July 2025", language: "en")
    #expect(published?.hasPrefix("2024-06-14T09:15:00") == true)
  }

  @Test func `The day of a comment tells the year`() throws {
    let published = try Self.published("Fri, 14 June, 09:15", head: "", comment: "16 June 2024, 10:42", language: "en")
    #expect(published?.hasPrefix("2024-06-14T09:15:00") == true)
  }

  /// What says too little: no other date, one that is too far away, a day of the week on which the day has not fallen for
  /// years, a change, a day that is not the article's.
  static let untold: [(head: String, line: String)] = [
    ("Port Courier", "14 June, 09:15"), ("30 January 2025", "14 June, 09:15"), ("15 June 2024", "Thu, 14 June, 09:15"),
    ("15 June 2024", "Updated: 14 June, 09:15"), ("15 June 2024", "Entries close 14 June, 17:00"),
    ("15 June 2024", "Sale: 14 June, 17:00"), ("15 June 2024", "14 June, 10:00–16:00"),
    ("© 2024 Port Courier", "Fri, 14 June, 09:15"),
    ("15 June 2024", "The quay was built on 14 June by the same company"),
  ]

  @Test(arguments: untold) func `No year is made up`(head: String, line: String) throws {
    #expect(try Self.published(line, head: head, language: "en")?.contains("-06-14") != true)
  }
}
