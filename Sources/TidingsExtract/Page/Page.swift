internal import TidingsModel

/// A page as a flat array of nodes in document order.
///
/// A node's descendants follow it, up to ``Node/end``; all character data stands in one buffer in document order, so that
/// the text of any element is one range of it. Nothing here recurses, however deep the page nests.
struct Page: Sendable {
  var nodes: [Node] = []
  /// The page's character data, as it was written, entities resolved.
  var text: [UInt8] = []
  var attributes: [Attribute] = []
  /// The values of the attributes.
  var values: [UInt8] = []
  /// The contents of the scripts that hold data.
  var scripts: [DataScript] = []
  /// What the formulas hold of which the page has the signs, and the drawings with words in them: an element names one by
  /// its number.
  var formulas: [[UInt8]] = []

  struct Node: Sendable {
    var tag: Tag
    var parent: Int32
    /// One past the last descendant.
    var end: Int32
    /// The range of ``Page/text`` that the node covers.
    var textStart: Int32
    var textEnd: Int32
    var attributeStart: Int32
    var attributeEnd: Int32
  }

  struct Attribute: Sendable {
    var name: AttributeName
    var start: Int32
    var end: Int32
  }

  /// A script element that holds data, or another that holds what a program reads.
  struct DataScript: Sendable {
    enum Kind: Sendable {
      /// `application/ld+json`
      case linkedData
      /// The state that a page's framework starts from, such as `__NEXT_DATA__`.
      case state
      /// A short program, which may name facts of the article in passing.
      case program
      /// Markup, escaped, in a `textarea` that a program puts into the page.
      case field
    }
    var kind: Kind
    var bytes: [UInt8]
  }

  /// The bytes of an attribute; `nil` when the node has none of that name.
  func attribute(_ name: AttributeName, of node: Int) -> ArraySlice<UInt8>? {
    let range = Int(nodes[node].attributeStart)..<Int(nodes[node].attributeEnd)
    for index in range where attributes[index].name == name {
      return values[Int(attributes[index].start)..<Int(attributes[index].end)]
    }
    return nil
  }

  func attributeText(_ name: AttributeName, of node: Int) -> String? {
    attribute(name, of: node).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The node's text with white space folded and trimmed; invisible parts are not left out.
  func foldedText(of node: Int, limit: Int = 4096) -> String {
    let start = Int(nodes[node].textStart)
    let end = min(Int(nodes[node].textEnd), start + limit * 4)
    return ByteText.folded(text[start..<end], limit: limit)
  }

  /// Whether `node` is `ancestor` or lies in it.
  func contains(_ ancestor: Int, _ node: Int) -> Bool {
    node >= ancestor && node < Int(nodes[ancestor].end)
  }
}

/// The attributes that extraction reads.
enum AttributeName: UInt8, Sendable {
  case classes, id, itemprop, itemtype, itemscope, rel, href, src, srcset, lazySource, lazySet, content, property, name
  case datetime, lang, style, hidden, ariaHidden, role, alt, width, height, type, colspan, rowspan, title
  case size, poster, dir, start, reversed, dataDate, dataAuthor, testID, align, formula, access

  init?(_ bytes: some Collection<UInt8>) {
    guard let known = Self.known[Self.hash(bytes)] else { return nil }
    self = known
  }

  private static func hash(_ bytes: some Collection<UInt8>) -> UInt64 {
    var hash = FNV1a()
    for byte in bytes { hash.add(byte | 0x20) }
    return hash.value
  }

  private static let known: KeyTable<AttributeName> = {
    let names: [(String, AttributeName)] = [
      ("class", .classes), ("id", .id), ("itemprop", .itemprop), ("itemtype", .itemtype), ("itemscope", .itemscope),
      ("rel", .rel), ("href", .href), ("src", .src), ("srcset", .srcset), ("content", .content),
      ("property", .property), ("name", .name), ("datetime", .datetime), ("lang", .lang), ("xml:lang", .lang),
      ("style", .style), ("hidden", .hidden), ("aria-hidden", .ariaHidden), ("role", .role), ("alt", .alt),
      ("width", .width), ("height", .height), ("type", .type), ("colspan", .colspan), ("rowspan", .rowspan),
      ("align", .align), ("size", .size), ("title", .title), ("poster", .poster), ("dir", .dir), ("start", .start),
      ("reversed", .reversed), ("data-formula", .formula), ("amp-access", .access), ("subscriptions-section", .access),
      ("data-src", .lazySource),
      ("data-original", .lazySource), ("data-lazy-src", .lazySource), ("data-lazy", .lazySource),
      ("data-echo", .lazySource), ("data-url", .lazySource), ("data-image", .lazySource),
      ("data-full-src", .lazySource), ("data-actualsrc", .lazySource), ("data-hi-res-src", .lazySource),
      ("data-large_image", .lazySource), ("data-src-large", .lazySource), ("data-img-src", .lazySource),
      ("data-original-src", .lazySource), ("data-lazyload", .lazySource), ("data-runner-src", .lazySource),
      ("data-srcset", .lazySet), ("data-lazy-srcset", .lazySet), ("data-original-set", .lazySet),
      ("data-date", .dataDate), ("data-datetime", .dataDate), ("data-date-time", .dataDate), ("data-time", .dataDate),
      ("data-timestamp", .dataDate),
      ("data-published", .dataDate),
      ("data-published-time", .dataDate), ("data-publish-date", .dataDate), ("data-unixtime", .dataDate),
      ("data-pubdate", .dataDate), ("data-published-at", .dataDate), ("data-date-published", .dataDate),
      ("data-publication-date", .dataDate),
      ("data-author", .dataAuthor), ("data-authors", .dataAuthor), ("data-author-name", .dataAuthor),
      ("data-byline", .dataAuthor), ("data-article-author", .dataAuthor),
      ("data-testid", .testID), ("data-component", .testID), ("data-role", .testID), ("data-qa", .testID),
    ]
    return KeyTable(names.map { (hash(Array($0.0.utf8)), $0.1) })
  }()
}
