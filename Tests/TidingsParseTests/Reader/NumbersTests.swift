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
      ("1,2", nil), ("1 2", nil), ("10,11", nil), ("1,2,345", nil), ("1,440", 1440), ("12 345", 12_345),
      ("12,34,567", 1_234_567), ("0x5", nil), ("1, 2", nil), (",", nil), ("1234,567", nil),
    ] as [(String, Int64?)])
  func whole(_ text: String, _ number: Int64?) { #expect(Numbers.whole(text) == number) }

  @Test(
    "Durations in seconds, clock time, ISO 8601 or units",
    arguments: [
      ("61", 61), ("1:01", 61), ("1:00:01", 3601), ("PT1H1S", 3601), ("pt1m", 60), ("P1DT1S", 86_401), ("1.5", 1.5),
      ("", nil), ("x", nil), ("-1", nil), ("1::2", nil), ("PT", 0), ("1e300", nil), ("nan", nil), ("P1M", nil),
      ("90 min", 5400), ("1h 2m 3s", 3723), ("1 hr., 5 MIN.", 3900), ("45'", 2700), ("2'30\"", 150),
      ("1.5 hours", 5400), ("1小时2分", 3720), ("1시간 5분 3초", 3903), ("25 мин", 1500), ("1 giờ 5 phút", 3900),
      ("2 ساعة", 7200),
      ("3,600", 3600), ("1,234,567", 1_234_567), ("36,00", nil), ("1,23", nil), (",600", nil), ("3m 1h", nil),
      ("1h 1h", nil), ("5 m x", nil), ("min", nil), ("5 parsecs", nil), ("1:2:3:4", nil),
      ("0x5", nil), ("1:0x5", nil),
    ] as [(String, Double?)])
  func duration(_ text: String, _ seconds: Double?) { #expect(Numbers.duration(text) == seconds) }

  @Test(
    "A point is two numbers, whatever parts them, and nothing else is one",
    arguments: [
      ("48.1 11.5", [48.1, 11.5]), ("48.1,11.5", [48.1, 11.5]), ("48.1, 11.5", [48.1, 11.5]), ("48 , -11", [48, -11]),
      ("48,1 11,5", [48.1, 11.5]), ("48,1; 11,5", [48.1, 11.5]), ("48,1\u{A0}11,5", [48.1, 11.5]),
      ("48.1 11.5 520", [48.1, 11.5]), ("48.1 11.5 49.1 12.5", []), ("48,1,11,5", []), ("48.1", []), ("north east", []),
      ("nan 5", []), ("", []),
      ("0x5 0x6", []),
    ] as [(String, [Double])])
  func point(_ text: String, _ numbers: [Double]) { #expect(Numbers.point(text) == numbers) }

  @Test(
    "Yes and no in the words of podcasts",
    arguments: [("Yes", true), ("clean", false), ("EXPLICIT", true), ("?", nil)] as [(String, Bool?)])
  func flag(_ text: String, _ value: Bool?) { #expect(Numbers.flag(text) == value) }
}
