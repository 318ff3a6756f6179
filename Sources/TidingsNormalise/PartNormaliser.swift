internal import TidingsHTML
internal import TidingsModel
internal import TidingsParse

/// Normalises the small parts that feeds and items are made of: texts, references, people, categories.
struct PartNormaliser {
  var resolver: ReferenceResolver

  /// - Parameters:
  ///   - url: the document's own.
  ///   - size: the document's, in bytes.
  init(url: String?, size: Int) { resolver = ReferenceResolver(url: url, size: size) }

  // MARK: Text

  /// One line of plain text.
  ///
  /// Mutating only so that this is not copied for a look at it, which large values are.
  ///
  /// - Parameter isProse: whether all of it may be markup that was escaped once too often, as a content may; a title that is
  ///   nothing but a tag speaks of that.
  mutating func plain(_ text: consuming ParsedText?, isProse: Bool = false) -> String? {
    guard let text = consume text else { return nil }
    let kind = text.kind
    var bytes = (consume text).takeBytes()
    if isProse, kind == .html { bytes = PlainText.summaryEscapedOnce(consume bytes) }
    let line =
      switch kind {
      case .plain: PlainText.fromText(String(moving: consume bytes))
      case .html: PlainText.fromDeclaredHTML(spending: consume bytes)
      case .xhtml: PlainText.fromHTML(spending: consume bytes)
      case .unknown: PlainText.fromUnknown(spending: consume bytes)
      }
    return line.isEmpty ? nil : line
  }

  /// Text that nobody knows the meaning of: one line, NFC, and nothing else done to it.
  static func tidy(_ element: ExtensionElement) -> ExtensionElement {
    ExtensionElement(
      name: PlainText.fromText(element.name), value: element.value.map { PlainText.fromText($0) },
      attributes: element.attributes.map {
        ExtensionAttribute(name: PlainText.fromText($0.name), value: PlainText.fromText($0.value))
      })
  }

  // MARK: References

  mutating func address(_ reference: ParsedReference?) -> String? {
    guard let reference else { return nil }
    return resolver.resolve(reference)
  }

  /// The address of the feed itself.
  mutating func ownAddress(_ reference: ParsedReference?) -> String? {
    guard let reference else { return nil }
    return resolver.resolve(own: reference)
  }

  /// An address that is http, https or, without a base, relative.
  mutating func page(_ reference: ParsedReference?) -> String? {
    guard let reference else { return nil }
    if ReferenceResolver.isPlainPage(reference.text) { return reference.text }
    guard let url = resolver.resolve(reference) else { return nil }
    return ReferenceResolver.isPage(url) ? url : nil
  }

  /// The address of the page that the feed is about, likewise.
  mutating func ownPage(_ reference: ParsedReference?) -> String? {
    ownAddress(reference).flatMap { ReferenceResolver.isPage($0) ? $0 : nil }
  }

  /// The address of an article's page, which is http or https.
  mutating func articlePage(_ reference: ParsedReference?) -> String? {
    guard let url = page(reference) else { return nil }
    return ReferenceResolver.isPlainPage(url) || WebURL(url)?.isHTTP == true ? url : nil
  }

  /// The address of a page whose site nobody knows.
  mutating func pathAlone(_ reference: ParsedReference?) -> String? {
    guard let url = page(reference) else { return nil }
    return WebURL(url) == nil ? url : nil
  }

  /// What references are resolved against where `text` is the `xml:base` in force.
  mutating func base(_ text: String?) -> WebURL? { resolver.base(text) }

  /// Whether the feed declares the base in force (`ReferenceResolver.isDeclared`).
  func isDeclared(base text: String?) -> Bool { resolver.isDeclared(text) }

  mutating func link(_ link: ParsedLink) -> Link? {
    guard let href = address(link.reference) else { return nil }
    return Link(
      href: href, rel: link.rel, type: link.type, hreflang: link.hreflang, title: link.title.map(PlainText.fromUnknown),
      length: link.length)
  }

  // MARK: What a feed and its items share

  mutating func author(_ person: ParsedPerson) -> Author? {
    let author = Author(
      name: person.name.map(PlainText.fromUnknown).flatMap { $0.isEmpty ? nil : $0 }, url: address(person.url),
      avatar: address(person.avatar), email: person.email, role: person.role, group: person.group)
    return author == Author() ? nil : author
  }

  static func category(_ category: ParsedCategory) -> Category? {
    let term = PlainText.fromUnknown(category.term)
    guard !term.isEmpty else { return nil }
    return Category(term: term, scheme: category.scheme, label: category.label.map(PlainText.fromUnknown))
  }

  mutating func generator(_ parsed: ParsedGenerator?) -> Generator? {
    guard let parsed else { return nil }
    let generator = Generator(
      name: parsed.name.map(PlainText.fromUnknown), url: address(parsed.url), version: parsed.version)
    return generator == Generator() ? nil : generator
  }
}
