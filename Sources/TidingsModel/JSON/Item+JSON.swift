extension Item {
  /// The item as an object of JSON Feed 1.1.
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writeMembers(to: &writer, id: id)
    writer.field("_tidings") { writeExtension(to: &$0) }
    writer.endObject()
  }

  /// The members that JSON Feed has.
  /// - Parameter id: what stands as the item's `id`.
  func writeMembers(to writer: inout JSONWriter, id: String?) {
    writer.field("id", id)
    writer.field("url", url)
    writer.field("external_url", externalURL)
    writer.field("title", title)
    writer.field("content_html", contentHTML)
    writer.field("content_text", contentText)
    writer.field("summary", summary)
    writer.field("image", image)
    writer.field("banner_image", bannerImage)
    writer.field("date_published", datePublished)
    writer.field("date_modified", dateModified)
    writer.field("authors", authors) { $1.write(to: &$0) }
    writer.field("tags", tags)
    writer.field("language", language)
    writer.field("attachments", attachments) { writer, attachment in
      writer.beginObject()
      writer.field("url", attachment.url)
      writer.field("mime_type", attachment.mimeType)
      writer.field("title", attachment.title)
      writer.field("size_in_bytes", attachment.sizeInBytes)
      writer.field("duration_in_seconds", attachment.durationInSeconds)
      if let details = attachment.details {
        writer.key("_tidings")
        details.write(to: &writer)
      }
      writer.endObject()
    }
  }

  /// The members of `_tidings` that are the item's own.
  func writeExtension(to writer: inout JSONWriter) {
    writer.field("guid", guid)
    writer.field("guid_is_permalink", guidIsPermalink)
    writer.field("comments_url", commentsURL)
    writer.field("comments_feed_url", commentsFeedURL)
    writer.field("comments_count", commentsCount)
    if let source {
      writer.key("source")
      source.write(to: &writer)
    }
    writer.field("rights", rights)
    writer.field("license", license)
    writer.field("categories", categories) { $1.write(to: &$0) }
    writer.field("contributors", contributors) { $1.write(to: &$0) }
    writer.field("publisher", publisher)
    writer.field("publisher_email", publisherEmail)
    writer.field("links", links) { $1.write(to: &$0) }
    writer.field("in_reply_to", inReplyTo) { $1.write(to: &$0) }
    writer.field("chapters_url", chaptersURL)
    writer.field("chapters", chapters) { $1.write(to: &$0) }
    writer.field("explicit", explicit)
    writer.field("block", block)
    if let media, !media.isEmpty {
      writer.key("media")
      media.write(to: &writer)
    }
    if let location {
      writer.key("location")
      location.write(to: &writer)
    }
    writer.field("created", created)
    writer.field("expires", expires)
    writer.field("extensions", extensions) { $1.write(to: &$0) }
    if let extract {
      writer.key("extract")
      extract.write(to: &writer)
    }
  }
}

extension InReplyTo {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("ref", ref)
    writer.field("href", href)
    writer.field("type", type)
    writer.field("source", source)
    writer.endObject()
  }
}

extension Chapter {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("start", start)
    writer.field("title", title)
    writer.field("url", url)
    writer.field("image", image)
    writer.endObject()
  }
}

extension ItemLocation {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("latitude", latitude)
    writer.field("longitude", longitude)
    writer.field("name", name)
    writer.endObject()
  }
}

extension ExtractReport {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("method", method)
    writer.field("confidence", (confidence * 1000).rounded() / 1000)
    writer.field("date_source", dateSource)
    writer.field("zone_source", zoneSource)
    writer.endObject()
  }
}

extension Author {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("name", name)
    writer.field("url", url)
    writer.field("avatar", avatar)
    if email != nil || role != nil || group != nil {
      writer.key("_tidings")
      writer.beginObject()
      writer.field("email", email)
      writer.field("role", role)
      writer.field("group", group)
      writer.endObject()
    }
    writer.endObject()
  }
}

extension Category {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("term", term)
    writer.field("scheme", scheme)
    writer.field("label", label)
    writer.endObject()
  }
}

extension Link {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("href", href)
    writer.field("rel", rel)
    writer.field("type", type)
    writer.field("hreflang", hreflang)
    writer.field("title", title)
    writer.field("length", length)
    writer.endObject()
  }
}

extension ItemSource {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("id", id)
    writer.field("title", title)
    writer.field("description", description)
    writer.field("url", url)
    writer.field("home_page_url", homePageURL)
    writer.field("icon", icon)
    writer.field("favicon", favicon)
    writer.field("updated", updated)
    writer.field("rights", rights)
    writer.field("authors", authors) { $1.write(to: &$0) }
    writer.field("contributors", contributors) { $1.write(to: &$0) }
    writer.field("categories", categories) { $1.write(to: &$0) }
    if let generator {
      writer.key("generator")
      generator.write(to: &writer)
    }
    writer.field("links", links) { $1.write(to: &$0) }
    writer.endObject()
  }
}

extension Generator {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("name", name)
    writer.field("url", url)
    writer.field("version", version)
    writer.endObject()
  }
}

extension ExtensionElement {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("name", name)
    writer.field("value", value)
    if !attributes.isEmpty {
      writer.key("attributes")
      writer.beginObject()
      for attribute in attributes {
        writer.key(quoting: attribute.name)
        writer.value(attribute.value)
      }
      writer.endObject()
    }
    writer.endObject()
  }
}

extension MediaDetails {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("medium", medium)
    writer.field("expression", expression)
    writer.field("is_default", isDefault)
    writer.field("width", width)
    writer.field("height", height)
    writer.field("bitrate", bitrate)
    writer.field("frame_rate", frameRate)
    writer.field("sampling_rate", samplingRate)
    writer.field("channels", channels)
    writer.field("language", language)
    writer.endObject()
  }
}

extension ItemMedia {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("title", title)
    writer.field("subtitle", subtitle)
    writer.field("description", description)
    writer.field("credit", credits) { writer, credit in
      writer.beginObject()
      writer.field("name", credit.name)
      writer.field("role", credit.role)
      writer.field("scheme", credit.scheme)
      writer.endObject()
    }
    writer.field("rating", rating)
    writer.field("rating_scheme", ratingScheme)
    writer.field("copyright", copyright)
    writer.field("copyright_url", copyrightURL)
    writer.field("player", player)
    writer.field("thumbnails", thumbnails)
    writer.field("season", season)
    writer.field("season_name", seasonName)
    writer.field("episode", episode)
    writer.field("episode_display", episodeDisplay)
    writer.field("episode_type", episodeType)
    writer.field("transcripts", transcripts) { $1.write(to: &$0) }
    writer.field("duration_in_seconds", durationInSeconds)
    writer.endObject()
  }
}
