internal import TidingsModel

/// The items of one document as they are decided about, one after the other, once it is known which are known articles.
struct DocumentDecisions: ~Copyable {
  private let rules: Deduplicator
  private let candidates: [Candidate]
  private let keys: DocumentKeys
  private let matching: Matching
  /// The items that the backlog's rule holds back.
  private let inBacklog: Set<Int>
  private var maker: KeyMaker
  /// By what items are known that have no other key.
  private var lastResorts: Set<DedupKey> = []

  init(_ rules: Deduplicator, _ candidates: [Candidate], keys: DocumentKeys, matching: Matching) {
    self.rules = rules
    self.candidates = candidates
    self.keys = keys
    self.matching = matching
    inBacklog = rules.isNewFeed ? rules.policy.backlog.withheld(from: candidates, now: rules.now) : []
    maker = KeyMaker(space: keys.space)
  }

  /// Each is asked for once, in the document's order.
  mutating func decision(on index: Int, known: inout some KnownArticles) throws -> Decision {
    var item = keys.items[index]
    if matching.hasVoidGUID[index] { item.guid = nil }
    var decision = try decision(on: index, item, known: &known)
    if matching.hasVoidGUID[index] { decision.voidGUID = keys.items[index].guid }
    return decision
  }

  private mutating func decision(
    on index: Int, _ item: ItemKeys, known: inout some KnownArticles
  ) throws -> Decision {
    let scope = rules.policy.scope
    let match = matching.matches[index]
    if !candidates[index].isWanted || keys.isRepeated[index] {
      let id = match?.id ?? item.articleID(ownsLink: false, scope: scope, maker: &maker)
      return Decision(candidates[index].isWanted ? .repeated : .unwanted, article: match, id: id)
    }
    if let match, matching.isSecond[index] { return Decision(.seen, article: match, id: match.id) }
    if let match, match.relation == .own || match.revision > 0 {
      return try decision(on: index, item, is: match, known: &known)
    }
    // With nothing to tell them apart, two items are one.
    if item.guid == nil, item.link == nil, item.content == nil {
      // A long text is known by its content alone, unless it stands twice in a document.
      if scope != .off, item.contentKey.isLong,
        let article = try rules.article(ofTextOf: item, maker: &maker, known: &known)
      {
        return Decision(.seen, article: article, id: article.id)
      }
      let lastResort = scope == .off ? item.exact : item.shortContent
      guard let lastResort, lastResorts.insert(lastResort).inserted else {
        return Decision(.repeated, id: item.articleID(ownsLink: false, scope: scope, maker: &maker))
      }
    }
    return try decision(onNew: index, item, noted: match, known: &known)
  }

  /// Of an item that is an article which was delivered, or another feed's.
  private func decision(
    on index: Int, _ item: ItemKeys, is article: KnownArticle, known: inout some KnownArticles
  ) throws -> Decision {
    let isEdit = try rules.isEdit(item, of: article, known: &known)
    let isLeft = try isEdit && !known.isHeldByItsFeed(article)
    var decision = rules.decide(
      item, is: article, candidate: candidates[index], foundByGUID: matching.byGUID[index], isLeft: isLeft)
    // What a feed under a new id and address shows of it is the article from now on: else its edits would be lost.
    if rules.isNewFeed, decision.copy?.hasAgreed == false, try known.isOfAbsentFeed(article) {
      decision.copy?.hasAgreed = true
    }
    if isEdit, !isLeft, rules.policy.deliversUpdates,
      rules.now.seconds - article.firstSeen.seconds < Deduplicator.longestWait
    {
      decision.outcome = .heldBack
    }
    decision.isOfBacklog = inBacklog.contains(index)
    if rules.policy.scope == .feed, decision.refreshesMarks, !decision.aliases.isEmpty {
      decision.aliases = item.all(foreignKeys: try known.others([item.link, item.content], than: article))
    }
    if decision.refreshesMarks, !item.isText(of: article), let key = item.content ?? item.shortContent {
      decision.isReturn = try known.article(for: key)?.row == article.row
    }
    return decision
  }

  /// Of an item that no delivered article is.
  /// - Parameter noted: the article that another feed remembered of it without delivery.
  private mutating func decision(
    onNew index: Int, _ item: ItemKeys, noted: KnownArticle?, known: inout some KnownArticles
  ) throws -> Decision {
    let scope = rules.policy.scope
    let id =
      noted?.id
      ?? item.articleID(ownsLink: scope != .off && !matching.refusedLink[index], scope: scope, maker: &maker)
    var decision = Decision(inBacklog.contains(index) ? .backlog : .new, article: noted, id: id)
    decision.aliases = item.all(foreignKeys: matching.foreignKeys[index])
    if noted == nil, matching.reusedKeys[index].isEmpty,
      try rules.lacksKeys(item, beside: decision.aliases, sharesKey: matching.sharesKey[index], known: &known)
    {
      // It would be new again with each poll.
      let whole = scope == .off ? item.exact(by: &maker) : item.whole(by: &maker)
      if let article = try known.article(for: whole) { return Decision(.seen, article: article, id: article.id) }
      if scope != .off, let article = try rules.article(ofTextOf: item, maker: &maker, known: &known) {
        var decision = Decision(.seen, article: article, id: article.id)
        // The next poll may find the article to be another item, and this one is no more news then.
        decision.aliases = [whole]
        return decision
      }
      decision.aliases.append(whole)
    }
    if noted == nil { decision.movedKeys = matching.reusedKeys[index] }
    decision.refreshesMarks = true
    decision.awaitsPage = decision.outcome == .new && candidates[index].page.isAwaited
    decision.takesOver = noted != nil
    return decision
  }
}
