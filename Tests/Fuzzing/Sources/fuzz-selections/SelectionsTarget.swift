import TidingsModel
import TidingsParse

/// What selects the items of pages, some of it items that stand in each other, attributes and texts.
private let items = [
  "//li", "//div", "//*", "//article|//article//li", "//a/@href", "//text()", "//div[not(ancestor::li)]", "//*[last()]",
]

/// Whatever comes is a page with items or is refused, by whatever its items are selected.
func fuzzSelections(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  guard let choice = input.first else { return 0 }
  var selectors = PageSelectors(item: items[Int(choice & 7)])
  if choice & 8 != 0 {
    selectors.title = ".//h2|.//*[@title]/@title"
    selectors.date = "preceding::time[1]"
    selectors.image = ".//img"
  }
  if choice & 16 != 0 {
    selectors.content = "node()"
    selectors.summary = "string(.)"
    selectors.author = "../*/@title|following::b"
    selectors.link = "(//a)[1]"
  }
  let page = Array(input.dropFirst())
  guard
    let feed = try? PageFeedReader.parse(
      page, selectors: selectors, contentType: "text/html; charset=utf-8", url: "https://example.org/news/")
  else { return 0 }
  guard !feed.items.isEmpty, feed.items.count <= 1000 else { fatalError("\(feed.items.count) items") }
  return 0
}
