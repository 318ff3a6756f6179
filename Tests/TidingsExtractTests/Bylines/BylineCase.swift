import Testing
import TidingsExtract
import TidingsModel

/// A story in one of the matrix's languages with what may name its writers around it.
struct BylineCase: Sendable, CustomTestStringConvertible {
  var language: String
  /// Under the title.
  var head: String
  /// Below the story.
  var end: String
  /// Those who wrote it.
  var authors: [String]
  var testDescription: String { "\(language): \(head)\(end)" }

  init(_ language: String, head: String = "", end: String = "", _ authors: [String]) {
    self.language = language
    self.head = head
    self.end = end
    self.authors = authors
  }

  /// Those whom the extractor takes for the writers.
  func found() throws -> [String?] {
    let words = try #require(MetadataMatrixTests.matrix?.languages.first { $0.code == language }).words
    let text = ["p0", "p1", "p2"].map { "<p>\(words[$0] ?? "")</p>" }.joined()
    let title = words["title"] ?? ""
    let page = """
      <!DOCTYPE html><html lang="\(language)"><head><meta charset="utf-8"><title>\(title)</title></head>
      <body><div class="w"><h1>\(title)</h1>\(head)<div class="t">\(text)\(end)</div></div></body></html>
      """
    return try PierPage.item(page).authors.map(\.name)
  }
}
