internal import TidingsHTML
internal import TidingsModel

/// The article in the state that a page's program starts from (`__NEXT_DATA__`, `__INITIAL_STATE__` and their like): of use
/// where the page's own elements do not hold its text, its date or its authors.
struct EmbeddedState {
  /// What the article is called, folded.
  private let titles: [[UInt8]]

  private static let titleNames: Set<String> = ["headline", "title", "name", "seoTitle", "headlines", "basic"]
  private static let bodyNames: Set<String> = [
    "articleBody", "body", "bodyHtml", "bodyHTML", "content", "contentHtml", "content_html", "contents",
    "content_elements",
    "blocks", "paragraphs", "components", "html", "text", "detail", "story", "description_html",
  ]
  private static let pieceNames = ["html", "text", "content", "value", "body", "paragraph", "data", "model"]
  private static let childNames = ["children", "content", "blocks", "items", "nodes"]
  static let maximumBytes = 3 << 20
  private static let maximumNodes = 60_000
  /// How far below the object that bears the title the text may stand.
  private static let maximumDistance = 4

  init(titles: [String]) {
    self.titles = titles.map(WordFold.fold).filter { $0.count >= 8 }
  }

  /// - Returns: the longest text of an object that bears the article's title, as HTML; `nil` when there is none.
  func body(in scripts: [Page.DataScript]) -> String? {
    var best: (html: String, weight: Int32)?
    walk(scripts, upTo: Self.maximumBytes) { object in
      let isNear = object.distance.map { $0 <= Self.maximumDistance } ?? false
      for member in object.members where Self.bodyNames.contains(member.name) {
        guard isNear || opensWithTitle(member.value), let html = Self.html(member.value) else { continue }
        let weight = BlockBuilder.weight(html.utf8)
        guard weight > best?.weight ?? 0 else { continue }
        best = (Self.standfirst(of: object.members, before: html) + html, weight)
      }
      return true
    }
    return best?.html
  }

  private static let standfirstNames: Set<String> = ["sapo", "lead", "standfirst", "dek", "chapo", "lede"]

  /// What an object that holds a text calls its standfirst, as a paragraph, where the text does not open with it.
  private static func standfirst(of members: [JSONValue.Member], before html: String) -> String {
    guard let member = members.first(where: { standfirstNames.contains($0.name) }), let text = member.value.string,
      case let plain = PlainText.fromUnknown(text), (20...1000).contains(plain.utf8.count),
      !WordFold.fold(PlainText.fromUnknown(html)).starts(with: WordFold.fold(plain))
    else { return "" }
    return "<p>\(PlainText.toHTML(plain))</p>\n"
  }

  /// What the state says beside the text of the object that bears the article's title.
  struct Facts {
    var published: String?
    var authors: [String] = []
  }

  /// Names of fields that date the publication, the surest first.
  private static let dateNames = [
    "datePublished", "publishedAt", "published_at", "publishDate", "publish_date", "publishedDate", "published_date",
    "publishTime", "publish_time", "publishedTime", "published_time", "pubDate", "pubdate", "pub_date", "pubtime",
    "pubTime", "publicationDate", "publication_date", "firstPublished", "firstPublishedAt", "first_publish_date",
    "firstPublishDate", "publishedOn", "published", "displayDate", "display_date", "releaseDate", "ptime", "date",
    "createdAt", "created_at", "createTime", "create_time", "ctime",
  ]
  private static let authorNames = [
    "author", "authors", "byline", "bylines", "authorName", "author_name", "writer", "writers", "creator", "credits",
  ]

  /// How large a state is read, in bytes, for what is of use but not needed: reading a large one costs more than the page.
  static let modest = 128 << 10

  /// - Parameter maximum: how large a state may be to be read, in bytes.
  /// - Returns: the facts of the object that bears the article's title and dates it.
  func facts(in scripts: [Page.DataScript], upTo maximum: Int = maximumBytes) -> Facts {
    var facts = Facts()
    walk(scripts, upTo: maximum) { object in
      guard object.distance == 0 else { return true }
      let value = JSONValue.object(object.members)
      facts.published = Self.dateNames.lazy.compactMap { value[$0]?.text }.first { $0.utf8.count >= 8 }
      guard facts.published != nil else { return true }
      facts.authors = Self.authorNames.lazy.map { Self.names(in: value[$0], depth: 0) }.first { !$0.isEmpty } ?? []
      return false
    }
    return facts
  }

  /// An object of a state.
  private struct Visited {
    var members: [JSONValue.Member]
    /// How far above it the nearest one stands that bears the article's title, 0 for that one itself; `nil` without one.
    var distance: Int?
  }

  /// Goes through the objects of states, outer ones first, until one is all that was sought.
  /// - Parameters:
  ///   - maximum: how large all states together may be to be read, in bytes.
  ///   - goesOn: called with each object; whether to go on.
  private func walk(_ scripts: [Page.DataScript], upTo maximum: Int, _ goesOn: (Visited) -> Bool) {
    guard !titles.isEmpty else { return }
    var bytes = 0
    for script in scripts where script.kind == .state {
      bytes += script.bytes.count
      guard bytes <= maximum else { return }
      var reader = JSONReader(script.bytes, keepsPartial: true)
      guard let document = try? reader.readDocument() else { continue }
      var places = StatePlaces(document, bytes: script.bytes.count)
      var pending: [(value: JSONValue, distance: Int?)] = [(document, nil)]
      func add(_ child: JSONValue, _ distance: Int?) {
        switch child {
        case .array, .object: pending.append((child, distance))
        default: break
        }
      }
      var index = 0
      while index < pending.count, index < Self.maximumNodes {
        let (value, above) = pending[index]
        index += 1
        let below = above.map { $0 + 1 }
        switch value {
        case .array(let values):
          for value in values { add(places?.value(value) ?? value, below) }
        case .object(var members):
          if places != nil {
            for index in members.indices { members[index].value = places?.value(members[index].value) ?? .null }
          }
          let isTitled = members.contains { Self.titleNames.contains($0.name) && isTitle($0.value) }
          let distance = isTitled ? 0 : below
          guard goesOn(Visited(members: members, distance: distance)) else { return }
          for member in members { add(member.value, distance) }
        default: break
        }
      }
    }
  }

  private static func names(in value: JSONValue?, depth: Int) -> [String] {
    guard let value, depth < 4 else { return [] }
    if let name = value.string { return name.utf8.count < 100 ? [name] : [] }
    if let list = value.array { return list.prefix(8).flatMap { names(in: $0, depth: depth + 1) } }
    for name in ["name", "displayName", "display_name", "fullName", "full_name", "fullname", "title", "by"] {
      let found = names(in: value[name], depth: depth + 1)
      if !found.isEmpty { return found }
    }
    return []
  }

  private func isTitle(_ value: JSONValue) -> Bool {
    guard let text = value.string ?? value["basic"]?.string ?? value["rendered"]?.string else { return false }
    return isTitle(text)
  }

  /// Whether the title is one of the first pieces of a list.
  private func opensWithTitle(_ value: JSONValue) -> Bool {
    guard let pieces = value.array, pieces.count > 2 else { return false }
    return pieces.prefix(4).contains { isTitle(Self.text(of: $0, depth: 0)) }
  }

  private func isTitle(_ text: String) -> Bool {
    guard text.utf8.count < 400 else { return false }
    let folded = WordFold.fold(text)
    return titles.contains { WordFold.similarity($0, folded) >= 0.7 }
  }

  /// A body's text: a string, or pieces each of which is a paragraph.
  private static func html(_ value: JSONValue) -> String? {
    if let text = value.string ?? value["rendered"]?.string {
      return text.utf8.count >= 400 ? text : nil
    }
    guard let pieces = value.array else { return nil }
    let paragraphs = pieces.prefix(2000).flatMap { Self.paragraphs(of: $0, depth: 0) }
    guard paragraphs.count >= 2 else { return nil }
    return paragraphs.map { PlainText.looksLikeHTML($0) ? $0 : PlainText.toHTML($0) }.joined(separator: "\n")
  }

  /// What pieces are called that are no part of the text.
  private static let foreignKinds: Set<String> = [
    "headline", "title", "byline", "timestamp", "image", "video", "audio", "media", "caption", "gallery", "embed",
    "social_embed", "promo", "related", "links", "advertisement", "ad", "newsletter", "interstitial_link",
  ]
  /// What pieces are called that are a paragraph each, where others are parts of one.
  private static let paragraphKinds: Set<String> = [
    "paragraph", "p", "block", "heading", "header", "subheadline", "listitem", "list-item", "list_item",
  ]

  private static func kind(of piece: JSONValue) -> String? {
    ["type", "_type", "nodeType"].lazy.compactMap { piece[$0]?.string }.first?.lowercased()
  }

  /// The paragraphs of a piece: one, or those of the pieces that it groups.
  private static func paragraphs(of piece: JSONValue, depth: Int) -> [String] {
    if let kind = kind(of: piece), foreignKinds.contains(kind) { return [] }
    if depth < 4 {
      for holder in [piece, piece["model"], piece["data"]].compactMap({ $0 }) {
        for name in childNames {
          guard let children = holder[name]?.array,
            children.contains(where: { kind(of: $0).map(paragraphKinds.contains) ?? false })
          else { continue }
          return children.prefix(500).flatMap { paragraphs(of: $0, depth: depth + 1) }
        }
      }
    }
    let text = text(of: piece, depth: 0)
    return text.isEmpty ? [] : [text]
  }

  private static func text(of piece: JSONValue, depth: Int) -> String {
    if let text = piece.string { return text }
    guard depth < 6 else { return "" }
    for name in pieceNames {
      if let text = piece[name]?.string, !text.isEmpty { return text }
      // `{"type": "paragraph", "data": {"text": "…"}}`
      if case .object? = piece[name], let inner = piece[name] {
        let text = text(of: inner, depth: depth + 1)
        if !text.isEmpty { return text }
      }
    }
    for name in childNames {
      if let children = piece[name]?.array {
        return children.prefix(500).map { text(of: $0, depth: depth + 1) }.joined()
      }
    }
    return ""
  }
}
