import TidingsModel
import TidingsNormalise
import TidingsParse

/// Whatever comes is a feed or is refused; a feed's JSON can be read, holds no bare control character, and is the same
/// whether it is written as a whole or a piece at a time.
func fuzzFeeds(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let document = Array(UnsafeBufferPointer(start: start, count: count))
  guard
    let parsed = try? FeedParser.parse(
      document, contentType: "text/xml; charset=utf-8", url: "https://example.org/feeds/all.xml")
  else { return 0 }
  let feed = FeedNormaliser.normalise(parsed, contentLanguage: "vi")
  let json = feed.json()
  if let control = json.first(where: { $0 < 0x20 || $0 == 0x7F }) { fatalError("a bare control character \(control)") }
  guard String(validating: json, as: UTF8.self) != nil else { fatalError("no UTF-8") }
  var reader = JSONReader(json)
  guard (try? reader.readDocument()) != nil, !reader.isRepaired, !reader.isTruncated else {
    fatalError("no JSON:\n\(String(decoding: json, as: UTF8.self))")
  }
  var pieces: [UInt8] = []
  FeedNormaliser.writeJSON(of: parsed, contentLanguage: "vi") { pieces += $0 }
  guard pieces == json else { fatalError("not the same in pieces") }
  guard feed.warnings.count <= 300 else { fatalError("\(feed.warnings.count) warnings") }
  guard json.count <= 400 * count + (4 << 20) else { fatalError("has grown to \(json.count)") }
  return 0
}
