/// What a page's `meta`, `link` and `title` elements say.
struct MetaTags: Sendable {
  private var values: [String: [String]] = [:]
  /// The names in page order.
  private var names: [String] = []
  private(set) var title: String?
  private(set) var canonical: String?
  private(set) var base: String?
  private(set) var next: String?
  private(set) var language: String?
  /// The page's picture, by `link rel=image_src`.
  private(set) var imageLink: String?

  /// More of one name than this is not kept.
  private static let maximumValues = 64

  init(page: Page) {
    for (index, node) in page.nodes.enumerated() {
      switch node.tag {
      case .title where title == nil:
        let text = page.foldedText(of: index, limit: 1000)
        if !text.isEmpty { title = text }
      case .meta: read(meta: index, in: page)
      case .link: read(link: index, in: page)
      case .base where base == nil: base = page.attributeText(.href, of: index)
      case .html where language == nil: language = page.attributeText(.lang, of: index)
      case .body where language == nil: language = page.attributeText(.lang, of: index)
      default: break
      }
    }
  }

  private mutating func read(meta node: Int, in page: Page) {
    guard let content = page.attribute(.content, of: node), content.count < 20_000 else { return }
    let value = ByteText.folded(content)
    guard !value.isEmpty else { return }
    for attribute in [AttributeName.property, .name, .itemprop] {
      guard let name = page.attribute(attribute, of: node), name.count < 100 else { continue }
      var key = ByteText.folded(name).lowercased()
      if attribute == .itemprop { key = "itemprop:" + key }
      guard let known = values[key] else {
        values[key] = [value]
        names.append(key)
        continue
      }
      if known.count < Self.maximumValues { values[key, default: []].append(value) }
    }
  }

  private mutating func read(link node: Int, in page: Page) {
    guard let rel = page.attribute(.rel, of: node), let href = page.attribute(.href, of: node), href.count < 4096
    else { return }
    let target = ByteText.folded(href)
    if canonical == nil, ByteText.equals(rel, "canonical") { canonical = target }
    if next == nil, ByteText.equals(rel, "next") { next = target }
    if imageLink == nil, ByteText.equals(rel, "image_src") { imageLink = target }
  }

  /// The first value of the first of the names that has one.
  func first(_ names: String...) -> String? { first(names) }

  /// The first value of the first of the names that has one.
  func first(_ names: [String]) -> String? {
    for name in names {
      if let value = values[name]?.first { return value }
    }
    return nil
  }

  /// The first value of a name that systems of their own give the date of publication: `w-published-date`.
  var publication: String? {
    for name in names {
      func holds(_ parts: String...) -> Bool { parts.contains { name.range(ofBytes: $0) != nil } }
      guard holds("publish", "pubdate"), holds("date", "time") else { continue }
      if !holds("modif", "updat", "expir", "end", "unpublish", "itemprop:"), let value = values[name]?.first {
        return value
      }
    }
    return nil
  }

  /// All values of a name, in page order.
  func all(_ name: String) -> [String] { values[name] ?? [] }
}
