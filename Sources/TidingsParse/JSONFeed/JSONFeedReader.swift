internal import TidingsModel

/// JSON Feed 1.0 and 1.1, and RSS-in-JSON.
///
/// Forgiving about what feeds get wrong: a missing version, `author` for `authors` and the other way round, a single
/// object for an array, an array written as an object, ids and flags of another type, RSS's names for what JSON Feed calls otherwise. A text that
/// breaks off, or breaks, keeps the items before.
enum JSONFeedReader {
  /// - Parameters:
  ///   - utf8: clean UTF-8 whose first byte that is not white space opens an object or an array.
  ///   - givesBack: give the memory of `utf8`, which nobody else holds, back to the system as it is read.
  static func read(_ utf8: consuming [UInt8], url: String?, givesBack: Bool) throws(ParseError) -> ParsedFeed {
    // Items are read as they come: as JSON values all of them would take far more than the document.
    var items = ItemQueue()
    var rssItems = RSSInJSON.ItemQueue(size: utf8.count)
    let document = try JSONDocument(
      consume utf8, givesBack: givesBack, taking: [["items"], RSSInJSON.ItemQueue.path]
    ) { path, value, place in
      path == RSSInJSON.ItemQueue.path ? rssItems.take(value) : items.take(value, at: place)
    }
    if isRSS(document.root) {
      // Moved: of what is shared, a copy would be made.
      var moved = RSSInJSON.ItemQueue(size: 0)
      swap(&moved, &rssItems)
      return try RSSInJSON.read(consume document, items: consume moved, url: url)
    }
    guard let inner = wrapped(in: document.root).flatMap(document.value) else {
      return try feed(of: document, &items)
    }
    var innerItems = ItemQueue()
    for value in inner.root["items"]?.array ?? [] { _ = innerItems.take(value) }
    return try feed(of: inner, &innerItems)
  }

  private static func feed(of document: JSONDocument, _ items: inout ItemQueue) throws(ParseError) -> ParsedFeed {
    let version = document.root["version"]?.string ?? ""
    let isDeclared = isVersion(version)
    guard isDeclared || hasItems(document.root) else { throw .notAFeed(what: "a JSON document") }
    var feed = ParsedFeed(format: version.holds("/version/1.1") || !isDeclared ? .jsonfeed11 : .jsonfeed10)
    feed.warnings = document.warnings
    feed.isWellFormed = !document.isRepaired
    feed.isComplete = document.isComplete
    if !isDeclared { feed.warnings.append(Warning("the feed does not say its JSON Feed version")) }
    readFeed(document.root, into: &feed)
    if case .object(let members)? = document.root["items"] {
      // PHP writes an array from which something was taken as an object: `{"0": {…}, "2": {…}}`.
      let isArray = !members.isEmpty && members.allSatisfy { $0.name.utf8.allSatisfy { $0 &- 0x30 < 10 } }
      // Else it is a single one without an array around it.
      let values = isArray ? members.map(\.value) : document.root["items"].map { [$0] } ?? []
      for value in values { _ = items.take(value) }
    }
    feed.items = items.finish(droppingLast: document.cutsLast(of: "items"))
    return feed
  }

  /// The items read so far, the last of which may prove to be cut off.
  private struct ItemQueue {
    private var items = ParsedItems()
    /// Of the value that came last, where that is an item.
    private var last = ParsedItem()
    private var hasLast = false
    private(set) var isEmpty = true

    /// - Returns: whether the value is of no more use: what the items are like shows in the first.
    // Inlined into a loop, the optimiser loses what it sets (Swift 6.3).
    @inline(never)
    mutating func take(_ value: JSONValue, at place: JSONReader.Place? = nil) -> Bool {
      defer { isEmpty = false }
      if hasLast { items.append(taking: &last) }
      hasLast = readItem(value, into: &last)
      if let place, hasLast { last.stand(at: place) }
      return !isEmpty
    }

    mutating func finish(droppingLast: Bool) -> ParsedItems {
      if hasLast, !droppingLast { items.append(taking: &last) }
      hasLast = false
      return items
    }
  }

  private static func isRSS(_ root: JSONValue) -> Bool {
    if RSSInJSON.isWrapped(root) { return true }
    guard root["items"] == nil, let channel = root["channel"] else { return false }
    return channel["item"] != nil || channel["link"] != nil
  }

  private static func isVersion(_ text: String) -> Bool { text.utf8.count < 200 && text.holds("jsonfeed.org") }

  /// The member of an object that is no feed itself which holds one, as web services put around what they answer:
  /// `{"status": "ok", "feed": {"version": "https://jsonfeed.org/version/1.1", …`.
  private static func wrapped(in root: JSONValue) -> String? {
    guard case .object(let members) = root, root["items"] == nil else { return nil }
    return members.first { isVersion($0.value["version"]?.string ?? "") && $0.value["items"]?.array != nil }?.name
  }

  /// Whether there are items that could be articles.
  private static func hasItems(_ root: JSONValue) -> Bool {
    guard let items = root["items"]?.array, let first = items.first else { return false }
    return first["content_html"] != nil || first["content_text"] != nil
      || (first["url"] ?? first["id"] ?? first["link"]) != nil && (first["title"] ?? first["summary"]) != nil
  }

  // MARK: Feed

  private static func readFeed(_ root: JSONValue, into feed: inout ParsedFeed) {
    let fields = JSONFields(root)
    feed.title = fields.line("title")
    feed.description = fields.line("description")
    feed.homePage = fields.reference("home_page_url")
    feed.selfLink = fields.reference("feed_url")
    // JSON Feed's icon is what Atom calls a logo, and its favicon what Atom calls an icon.
    feed.logo = fields.reference("icon")
    feed.icon = fields.reference("favicon")
    feed.language = fields.token("language")
    feed.expired = fields.flag("expired")
    feed.authors = fields.authors()
    for hub in fields.list("hubs").prefix(ListLimit.short) {
      let hub = JSONFields(hub)
      if let reference = hub.reference("url") {
        feed.hubs.append(ParsedHub(type: hub.text("type") ?? "WebSub", reference: reference))
      }
    }
    feed.extensions = JSONExtensions.of(root, known: feedMembers)
    if let next = fields.reference("next_url") { feed.links.append(ParsedLink(next, rel: "next")) }
  }

  private static let feedMembers: Set<String> = [
    "version", "title", "home_page_url", "feed_url", "description", "next_url", "icon", "favicon", "author", "authors",
    "language", "expired", "hubs", "items", "_tidings",
  ]

  private static let itemMembers: Set<String> = [
    "id", "url", "external_url", "title", "content_html", "content_text", "summary", "image", "banner_image",
    "date_published", "date_modified", "author", "authors", "tags", "language", "attachments", "_tidings",
  ]

  // MARK: Items

  /// - Parameter item: an empty one, as it is large to hand over; it stays so where the value is no item.
  private static func readItem(_ value: JSONValue, into item: inout ParsedItem) -> Bool {
    guard case .object(let members) = value, !members.isEmpty else { return false }
    let fields = JSONFields(value)
    item.guid = fields.text("id").flatMap(ItemIdentifier.read)
    item.link = page("url", of: fields)
    item.externalLink = fields.reference("external_url")
    item.title = fields.line("title")
    let text = fields.plain("content_text")
    if let html = fields.bytes("content_html") {
      item.content = ParsedText(.html, valid: html)
      item.contentText = text
    } else {
      item.content = text
    }
    item.summary = fields.line("summary")
    item.image = fields.reference("image")
    item.bannerImage = fields.reference("banner_image")
    item.language = fields.token("language")
    item.published = fields.date("date_published", language: item.language)
    item.modified = fields.date("date_modified", language: item.language)
    item.authors = fields.authors()
    item.categories = fields.tags()
    item.attachments = fields.list("attachments").prefix(ListLimit.long).compactMap(readAttachment)
    item.extensions = JSONExtensions.of(value, known: itemMembers)
    if item.link == nil || item.content == nil || item.published == nil, members.contains(where: isForeign) {
      readForeign(fields, into: &item)
    }
    return true
  }

  /// An address that may be a page's.
  private static func page(_ name: String, of fields: JSONFields) -> ParsedReference? {
    fields.reference(name).flatMap { reference in
      if let inner = References.inBrackets(reference.text) { return ParsedReference(inner) }
      // A query may hold what no query should.
      return References.mayBeWebPage(String(reference.text.prefix { $0 != "<" })) ? reference : nil
    }
  }

  private static func isForeign(_ member: JSONValue.Member) -> Bool { !itemMembers.contains(member.name) }

  /// What a program calls by the names of RSS or Atom, where JSON Feed's own are missing.
  private static func readForeign(_ fields: JSONFields, into item: inout ParsedItem) {
    var read: Set<String> = []
    /// The first of the members that says something.
    func first<Value>(_ names: [String], _ value: (String) -> Value?) -> Value? {
      for name in names {
        guard let value = value(name) else { continue }
        read.insert(name)
        return value
      }
      return nil
    }
    let language = item.language
    if item.guid == nil { item.guid = first(["guid"], fields.text) }
    if item.link == nil { item.link = first(["link", "permalink"]) { page($0, of: fields) } }
    if item.content == nil { item.content = first(["content", "body", "description"], fields.anyText) }
    if item.summary == nil {
      item.summary = first(["description", "excerpt"].filter { !read.contains($0) }, fields.anyText)
    }
    if item.published == nil {
      item.published = first(["published", "pubDate", "date", "created"]) { fields.date($0, language: language) }
    }
    if item.modified == nil { item.modified = first(["updated", "modified"]) { fields.date($0, language: language) } }
    if item.categories.isEmpty {
      item.categories = first(["categories", "category"]) { fields.tags($0).isEmpty ? nil : fields.tags($0) } ?? []
    }
    if item.attachments.isEmpty {
      item.attachments =
        first(["enclosure", "enclosures"]) { name in
          let attachments = fields.list(name).prefix(ListLimit.long).compactMap(readAttachment)
          return attachments.isEmpty ? nil : attachments
        } ?? []
    }
    item.extensions.removeAll { read.contains($0.name) }
  }

  private static func readAttachment(_ value: JSONValue) -> ParsedAttachment? {
    let fields = JSONFields(value)
    guard let reference = fields.reference("url") ?? fields.reference("href") ?? fields.reference("link"),
      !References.isPlaceholder(reference.text)
    else { return nil }
    let duration = fields["duration_in_seconds"].flatMap { $0.double ?? $0.string.flatMap(Numbers.duration) }
    return ParsedAttachment(
      reference, mimeType: fields.token("mime_type") ?? fields.token("type"), title: fields.text("title"),
      sizeInBytes: (fields["size_in_bytes"] ?? fields["length"])?.integer.flatMap { $0 >= 0 ? $0 : nil },
      durationInSeconds: duration.flatMap { $0 >= 0 && $0.isFinite ? $0 : nil })
  }
}

extension ParsedItem {
  /// Says where the item stands, and so do its dates, which nobody told more of.
  fileprivate mutating func stand(at place: JSONReader.Place) {
    (line, column) = place
    published?.stand(at: place)
    modified?.stand(at: place)
  }
}

extension ParsedDate {
  fileprivate mutating func stand(at place: JSONReader.Place) {
    line = place.line
    column = place.column
  }
}
