import Testing
import TidingsExtract
import TidingsModel

/// Long lists of other stories below a brief article, each with a few sentences.
@Suite struct TeaserListTests {
  private static let table =
    "<table><tr><th>Runner</th><th>Time</th></tr>"
    + ["Ann Moor", "Bea Fell", "Cy Tarn", "Di Beck", "Ed Gill"].enumerated().map {
      "<tr><td>\($1)</td><td>1:0\($0):12</td></tr>"
    }.joined() + "</table>"

  private static func text(_ item: (Int) -> String) throws -> String {
    let page = """
      <html><head><title>Results of the moor race</title></head><body><div class="site"><div class="story">
      <h1>Results of the moor race</h1><p>Sixty ran on Sunday in the rain, and all of them came \
      home, the last of them long after the soup was eaten and the tents were on the lorry.</p>\(table)</div>
      <div class="list">\((1...24).map(item).joined())</div></div></body></html>
      """
    return try HintTests.article(ArticleExtractor.extract(Array(page.utf8), url: "https://moor.example/results")).item
      .contentText ?? ""
  }

  private static func sentences(_ number: Int) -> String {
    "The club met for the \(number)th time and talked about the hut, its roof and the key to its door. A list was put up."
  }

  @Test(arguments: ["17 Jun 2018", "11 Şubat 2025", "10-15 17:26", "14/12/2023"])
  func `Stories with a date each are none of the article, however much text they have`(date: String) throws {
    let text = try Self.text { number in
      """
      <div class="row type-\(number % 3)"><img src="/\(number).jpg"><div><a href="/news/\(number)">Other story with number \
      \(number)</a></div><div>\(date)</div><div><p>\(Self.sentences(number))</p></div></div>
      """
    }
    #expect(text.contains("Sixty ran on Sunday") && text.contains("Cy Tarn"))
    #expect(!text.contains("talked about the hut"))
  }

  @Test func `A story over which a link without text lies as a whole is another one`() throws {
    let text = try Self.text { number in
      """
      <div class="card-\(number)"><a href="/news/\(number)" aria-label="Other story \(number)"></a><h3>Other story with \
      number \(number)</h3><div>\(Self.sentences(number))</div><footer>\(number) Jun 2018</footer></div>
      """
    }
    #expect(text.contains("Sixty ran on Sunday") && !text.contains("talked about the hut"))
  }
}
