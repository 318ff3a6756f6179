import Testing
import TidingsExtract

/// Pages that lead to articles, or stand where one was sought, are none.
@Suite struct NoArticleTests {
  private static let teasers = [
    "Chủ ghe neo lại thêm vài hôm để chờ giá lên, vì chuyến này dầu mua đắt hơn mọi năm.",
    "Ban quản lý bến đã kẻ lại vạch đậu, gắn thêm đèn và nhắc tài công chạy chậm trong khu vực chợ.",
    "Các em học lớp ghép được phát áo phao mới trước khi xuồng rời bến vào mỗi buổi sáng.",
    "Đoạn kè xong tháng trước đã thấy vết nứt, chính quyền hứa trả lời người dân trong tuần.",
    "Hàng bông năm nay ít, cam sành bán hết trước bảy giờ, người mua sỉ phải đặt trước một ngày.",
  ]

  private func isArticle(_ page: String, url: String = "https://vidu.example/muc/", title: String? = nil) -> Bool {
    let hints = FeedHints(title: title)
    guard case .article = ArticleExtractor.extract([UInt8](page.utf8), url: url, hints: hints) else { return false }
    return true
  }

  private func page(_ title: String, _ body: String) -> String {
    "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>\(title)</title></head><body>\(body)</body></html>"
  }

  @Test func `A section's page of linked headings with teasers is no article`() {
    let items = Self.teasers.enumerated().map { index, text in
      "<div class=\"item\"><a href=\"/t\(index).html\"><img src=\"/t\(index).jpg\"></a>"
        + "<h3><a href=\"/t\(index).html\">Chuyện thứ \(index) kể từ những bến ghe</a></h3><p>\(text)</p></div>"
    }
    #expect(!isArticle(page("Thời sự", "<h1>Thời sự</h1><div class=\"list\">\(items.joined())</div>")))
  }

  @Test func `A page whose program has not filled in its places is no article`() {
    let editor =
      "<p>{{bai.nguoiSuaCuoi.hoTenDayDu}} - {{bai.lanSuaCuoi * 1000 | date : 'dd/MM/yyyy'}} - "
      + "{{bai.lanSuaCuoi * 1000 | date : 'HH:mm:ss'}} - {{bai.trangThai === 'dang' ? 'da-dang' : 'ban-nhap'}}</p>"
    #expect(!isArticle(page("Báo Bờ Rạch", "<div><h2>Đang sửa bài</h2>\(editor)<a href=\"/\">Về trang đầu</a></div>")))
  }

  @Test func `A front page whose titles are no headings is no article`() {
    let items = Self.teasers.enumerated().map { index, text in
      "<div class=\"tin\"><a class=\"td\" href=\"/t\(index).html\">Chuyện thứ \(index) kể từ những bến ghe</a>"
        + "<div class=\"tt\">\(text)</div></div>"
    }
    #expect(!isArticle(page("Báo Bờ Rạch", "<table><tr><td>\(items.joined())</td></tr></table>")))
  }

  @Test func `A blog's front page of excerpts is no article`() {
    let items = Self.teasers.enumerated().map { index, text in
      "<article class=\"post\"><header><h2><a href=\"/bai-\(index)\">Chuyện thứ \(index) kể từ bến</a></h2>"
        + "<time>1\(index)/6/2025</time></header><p>\(text)</p><p>\(Self.teasers[(index + 1) % 5])</p>"
        + "<a href=\"/bai-\(index)\">Đọc tiếp</a></article>"
    }
    #expect(!isArticle(page("Ghi chép bên rạch", "<main>\(items.joined())</main>")))
  }

  @Test func `A list of things with a linked title each stays an article where a text opens it`() {
    let items = Self.teasers.enumerated().map { index, text in
      "<h2><a href=\"/ben-\(index)\">Bến thứ \(index) nên ghé một lần</a></h2><p>\(text)</p>"
    }
    let opening = Self.teasers.map { "<p>\($0)</p>" }.joined()
    #expect(isArticle(page("Năm bến nên ghé", "<h1>Năm bến nên ghé</h1><div>\(opening)\(items.joined())</div>")))
  }

  @Test func `What a feed announced under the page's title is an article even if it is built like a list of teasers`() {
    let items = Self.teasers.enumerated().map { index, text in
      "<h2><a href=\"/ben-\(index)\">Bến thứ \(index) nên ghé một lần</a></h2><p>\(text)</p>"
    }
    let list = page("Năm bến nên ghé mùa này", "<h1>Năm bến nên ghé mùa này</h1><div>\(items.joined())</div>")
    #expect(!isArticle(list))
    #expect(isArticle(list, title: "Năm bến nên ghé mùa này"))
  }

  @Test(arguments: [
    "<?xml version=\"1.0\"?><!-- tin --><rss version=\"2.0\"><channel>%</channel></rss>",
    "<feed xmlns=\"http://www.w3.org/2005/Atom\">%</feed>",
    "<?xml version=\"1.0\"?><?xml-stylesheet href=\"a.xsl\"?><urlset xmlns=\"http://www.sitemaps.org/\">%</urlset>",
  ]) func `A feed or a sitemap is no page`(document: String) {
    let items = Self.teasers.map { "<item><title>Chuyện kể từ bến</title><description>\($0)</description></item>" }
    let parts = document.split(separator: "%")
    #expect(!isArticle(parts.joined(separator: items.joined())))
  }

  @Test(arguments: [
    "404 - Không tìm thấy trang | Báo Bờ Rạch", "Just a moment...", "Seite nicht gefunden", "Страница не найдена",
    "Are you a robot?", "ページが見つかりません",
  ]) func `A page that says in its title that there is no article is none, however much it says`(title: String) {
    let text = Self.teasers.map { "<p>\($0)</p>" }.joined()
    #expect(!isArticle(page(title, "<h1>\(title)</h1>\(text)"), url: "https://vidu.example/a/1.html"))
  }

  @Test(arguments: [
    "Forbidden fruit: why the orchards on the far bank are closed", "Index of prices falls",
    "Access denied to the pier",
    "Đăng nhập một lần cho mọi dịch vụ công",
  ]) func `A story whose title merely begins like an error's is one`(title: String) {
    let text = Self.teasers.map { "<p>\($0)</p>" }.joined()
    #expect(isArticle(page(title, "<h1>\(title)</h1>\(text)"), url: "https://vidu.example/a/1.html"))
  }

  @Test(arguments: [
    "We and our 812 partners store and access information on a device, such as cookies, and process personal data, such as "
      + "unique identifiers. With your permission we may use precise geolocation data. You may click to consent or refuse.",
    "Wir und unsere 240 Partner speichern und lesen Informationen auf einem Gerät und verarbeiten personenbezogene Daten. "
      + "Sie können zustimmen oder ablehnen, und Ihre Wahl jederzeit in den Einstellungen am Ende der Seite ändern.",
    "Besuchen Sie unsere Seite wie gewohnt mit Werbung. Wir und bis zu 214 Partner verarbeiten personenbezogene Daten wie "
      + "Ihre Adresse im Netz, um Inhalte und Anzeigen zu personalisieren. Oder lesen Sie ohne Werbung für 4,99 Euro.",
    "Nous et nos partenaires stockons ou accédons à des informations sur un terminal et traitons des données personnelles "
      + "comme votre adresse IP. Vous pouvez accepter ou refuser, et changer d’avis à tout moment en bas de la page.",
  ]) func `A page that asks leave for cookies is no article`(text: String) {
    #expect(!isArticle(page("Before you go on", "<div><h1>Before you go on</h1><p>\(text)</p><p>\(text)</p></div>")))
  }

  @Test func `A story on cookies is an article`() {
    let text = """
      The regulator fined the shop because it stored cookies before readers agreed. Many sites, it said, process personal
      data of their readers long before these have consented to anything, and share it with hundreds of others.
      """
    #expect(
      isArticle(page("Shop fined", "<div><h1>Shop fined</h1><p>\(text)</p><p>\(text) Others will follow.</p></div>")))
  }
}
