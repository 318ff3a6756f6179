import Testing
import TidingsExtract
import TidingsModel

/// Names in lines below the text that do not lie in its element, and those of sites that are called as their writers are.
@Suite struct BylineBehindTextTests {
  typealias Case = BylineCase

  static let cases = [
    Case("ko", end: "<p>부산=김민수 기자·이서연 기자 sea@port.example</p>", ["김민수", "이서연"]),
    Case("ko", end: "<p>이서연 북항초 학부모회장</p>", ["이서연"]),
    Case("ja", end: "<p>（佐藤 健一、鈴木 美咲）</p>", ["佐藤 健一", "鈴木 美咲"]),
    Case("ja", end: "<div>【森下健】</div>", ["森下健"]),
    Case("ja", end: "<p>（森下大樹、ロンドン=Ann Bell）</p>", ["森下大樹", "Ann Bell"]),
    Case("ja", end: "<p>（写真=Ann Bell）</p>", []),
    Case("ru", end: #"<p align="right"><b>В. Н. СОРОКИН,</b><br><i>наш корреспондент</i></p>"#, ["В. Н. СОРОКИН"]),
    Case("ru", end: #"<p class="signature"><b>Иван Петров</b></p><p><i>Фото автора.</i></p>"#, ["Иван Петров"]),
    Case("ru", end: "<p><b>Иван Петров</b></p><p>Фото автора.</p>", ["Иван Петров"]),
    Case("ru", end: "<p><b>Другие Новости</b></p><p><a href='/1'>Мост закрыли на ремонт</a></p>", []),
    Case("id", end: "<div>Diposting oleh <span>Budi Santoso</span> di <a href='/t'>10.22</a></div>", ["Budi Santoso"]),
    Case(
      "ru",
      end:
        "<div><img src='/i.jpg' alt=''><div><p>Иван Петров</p><p>Разработчик, пишет о скучных технологиях</p></div></div>",
      ["Иван Петров"]),
    Case("vi", head: "<div>Minh Hạ <time datetime='2025-06-14T09:15'>09:15 14/06/2025</time></div>", ["Minh Hạ"]),
    Case("vi", end: #"<p align="right"><i>Lê Minh Hạ – Trưởng phòng Tuyên truyền</i></p>"#, ["Lê Minh Hạ"]),
    Case("pl", end: "<p>Maria Nowak</p><p>fot. autorka</p>", ["Maria Nowak"]),
    Case(
      "vi", head: #"<p>Viết bởi <a rel="author" href="/u/7">Super User</a></p>"#,
      end: #"<p align="right"><b>Lê Minh Hạ (Phòng Tổng hợp)</b></p>"#, ["Lê Minh Hạ"]),
    Case(
      "en-GB",
      end: "<p>* * *</p><p>Print this page</p><p>Back to the top</p><p>Written by Helen Marsh and Owen Pryce</p>",
      ["Helen Marsh", "Owen Pryce"]),
    Case("hu", head: "<div>2025. június 14. | Kovács János | 3 hozzászólás</div>", ["Kovács János"]),
    Case("vi", end: #"<p align="right"><i>KS. Minh Hạ (Trung tâm Khuyến nông)</i></p>"#, ["Minh Hạ"]),
    Case("vi", end: #"<p align="right"><i>Tin bài: <b>Lê Minh Hạ</b> - Phòng Đào tạo</i></p>"#, ["Lê Minh Hạ"]),
    Case(
      "vi", head: #"<div class="dt-byline"><span class="cate">Khởi nghiệp</span> <time>14/06/2025 09:15</time></div>"#,
      end: #"<p class="author-sign"><i>Bài và ảnh: </i><b>Minh Hạ</b></p>"#, ["Minh Hạ"]),
    Case(
      "fr", head: #"<p class="auteur">Par Jean Dubois avec Claire Moreau, à Brest</p>"#,
      ["Jean Dubois", "Claire Moreau"]),
    Case("en-GB", head: "<p>By Helen Marsh, Ibadan</p>", ["Helen Marsh"]),
    Case("en-GB", head: "<p>By Helen Marsh, MD</p>", ["Helen Marsh, MD"]),
    Case(
      "en-GB",
      head: #"<p>14 June 2025</p><p>Helen Marsh</p><div class="author-description">Licensed Harbour Pilot</div>"#,
      ["Helen Marsh"]),
  ]

  @Test(arguments: cases) func `The line behind the text names those who wrote it, and no one else`(given: Case) throws
  {
    let words = try #require(MetadataMatrixTests.matrix?.languages.first { $0.code == given.language }).words
    let text = ["p0", "p1", "p2"].map { "<p>\(words[$0] ?? "")</p>" }.joined()
    let title = words["title"] ?? ""
    let page = """
      <!DOCTYPE html><html lang="\(given.language)"><head><meta charset="utf-8"><title>\(title)</title></head><body>
      <ul><li><a href="/a">One of the site's many sections</a></li><li><a href="/b">Another of its sections</a></li></ul>
      <div class="w"><h1>\(title)</h1>\(given.head)<div class="t">\(text)</div>\(given.end)</div>
      <div class="side"><a href="/c">A long walk along the sea wall at the end of the season</a>
      <a href="/d">Where the herring boats used to unload their catch</a></div></body></html>
      """
    #expect(try authors(of: page) == given.authors)
  }

  static let told = """
    <p>I built the shelf in the evenings between August and October, mostly because the radio was good.</p>
    <p>The uprights are ash, and I took the boards from the skip behind the school. None of it is square.</p>
    <p>What I learned is to glue before I think, to think before I cut, and never to lend my best clamp.</p>
    """
  static let reported = """
    <p>The harbour trust built the shelf in the evenings between August and October, as members had the time.</p>
    <p>The uprights are ash, and the boards came from the skip behind the school. None of it is square.</p>
    <p>What they learned is to glue before they think, to think before they cut, and never to lend a clamp.</p>
    """

  @Test(arguments: [
    (told, "Marlow Finch", ["Marlow Finch"]), (told, "Harbour Notes", []), (reported, "Marlow Finch", []),
  ])
  func `A story in the first person is by the one whose name its site bears`(text: String, site: String, by: [String])
    throws
  {
    let page = """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Notes on a slow bookshelf | \(site)</title>
      </head><body><p><a href="/">\(site)</a></p><article><h1>Notes on a slow bookshelf</h1>\(text)</article>
      <footer>© 2025 \(site). All rights reserved.</footer></body></html>
      """
    #expect(try authors(of: page) == by)
  }

  private func authors(of page: String) throws -> [String?] {
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://port.example/pier") else {
      Issue.record("no article")
      return []
    }
    return found.item.authors.map(\.name)
  }
}
