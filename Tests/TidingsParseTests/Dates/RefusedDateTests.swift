import Testing
import TidingsParse

@Suite struct RefusedDateTests {
  @Test(
    "A text that is no date, or a date that does not exist, gives nothing and the reason",
    arguments: [
      ("2023-W53", FeedDate.Refusal.impossible),
      ("0", FeedDate.Refusal.placeholder),
      ("2023-02-31", FeedDate.Refusal.impossible),
      ("2023-13-01", FeedDate.Refusal.impossible),
      ("0000-00-00", FeedDate.Refusal.placeholder),
      ("0000-00-00 00:00:00", FeedDate.Refusal.placeholder),
      ("0001-01-01T00:00:00Z", FeedDate.Refusal.placeholder),
      ("-0001-11-30T00:00:00+00:00", FeedDate.Refusal.placeholder),
      ("Mon, 30 Nov -0001 00:00:00 +0000", FeedDate.Refusal.placeholder),
      ("-2004-01-01", FeedDate.Refusal.unreadable),
      ("now", FeedDate.Refusal.unreadable),
      // No year: neither the minutes nor the day is one.
      ("9 giờ 5 ngày 14 tháng 12", FeedDate.Refusal.unreadable),
      ("lúc 9 giờ 30 - 14 tháng 12", FeedDate.Refusal.unreadable),
      ("9 Uhr 5 am 14. Dezember", FeedDate.Refusal.unreadable),
      ("9 ч 30 14 декабря", FeedDate.Refusal.unreadable),
      ("today", FeedDate.Refusal.unreadable),
      ("2 hours ago", FeedDate.Refusal.unreadable),
      ("", FeedDate.Refusal.empty),
      ("081131", FeedDate.Refusal.impossible),
      ("Sun, 16 Dec 2018 1:2:3:4 GMT", FeedDate.Refusal.unreadable),
      ("Sun, 16 qqq 2018 10:20:30 GMT", FeedDate.Refusal.unreadable),
      ("Sun, Dec x 2018 10:20:30 GMT", FeedDate.Refusal.unreadable),
      ("Sun, 16 Dec zz 10:20:30 GMT", FeedDate.Refusal.unreadable),
      ("Sun, 16 Dec 2018 10:20:30 +zz:00", FeedDate.Refusal.unreadable),
      ("Sun, 16 Dec 2018 10:20:30 +00:zz", FeedDate.Refusal.unreadable),
      ("Sun, 99 Jun 2009 12:00:00 GMT", FeedDate.Refusal.impossible),
      ("9999-12-31T23:59:59-99:99", FeedDate.Refusal.impossible),
      ("Sat, 26 Jul 2008 11:37 -040", FeedDate.Refusal.impossible),
      ("Sat, 26 Jul 2008 11:37 GMT+030", FeedDate.Refusal.impossible),
      ("14 Dec 2023 1960", FeedDate.Refusal.unreadable),
      ("14 Dec 2023 2024", FeedDate.Refusal.unreadable),
      ("14 Dec 2023 2561 GMT", FeedDate.Refusal.unreadable),
      ("45274", FeedDate.Refusal.unreadable),
      ("013", FeedDate.Refusal.unreadable),
      ("2022-01-27-01", FeedDate.Refusal.unreadable),
      ("2022-01-28T11:30:00-06:00Textra", FeedDate.Refusal.unreadable),
      ("2022-xx-27", FeedDate.Refusal.unreadable),
      ("2022-01-28T09:xx:00Z", FeedDate.Refusal.unreadable),
      ("2022-01-28T09:00:00+00:xx", FeedDate.Refusal.unreadable),
      ("Thu, 31 Jun 2021 07:08:09 GMT", FeedDate.Refusal.impossible),
      ("Thu, 14 Dec 2023 25:00:00 GMT", FeedDate.Refusal.impossible),
      ("Thu, 14 Dec 2023 14:60:00 GMT", FeedDate.Refusal.impossible),
      ("١٤٠٢/٠٩/٢٣", FeedDate.Refusal.impossible),
      ("Tue, 29 Feb 2023 00:00:00 GMT", FeedDate.Refusal.impossible),
      ("Thu, 0 Dec 2023 00:00:00 GMT", FeedDate.Refusal.impossible),
      ("2023-00-10", FeedDate.Refusal.impossible),
      ("2023-04-31T00:00:00Z", FeedDate.Refusal.impossible),
      ("20230231", FeedDate.Refusal.impossible),
      ("2023-366", FeedDate.Refusal.impossible),
      ("2023-000", FeedDate.Refusal.impossible),
      ("30/02/2023", FeedDate.Refusal.impossible),
      ("13/13/2023", FeedDate.Refusal.impossible),
      ("14 Dec", FeedDate.Refusal.unreadable),
      ("December 14", FeedDate.Refusal.unreadable),
      ("14:53", FeedDate.Refusal.unreadable),
      ("10/12", FeedDate.Refusal.unreadable),
      ("Thursday", FeedDate.Refusal.unreadable),
      ("Dec", FeedDate.Refusal.unreadable),
      ("99999999999999999999", FeedDate.Refusal.unreadable),
      ("12345678901234567890", FeedDate.Refusal.unreadable),
      ("1e9", FeedDate.Refusal.unreadable),
      ("3.14159", FeedDate.Refusal.unreadable),
      ("2023-12-14T14:53:00+25:00", FeedDate.Refusal.impossible),
      ("2023-12-14T14:53:00+07:60", FeedDate.Refusal.impossible),
      ("2023-12-14T14:53:60Z", FeedDate.Refusal.impossible),
      ("2.10.24 beta", FeedDate.Refusal.unreadable),
      ("14 Dec 2.53 foo", FeedDate.Refusal.unreadable),
      ("Thu, 14 Dec 2023 14:53:00 +0700 +0800", FeedDate.Refusal.unreadable),
      ("<time datetime=\"\">14 Dec 2023</time>", FeedDate.Refusal.empty),
      ("<time datetime=", FeedDate.Refusal.unreadable),
      ("/Date()/", FeedDate.Refusal.empty),
      ("/Date(now)/", FeedDate.Refusal.unreadable),
      ("9月4日", FeedDate.Refusal.unreadable),
      ("Mon, 04 Sep 20233 09:05:06", FeedDate.Refusal.unreadable),
      ("Mon, 04 Sep 0023 09:05:06", FeedDate.Refusal.impossible),
      ("Mon, 04 Sep 3023 09:05:06", FeedDate.Refusal.impossible),
      ("12 of 31", FeedDate.Refusal.unreadable),
      ("&nbsp;", FeedDate.Refusal.unreadable),
      ("<b>2023</b>", FeedDate.Refusal.unreadable),
      ("Thứ Năm, 10 Tháng 13 2023 10:20 GMT+7", FeedDate.Refusal.impossible),
      ("10 Th13 2023 10:20", FeedDate.Refusal.impossible),
      ("10 tháng 0 2023", FeedDate.Refusal.impossible),
      ("32 Jan 23 10:20", FeedDate.Refusal.impossible),
      ("99 Jan 23 10:20", FeedDate.Refusal.impossible),
      ("00 Jan 23 10:20", FeedDate.Refusal.impossible),
      ("45.01.23", FeedDate.Refusal.impossible),
      ("45/01/23 10:20", FeedDate.Refusal.impossible),
      ("49-02-3", FeedDate.Refusal.impossible),
      // Eras have a first year, and most have a last one.
      ("令和0年1月1日", FeedDate.Refusal.impossible),
      ("平成50年1月1日", FeedDate.Refusal.impossible),
      ("昭和65年1月1日", FeedDate.Refusal.impossible),
      ("民國0年1月1日", FeedDate.Refusal.impossible),
      ("R0.1.1", FeedDate.Refusal.impossible),
      ("3.14.15", FeedDate.Refusal.unreadable),
      ("14 Dec 2023 10:00 - 2023", FeedDate.Refusal.unreadable),
      ("4/3 2024", FeedDate.Refusal.unreadable),
      // No day, and no month.
      ("Foo, 2024", FeedDate.Refusal.unreadable),
      ("Spring, 2024", FeedDate.Refusal.unreadable),
      ("Vol. 2019", FeedDate.Refusal.unreadable),
      ("c. 2024", FeedDate.Refusal.unreadable),
      ("Jum 2024", FeedDate.Refusal.unreadable),
      ("Sun 2024", FeedDate.Refusal.unreadable),
      ("Monday 2024", FeedDate.Refusal.unreadable),
      ("Nr. 6/2024", FeedDate.Refusal.unreadable),
      ("Sun-12-2024", FeedDate.Refusal.unreadable),
      // A day of the week where the month is unknown.
      ("Lun Xyz. 03 22:05:00 2024", FeedDate.Refusal.unreadable),
      ("Mar Xyz. 04 22:05:00 2024", FeedDate.Refusal.unreadable),
      ("Mar Jui. 04 22:05:00 2024", FeedDate.Refusal.unreadable),
      ("10 Lun 2024", FeedDate.Refusal.unreadable),
      ("Lun 28 2024", FeedDate.Refusal.unreadable),
      ("Tết 2024", FeedDate.Refusal.unreadable),
      ("3 Tết 2024", FeedDate.Refusal.unreadable),
      ("3 Te\u{302}\u{301}t 2024", FeedDate.Refusal.unreadable),
      ("Hà Nội, 2024", FeedDate.Refusal.unreadable),
      ("来源：新华网 2024", FeedDate.Refusal.unreadable),
      ("3 Spa 2024", FeedDate.Refusal.unreadable),
      ("3 cen 2024", FeedDate.Refusal.unreadable),
      ("Hoy 2024", FeedDate.Refusal.unreadable),
      ("Hoy 6/2023", FeedDate.Refusal.unreadable),
      ("Ika-10-2024", FeedDate.Refusal.unreadable),
      ("10.6.3", FeedDate.Refusal.unreadable),
      ("0748036281401396407", FeedDate.Refusal.unreadable),
      ("3975000000000000000", FeedDate.Refusal.unreadable),
      ("9999999999999999999", FeedDate.Refusal.unreadable),
      ("-002024-06-03", FeedDate.Refusal.unreadable),
      ("12345", FeedDate.Refusal.unreadable),
      ("10141", FeedDate.Refusal.unreadable),
      ("00001", FeedDate.Refusal.unreadable),
      ("08334", FeedDate.Refusal.unreadable),
      ("0年2月29日", FeedDate.Refusal.impossible),
      ("0년 2월 29일", FeedDate.Refusal.impossible),
      ("0/02/29", FeedDate.Refusal.impossible),
      // Another month in Polish and Czech than in Croatian.
      ("3 listopada 2023", FeedDate.Refusal.unreadable),
      ("3 lis 2023", FeedDate.Refusal.unreadable),
      ("3 lip 2024", FeedDate.Refusal.unreadable),
      ("3 srp 2024", FeedDate.Refusal.unreadable),
    ])
  func refused(_ text: String, _ reason: FeedDate.Refusal) {
    #expect(FeedDate.read(text) == .failure(reason))
  }

  @Test(
    "A date that is impossible year first is none of a year yet to come",
    arguments: ["ko", "ja", "zh", "hu", "lt", "sv", "eu", "ne"])
  func turnedRound(_ language: String) {
    for date in ["24-02-32", "24/2/45", "24. 2. 32."] {
      #expect(throws: FeedDate.Refusal.self) { try FeedDate.read(date, language: language).get() }
    }
    #expect(throws: FeedDate.Refusal.self) { try FeedDate.read("0. 2. 29.", language: language).get() }
  }

  @Test("A year yet to come is none where the one that stands first has been")
  func yearToCome() {
    #expect(FeedDate.read("24/05/31", language: "vi") == .failure(.impossible))
    #expect(FeedDate.read("24. 2. 99.", language: "ko") == .failure(.impossible))
    DateCase("31.12.99", language: "hu", is: "1999-12-31T00:00:00Z", givesOffset: false).check()
    DateCase("12/25/48", language: "en-US", is: "2048-12-25T00:00:00Z", givesOffset: false).check()
    DateCase("24.05.48", language: "de", is: "2048-05-24T00:00:00Z", givesOffset: false).check()
  }

  @Test("A Vietnamese place says nothing in a text of another language")
  func placeInAnotherLanguage() {
    #expect(FeedDate.read("Hà Nội, 03/06/2024", language: "en") == .failure(.unreadable))
  }

  @Test("What is a month in another language is none", arguments: ["fr", "es", "en"])
  func weekdayForMonth(_ language: String) {
    #expect(FeedDate.read("10 Lun 2024", language: language) == .failure(.unreadable))
    #expect(FeedDate.read("3 lip 2024", language: language) == .failure(.unreadable))
    #expect(FeedDate.read("3 tet 2024", language: "vi") == .failure(.unreadable))
  }

  @Test("A year of two digits that comes first is none that is yet to come", arguments: ["ja", "en", "hu"])
  func yearAhead(_ language: String) {
    #expect(FeedDate.read("49.02.23", language: language) == .failure(.impossible))
    #expect(FeedDate.read("49-02-23", language: language) == .failure(.impossible))
  }
}
