import Testing
import TidingsModel

@Suite struct TwelveHourClockTests {
  /// What stands under the title, by language: all say twenty past two in the afternoon of 14 June 2025, by clocks of twelve hours and others, and beside other dates.
  static let afternoons: [(language: String, line: String)] = [
    ("vi", "14 Th6 2025 14:20"),
    ("vi", "14/06/2025, 2:20 chiều"),
    ("vi", "Khai mạc 25/06/2025 19:00. Đăng 14/06/2025 14:20"),
    ("ja", "2025/06/14 PM 2:20"),
    ("ja", "2025年6月14日 午後2時20分"),
    ("ko", "입력 2025.06.14. 오후 2:20"),
    ("zh", "2025年6月14日下午2时20分"),
    ("el", "14 Ιουνίου 2025, 2:20 μ.μ."),
    ("el", "14/06/2025 02:20 μμ"),
    ("fa", "۲۴ خرداد ۱۴۰۴، ۲:۲۰ بعدازظهر"),
    ("fa", "۲۴ خرداد ۱۴۰۴ ۲:۲۰ ب.ظ"),
    ("ar", "14 يونيو 2025 - 2:20 م"),
    ("ar", "السبت 14 يونيو 2025 02:20 مساءً"),
    ("he", "14/06/2025 2:20 אחה\"צ"),
    ("hi", "14 जून॰ 2025 02:20 अपराह्न"),
    ("bn", "১৪ জুন ২০২৫, দুপুর ২:২০"),
    ("ta", "14 ஜூன் 2025, 2:20 பிற்பகல்"),
    ("ur", "14 جون 2025، 2:20 شام"),
    ("tl", "Hunyo 14, 2025 2:20 ng hapon"),
    ("ms", "14 Jun 2025 02:20 PTG"),
    ("es", "14 jun 2025 a las 2:20 p. m."),
    ("tr", "14 Haz 2025 ÖS 2:20"),
    ("tr", "Giriş: 14.06.2025 14:20 Son Güncelleme: 15.06.2025 10:42"),
    ("de", "Samstag, 14. Juni 2025, 14 Uhr 20"),
    ("pt-BR", "Atualizado: 16/06/2025 8:00 | Criado: 14/06/2025 14:20"),
  ]

  @Test(arguments: afternoons) func `Clocks of twelve hours are read by the half of the day that the language names`(
    language: String, line: String
  ) throws {
    let page = """
      <!DOCTYPE html><html lang="\(language)"><head><meta charset="utf-8"><title>The wooden pier stays - Port</title></head><body>
      <div class="w"><h1>The wooden pier stays where it is</h1><div class="k">\(line)</div>
      <div class="t">\(PierPage.text)</div></div></body></html>
      """
    let published = try PierPage.item(page).datePublished
    #expect(published?.rfc3339.hasPrefix("2025-06-14T14:20") == true)
  }
}
