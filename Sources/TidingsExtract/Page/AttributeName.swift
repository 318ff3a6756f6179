internal import TidingsModel

/// The attributes that extraction reads.
enum AttributeName: UInt8, Sendable {
  case classes, id, itemprop, itemtype, itemscope, rel, href, src, srcset, lazySource, lazySet, content, property, name
  case datetime, lang, style, hidden, ariaHidden, role, alt, width, height, type, colspan, rowspan, title
  case size, poster, dir, start, reversed, dataDate, dataAuthor, testID, align, formula, access, labelledBy

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
      ("style", .style), ("hidden", .hidden), ("aria-hidden", .ariaHidden), ("aria-labelledby", .labelledBy),
      ("role", .role), ("alt", .alt),
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
