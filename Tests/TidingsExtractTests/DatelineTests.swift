import Testing
import TidingsExtract
import TidingsModel

@Suite struct DatelineTests {
  /// What stands under the title, by language: all say the morning of 14 June 2025, a quarter past nine.
  static let lines: [(language: String, line: String)] = [
    ("vi", "Thứ Hai, 14/06/2025 09:15"),
    ("pt-BR", "14/06/2025 09h15 Atualizado há 2 dias"),
    ("ar", "14 حزيران/يونيو 2025 09:15"),
    ("ar", "نُشر: 09:15-14 يونيو 2025 م"),
    ("vi", "Tháng Sáu 14, 2025 09:15"),
    ("my", "၂၀၂၅ ခုနှစ် ဇွန်လ ၁၄ ရက် 09:15"),
    ("fa", "تاریخ انتشار: ۰۹:۱۵ - ۲۴ خرداد ۱۴۰۴ - 14 June 2025"),
    ("bg", "09:15, 14 юни 25"),
    ("sr", "14. јуна 2025. | 09:15"),
    ("lt", "2025 06 14 09:15"),
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
    ("vi", "Thứ Bảy, 14/06/2025 | 09:15 AM"),
    ("vi", "14/06/2025 - 09:15 (GMT +7)"),
    ("vi", "Đăng ngày 14 Tháng 6 2025 09:15"),
    ("vi", "Ngày 14-06-2025, 09:15"),
    ("vi", "14-6-2025 9:15:00"),
    ("vi", "14 Tháng Sáu, 2025 | 09:15"),
    ("vi", "Thứ 7, 14/6/2025 9:15'(GMT+7)"),
    ("vi", "Cập nhật lúc: 09:15, Thứ Bảy, 14/06/2025 (GMT+7)"),
    ("vi", "Phát hành : 14/06/2025 - 09:15"),
    ("vi", "14/06/2025 09h15"),
    ("vi", "lúc 9 giờ 15 phút sáng 14/6/2025"),
    ("vi", "3 giờ trước (14/06/2025 09:15)"),
    ("vi", "Thứ bảy, 14/6/2025, 09:15 (GMT+7)"),
    ("vi", "T.Bảy, 14/06/2025, 9:15"),
    ("vi", "Thời sự 14/06/2025 09:15"),
    ("vi", "Thời sự | 09:15 Thứ bảy ngày 14/06/2025"),
    ("vi", "09:15 - Thứ Bảy, 14/6/2025 0 Bình luận"),
    ("vi", "Chuyên mục: Thời sự | Ngày đăng: 14/06/2025 9:15:00 | Lượt xem: 1203"),
    ("vi", "14/6/2025 9:15 SA"),
    ("vi", "Sáng thứ Bảy, 14/06/2025 9:15"),
    ("vi", "14/06/2025 09:15  Số lượt xem: 302"),
    ("vi", "Hà Nội, ngày 14 tháng 6 năm 2025 09:15"),
    ("vi", "Thứ bảy, 09:15 14/06/2025"),
    ("vi", "VN 09:15 14/06/2025"),
    ("vi", "Xuất bản lúc 09:15 | 14/06/2025 - Cập nhật 10:42 | 15/06/2025"),
    ("ja", "入力 2025年6月14日 午前9時15分"),
    ("ja", "公開日時：2025年06月14日 09時15分 更新日時：2025年06月15日 10時42分"),
    ("ja", "2025年6月14日 9:15 公開 / 2025年6月15日 10:42 更新"),
    ("ja", "令和7年6月14日 9時15分"),
    ("ja", "2025/06/14(土) 09:15 配信"),
    ("ja", "2025年06月14日09時15分"),
    ("ja", "2025.6.14 09:15"),
    ("ja", "[2025年6月14日9時15分]"),
    ("ja", "掲載日 2025/06/14 09:15"),
    ("ja", "6月14日 9:15 2025年6月14日 09:15"),
    ("ko", "기사입력 2025.06.14. 오전 9:15 최종수정 2025.06.15. 오전 10:42"),
    ("ko", "입력 : 2025-06-14 09:15 ㅣ 수정 : 2025-06-15 10:42"),
    ("ko", "등록 2025.06.14 09:15:00"),
    ("ko", "승인 2025.06.14 09:15"),
    ("ko", "송고시간 2025-06-14 09:15"),
    ("ko", "2025년06월14일 09시15분"),
    ("ko", "2025년 6월 14일 오전 9시 15분"),
    ("ko", "업데이트 2025.06.15 10:42 입력 2025.06.14 09:15"),
    ("ko", "[2025-06-14 09:15]"),
    ("ko", "토요일, 2025년 6월 14일 09:15"),
    ("zh-CN", "2025-06-14 09:15 来源：北港日报 编辑：李晓红"),
    ("zh-CN", "发布时间：2025年06月14日 09:15"),
    ("zh-CN", "2025年06月14日09:15 | 来源：北港日报"),
    ("zh-CN", "时间：2025/6/14 9:15:00"),
    ("zh-CN", "2025-06-14 09:15 星期六"),
    ("zh-CN", "北港日报 2025-06-14 09:15"),
    ("zh-CN", "上午9:15 2025年6月14日"),
    ("zh-CN", "2025年6月14日 上午9:15"),
    ("th", "วันที่ 14 มิ.ย. 2568 เวลา 09:15 น."),
    ("th", "14 มิถุนายน 2568 - 09:15"),
    ("th", "เผยแพร่: 14 มิ.ย. 2568 09:15 ปรับปรุง: 15 มิ.ย. 2568 10:42"),
    ("th", "14 Jun 2025 09:15"),
    ("th", "๑๔ มิ.ย. ๒๕๖๘ ๐๙:๑๕ น."),
    ("th", "14/06/2568 09:15 น."),
    ("th", "14/06/68 09:15"),
    ("th", "เสาร์ที่ 14 มิถุนายน 2568 เวลา 09.15"),
    ("id", "Kompas.com - 14/06/2025, 09:15 WIB"),
    ("id", "Sabtu, 14 Juni 2025 09:15 WIB"),
    ("id", "Sab, 14 Jun 2025 09:15 WIB"),
    ("id", "14 Jun 2025, 09:15 WIB"),
    ("id", "Diterbitkan Sabtu, 14 Juni 2025, 09:15 WIB | Diperbarui Minggu, 15 Juni 2025, 10:42 WIB"),
    ("id", "Sabtu, 14 Juni 2025 - 09:15"),
    ("id", "14 Juni 2025 pukul 09.15"),
    ("id", "Sabtu 14-06-2025,09:15 WIB"),
    ("ru", "14 июня 2025 09:15"),
    ("ru", "14.06.2025, 09:15 Мск"),
    ("ru", "14 июн 2025 в 09:15"),
    ("ru", "09:15 14.06.2025"),
    ("ru", "14 июня, 2025 09:15"),
    ("ru", "Сб, 14 июня 2025, 09:15"),
    ("ru", "14.06.25 09:15"),
    ("ru", "Опубликовано: 14.06.2025 09:15 Обновлено: 15.06.2025 10:42"),
    ("ru", "14-06-2025, 09:15"),
    ("ru", "14 ИЮНЯ 2025, 09:15"),
    ("ar", "السبت 14/يونيو/2025 - 09:15 ص"),
    ("ar", "السبت، 14 يونيو 2025 09:15 ص"),
    ("ar", "تم النشر: 14 يونيو 2025 09:15"),
    ("ar", "18 ذو الحجة 1446 - 14 يونيو 2025 09:15"),
    ("ar", "السبت 14 حزيران 2025 09:15"),
    ("ar", "2025/06/14 09:15"),
    ("ar", "14-06-2025 | 09:15"),
    ("ar", "نشر: 09:15 - 14 يونيو 2025"),
    ("fa", "شنبه ۲۴ خرداد ۱۴۰۴ ساعت ۰۹:۱۵"),
    ("fa", "تاریخ انتشار: ۲۴ خرداد ۱۴۰۴ - ۰۹:۱۵"),
    ("fa", "۱۴۰۴-۰۳-۲۴ ۰۹:۱۵"),
    ("fa", "۲۴ خرداد ۱۴۰۴، ۹:۱۵"),
    ("fa", "۰۹:۱۵ - ۱۴۰۴/۰۳/۲۴"),
    ("fa", "شنبه ۱۴۰۴/۰۳/۲۴ ۰۹:۱۵"),
    ("fa", "24 خرداد 1404 - 09:15"),
    ("tr", "14 Haziran 2025 - 09:15"),
    ("tr", "Yayınlanma: 14.06.2025 - 09:15 Güncelleme: 15.06.2025 - 10:42"),
    ("tr", "Giriş Tarihi: 14.06.2025 09:15 Son Güncelleme: 15.06.2025 10:42"),
    ("tr", "Oluşturulma Tarihi: Haziran 14, 2025 09:15"),
    ("tr", "Cumartesi, 14 Haziran 2025 09:15"),
    ("tr", "14.06.2025 / 09:15"),
    ("tr", "Haziran 14, 2025 09:15"),
    ("tr", "14 HAZİRAN 2025 09:15"),
    ("tr", "Eklenme: 14 Haz 2025 - 09:15"),
    ("de", "Stand: 14.06.2025, 09:15 Uhr"),
    ("de", "14. Juni 2025 - 9:15 Uhr"),
    ("de", "Veröffentlicht: 14.06.2025, 09:15 Uhr Aktualisiert: 15.06.2025, 10:42 Uhr"),
    ("de", "Sa., 14.06.2025, 09.15 Uhr"),
    ("de", "Erstellt: 14.06.2025, 09:15 Uhr"),
    ("de", "14. Juni 2025, 09:15 Uhr Quelle: dpa"),
    ("de", "14.6.2025 | 9:15"),
    ("de", "Hafenstadt. 14. Juni 2025, 9:15 Uhr"),
    ("fr", "Publié le 14 juin 2025 à 09:15 - Mis à jour le 15 juin 2025 à 10:42"),
    ("fr", "Publié hier à 9h15, le 14 juin 2025 à 9h15"),
    ("fr", "14/06/2025 09:15, mis à jour à 10:42"),
    ("fr", "Le 14 juin 2025 à 9 h 15"),
    ("fr", "Par Jean Dubois, publié le 14 juin 2025 à 09h15"),
    ("fr", "Samedi 14 juin 2025 09:15"),
    ("fr", "Publié : 14 juin 2025 à 09h15 min CEST"),
    ("fr", "14.06.2025 à 09:15"),
    ("es", "14 JUN 2025 09:15 CEST"),
    ("es", "Actualizado a 15/06/2025 10:42. Publicado el 14/06/2025 09:15"),
    ("es", "Creado: 14.06.2025 | 09:15"),
    ("es", "14 de junio, 2025 - 09:15"),
    ("es", "Publicado el 14 de junio de 2025 a las 09:15"),
    ("es", "14/6/2025 a las 9:15 CEST"),
    ("es", "Sáb, 14 jun 2025 09:15"),
    ("es", "14 jun. 2025 - 09:15h"),
    ("pt-BR", "14/06/2025 09h15 Atualizado em 15/06/2025 10h42"),
    ("pt-BR", "14 jun 2025 às 09h15"),
    ("pt-BR", "Publicado em 14 de junho de 2025, 09h15"),
    ("pt-BR", "14.06.2025 às 09:15"),
    ("pt-BR", "sáb., 14 jun. 2025 09:15"),
    ("pt-BR", "Por João Almeida — Cidade 14/06/2025 09h15"),
    ("pt-BR", "14/06/2025, às 09:15"),
    ("pt-BR", "14/06/2025 - 09h15min"),
    ("pl", "14.06.2025 9:15"),
    ("pl", "14 czerwca 2025, godz. 9:15"),
    ("pl", "Publikacja: 14.06.2025 09:15 Aktualizacja: 15.06.2025 10:42"),
    ("pl", "Sobota, 14 czerwca 2025 (09:15)"),
    ("pl", "dzisiaj 14.06.2025 09:15"),
    ("pl", "14 cze 2025, 09:15"),
    ("cs", "14. 6. 2025 | 09:15"),
    ("cs", "14.06.2025 09:15, aktualizováno 15.06.2025 10:42"),
    ("cs", "Sobota 14. června 2025, 9:15"),
    ("cs", "14. června 2025 v 9:15"),
    ("cs", "Publikováno: 14. 6. 2025, 9:15"),
    ("el", "14.06.2025, 09:15"),
    ("el", "14 Ιουν. 2025 09:15"),
    ("el", "Δημοσίευση: 14/06/2025 09:15 Τελευταία ενημέρωση: 15/06/2025 10:42"),
    ("el", "14 Ιουνίου 2025 στις 09:15"),
    ("el", "Σάββατο, 14 Ιουνίου 2025, 09:15"),
    ("hu", "2025. jún. 14. 9:15"),
    ("hu", "2025.06.14 09:15"),
    ("hu", "2025-06-14 09:15:00"),
    ("hu", "Létrehozva: 2025. június 14. 09:15 Frissítve: 2025. június 15. 10:42"),
    ("hu", "2025. június 14., 09:15"),
    ("en-GB", "Published: 09:15 BST, 14 June 2025 | Updated: 10:42 BST, 15 June 2025"),
    ("en-GB", "First published on Sat 14 Jun 2025 09.15 BST"),
    ("en-GB", "14th June 2025, 9:15 am"),
    ("en-GB", "Saturday 14 June 2025 09:15 BST"),
    ("en-GB", "09:15 Sat 14 Jun 2025"),
    ("en-GB", "June 14, 2025 9:15 am"),
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

  /// The same for twenty past two in the afternoon, by clocks of twelve hours and others, and beside other dates.
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
    let text = Self.paragraphs.map { "<p>\($0)</p>" }.joined()
    let page = """
      <!DOCTYPE html><html lang="\(language)"><head><meta charset="utf-8"><title>The wooden pier stays - Port</title></head><body>
      <div class="w"><h1>The wooden pier stays where it is</h1><div class="k">\(line)</div>
      <div class="t">\(text)</div></div></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://port.example/pier") else {
      Issue.record("no article")
      return
    }
    #expect(found.item.datePublished?.rfc3339.hasPrefix("2025-06-14T14:20") == true)
  }

  /// What stands below the text, outside its element.
  static let linesBelow: [(language: String, line: String)] = [
    ("vi", "Ngày đăng: 14/06/2025 09:15 - Người đăng: Ban biên tập"),
    ("vi", "<i>Đăng lúc 09:15 ngày 14/06/2025</i>"),
    ("zh", "发布日期：<!-- a -->2025-06-14 09:15<!-- b --> 责任编辑：<!-- c -->李晓红"),
    ("ko", "입력 : 2025-06-14 09:15"),
    ("th", "เผยแพร่: 14/06/2568 09:15"),
    ("id", "Diterbitkan: 14/06/2025 09:15"),
    ("ru", "Опубликовано: 14.06.2025 09:15"),
    ("es", "Publicado el 14/06/2025 09:15"),
  ]

  @Test(arguments: linesBelow) func `A date below the text that is called the publication's goes before today's above`(
    language: String, line: String
  ) throws {
    let text = Self.paragraphs.map { "<p>\($0)</p>" }.joined()
    let page = """
      <!DOCTYPE html><html lang="\(language)"><head><meta charset="utf-8"><title>The wooden pier stays - Port</title></head><body>
      <table><tr><td>16/06/2025</td></tr><tr><td><h1>The wooden pier stays where it is</h1></td></tr>
      <tr><td><div class="t">\(text)</div></td></tr><tr><td>\(line)</td></tr></table></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://port.example/pier") else {
      Issue.record("no article")
      return
    }
    #expect(found.item.datePublished?.rfc3339.hasPrefix("2025-06-14T09:15") == true)
  }

  static let tags = [
    #"<meta name="apub:time" content="2025-6-14 09:15:00">"#,
    #"<meta itemprop="dateUpdate" content="2025-06-14 09:15:00">"#,
  ]

  @Test(arguments: tags) func `Names that single systems give the date in the page's head are read`(tag: String) throws
  {
    let text = Self.paragraphs.map { "<p>\($0)</p>" }.joined()
    let page = """
      <!DOCTYPE html><html><head><meta charset="utf-8"><title>The wooden pier stays where it is</title>\(tag)</head>
      <body><div class="w"><h1>The wooden pier stays where it is</h1><div class="t">\(text)</div></div></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://port.example/pier") else {
      Issue.record("no article")
      return
    }
    #expect(found.item.datePublished?.rfc3339.hasPrefix("2025-06-14T09:15") == true)
  }

  @Test(arguments: ["9.15 14 June 2025", "4.82 14 June 2025 9.15", "9.15"])
  func `A number with a point that opens a line, and is no time, ends nothing`(line: String) throws {
    let text = Self.paragraphs.map { "<p>\($0)</p>" }.joined()
    let page = """
      <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>The wooden pier stays where it is</title></head>
      <body><div class="w"><h1>The wooden pier stays where it is</h1><div class="k">\(line)</div>
      <div class="t">\(text)</div></div></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://port.example/pier") else {
      Issue.record("no article")
      return
    }
    let day = found.item.datePublished.map { String($0.rfc3339.prefix(10)) }
    #expect(day == (line.contains("June") ? "2025-06-14" : nil))
  }

  @Test(arguments: [
    "٣٠ أكتوبر/تشرين الأول ٢٠٢٣", "30 تشرين الأول/أكتوبر 2023", "الاثنين، 30 أكتوبر / تشرين الأول 2023",
  ])
  func `A month is read that is called by two names, one of which is of two words`(line: String) throws {
    let text = Self.paragraphs.map { "<p>\($0)</p>" }.joined()
    let page = """
      <!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>The wooden pier stays where it is</title></head>
      <body><div class="w"><h1>The wooden pier stays where it is</h1><div class="k">\(line)</div>
      <div class="t">\(text)</div></div></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://port.example/pier") else {
      Issue.record("no article")
      return
    }
    #expect(found.item.datePublished?.rfc3339.hasPrefix("2023-10-30") == true)
  }

  @Test func `A day and a month without a year are no date, though the hour behind could be one`() throws {
    let text = Self.paragraphs.map { "<p>\($0)</p>" }.joined()
    let page = """
      <!DOCTYPE html><html lang="fi"><head><meta charset="utf-8"><title>The wooden pier stays where it is</title></head>
      <body><div class="w"><h1>The wooden pier stays where it is</h1><div class="k">14.6. 9:15 | Päivitetty 15.6. 10:42</div>
      <div class="t">\(text)</div></div></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://port.example/pier") else {
      Issue.record("no article")
      return
    }
    #expect(found.item.datePublished == nil)
  }
}
