import Testing
import TidingsExtract
import TidingsModel

@Suite struct DatelineTests {
  /// What stands under the title, by language: all say the morning of 14 June 2025, a quarter past nine.
  static let lines: [(language: String, line: String)] = [
    ("vi", "Thứ Hai, 14/06/2025 09:15"),
    ("vi", "Đăng lúc: 09:15:12 14/06/2025 (GMT+7)"),
    ("vi", "T7, 14/06/2025 09:15"),
    ("vi", "Thứ 7, 14/06/2025 | 09:15"),
    ("vi", "09h15 14/06/2025"),
    ("vi", "9h15' ngày 14/6/2025"),
    ("vi", "09:15 ngày 14/6/2025"),
    ("vi", "Ngày đăng: 14/06/2025 09:15 - Lượt xem: 1234"),
    ("vi", "9:15 SA, 14/06/2025"),
    ("vi", "14 tháng 6, 2025 | 9:15"),
    ("vi", "14 thg 6, 2025, 9:15"),
    ("vi", "14/06/25 09:15"),
    ("vi", "14-06-2025 - 09:15 AM"),
    ("vi", "(Thứ Bảy, 14/06/2025 09:15)"),
    ("vi", "14.6.2025 09:15"),
    ("vi", "Hà Nội, 14/06/2025, 09:15 (GMT+7)"),
    ("vi", "Thứ Bảy, ngày 14/06/2025 - 09:15"),
    ("vi", "Xuất bản: 14/06/2025 09:15"),
    ("vi", "Thứ bảy, 14/06/2025 - 9:15 AM +07:00"),
    ("vi", "14/06/2025 lúc 09:15"),
    ("vi", "Sáng 14/6/2025, 9 giờ 15 phút"),
    ("vi", "9 giờ 15 phút, 14/06/2025"),
    ("vi", "Thứ 7 ngày 14 tháng 06 năm 2025 09:15"),
    ("vi", "Cập nhật: 09:15, 14/06/2025"),
    ("vi", "14/06/2025 9:15:33 SA"),
    ("vi", "Hạ Giang - 14/06/2025 09:15"),
    ("vi", "14/06/2025 | 09:15 GMT+7 | Thời sự"),
    ("de", "14.06.2025, 09:15 Uhr"),
    ("de", "Stand: 14.06.2025 09:15 Uhr"),
    ("de", "Sa 14.06.2025, 09:15"),
    ("de", "Samstag, 14. Juni 2025, 9.15 Uhr"),
    ("de", "14. Juni 2025, 09:15"),
    ("de", "Veröffentlicht am 14.06.2025 um 09:15 Uhr"),
    ("de", "14.06.25, 09:15"),
    ("fr", "Publié le 14/06/2025 à 09:15, mis à jour le 15/06/2025 à 10:02"),
    ("fr", "samedi 14 juin 2025 à 9h15"),
    ("fr", "Publié le 14 juin 2025 à 09 h 15"),
    ("fr", "14/06/2025 - 09:15"),
    ("es", "14/06/2025 - 09:15"),
    ("es", "14 jun 2025 - 09:15 CEST"),
    ("es", "Sábado, 14 de junio de 2025 | 9:15 a. m."),
    ("es", "14 de junio de 2025 09:15 h"),
    ("es", "14 Jun. 2025 09:15"),
    ("pt-BR", "14/06/2025 09h15"),
    ("pt-BR", "Publicado em 14/06/2025 às 09h15"),
    ("pt-BR", "14 de junho de 2025 às 09:15"),
    ("pt-BR", "14.jun.2025 às 9h15"),
    ("it", "14 giugno 2025 | 09:15"),
    ("it", "14 giugno 2025 ore 09:15"),
    ("it", "14 Giugno 2025 alle 09:15"),
    ("it", "14/06/2025 09:15"),
    ("ru", "14.06.2025 09:15"),
    ("ru", "09:15, 14 июня 2025"),
    ("ru", "14 июня 2025, 09:15 МСК"),
    ("ru", "14 июня 2025 г. 9:15"),
    ("ja", "2025/06/14 09:15"),
    ("ja", "2025年6月14日(土) 09:15"),
    ("ja", "2025年6月14日 9時15分"),
    ("ja", "2025年6月14日 午前9時15分"),
    ("ja", "公開日: 2025.06.14 09:15"),
    ("ko", "입력 2025.06.14 09:15"),
    ("ko", "2025-06-14 오전 9:15:00"),
    ("ko", "2025년 6월 14일 09:15"),
    ("ko", "기사입력 2025.06.14. 오전 9:15"),
    ("zh-CN", "2025年06月14日 09:15"),
    ("zh-CN", "2025年06月14日09:15 来源：北港日报"),
    ("zh-CN", "2025-06-14 09:15:33"),
    ("zh-CN", "时间：2025-06-14 09:15 来源：北港日报"),
    ("id", "Sabtu, 14 Juni 2025 | 09:15 WIB"),
    ("id", "14/06/2025, 09:15 WIB"),
    ("id", "Sabtu, 14 Jun 2025 09:15 WIB"),
    ("id", "Kompas, 14 Juni 2025, 09.15 WIB"),
    ("th", "14 มิ.ย. 2568 09:15 น."),
    ("th", "14 มิถุนายน 2568 เวลา 09:15 น."),
    ("th", "วันเสาร์ที่ 14 มิถุนายน พ.ศ. 2568 09.15 น."),
    ("ar", "السبت 14 يونيو 2025 - 09:15"),
    ("ar", "14/06/2025 09:15"),
    ("ar", "١٤ يونيو ٢٠٢٥ ٠٩:١٥"),
    ("tr", "14.06.2025 09:15"),
    ("tr", "14 Haziran 2025 Cumartesi 09:15"),
    ("tr", "Giriş: 14.06.2025 - 09:15"),
    ("pl", "14 czerwca 2025, 09:15"),
    ("pl", "14.06.2025, 09:15"),
    ("hi", "14 जून 2025, 09:15 AM IST"),
    ("hi", "Updated: Sat, 14 Jun 2025 09:15 AM (IST)"),
    ("en-US", "June 14, 2025 at 9:15 a.m. EDT"),
    ("en-US", "Published 9:15 AM EDT, Sat June 14, 2025"),
    ("en-US", "Jun 14, 2025, 9:15 AM ET"),
    ("en-US", "June 14, 2025 9:15am"),
    ("en-US", "6/14/2025 9:15 AM"),
    ("en-US", "Posted: Jun 14, 2025 / 09:15 AM EDT"),
    ("en-US", "By Ann Bell | 9:15 AM June 14, 2025"),
    ("en-GB", "Sat 14 Jun 2025 09.15 BST"),
    ("en-GB", "14 June 2025 • 9:15am"),
    ("en-GB", "Published: 09:15, 14 June 2025"),
    ("en-GB", "14/06/2025 09:15"),
    ("en-GB", "14 June 2025, 09:15 BST"),
    ("nl", "14 juni 2025 09:15"),
    ("nl", "za 14 jun. 2025, 09:15"),
    ("sv", "14 juni 2025 kl. 09.15"),
    ("sv", "Publicerad 2025-06-14 09:15"),
    ("cs", "14. června 2025 9:15"),
    ("cs", "14. 6. 2025 9:15"),
    ("fi", "14.6.2025 klo 9:15"),
    ("hu", "2025. június 14. 09:15"),
    ("hu", "2025.06.14. 09:15"),
    ("uk", "14 червня 2025, 09:15"),
    ("el", "14 Ιουνίου 2025, 09:15"),
    ("el", "14.06.2025 | 09:15"),
    ("ro", "14 iunie 2025, 09:15"),
  ]

  static let paragraphs = [
    "The vote ended on Thursday with 812 in favour and 203 against, the council clerk said, the highest turnout for years.",
    "Engineers had warned that the piles would not last another decade. A second report found that half could be saved.",
    "Work begins when the summer boats have gone, and will take two winters. The bill comes to three million.",
  ]

  @Test(arguments: lines) func `The dateline under the title gives day and time, whatever the header says`(
    language: String, line: String
  ) throws {
    let text = Self.paragraphs.map { "<p>\($0)</p>" }.joined()
    let page = """
      <!DOCTYPE html><html lang="\(language)"><head><meta charset="utf-8"><title>The wooden pier stays - Port</title></head><body>
      <header><a href="/">Port</a><span>16/06/2025</span></header>
      <div class="w"><h1>The wooden pier stays where it is</h1><div class="k">\(line)</div>
      <div class="t">\(text)</div></div></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://port.example/pier") else {
      Issue.record("no article")
      return
    }
    #expect(found.item.datePublished?.rfc3339.hasPrefix("2025-06-14T09:15") == true)
  }
}
