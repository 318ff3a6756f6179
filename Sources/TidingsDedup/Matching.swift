internal import TidingsModel

/// Which item of a document is which known article.
struct Matching {
  private(set) var matches: [KnownArticle?]
  /// Whether the match was by guid.
  private(set) var byGUID: [Bool]
  /// Whether an earlier item of the document bears another guid of the same article.
  private(set) var isSecond: [Bool]
  /// Whether the item's link leads to a known article which it is not.
  private(set) var refusedLink: [Bool]
  /// Whether the item's guid turned out to be no article's.
  private(set) var hasVoidGUID: [Bool]
  /// Keys of the item under which another feed's article is known that this feed does not look at.
  private(set) var foreignKeys: [Set<DedupKey>]

  /// Names of the item that were another story's until now.
  private(set) var reusedKeys: [[DedupKey]]

  private let scope: DedupScope
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
    self.scope = scope
  }

  mutating func run(_ candidates: [Candidate], keys: DocumentKeys, known: inout some KnownArticles) throws {
    try matchByGUID(candidates, keys: keys, known: &known)
    // A refused item is matched by guid alone: its article stands in the document, whatever becomes of it.
    let open = candidates.indices.filter { candidates[$0].isWanted && !keys.isRepeated[$0] }
    if scope == .off {
      for index in open where matches[index] == nil {
        guard let key = keys.items[index].exact, let article = try known.article(for: key) else { continue }
        claim(article, for: index)
      }
      return
    }
    for index in open where matches[index] == nil {
      guard let link = keys.items[index].link else { continue }
      try match(
        index, by: link, inFeed: keys.items[index].linkInFeed, linkOf: candidates[index], keys: keys, known: &known)
    }
    for index in open where matches[index] == nil {
      guard let content = keys.items[index].content else { continue }
      try match(index, by: content, inFeed: keys.items[index].contentInFeed, keys: keys, known: &known)
    }
    for index in open where matches[index] == nil {
      guard let key = keys.items[index].shortContent, let article = try known.article(for: key) else { continue }
      if !claimed.contains(article.row) { claim(article, for: index) }
    }
    for index in open where matches[index] == nil {
      guard let key = keys.items[index].otherShortContent, let article = try known.article(for: key),
        article.linkMark == keys.items[index].linkMark, !claimed.contains(article.row)
      else { continue }
      claim(article, for: index)
    }
    for index in open where matches[index] == nil {
      guard let key = keys.items[index].number, let article = try known.article(for: key) else { continue }
      guard !claimed.contains(article.row) else { continue }
      if ReusedNames.isOtherText(keys.items[index], of: candidates[index], than: article, andTitle: false) {
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
      let guids = try MovedGUIDs(found, others: others, items: keys.items, known: &known)
      for index in guids.voidPlaces { hasVoidGUID[index] = true }
      for one in guids.moved where !claimed.contains(one.article.row) { claim(one.article, for: one.index) }
      found = guids.kept
    }
    for one in found {
      let item = keys.items[one.index]
      if scope != .off, let guid = item.guid,
        try ReusedNames.isOtherStory(item, of: candidates[one.index], thanOfGUID: one.article, known: &known)
      {
        reusedKeys[one.index].append(guid)
        continue
      }
      byGUID[one.index] = true
      isSecond[one.index] = claimed.contains(one.article.row)
      claim(one.article, for: one.index)
    }
  }

  /// - Parameter linkOf: the item, where it is matched by its link.
  private mutating func match(
    _ index: Int, by key: DedupKey, inFeed: DedupKey?, linkOf candidate: Candidate? = nil, keys: DocumentKeys,
    known: inout some KnownArticles
  ) throws {
    var key = key
    guard var article = try known.article(for: key) else { return }
    if scope == .feed, article.relation != .own {
      foreignKeys[index].insert(key)
      guard let inFeed, let own = try known.article(for: inFeed) else { return }
      article = own
      key = inFeed
    }
    guard !claimed.contains(article.row) else {
      if candidate != nil { refusedLink[index] = true }
      return
    }
    if candidate != nil, try isAnother(keys.items[index], than: article, known: &known) { return }
    if let candidate, !hasVoidGUID[index],
      try ReusedNames.isOtherStory(keys.items[index], of: candidate, thanOfLink: article, known: &known)
    {
      refusedLink[index] = true
      reusedKeys[index].append(key)
      return
    }
    claim(article, for: index)
  }

  /// Whether an item without guid at the address of an article is, word for word, another one that was known there while
  /// they shared it.
  private func isAnother(_ item: ItemKeys, than article: KnownArticle, known: inout some KnownArticles) throws -> Bool {
    guard !item.isText(of: article), let key = item.otherShortContent, let other = try known.article(for: key) else {
      return false
    }
    return other.row != article.row && other.linkMark == item.linkMark
  }

  private mutating func claim(_ article: KnownArticle, for index: Int) {
    matches[index] = article
    claimed.insert(article.row)
  }
}
