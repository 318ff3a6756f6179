public import TidingsModel

/// Decides what each item of a document is: new, edited, known, or another feed's. The README has the rules ("What is
/// the same article"). Pure: what is known is asked for, nothing is written.
///
/// Items are matched in rounds, all by guid, then those left by link, then by content, so that the document's order does
/// not matter. An article that one item is, no other item of the document can be: this is how a match by link or content
/// is refused while the article's own guid still stands.
public struct Deduplicator {
  /// So many edits of an article are delivered on a day (UTC). The last one is not lost: while it waits for the next day,
  /// the feed is asked for all of its document.
  public static let editsPerDay = 3
  /// So many names (guids, links, numbers) are added to an article after its first. Guids that change with each poll would
  /// add without end. What its texts are known by is not counted: a few a day are taken.
  public static let maximumAliases = 64

  /// Seconds from when an article was first seen on for which an edit of another feed's is looked at again with every poll
  /// while it waits for the article to leave that one.
  static let longestWait: Int64 = 7 * 86_400

  /// The feed's.
  public let policy: DedupPolicy
  /// Whether no document of the feed was recorded before, so that the backlog's rule applies.
  public let isNewFeed: Bool
  /// The time of the poll.
  public let now: Timestamp

  /// - Parameters:
  ///   - isNewFeed: whether the feed brings its first document, for which the policy's `backlog` holds.
  ///   - now: the time of the poll, by which edits are counted day by day.
  public init(policy: DedupPolicy, isNewFeed: Bool, now: Timestamp) {
    self.policy = policy
    self.isNewFeed = isNewFeed
    self.now = now
  }

  /// One decision for each candidate, in the document's order.
  public func decide(
    _ candidates: [Candidate], keys: DocumentKeys, known: inout some KnownArticles
  ) throws -> [Decision] {
    var matching = Matching(count: candidates.count, scope: policy.scope)
    try matching.run(candidates, keys: keys, known: &known)
    var document = DocumentDecisions(self, candidates, keys: keys, matching: matching)
    var decisions: [Decision] = []
    decisions.reserveCapacity(candidates.count)
    for index in candidates.indices { decisions.append(try document.decision(on: index, known: &known)) }
    return decisions
  }

  /// The article that has an item's text word for word, whatever else it goes by.
  func article(
    ofTextOf item: ItemKeys, maker: inout KeyMaker, known: inout some KnownArticles
  ) throws -> KnownArticle? {
    for key in item.textKeys(by: &maker) {
      guard let article = try known.article(for: key), item.isText(of: article),
        article.relation == .own || article.revision > 0
      else { continue }
      return article
    }
    return nil
  }

  /// Whether a new item has no key by which it would be known again: each is another article's, or none's for good.
  /// - Parameter sharesKey: whether one of them is known to be.
  func lacksKeys(
    _ item: ItemKeys, beside aliases: [DedupKey], sharesKey: Bool, known: inout some KnownArticles
  ) throws -> Bool {
    let counting = policy.scope == .off ? [item.guid, item.exact].compactMap(\.self) : aliases
    // As a rule the link or a long text is new.
    guard sharesKey || policy.scope == .off || item.link == nil && item.content == nil else { return false }
    return try !counting.contains { try known.isFree($0) }
  }

  /// Whether another feed's article was edited in this one, which once had it word for word, to what it never was before.
  /// Feeds that word their items differently do not edit each other's.
  func isEdit(
    _ item: ItemKeys, of article: KnownArticle, known: inout some KnownArticles
  ) throws -> Bool {
    guard article.relation == .noted, let copy = article.copy, copy.hasAgreed else { return false }
    let content = item.contentMark.contentMarkInPart
    guard content != copy.content, content != article.contentMark.contentMarkInPart else { return false }
    // A version that the article has left behind is a copy that is late.
    guard let key = item.content else { return true }
    return try known.article(for: key)?.row != article.row
  }

  /// Of an item that is a known article.
  /// - Parameter isLeft: whether it was edited here, and the feed that brought it does not have it any more.
  func decide(
    _ item: ItemKeys, is article: KnownArticle, candidate: Candidate, foundByGUID: Bool, isLeft: Bool
  ) -> Decision {
    let page = candidate.page
    let mayGrow = article.aliases < Self.maximumAliases
    // A feed that had it in words of its own does not edit it when the one that brought it is gone.
    let isReworded = article.relation == .orphaned && article.copy?.hasAgreed == false
    guard article.relation == .own || article.relation == .orphaned && !isReworded || isLeft else {
      var decision = Decision(article.relation == .foreign ? .elsewhere : .seen, article: article, id: article.id)
      let content = item.contentMark.contentMarkInPart
      let copy = KnownArticle.Copy(content: content, hasAgreed: content == article.contentMark.contentMarkInPart)
      // An edit that waits is none that was seen.
      if article.copy != copy, copy.hasAgreed || article.copy?.hasAgreed != true { decision.copy = copy }
      if mayGrow, !foundByGUID || item.linkMark != article.linkMark {
        decision.aliases = item.names
      }
      return decision
    }
    var decision = Decision(.seen, article: article, id: article.id)
    decision.takesOver = article.relation != .own
    let awaitsPage = article.contentMark == item.contentMark.awaitingPage
    let isEdited = item.contentMark != article.contentMark && !awaitsPage
    if isEdited || awaitsPage && page != .none {
      let today = now.daysSinceEpoch
      guard today != article.editDay || article.editsThatDay < Self.editsPerDay else {
        if policy.deliversUpdates { decision.outcome = .nextDay }
        // What it goes by now is known to other feeds at once.
        if mayGrow { decision.aliases = item.names }
        return decision
      }
      let tries = today == article.editDay ? article.editsThatDay : 0
      // The page's text is not taken back for a teaser because the page is not to be had for an hour.
      if isEdited, article.isFromPage, page.isUnread, policy.deliversUpdates, tries + 1 < Self.editsPerDay {
        decision.outcome = .late
        decision.waitsForPage = true
        if mayGrow { decision.aliases = item.names }
        return decision
      }
      decision.refreshesMarks = true
      decision.awaitsPage = page.isAwaited && policy.deliversUpdates
      decision.missedPage = page == .missed
      // A teaser alone was edited ("3 comments"), and the page's article is the one that was delivered.
      let isDelivered = article.isFromPage && candidate.pageMark == article.pageMark
      if policy.deliversUpdates, !isDelivered, isEdited || page == .intended || page == .read {
        decision.outcome = .revised
      }
    }
    if item.linkMark != article.linkMark { decision.refreshesMarks = true }
    if decision.refreshesMarks {
      decision.aliases = mayGrow ? item.all(foreignKeys: []) : item.texts
    } else if mayGrow, !foundByGUID {
      decision.aliases = [item.guid, item.number].compactMap(\.self)
    }
    return decision
  }
}

extension KnownArticles {
  /// Whether a new article may go by the key.
  fileprivate mutating func isFree(_ key: DedupKey) throws -> Bool { try article(for: key) == nil && !isVoid(key) }

  /// The keys by which another article goes.
  mutating func others(_ keys: [DedupKey?], than article: KnownArticle) throws -> Set<DedupKey> {
    var others: Set<DedupKey> = []
    for key in keys.compactMap(\.self) {
      if let other = try self.article(for: key), other.row != article.row { others.insert(key) }
    }
    return others
  }
}

extension ItemKeys {
  /// What an article goes by whatever its text is.
  fileprivate var names: [DedupKey] { [guid, link, number].compactMap(\.self) }

  /// What it is known by whatever its names are.
  public var texts: [DedupKey] { [content, shortContent, exact].compactMap(\.self) }

  /// The keys an article goes by that was seen as this item.
  /// - Parameter foreignKeys: those taken by another feed's article that this feed does not look at; they are kept once
  ///   more for the feed alone.
  func all(foreignKeys: Set<DedupKey>) -> [DedupKey] {
    var keys: [DedupKey] = []
    keys.reserveCapacity(4)
    func add(_ key: DedupKey?) {
      if let key { keys.append(key) }
    }
    add(guid)
    add(link)
    add(content)
    add(shortContent)
    add(number)
    add(exact)
    if let link, foreignKeys.contains(link) { add(linkInFeed) }
    if let content, foreignKeys.contains(content) { add(contentInFeed) }
    return keys
  }
}
