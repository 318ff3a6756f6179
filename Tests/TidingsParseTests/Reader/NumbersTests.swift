import Testing

@testable import TidingsParse

@Suite("Numbers in feeds")
struct NumbersTests {
  @Test(
    "Whole numbers, and nothing that is none",
    arguments: [
      ("12", 12), (" 12 ", 12), ("1,234,567", 1_234_567), ("12.0", 12), ("1e3", 1000), ("-5", -5), ("", nil),
      ("x", nil),
      ("12 MB", nil), ("9999999999999999999999", nil), ("nan", nil), ("inf", nil),
    ] as [(String, Int64?)])
  func whole(_ text: String, _ number: Int64?) { #expect(Numbers.whole(text) == number) }

  @Test(
    "Durations in seconds, clock time or ISO 8601",
    arguments: [
      ("61", 61), ("1:01", 61), ("1:00:01", 3601), ("PT1H1S", 3601), ("pt1m", 60), ("P1DT1S", 86_401), ("1.5", 1.5),
      ("", nil), ("x", nil), ("-1", nil), ("1::2", nil), ("PT", 0), ("1e300", nil), ("nan", nil), ("P1M", nil),
    ] as [(String, Double?)])
  func duration(_ text: String, _ seconds: Double?) { #expect(Numbers.duration(text) == seconds) }

  @Test(
    "Yes and no in the words of podcasts",
    arguments: [("Yes", true), ("clean", false), ("EXPLICIT", true), ("?", nil)] as [(String, Bool?)])
  func flag(_ text: String, _ value: Bool?) { #expect(Numbers.flag(text) == value) }
}
