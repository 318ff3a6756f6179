internal import TidingsModel

/// Which item of a document is which known article.
struct Matching {
  private(set) var matches: [KnownArticle?]
  /// Whether the match was by guid.
  private(set) var byGUID: [Bool]
  /// Whether another item of the document is taken for the item's article: the two bear two guids of it, or are two
  /// versions of it, or stand at two of its addresses.
  private(set) var isSecond: [Bool]
  /// Whether the item's link leads to a known article which it is not.
  private(set) var refusedLink: [Bool]
  /// Whether the item's guid turned out to be no article's.
  private(set) var hasVoidGUID: [Bool]
  /// Keys of the item under which another feed's article is known that this feed does not look at.
  private(set) var foreignKeys: [Set<DedupKey>]
  /// Names of the item that were another story's until now.
  private(set) var reusedKeys: [[DedupKey]]
  /// Whether a known article that the item is not goes by one of its keys.
  private(set) var sharesKey: [Bool]

  private let scope: DedupScope
  /// The article that stands at the item's link, where it is claimed by another item.
  private var takenAtLink: [Int: Int64] = [:]
  /// The articles that some item of the document is.
  private var claimed: Set<Int64> = []

  init(count: Int, scope: DedupScope) {
    matches = Array(repeating: nil, count: count)
    byGUID = Array(repeating: false, count: count)
    isSecond = Array(repeating: false, count: count)
    refusedLink = Array(repeating: false, count: count)
    hasVoidGUID = Array(repeating: false, count: count)
    foreignKeys = Array(repeating: [], count: count)
    reusedKeys = Array(repeating: [], count: count)
    sharesKey = Array(repeating: false, count: count)
    self.scope = scope
  }

  mutating func run(_ candidates: [Candidate], keys: DocumentKeys, known: inout some KnownArticles) throws {
    try matchByGUID(candidates, keys: keys, known: &known)
    // A refused item is matched by guid alone: its article stands in the document, whatever becomes of it.
    let open = candidates.indices.filter { candidates[$0].isWanted && !keys.isRepeated[$0] }
    if scope == .off {
      for index in open where matches[index] == nil && keys.items[index].guid == nil {
        if let article = try Self.same(as: keys.items[index], known: &known) { claim(article, for: index) }
      }
      return
    }
    try matchAsTaken(open, keys: keys, known: &known)
    try matchByLink(open, of: candidates, keys: keys, known: &known)
    try matchByText(open, keys: keys, known: &known) { [scope] item, known in
      guard let content = item.content else { return nil }
      return try Self.found(by: content, inFeed: item.contentInFeed, scope: scope, known: &known)
    }
    try matchByText(open, keys: keys, known: &known) { item, known in
      guard let key = item.shortContent else { return nil }
      return Found(key: key, article: try known.article(for: key))
    }
    try matchByText(open, keys: keys, known: &known) { item, known in
      guard let key = try Self.otherShortContent(of: item, known: &known), let article = try known.article(for: key),
        article.linkMark == item.linkMark
      else { return nil }
      return Found(key: key, article: article)
    }
    for index in open where matches[index] == nil {
      guard let key = keys.items[index].number, let article = try known.article(for: key) else { continue }
      sharesKey[index] = true
      guard !claimed.contains(article.row) else { continue }
      if ReusedNames.isOtherText(keys.items[index], of: candidates[index], than: article) {
        reusedKeys[index].append(key)
      } else {
        claim(article, for: index)
      }
    }
    // A guid under which a known article stands that is not its own is no name of either.
    for index in open where matches[index] != nil {
      if let guid = keys.items[index].guid, reusedKeys[index].contains(guid) { hasVoidGUID[index] = true }
    }
  }

  /// What an item of a feed of scope `off` is that has no guid: all of it is the same. It may have been taken while the feed
  /// had another scope, or the item a guid.
  private static func same(as item: ItemKeys, known: inout some KnownArticles) throws -> KnownArticle? {
    if let key = item.exact, let article = try known.article(for: key) { return article }
    for key in [item.link, item.content, item.shortContent].compactMap(\.self) {
      guard let article = try known.article(for: key), article.relation == .own, article.linkMark == item.linkMark,
        item.isText(of: article)
      else { continue }
      return article
    }
    return nil
  }

  /// Of several versions of an article in a document, at two of its addresses, that one is the article which it was last
  /// taken as, at the address it was taken with.
  private mutating func matchAsTaken(
    _ open: [Int], keys: DocumentKeys, known: inout some KnownArticles
  ) throws {
    guard open.contains(where: { matches[$0] == nil && keys.items[$0].link != nil }) else { return }
    for index in open where matches[index] == nil {
      let item = keys.items[index]
      let others = try Self.otherShortContent(of: item, known: &known)
      for key in [item.content, item.shortContent, others].compactMap(\.self) {
        guard let article = try known.article(for: key), article.linkMark == item.linkMark, item.isText(of: article),
          !claimed.contains(article.row), scope == .all || article.relation == .own
        else { continue }
        claim(article, for: index)
        break
      }
    }
  }

  private mutating func matchByGUID(
    _ candidates: [Candidate], keys: DocumentKeys, known: inout some KnownArticles
  ) throws {
    var found: [MovedGUIDs.Found] = []
    var others: [Int] = []
    for index in candidates.indices where !keys.isRepeated[index] {
      guard let guid = keys.items[index].guid, let article = try known.article(for: guid) else {
        others.append(index)
        continue
      }
      found.append(MovedGUIDs.Found(index: index, article: article))
    }
    if scope != .off {
      let guids = try MovedGUIDs(found, others: others, items: keys.items, scope: scope, known: &known)
      for index in guids.voidPlaces { hasVoidGUID[index] = true }
      for one in guids.moved where !claimed.contains(one.article.row) { claim(one.article, for: one.index) }
      found = guids.kept
    }
    let otherStories =
      scope == .off ? [] : try ReusedNames.otherStories(found, of: candidates, keys: keys.items, known: &known)
    for one in found {
      if otherStories.contains(one.index), let guid = keys.items[one.index].guid {
        reusedKeys[one.index].append(guid)
        continue
      }
      byGUID[one.index] = true
      isSecond[one.index] = claimed.contains(one.article.row)
      claim(one.article, for: one.index)
    }
  }

  private struct Found {
    /// The key of the item that it was looked for under.
    var key: DedupKey
    var article: KnownArticle?
    /// The key where another feed's article goes by it, which this feed does not look at.
    var foreignKey: DedupKey?
  }

  /// What is known under a link or a content.
  /// - Parameter inFeed: the same as it is known in the feed alone, for feeds that do not look at others.
  private static func found(
    by key: DedupKey, inFeed: DedupKey?, scope: DedupScope, known: inout some KnownArticles
  ) throws -> Found {
    let article = try known.article(for: key)
    guard scope == .feed, let article, article.relation != .own else { return Found(key: key, article: article) }
    guard let inFeed else { return Found(key: key, foreignKey: key) }
    return Found(key: inFeed, article: try known.article(for: inFeed), foreignKey: key)
  }

  private mutating func matchByLink(
    _ open: [Int], of candidates: [Candidate], keys: DocumentKeys, known: inout some KnownArticles
  ) throws {
    var found: [(index: Int, key: DedupKey, article: KnownArticle)] = []
    for index in open where matches[index] == nil {
      guard let link = keys.items[index].link else { continue }
      let one = try Self.found(by: link, inFeed: keys.items[index].linkInFeed, scope: scope, known: &known)
      if let key = one.foreignKey { foreignKeys[index].insert(key) }
      if let article = one.article { found.append((index, one.key, article)) }
    }
    for isAsTaken in [true, false] {
      for (index, key, article) in found where keys.items[index].isText(of: article) == isAsTaken {
        let item = keys.items[index]
        sharesKey[index] = true
        if claimed.contains(article.row) {
          refusedLink[index] = true
          takenAtLink[index] = article.row
          // The same story at another of its addresses.
          if isAsTaken, item.guid == nil || hasVoidGUID[index] { noteSecond(article, at: index) }
        } else if try isAnother(item, than: article, known: &known) {
          continue
        } else if !hasVoidGUID[index],
          try ReusedNames.isOtherStory(item, of: candidates[index], thanOfLink: article, known: &known)
        {
          refusedLink[index] = true
          reusedKeys[index].append(key)
        } else {
          claim(article, for: index)
        }
      }
    }
  }

  /// One round by a key of the text. Of several versions of one article in a document, whose names are then void, the one
  /// last taken is the article, and the others are nothing new.
  private mutating func matchByText<Known: KnownArticles>(
    _ open: [Int], keys: DocumentKeys, known: inout Known,
    find: (ItemKeys, inout Known) throws -> Found?
  ) throws {
    var found: [(index: Int, article: KnownArticle)] = []
    for index in open where matches[index] == nil {
      guard let one = try find(keys.items[index], &known) else { continue }
      if let key = one.foreignKey { foreignKeys[index].insert(key) }
      if let article = one.article { found.append((index, article)) }
    }
    for isAsTaken in [true, false] {
      for (index, article) in found where keys.items[index].isText(of: article) == isAsTaken {
        sharesKey[index] = true
        guard claimed.contains(article.row) else {
          claim(article, for: index)
          continue
        }
        let item = keys.items[index]
        guard item.guid == nil || hasVoidGUID[index], item.link == nil || takenAtLink[index] == article.row else {
          continue
        }
        noteSecond(article, at: index)
      }
    }
  }

  /// Whether an item at the address of an article is, word for word, another one that was known there while they shared
  /// it.
  private func isAnother(_ item: ItemKeys, than article: KnownArticle, known: inout some KnownArticles) throws -> Bool {
    guard !item.isText(of: article) else { return false }
    let content = scope == .feed ? item.contentInFeed : item.content
    for key in [content, try Self.otherShortContent(of: item, known: &known)].compactMap(\.self) {
      guard let other = try known.article(for: key), other.row != article.row, other.linkMark == item.linkMark,
        item.isText(of: other), !claimed.contains(other.row)
      else { continue }
      return true
    }
    return false
  }

  private static func otherShortContent(
    of item: ItemKeys, known: inout some KnownArticles
  ) throws -> DedupKey? {
    guard let guid = item.guid, item.otherShortContent != nil else { return item.otherShortContent }
    return try known.isVoid(guid) ? item.otherShortContent : nil
  }

  private mutating func noteSecond(_ article: KnownArticle, at index: Int) {
    matches[index] = article
    isSecond[index] = true
  }

  private mutating func claim(_ article: KnownArticle, for index: Int) {
    matches[index] = article
    claimed.insert(article.row)
  }
}
