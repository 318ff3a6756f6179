import TidingsModel
import TidingsPipeline

/// A poll's report as one JSON line, between daemon and client and for `poll --json`.
extension PollReport {
  var jsonLine: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.field("feed", feed.text)
    writer.field("url", url)
    writer.field("result", result.kind.rawValue)
    writer.field("words", words)
    writer.field("status", status)
    writer.field("new", new)
    writer.field("revised", revised)
    writer.field("answered_at", answeredAt)
    if let resumed {
      writer.key("resumed")
      writer.beginObject()
      writer.field("answered_at", resumed.answeredAt)
      writer.field("new", resumed.new)
      writer.field("revised", resumed.revised)
      writer.field("page_trouble", resumed.pageTrouble)
      writer.endObject()
    }
    writer.field("items", items)
    writer.field("bytes", bytes)
    if pages.total > 0 {
      writer.key("pages")
      writer.beginObject()
      writer.field("extracted", pages.extracted)
      writer.field("no_article", pages.withoutArticle)
      writer.field("failed", pages.failed)
      writer.field("trouble", pages.trouble)
      writer.endObject()
    }
    writer.field("duration_ms", Int(duration * 1000))
    writer.field("next_due", nextDue)
    writer.field("due_reason", dueReason)
    writer.endObject()
    return writer.bytes + [0x0A]
  }

  /// Reads what `jsonLine` wrote; `nil` for anything else.
  init?(json value: JSONValue) {
    guard let feed = value["feed"]?.string.flatMap({ FeedID($0) }), let name = value["result"]?.string,
      let words = value["words"]?.string
    else { return nil }
    let resumed = Resumed(json: value["resumed"])
    let result: Result
    switch Kind(rawValue: name) {
    case .document:
      result = .document(
        new: Int(value["new"]?.integer ?? 0) - (resumed?.new ?? 0),
        revised: Int(value["revised"]?.integer ?? 0) - (resumed?.revised ?? 0))
    case .sameBody: result = .sameBody
    case .notModified: result = .notModified
    case .failed: result = .failed(Self.bare(words, of: .failed(""), resumed))
    case .gone: result = .gone(Self.bare(words, of: .gone(""), resumed))
    case .skipped: result = .skipped(Self.bare(words, of: .skipped(""), resumed))
    case .networkDown: result = .networkDown(Self.bare(words, of: .networkDown(""), resumed))
    case .postponed: result = .postponed(Self.bare(words, of: .postponed(""), resumed))
    case .cancelled, nil: result = .cancelled
    }
    self.init(
      feed: feed, url: value["url"]?.string ?? "", result: result,
      duration: Double(value["duration_ms"]?.integer ?? 0) / 1000)
    self.resumed = resumed
    answeredAt = value["answered_at"]?.string.flatMap { Timestamp(rfc3339: $0) }
    status = value["status"]?.integer.map { Int($0) }
    items = Int(value["items"]?.integer ?? 0)
    bytes = Int(value["bytes"]?.integer ?? 0)
    pages.extracted = Int(value["pages"]?["extracted"]?.integer ?? 0)
    pages.withoutArticle = Int(value["pages"]?["no_article"]?.integer ?? 0)
    pages.failed = Int(value["pages"]?["failed"]?.integer ?? 0)
    pages.trouble = value["pages"]?["trouble"]?.string
    nextDue = value["next_due"]?.string.flatMap { Timestamp(rfc3339: $0) }
    dueReason = value["due_reason"]?.string
  }

  /// The words without what stands before and behind those of a result, and will do so again.
  private static func bare(_ words: String, of empty: Result, _ resumed: Resumed?) -> String {
    var report = PollReport(feed: FeedID(url: ""), url: "", result: empty)
    let start = report.words
    report.resumed = resumed
    let end = report.words.dropFirst(start.count)
    var bare = words[...]
    if bare.hasPrefix(start) { bare = bare.dropFirst(start.count) }
    if bare.hasSuffix(end) { bare = bare.dropLast(end.count) }
    return String(bare)
  }
}

extension PollReport.Resumed {
  fileprivate init?(json value: JSONValue?) {
    guard let time = value?["answered_at"]?.string.flatMap({ Timestamp(rfc3339: $0) }) else { return nil }
    self.init(
      answeredAt: time, new: Int(value?["new"]?.integer ?? 0), revised: Int(value?["revised"]?.integer ?? 0),
      pageTrouble: value?["page_trouble"]?.string)
  }
}
