import Testing
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

  private func shown(_ dates: [String], isLanguageKnown: Bool) -> DayMonthOrder? {
    DayMonthOrder.shown(by: dates.count, isLanguageKnown: isLanguageKnown) { dates[$0] }
  }
}
