import Testing
import TidingsExtract
import TidingsModel

/// A line below the title that says who wrote, who took the pictures and when, in whatever language it does so.
@Suite struct CreditRowTests {
  /// Text of which little else is known: the row stands in one element with it.
  static let rows: [(language: String, row: String, author: String)] = [
    ("hu", "Írta: Kelemen Judit | Fotó: Rácz Ottó | 2026. 03. 13. 07:30", "Kelemen Judit"),
    ("th", "21 มี.ค. 69 | 18:05 น.<br>เรื่อง: วรรณา แสงดาว ภาพ: เอก ภูผา", "วรรณา แสงดาว"),
    ("cs", "Text: Lucie Novotná | Foto: David Veis | 12. 3. 2026 6:00", "Lucie Novotná"),
    ("pl", "Rozmawiała: Agata Mroczek | Fot. Jan Sobel | 13.03.2026 08:00", "Agata Mroczek"),
    ("ru", "<b>Текст:</b> Ксения Шубина<br><b>Фото:</b> Глеб Ножкин<br>6 марта 2026", "Ксения Шубина"),
    ("de", "Text: Judith Kolb | Fotos: Arne Petzold | 21.03.2026, 07:00 Uhr", "Judith Kolb"),
    ("uk", "Спілкувалася: Леся Тимчук | Фото: Остап Гай | 11.03.2026, 09:10", "Леся Тимчук"),
    ("hi", "रिपोर्ट- पूजा चौहान<br>14 मार्च 2026, 09:20", "पूजा चौहान"),
  ]

  static let sentences: [String: String] = [
    "hu": "A falu lakói arról szavaznak, hogy a harang a templomba vagy a kikötőbe kerüljön a nyár végére.",
    "th": "หมู่บ้านอยู่ห่างโรงเรียนที่ใกล้ที่สุดสามสิบกิโลเมตร ช่วงหน้าฝนถนนขาด เด็กส่วนใหญ่จึงเรียนไม่จบชั้นประถม",
    "cs": "Obec tím ušetří devadesát tisíc ročně a koupila za ně dalekohled, ke kterému má klíč každý druhák.",
    "pl": "Miasto stało przez czterdzieści minut i nikt tego nie zauważył, tylko kwiaciarka z rynku pod ratuszem.",
    "ru": "Болотистый грунт вспучивается, плиты встают домиком, и весной пенсионеры обходят квартал по проезжей части.",
    "de":
      "Nach dem Schweißen wird gestimmt, mit der Feile und mit dem Ohr, und das dauert oft länger als die Reparatur.",
    "uk": "За рік вони вивчили шістнадцять творів, два з них написали самі, і наступного місяця хор їде до Кракова.",
    "hi": "सात साल पहले उन्होंने पटरी पर कोयला बीनते बच्चों को पहला अक्षर मालगाड़ी के डिब्बों पर लिखे नंबरों से सिखाया था।",
  ]

  @Test(arguments: rows.indices) func `The row names the author and is no part of the text`(index: Int) throws {
    let (language, row, author) = Self.rows[index]
    let sentence = try #require(Self.sentences[language])
    let own = (1...4).map { "\($0): \(sentence)" }
    let page = """
      <!DOCTYPE html><html lang="\(language)"><head><meta charset="utf-8"><title>\(sentence.prefix(20))</title></head><body>
      <div class="a"><h1>\(sentence.prefix(20))</h1><div class="m">\(row)</div>
      <div class="t">\(own.map { "<p>\($0)</p>" }.joined())</div></div></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://own.example/a") else {
      Issue.record("no article")
      return
    }
    #expect(found.item.contentText == own.joined(separator: "\n\n"), "\(language)")
    #expect(found.item.authors.map(\.name) == [author], "\(language)")
  }
}
