internal import TidingsCrypto
internal import TidingsModel

/// The keys of an item in its document, those that are void there left out.
public struct ItemKeys: Sendable {
  /// G.
  public internal(set) var guid: DedupKey?
  /// L, as it is known everywhere.
  public internal(set) var link: DedupKey?
  /// C, where it is long enough to count alone.
  public internal(set) var content: DedupKey?
  /// Title and text with the time of publication, or with the link's path where that is not known: what a short item, or
  /// one without any other key, is known by in its feed.
  public internal(set) var shortContent: DedupKey?
  /// N: the article's number in its address, and when it was published; for items whose guid, too, follows the headline.
  /// As L, it is known everywhere.
  public internal(set) var number: DedupKey?
  /// As `shortContent` would be were a link or guid void that is not, or were one not that is: what two items of one document
  /// share may be an item's own in the next. Of an item with a guid it counts where that is void for good.
  public internal(set) var otherShortContent: DedupKey?
  /// Link, title and text, for feeds of scope `off`, where all of them together tell an item whose guid is void, or that has
  /// none.
  public internal(set) var exact: DedupKey?

  /// L and C as they are known in the feed alone, for feeds of scope `feed`.
  let linkInFeed: DedupKey?
  let contentInFeed: DedupKey?

  /// What L is made of; `nil` without a link that may be one.
  public let canonicalURL: CanonicalURL?
  /// What C is made of.
  public let contentKey: ContentKey
  /// The first 64 bits of the link's key, void or not; 0 without a link. A changed one means a changed link.
  public let linkMark: Int64
  /// The content's key, void or not, long or not. A changed one means an edited item.
  public let contentMark: DedupKey

  /// When it was published, in seconds since the epoch; `nil` where no more than the day is known.
  let publishedAt: Int64?
  let trimmedGUID: String?
  /// What stands for the content of an item that has neither title nor text.
  let media: [String]
  /// The names of the item's sound files: bulletins of every hour have one title, one text and each its own recording. Names
  /// only, as the same file is counted under several addresses.
  let recordings: [String]

  init(_ item: borrowing Item, scope: DedupScope, frontPage: String?, maker: inout KeyMaker) {
    trimmedGUID = GUID.trimmed(item.guid, folded: &maker.text)
    canonicalURL = Self.link(of: item)
    contentKey = ContentKey(item, hasher: &maker.hasher, text: &maker.text)
    media = contentKey.isEmpty ? item.attachments.map(\.url) + [item.image].compactMap(\.self) : []

    recordings = item.attachments.compactMap(Self.recording)

    guid = trimmedGUID.map { maker.key(.guid, inFeed: true, $0) }
    if let canonicalURL {
      let key = maker.key(.link, inFeed: false, canonicalURL.key)
      linkMark = Int64(bitPattern: key.high)
      link = canonicalURL.isSiteRoot || canonicalURL.key == frontPage ? nil : key
      linkInFeed = link == nil || scope != .feed ? nil : maker.key(.linkInFeed, inFeed: true, canonicalURL.key)
    } else {
      linkMark = 0
      linkInFeed = nil
    }
    publishedAt = item.datePublished.flatMap { ($0.seconds + Int64($0.offset)) % 86_400 == 0 ? nil : $0.seconds }
    number =
      scope == .off
      ? nil
      : Self.number(
        of: item, at: publishedAt, guid: trimmedGUID, link: canonicalURL, inFeed: scope == .feed, by: &maker)
    contentMark = maker.key(.content, inFeed: false, contentKey.digest, media)
    contentInFeed = scope == .feed ? maker.key(.contentInFeed, inFeed: true, contentKey.digest, recordings) : nil
    if !contentKey.isLong {
      content = nil
    } else if recordings.isEmpty {
      content = contentMark
    } else {
      content = maker.key(.content, inFeed: false, contentKey.digest, recordings)
    }
  }

  /// Link, title and text.
  func exact(by maker: inout KeyMaker) -> DedupKey {
    maker.key(.exact, inFeed: true, contentKey.digest, media + [canonicalURL?.key ?? ""])
  }

  /// All there is of the item, for one all of whose keys are another article's: guid, link, title and text.
  func whole(by maker: inout KeyMaker) -> DedupKey {
    maker.key(
      .exact, inFeed: true, contentKey.digest, media + recordings + [canonicalURL?.key ?? "", trimmedGUID ?? ""])
  }

  /// What stands beside a short title and text to tell them from others of the same words: the time of publication, or the
  /// link's path where that is not known. A recording says more than a time does.
  var place: String {
    let time = recordings.isEmpty ? publishedAt : nil
    return time.map { "@\($0)" } ?? canonicalURL.map { String($0.tail) } ?? ""
  }

  func shortContent(at place: String, by maker: inout KeyMaker) -> DedupKey {
    maker.key(.shortContent, inFeed: true, contentKey.digest, media + recordings + [place])
  }

  /// All keys of title and text, void or not.
  func textKeys(by maker: inout KeyMaker) -> [DedupKey] {
    guard !contentKey.isLong else { return [contentInFeed ?? contentMark] }
    return [shortContent(at: "", by: &maker), shortContent(at: place, by: &maker)]
  }

  private static func recording(_ attachment: Attachment) -> String? {
    guard attachment.mimeType?.lowercased().hasPrefix("audio/") ?? false else { return nil }
    return attachment.url.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").last.map(String.init)
  }

  /// Whether a guid may change with the address: one that has the number, too, or that says nothing of itself, as a hash
  /// or a place in a list. A number of the site's own is a name that stays.
  private static func followsHeadline(_ guid: String, _ number: ArticleNumber) -> Bool {
    if GUID.mayBePlace(guid) { return true }
    if guid.utf8.contains(0x2F), guid.contains(number.text) { return true }
    let name = guid.utf8.split(separator: 0x3A).last ?? guid.utf8[...]
    return number.isInSlug && name.count >= 16 && name.allSatisfy(isHashByte) && name.contains { $0 | 0x20 >= 0x61 }
  }

  private static func isHashByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2D, 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }

  private static func number(
    of item: borrowing Item, at time: Int64?, guid: String?, link: CanonicalURL?, inFeed: Bool,
    by maker: inout KeyMaker
  ) -> DedupKey? {
    guard let time, let link, let number = ArticleNumber(in: link.tail),
      guid.map({ followsHeadline($0, number) }) ?? true
    else { return nil }
    let host = link.key.prefix(link.key.utf8.count - link.tail.utf8.count)
    let name = "\(host)/\(number.identity)@\(time)"
    guard !number.isInSlug else { return maker.key(.number, inFeed: inFeed, name) }
    // A headline that changes leaves the text as it is, more often than not.
    maker.text.clear()
    VisibleText.append(of: item, to: &maker.text)
    guard !maker.text.bytes.isEmpty else { return nil }
    maker.hasher.update(maker.text.bytes)
    return maker.key(.number, inFeed: inFeed, maker.hasher.finish(), [name])
  }

  /// feedburner:origLink stands before the link, which there leads to a counting proxy.
  private static func link(of item: borrowing Item) -> CanonicalURL? {
    let original = item.links.first { link in link.rel.map { $0.lowercased().hasSuffix("origlink") } ?? false }
    return original.flatMap { CanonicalURL($0.href) } ?? item.url.flatMap { CanonicalURL($0) }
  }

  /// The id of an article first seen as this item.
  ///
  /// From the link where that is the article's alone; else from all there is: link, guid and content as first seen.
  /// Neither the feed's address nor its configured id has a part in it, except where there is neither a link nor a long
  /// text: the same guid in another feed is another article. It stays through later edits, as it is stored.
  /// - Parameters:
  ///   - ownsLink: whether no other known article goes by the link.
  ///   - scope: where the article is told from others. Copies in feeds that do not look at others bear one id.
  func articleID(ownsLink: Bool, scope: DedupScope, maker: inout KeyMaker) -> ArticleID {
    let key: DedupKey
    if ownsLink, link != nil, let canonicalURL {
      key = maker.key(.articleID, inFeed: false, canonicalURL.key)
    } else {
      // `media` has the files of what has neither title nor text.
      let files = media.isEmpty ? recordings : media
      key = maker.key(
        .articleID, inFeed: scope == .all && canonicalURL?.isSiteRoot ?? true && content == nil, contentKey.digest,
        files + [canonicalURL?.key ?? "", trimmedGUID ?? ""])
    }
    return ArticleID(high: key.high, low: key.low)
  }
}
