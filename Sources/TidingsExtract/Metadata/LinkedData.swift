internal import TidingsHTML
internal import TidingsModel

/// The article as a page's JSON-LD describes it (schema.org Article and its kinds).
struct LinkedData: Sendable {
  var headline: String?
  var description: String?
  var published: String?
  /// When the page was published, where nothing says when the article was.
  var pagePublished: String?
  var modified: String?
  var authors: [Author] = []
  /// Authors that the data call organisations, not persons.
  var organisations: [Author] = []
  var keywords: [String] = []
  var image: String?
  var language: String?
  var body: String?
  var url: String?
  var isPaid = false
  /// The names of the publisher and of the site, whichever node gives them.
  var siteNames: [String] = []

  private static let articleTypes: Set<String> = [
    "Article", "NewsArticle", "BlogPosting", "Report", "ReportageNewsArticle", "AnalysisNewsArticle",
    "OpinionNewsArticle", "ReviewNewsArticle", "BackgroundNewsArticle", "TechArticle", "ScholarlyArticle",
    "LiveBlogPosting", "AdvertiserContentArticle", "SatiricalArticle", "SocialMediaPosting", "MedicalScholarlyArticle",
    "Review", "AskPublicNewsArticle", "Posting",
  ]
  /// What else may be what a page is about, where no article is described.
  private static let otherTypes: Set<String> = [
    "Recipe", "HowTo", "VideoObject", "AudioObject", "PodcastEpisode", "RadioEpisode", "Episode", "CreativeWork",
  ]
  private static let maximumNodes = 2000

  /// Reads the node that describes this page; others, such as those of related stories, are passed over.
  /// - Parameters:
  ///   - addresses: the page's addresses, canonical and fetched.
  ///   - titles: what the page and the feed call the article.
  init(scripts: [Page.DataScript], addresses: [String], titles: [String]) {
    var nodes: [JSONValue] = []
    for script in scripts where script.kind == .linkedData {
      guard let value = Self.read(script.bytes) else { continue }
      Self.flatten(value, into: &nodes)
    }
    guard !nodes.isEmpty else { return }
    var byID: [String: JSONValue] = [:]
    for node in nodes {
      if let id = node["@id"]?.string, byID[id] == nil, node["name"] != nil { byID[id] = node }
      let types = Self.types(of: node)
      if types.contains("WebSite") || types.contains("NewsMediaOrganization") || types.contains("Organization") {
        if let name = Self.text(node["name"]) { siteNames.append(name) }
      }
    }
    let keys = Set(addresses.map(Self.addressKey))
    let folded = titles.map(WordFold.fold).filter { !$0.isEmpty }
    var best: (node: JSONValue, score: Double)?
    var matching: [JSONValue] = []
    let articles = nodes.filter { !Self.articleTypes.isDisjoint(with: Self.types(of: $0)) }
    for node in articles {
      let score = Self.match(node, keys: keys, titles: folded, isOnly: articles.count == 1)
      if score >= Self.sameStory { matching.append(node) }
      if score > (best?.score ?? 0) { best = (node, score) }
    }
    if let node = best?.node { read(node, byID: byID) }
    // Two systems may describe one page, each in part.
    for node in matching { complete(by: node, byID) }
    if published == nil {
      // What a search engine of China has sites declare: an object without a type.
      let declared = nodes.first { $0["pubDate"] != nil && $0["@type"] == nil && $0["appid"] != nil }
      published = declared.flatMap { Self.text($0["pubDate"]) }
    }
    if published == nil, matching.isEmpty { readOther(nodes, keys: keys, titles: folded, byID) }
    if published == nil, pagePublished == nil {
      readPage(nodes.filter { Self.types(of: $0).contains { $0.hasSuffix("Page") } }, keys, byID)
    }
  }

  /// What a node reaches that has the page's address or its title.
  private static let sameStory = 2.0

  /// Takes from another node of this story what the first one lacks.
  private mutating func complete(by node: JSONValue, _ byID: [String: JSONValue]) {
    published = published ?? Self.text(node["datePublished"])
    modified = modified ?? Self.text(node["dateModified"])
    if authors.isEmpty { authors = Self.people(node["author"], byID) { !$0 } }
  }

  /// What the node of a recipe, a film or the like tells that has the page's address or title.
  private mutating func readOther(
    _ nodes: [JSONValue], keys: Set<String>, titles: [[UInt8]], _ byID: [String: JSONValue]
  ) {
    let node = nodes.first {
      !Self.otherTypes.isDisjoint(with: Self.types(of: $0))
        && Self.match($0, keys: keys, titles: titles) >= Self.sameStory
    }
    guard let node else { return }
    pagePublished = Self.text(node["datePublished"]) ?? Self.text(node["uploadDate"])
    modified = modified ?? Self.text(node["dateModified"])
    if authors.isEmpty, organisations.isEmpty { authors = Self.people(node["author"], byID) { !$0 } }
  }

  /// What only the node of the page itself tells, where systems describe no article, or not fully.
  private mutating func readPage(_ pages: [JSONValue], _ keys: Set<String>, _ byID: [String: JSONValue]) {
    let dated = pages.filter { $0["datePublished"] != nil }
    let page = dated.first { page in
      ["url", "@id"].contains { page[$0]?.string.map { keys.contains(Self.addressKey($0)) } ?? false }
    }
    // The only one of a page whose system gives it no address.
    let only = dated.count == 1 && dated[0]["url"] == nil ? dated[0] : nil
    guard let page = page ?? only else { return }
    pagePublished = Self.text(page["datePublished"])
    modified = modified ?? Self.text(page["dateModified"])
    if authors.isEmpty, organisations.isEmpty { authors = Self.people(page["author"], byID) { !$0 } }
  }

  private static func read(_ bytes: [UInt8]) -> JSONValue? {
    var bytes = Self.unwrapped(bytes)[...]
    // Wrappings of an age when scripts were hidden from browsers.
    if let start = bytes.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }) { bytes = bytes[start...] }
    if bytes.starts(with: Array("[CDATA[".utf8)) {
      bytes = bytes.dropFirst(7)
      if let start = bytes.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }) { bytes = bytes[start...] }
    }
    while let last = bytes.last, last != 0x7D && last != 0x5D { bytes.removeLast() }
    guard !bytes.isEmpty else { return nil }
    if let value = try? JSONReader.read(Array(bytes)) { return value }
    var reader = JSONReader(JSONRepair.repaired(Array(bytes)), keepsPartial: true)
    return try? reader.readDocument()
  }

  /// What a document holds that was made a string of JSON once more: `"{\"@type\": ...}"`.
  private static func unwrapped(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.first(where: { !ByteText.isSpace($0) }) == 0x22, let text = (try? JSONReader.read(bytes))?.string else {
      return bytes
    }
    return Array(text.utf8)
  }

  /// All objects of a document, outer ones first.
  private static func flatten(_ value: JSONValue, into nodes: inout [JSONValue]) {
    var pending = [value]
    var index = 0
    while index < pending.count, nodes.count < maximumNodes, pending.count < maximumNodes * 10 {
      switch pending[index] {
      case .array(let values): pending.append(contentsOf: values)
      case .object(let members):
        nodes.append(pending[index])
        for member in members {
          switch member.value {
          case .array, .object: pending.append(member.value)
          default: break
          }
        }
      default: break
      }
      index += 1
    }
  }

  private static func types(of node: JSONValue) -> Set<String> {
    let value = node["@type"]
    let names = value?.array?.compactMap(\.string) ?? value?.string.map { [$0] } ?? []
    return Set(names.map { $0.split { $0 == "/" || $0 == ":" }.last.map(String.init) ?? $0 })
  }

  /// An address without what does not tell pages apart.
  static func addressKey(_ address: String) -> String {
    guard let url = WebURL(address) else { return address }
    var path = url.path
    while path.hasSuffix("/") { path.removeLast() }
    let host = url.host.map { $0.hasPrefix("www.") ? String($0.dropFirst(4)) : $0 } ?? ""
    return host + path
  }

  /// - Parameter isOnly: whether the page describes no other article.
  private static func match(
    _ node: JSONValue, keys: Set<String>, titles: [[UInt8]], isOnly: Bool = false
  ) -> Double {
    var score = 0.0
    var known = false
    for name in ["url", "@id", "mainEntityOfPage"] {
      guard let address = node[name]?.string ?? node[name]?["@id"]?.string ?? node[name]?["url"]?.string,
        address.contains("/")
      else { continue }
      let key = addressKey(address)
      if keys.contains(key) {
        score = max(score, 3)
      } else if name == "url" || (name == "mainEntityOfPage" && key.contains("/")) {
        known = true
      }
    }
    if let headline = text(node["headline"]) ?? text(node["name"]) {
      let folded = WordFold.fold(headline)
      let similarity = titles.map { WordFold.similarity($0, folded) }.max() ?? 0
      score += similarity >= 0.5 ? similarity * 2 : 0
      // A story with another headline at another address is another story.
      if similarity < 0.3, score < 3, known || !titles.isEmpty {
        guard isOnly, !known, isOfOtherScript(folded, titles) else { return 0 }
        score = 0.5
      }
    }
    guard score > 0 || !known else { return 0 }
    if node["datePublished"] != nil { score += 0.5 }
    if node["articleBody"] != nil { score += 0.2 }
    if node["author"] != nil { score += 0.2 }
    return score
  }

  /// Whether a headline is written in ASCII and the page's titles hardly are, as on pages of South Asia that have English
  /// headlines for search engines: such do not compare.
  private static func isOfOtherScript(_ headline: [UInt8], _ titles: [[UInt8]]) -> Bool {
    headline.allSatisfy { $0 < 0x80 } && titles.allSatisfy { title in title.count { $0 >= 0x80 } * 2 > title.count }
  }

  private static func text(_ value: JSONValue?) -> String? {
    let text = value?.text ?? value?.array?.first?.text ?? value?["@value"]?.text
    guard let text, !text.isEmpty else { return nil }
    let folded = ByteText.folded(Array(HTMLEntities.decode(text).utf8))
    return folded.isEmpty ? nil : folded
  }

  private mutating func read(_ node: JSONValue, byID: [String: JSONValue]) {
    headline = Self.text(node["headline"]) ?? Self.text(node["name"])
    description = Self.text(node["description"])
    published = Self.text(node["datePublished"]) ?? Self.text(node["dateCreated"]) ?? Self.text(node["uploadDate"])
    modified = Self.text(node["dateModified"])
    language = Self.text(node["inLanguage"]?["name"]) ?? Self.text(node["inLanguage"])
    url = Self.text(node["url"])
    body = node["articleBody"]?.string
    image = Self.image(node["image"], byID) ?? Self.image(node["thumbnailUrl"], byID)
    isPaid = node["isAccessibleForFree"].map { $0.bool == false || $0.string?.lowercased() == "false" } ?? false
    if let publisher = Self.text(Self.resolved(node["publisher"], byID)?["name"]) { siteNames.append(publisher) }
    for key in ["author", "creator"] where authors.isEmpty {
      authors = Self.people(node[key], byID) { !$0 }
      if organisations.isEmpty { organisations = Self.people(node[key], byID) { $0 } }
    }
    keywords = Self.keywords(node["keywords"])
  }

  private static func resolved(_ value: JSONValue?, _ byID: [String: JSONValue]) -> JSONValue? {
    guard let value, value["name"] == nil, let id = value["@id"]?.string else { return value }
    return byID[id] ?? value
  }

  private static func people(
    _ value: JSONValue?, _ byID: [String: JSONValue], where isWanted: (_ isOrganisation: Bool) -> Bool
  ) -> [Author] {
    guard let value else { return [] }
    var people: [Author] = []
    let listed = (value.array ?? [value]).prefix(20).flatMap { $0.array ?? [$0] }
    for person in listed.prefix(20) {
      let node = resolved(person, byID)
      guard isWanted(node.map { types(of: $0).contains { $0.hasSuffix("Organization") } } ?? false) else { continue }
      var names = (node?["name"]?.array ?? [node?["name"] ?? person]).compactMap { text($0) }.map(PlainText.fromUnknown)
      if names.isEmpty, let family = text(node?["familyName"]) {
        names = [[text(node?["givenName"]), family].compactMap { $0 }.joined(separator: " ")]
      }
      if names.isEmpty, let name = name(inAddress: node?["url"]?.string) { names = [name] }
      for name in names {
        people.append(Author(name: name, url: node?["url"]?.string, avatar: image(node?["image"], byID)))
      }
    }
    return people
  }

  /// The name that the address of an author's page is made of, where the data give nothing else: `/authors/ann-bell/`.
  private static func name(inAddress address: String?) -> String? {
    guard let parts = address.flatMap({ WebURL($0) })?.path.split(separator: "/"), parts.count > 1,
      let words = parts.last?.split(separator: "-"), (2...4).contains(words.count),
      words.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isLetter } })
    else { return nil }
    return words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }

  private static func image(_ value: JSONValue?, _ byID: [String: JSONValue]) -> String? {
    guard let first = value?.array?.first ?? value else { return nil }
    let node = first.string == nil && first["url"] == nil ? first["@id"]?.string.flatMap { byID[$0] } ?? first : first
    return node.string ?? node["url"]?.string ?? node["contentUrl"]?.string
  }

  private static func keywords(_ value: JSONValue?) -> [String] {
    if let list = value?.array { return list.prefix(64).compactMap { text($0) ?? text($0["name"]) } }
    guard let line = text(value) else { return [] }
    return line.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == "，" || $0 == "、" }).prefix(64).map {
      ByteText.folded(Array($0.utf8))
    }.filter { !$0.isEmpty }
  }
}
