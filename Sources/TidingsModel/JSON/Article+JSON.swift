extension Article {
  /// The spool file: one JSON Feed item on one line, ended by LF.
  public func json() -> [UInt8] {
    var writer = JSONWriter(reserving: 1024 + (item.contentHTML?.utf8.count ?? 0) * 2)
    return json(by: &writer)
  }

  /// The same by a writer of which nothing is in use, so that many articles need its memory but once.
  public func json(by writer: inout JSONWriter) -> [UInt8] {
    writer.beginObject()
    item.writeMembers(to: &writer, id: id.description)
    writer.key("_tidings")
    writer.beginObject()
    writeDelivery(to: &writer)
    item.writeExtension(to: &writer)
    writer.endObject()
    writer.endObject()
    return writer.takeLine()
  }

  private func writeDelivery(to writer: inout JSONWriter) {
    writer.field("schema", Self.schema)
    writer.key("feed")
    feed.write(to: &writer)
    writer.field("revision", revision)
    writer.field("first_seen", firstSeen)
    writer.field("fetched_at", fetchedAt)
    writer.field("content_hash", "sha256:" + contentHash)
    writer.field("canonical_url", canonicalURL)
    writer.field("also_in", alsoIn) { $1.write(to: &$0) }
    writer.field("near_duplicate_of", nearDuplicateOf?.description)
    writer.field("full_text", fullText?.rawValue)
    writer.field("dateline", dateline)
  }
}

extension FeedReference {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("id", id.text)
    writer.field("url", url)
    writer.field("title", title)
    writer.field("tags", tags)
    writer.endObject()
  }
}
