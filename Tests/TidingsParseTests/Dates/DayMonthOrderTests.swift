import Testing
import TidingsModel
import TidingsParse

/// What the dates of one document say about each other.
@Suite struct DayMonthOrderTests {
  @Test(arguments: [
    (["03/04/2023", "25/02/2023"], DayMonthOrder.dayFirst), (["03/04/2023", "02/25/2023"], .monthFirst),
    (["3-4-2023 10:00", "Sat 25-2-2023"], .dayFirst), (["04/02/2023", "04/01/2023", "03/12/2023"], .monthFirst),
    (["02/04/2023", "01/04/2023", "12/03/2023"], .dayFirst), (["3/4/23", "4/15/23"], .monthFirst),
    (["3/4/23 8:05", "25/2/2023 9:00"], .dayFirst), (["03/01/00", "02/12/00", "12/05/99"], .monthFirst),
  ])
  func `A number above twelve tells, or the order`(_ dates: [String], _ expected: DayMonthOrder) {
    #expect(shown(dates, isLanguageKnown: false) == expected)
  }

  @Test(arguments: [
    [], ["03/04/2023"], ["03/04/2023", "04/04/2023"], ["13/01/2023", "01/13/2023"], ["2023-13-01"], ["13/13/2023"],
    ["25-02-23"],
    ["01/05/2023", "02/05/2023", "03/05/2023"], ["https://example.org/2023/25/02"], ["1/25/2023/7"],
    ["/", "-"],
  ])
  func `What tells nothing, or both, decides nothing`(_ dates: [String]) {
    #expect(shown(dates, isLanguageKnown: false) == nil)
  }

  @Test
  func `The order of the dates counts less than the language, a number above twelve more`() {
    #expect(shown(["04/02/2023", "04/01/2023", "03/12/2023"], isLanguageKnown: true) == nil)
    #expect(shown(["04/02/2023", "04/13/2023"], isLanguageKnown: true) == .monthFirst)
  }

  /// 30 November 2026
  private static let now: Int64 = 1_795_996_800

  @Test(arguments: [
    (["24/06/03", "24/06/28", "24/05/31"], DayMonthOrder.yearFirst), (["05/12/2026"], .monthFirst),
    (["12/05/2026", "12/06/2026"], .dayFirst), (["11/30/2026", "12/01/2026"], .monthFirst),
    (["25/12/2026"], .dayFirst), (["25/12/2026", "05/12/2026"], .dayFirst), (["24/06/28"], .dayFirst),
    (["14/12/28", "16/12/28"], .dayFirst),
  ])
  func `An order with a day yet to come loses against one without`(_ dates: [String], _ expected: DayMonthOrder) {
    #expect(shown(dates, isLanguageKnown: false, now: Self.now) == expected)
  }

  @Test(arguments: [["03/12/2026"], ["01/12/2026", "12/01/2026"], ["12/12/2026"], ["11/12/2026", "12/11/2026"]])
  func `Days of this week and days in every order yet to come decide nothing`(_ dates: [String]) {
    #expect(shown(dates, isLanguageKnown: false, now: Self.now) == nil)
    #expect(shown(["05/12/2026"], isLanguageKnown: true, now: Self.now) == nil)
  }

  @Test
  func `A year of two digits comes first where the other dates show it`() throws {
    let reading = try FeedDate.read("24/06/28", order: .yearFirst).get()
    #expect(reading.timestamp.rfc3339 == "2024-06-28T00:00:00Z")
    #expect(throws: FeedDate.Refusal.self) { try FeedDate.read("24/06/28").get() }
  }

  private func shown(_ dates: [String], isLanguageKnown: Bool, now: Int64 = DayMonthOrderTests.now) -> DayMonthOrder? {
    DayMonthOrder.shown(by: dates.count, isLanguageKnown: isLanguageKnown, now: now) { dates[$0] }
  }
}
