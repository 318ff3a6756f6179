extension Feed {
  /// The document as JSON Feed 1.1, one line, with everything beyond that specification under `_tidings`.
  public func json() -> [UInt8] {
    var writer = JSONWriter(reserving: 1024 + items.count * 2048)
    write(to: &writer)
    return writer.bytes
  }

  /// Writes the document as one JSON Feed 1.1 object.
  public func write(to writer: inout JSONWriter) {
    writeHead(to: &writer)
    for item in items { item.write(to: &writer) }
    writeTail(to: &writer)
  }

  /// Everything up to the first item.
  package func writeHead(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("version", "https://jsonfeed.org/version/1.1")
    writer.field("title", title ?? "")
    writer.field("home_page_url", homePageURL)
    writer.field("feed_url", feedURL)
    writer.field("description", description)
    writer.field("icon", icon)
    writer.field("favicon", favicon)
    writer.field("authors", authors) { $1.write(to: &$0) }
    writer.field("language", language)
    writer.field("hubs", hubs) { writer, hub in
      writer.beginObject()
      writer.field("type", hub.type)
      writer.field("url", hub.url)
      writer.endObject()
    }
    writer.field("expired", expired)
    writer.key("_tidings")
    writeExtension(to: &writer)
    writer.key("items")
    writer.beginArray()
  }

  /// What follows the last item.
  package func writeTail(to writer: inout JSONWriter) {
    writer.endArray()
    writer.endObject()
  }

  private func writeExtension(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("id", id)
    writer.field("format", format.rawValue)
    writer.field("encoding", encoding)
    writer.field("well_formed", wellFormed)
    writer.field("warnings", warnings) { writer, warning in
      writer.beginObject()
      writer.field("message", warning.message)
      writer.field("line", warning.line)
      writer.field("column", warning.column)
      writer.endObject()
    }
    writer.field("updated", updated)
    writer.field("published", published)
    writer.field("created", created)
    writer.field("rights", rights)
    if let generator {
      writer.key("generator")
      generator.write(to: &writer)
    }
    writer.field("categories", categories) { $1.write(to: &$0) }
    writer.field("contributors", contributors) { $1.write(to: &$0) }
    writer.field("publisher", publisher)
    writer.field("publisher_email", publisherEmail)
    writer.field("ttl_minutes", ttlMinutes)
    writer.field("skip_hours", skipHours)
    writer.field("skip_days", skipDays)
    writer.field("update_period", updatePeriod)
    writer.field("update_frequency", updateFrequency)
    writer.field("new_feed_url", newFeedURL)
    writer.field("links", links) { $1.write(to: &$0) }
    writer.field("prev_archive", prevArchive)
    writer.field("license", license)
    writer.field("explicit", explicit)
    writer.field("block", block)
    writer.field("extensions", extensions) { $1.write(to: &$0) }
    writer.endObject()
  }
}
