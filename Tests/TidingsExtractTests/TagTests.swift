import TestClock
import Testing
import TidingsExtract
import TidingsModel

/// Rows of tags, whatever the elements around them are called.
@Suite struct TagTests {
  @Test func `Tags beside the text are the article's though the column of both is called a side bar`() throws {
    let paragraphs = (1...5).map {
      "<p>Người dân hai bờ chờ chuyến phà thứ \($0) trong ngày, và kể cho nhau nghe chuyện cây cầu sắp được khởi công.</p>"
    }
    let page = """
      <!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Cây cầu mới</title></head><body>
      <section><div class="sidebar-1"><h1>Cây cầu mới</h1><article class="detail">\(paragraphs.joined())</article>
      <div class="tags"><span>Tag:</span><h4><a href="/tag/a">bến phà</a></h4><h4><a href="/tag/b">miền Tây</a></h4></div></div>
      <div class="sidebar-2"><div class="tags"><a href="/tag/c">giá vàng</a></div></div></section></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://songcai.vn/cau-1.html")
    else {
      Issue.record("no article")
      return
    }
    #expect(found.item.tags == ["bến phà", "miền Tây"])
  }

  @Test func `What follows the element of the tags is none`() throws {
    let teasers = (1...4).map { "<h3><a href=\"/s/\($0).html\">Chợ nổi sắp mở lại lần thứ \($0)</a></h3>" }.joined()
    let page = """
      <!DOCTYPE html><html lang="vi"><head><title>Cây cầu mới</title></head><body><div class="w"><h1>Cây cầu mới</h1>
      \(PierPage.text)<div class="x"><h3>Tag</h3><ul><li><a href="/tag/a">bến phà</a></li></ul></div></div>
      <div class="y">\(teasers)</div></body></html>
      """
    #expect(try PierPage.item(page).tags == ["bến phà"])
  }

  @Test(arguments: [
    (#"<div class="footer-content wide">"#, "</div><p>Trở lại trang chủ Thời sự</p>"),
    (#"<footer class="entry-footer">"#, "</footer>"),
  ]) func `The footer of the article holds its tags`(start: String, end: String) throws {
    let paragraphs = (1...5).map {
      "<p>Người dân hai bờ chờ chuyến phà thứ \($0) trong ngày, và kể cho nhau nghe chuyện cây cầu sắp được khởi công.</p>"
    }
    let page = """
      <!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Cây cầu mới</title></head><body>
      <div class="page"><h1>Cây cầu mới</h1><div class="detail">\(paragraphs.joined())</div>
      \(start)<div class="tags"><a href="/tag/a">bến phà</a>, <a href="/tag/b">miền Tây</a></div>\(end)</div>
      <footer><div class="tags"><a href="/tag/c">giá vàng</a></div></footer></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://songcai.vn/cau-1.html")
    else {
      Issue.record("no article")
      return
    }
    #expect(found.item.tags == ["bến phà", "miền Tây"])
  }

  private func tags(head: String = "", below: String) throws -> [String] {
    let paragraphs = (1...5).map {
      "<p>Người dân hai bờ chờ chuyến phà thứ \($0) trong ngày, và kể cho nhau nghe chuyện cây cầu sắp được khởi công.</p>"
    }
    let page = """
      <!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Cây cầu mới</title>\(head)</head><body>
      <div class="page"><h1>Cây cầu mới</h1><div class="detail">\(paragraphs.joined())\(below)</div></div></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://songcai.vn/cau-1.html")
    else {
      Issue.record("no article")
      return []
    }
    return found.item.tags
  }

  @Test func `A section that is marked as a tag is none where there are tags`() throws {
    let section = #"<p><a href="/category/giao-thong/" rel="category tag">Giao thông</a></p>"#
    let tag = #"<p><a href="/tag/ben-pha/" rel="tag">bến phà</a></p>"#
    #expect(try tags(below: section + tag) == ["bến phà"])
    #expect(try tags(below: section) == ["Giao thông"])
  }

  @Test func `Where the page shows one of its tags alone, its data tell the others`() throws {
    let head = #"<meta property="article:tag" content="bến phà"><meta property="article:tag" content="miền Tây">"#
    #expect(try tags(head: head, below: #"<a href="/tag/a" rel="tag">bến phà</a>"#) == ["bến phà", "miền Tây"])
    #expect(try tags(head: head, below: #"<a href="/tag/c" rel="tag">cây cầu</a>"#) == ["cây cầu"])
  }

  @Test func `The label of tags may head a list`() throws {
    let list =
      #"<section><h2>Từ khóa</h2><ul><li><a href="/a">bến phà</a></li><li><a href="/b">miền Tây</a></li></ul></section>"#
    #expect(try tags(below: list) == ["bến phà", "miền Tây"])
  }

  @Test func `The label of tags may stand behind a break`() throws {
    let line = #"<p>Tác giả: Minh Hạ<br>Từ khóa: <a href="/a">bến phà</a>, <a href="/b">miền Tây</a></p>"#
    #expect(try tags(head: #"<meta name="keywords" content="báo, tin">"#, below: line) == ["bến phà", "miền Tây"])
  }

  @Test(.timeLimit(.minutes(30))) func `Signs before a tag are taken off at once, not one after the other`() throws {
    let signs = String(repeating: "#", count: 3_000_000)
    let data = #"{"@type":"NewsArticle","headline":"Cây cầu mới","keywords":"\#(signs)bến phà, #miền Tây"}"#
    let head = #"<script type="application/ld+json">\#(data)</script>"#
    let began = processorTime()
    #expect(try tags(head: head, below: "") == ["bến phà", "miền Tây"])
    #expect(processorTime() - began < .seconds(60))
  }
}
