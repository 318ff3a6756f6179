internal import Foundation
internal import TidingsDedup
internal import TidingsExtract
internal import TidingsHTML
internal import TidingsModel

/// Tells an item that carries its article from one that only announces it.
enum Teaser {
  static func isLikely(_ item: Item) -> Bool {
    guard let text = item.contentText, !text.isEmpty else { return true }
    if PlainText.breaksOff(text) || breaksOffBeforeFooter(text) { return true }
    return PlainText.wordCount(text) < FeedHints.wholeArticle || leadsOn(item)
  }

  /// Whether a text breaks off, in brackets, before a line that names its source or its page.
  private static func breaksOffBeforeFooter(_ text: String) -> Bool {
    guard let end = text.range(of: "\n\n", options: .backwards), text[end.upperBound...].utf8.count < longestFooter
    else {
      return false
    }
    return ["[…]", "[...]"].contains { text[..<end.lowerBound].hasSuffix($0) }
  }

  private static let longestFooter = 300

  /// Whether the content ends with a link to the item's own page that bids the reader go on there.
  private static func leadsOn(_ item: Item) -> Bool {
    guard let page = item.url.flatMap({ CanonicalURL($0)?.key }),
      let html = item.contentHTML.map({ String(decoding: $0.utf8.suffix(longestLink), as: UTF8.self) }),
      let start = html.range(of: "<a ", options: .backwards),
      let end = html[start.lowerBound...].firstRange(of: "</a>"),
      let address = html[start.upperBound..<end.lowerBound].firstRange(of: "href=\"")
    else { return false }
    let url = html[address.upperBound..<end.lowerBound].prefix { $0 != "\"" }
    guard CanonicalURL(PlainText.fromHTML(String(url)))?.key == page else { return false }
    let rest = PlainText.fromHTML(String(html[end.upperBound...]))
    guard !rest.contains(where: { $0.isLetter || $0.isNumber }) else { return false }
    let label = PlainText.fromHTML(String(html[start.lowerBound..<end.upperBound])).lowercased()
    let words = label.split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    return invitations.contains(words)
  }

  /// Bytes of the content's end in which such a link stands, with what closes the elements around it.
  private static let longestLink = 2000

  /// What such links say, in lower case, without signs.
  private static let invitations: Set<String> = Set(
    """
    read more|read on|read full story|read the full story|read full article|read the full article|read the rest|more
    read the whole story|read the whole article|read it all|continue reading|keep reading|full story|full article
    view article|view full article|see more|learn more|click here to read more|đọc tiếp|xem tiếp|xem thêm|đọc thêm
    chi tiết|xem chi tiết|đọc toàn bài|đọc đầy đủ|đọc bài đầy đủ|tiếp tục đọc|đọc toàn văn|xem toàn bộ|weiterlesen
    mehr lesen|mehr|mehr erfahren|ganzen artikel lesen|den ganzen artikel lesen|zum artikel|lire la suite|lire plus
    lire l article|en savoir plus|suite|leer más|seguir leyendo|sigue leyendo|continuar leyendo|leer artículo completo
    ler mais|leia mais|continue lendo|continuar lendo|continuar a ler|saiba mais|leggi tutto|leggi di più|continua
    continua a leggere|leggi l articolo|lees meer|lees verder|verder lezen|läs mer|les mer|læs mere|lue lisää
    czytaj dalej|czytaj więcej|więcej|číst dále|číst více|celý článek|čítať ďalej|citește mai mult|citește tot articolul
    tovább|tovább olvasom|bővebben|читать далее|читать дальше|читать полностью|подробнее|далее|продолжить чтение
    читати далі|детальніше|прочети още|διαβάστε περισσότερα|συνέχεια|devamını oku|devamı|selengkapnya
    baca selengkapnya|baca selanjutnya|baca lagi|อ่านต่อ|อ่านเพิ่มเติม|続きを読む|もっと読む|全文を読む|続き|더 보기|더보기|계속 읽기
    자세히 보기|阅读全文|阅读更多|查看全文|继续阅读|閱讀全文|閱讀更多|繼續閱讀|查看更多|اقرأ المزيد|المزيد|تابع القراءة|إقرأ المزيد|קרא עוד|המשך קריאה
    ادامه مطلب|और पढ़ें|आगे पढ़ें|আরও পড়ুন
    """.split { $0 == "|" || $0 == "\n" }.map { $0.precomposedStringWithCanonicalMapping })
}
