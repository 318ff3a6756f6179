import TidingsExtract
import TidingsModel

/// Whatever comes is an article's page or is refused; an article's JSON can be read, and with what a feed knows of the
/// article it is no less so.
func fuzzPages(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let page = Array(UnsafeBufferPointer(start: start, count: count))
  let opening = String(decoding: page.prefix(200), as: UTF8.self)
  let hints = [
    FeedHints(),
    FeedHints(
      title: opening, summary: opening, date: Timestamp(rfc3339: "2023-12-14T14:53:00+07:00"), language: "vi",
      usualOffset: 25_200),
  ]
  var site: SiteTemplate? = SiteTemplate()
  for hints in hints {
    let outcome = ArticleExtractor.extract(
      page, url: "https://example.org/2023/12/14/cau-14.html", contentType: "text/html; charset=utf-8", hints: hints,
      site: site, explains: true)
    guard case .article(let extraction) = outcome else { continue }
    site?.learn(from: extraction, day: 20_000)
    var writer = JSONWriter()
    extraction.item.write(to: &writer)
    guard String(validating: writer.bytes, as: UTF8.self) != nil else { fatalError("no UTF-8") }
    var reader = JSONReader(writer.bytes)
    guard (try? reader.readDocument()) != nil, !reader.isRepaired, !reader.isTruncated else {
      fatalError("no JSON:\n\(String(decoding: writer.bytes, as: UTF8.self))")
    }
    guard writer.bytes.count <= 100 * count + (1 << 20) else { fatalError("has grown to \(writer.bytes.count)") }
  }
  return 0
}
