internal import TidingsModel

/// Reads ``Hints`` from the names that sites give their elements. Names repeat; each is looked at once a page.
struct HintReader {
  private var seen: [UInt64: Hints] = [:]

  mutating func hints(of node: Int, in page: Page) -> Hints {
    var hints: Hints = []
    var isClosed = false
    let element = page.nodes[node]
    for index in Int(element.attributeStart)..<Int(element.attributeEnd) {
      let attribute = page.attributes[index]
      let value = page.values[Int(attribute.start)..<Int(attribute.end)]
      switch attribute.name {
      case .id where element.tag.isHeading:
        // The anchor of a heading is made from its words, not from what it is for.
        if value.count > 2 && value.count < 400 { hints.formUnion(names(value).subtracting(.unlikely)) }
      case .classes, .id, .testID:
        if value.count > 2 && value.count < 400 { hints.formUnion(names(value)) }
      case .type where element.tag.isBlock:
        // Editors of Vietnamese papers tell so what an object in the text is: `RelatedOneNews`, `Photo`.
        if value.count > 4 && value.count < 400 { hints.formUnion(names(value)) }
      case .itemprop:
        hints.formUnion(Self.hints(ofItemProperty: value))
      case .property where element.tag != .meta:
        hints.formUnion(Self.hints(ofProperty: value))
      case .hidden:
        // React streams parts of a page as hidden elements that a script puts in place.
        if page.attribute(.id, of: node)?.starts(with: [0x53, 0x3A]) != true { hints.insert(.hidden) }
      case .access:
        // AMP shows such a part to those only who may not read the article.
        if value.starts(with: "NOT ".utf8) || ByteText.contains(value, "not-granted") { hints.insert(.hidden) }
      case .ariaHidden:
        if ByteText.equals(value, "true") { isClosed = true }
      case .style:
        if ByteText.contains(value, "display:none") || ByteText.contains(value, "display: none")
          || ByteText.contains(value, "visibility:hidden")
        {
          isClosed = true
        }
      case .labelledBy:
        hints.formUnion(Self.hintsOfHeads[FNV1a.hash(of: value)] ?? [])
      case .role:
        hints.formUnion(Self.hints(ofRole: value))
      default: break
      }
    }
    // What readers open is there for them to read.
    if isClosed, !hints.contains(.collapsible) { hints.insert(.hidden) }
    return hints
  }

  /// What heads of boxes are called by systems; other names are made from the words of a heading.
  private static let hintsOfHeads: KeyTable<Hints> = {
    let heads: [(Hints, [String])] = [
      (.byline, ["article-byline"]), (.promotion, ["podcast-promo", "newsletter-promo", "app-promo"]),
      (
        .related,
        [
          "most-read-heading", "related-content-heading", "related-stories-heading", "related-articles-heading",
          "top-stories-heading", "features-analysis-heading", "recommendations-heading",
        ]
      ),
    ]
    return KeyTable(heads.flatMap { hint, names in names.map { (FNV1a.hash(of: $0.utf8), hint) } })
  }()

  /// Microdata of schema.org.
  private static func hints(ofItemProperty value: ArraySlice<UInt8>) -> Hints {
    if ByteText.contains(value, "articlebody") { return [.body, .articleBody] }
    if ByteText.contains(value, "author") { return .byline }
    if ByteText.contains(value, "headline") { return .headline }
    return ByteText.contains(value, "datepublished") ? .date : []
  }

  /// RDFa: `dc:date`, `schema:datePublished`, `dcterms:creator`.
  private static func hints(ofProperty value: ArraySlice<UInt8>) -> Hints {
    if ByteText.contains(value, "author") || ByteText.contains(value, ":creator") { return .byline }
    let datesIt = ["datepublished", ":date", ":issued"].contains { ByteText.contains(value, $0) }
    return datesIt ? .date : []
  }

  /// WAI-ARIA.
  private static func hints(ofRole value: ArraySlice<UInt8>) -> Hints {
    if navigationRoles.contains(where: { ByteText.equals(value, $0) }) { return .navigation }
    if ByteText.equals(value, "tooltip") { return .aside }
    if ByteText.equals(value, "alertdialog") { return .consent }
    return ByteText.equals(value, "tabpanel") ? .collapsible : []
  }

  private static let navigationRoles: [StaticString] = [
    "navigation", "search", "menu", "dialog", "banner", "contentinfo", "complementary", "tablist", "alert",
  ]

  private mutating func names(_ value: ArraySlice<UInt8>) -> Hints {
    let key = FNV1a.hash(of: value)
    if let known = seen[key] { return known }
    var hints: Hints = []
    var squeezed: [UInt8] = []
    squeezed.reserveCapacity(value.count)
    var word = FNV1a()
    var length = 0
    // Programs make names such as `e1e566ad`, whose letters are no words.
    var isBehindDigit = false
    var previous: UInt8 = 0
    func endWord() {
      if length > (isBehindDigit ? 3 : 0), let known = HintNames.words[word.value] { hints.formUnion(known) }
      word = FNV1a()
      length = 0
    }
    func append(_ byte: UInt8) {
      if length == 0 { isBehindDigit = previous.isDigit }
      word.add(byte)
      length += 1
      squeezed.append(byte)
    }
    for byte in value {
      switch byte {
      case 0x41...0x5A:
        if previous.isLowercase { endWord() }
        append(byte | 0x20)
      case 0x61...0x7A, 0x80...0xFF:
        append(byte)
      case 0x2D, 0x5F: endWord()
      default:
        endWord()
        if squeezed.last != 0x20 { squeezed.append(0x20) }
      }
      previous = byte
    }
    endWord()
    hints.formUnion(HintNames.stems(in: squeezed))
    seen[key] = hints
    return hints
  }
}
