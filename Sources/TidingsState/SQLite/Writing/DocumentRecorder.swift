internal import TidingsDedup
internal import TidingsModel

/// Records the document of one poll: decides about its items, and writes down what becomes of each.
struct DocumentRecorder {
  let articles: ArticleTable
  let feeds: FeedTable
  let names: FeedNames
  let outbound: OutboundWriter
  let poll: PollRecord
  /// Of the poll's items.
  let keys: DocumentKeys
  /// As it stood before the poll.
  let feed: FeedTable.Entry

  private var today: Int { poll.time.daysSinceEpoch }

  /// What is to be done about an item.
  struct Verdict {
    var decision: Decision
    /// The further queues that a known article is to go to.
    var route: [String] = []
  }

  /// About each of the items, in their order. Reads only.
  func decide() throws -> [Verdict] {
    let deduplicator = Deduplicator(policy: poll.policy, isNewFeed: !feed.hasDocument, now: poll.time)
    var known = RecordedArticles(articles: articles, feeds: feeds, names: names, feed: feed.row, now: poll.time)
    var verdicts = try deduplicator.decide(poll.items, keys: keys, known: &known).map { Verdict(decision: $0) }
    guard let furtherQueues = poll.furtherQueues else { return verdicts }
    for index in verdicts.indices {
      verdicts[index].route = try route(verdicts[index].decision, itemAt: index, by: furtherQueues)
      if !verdicts[index].route.isEmpty { verdicts[index].decision.outcome = .routed }
    }
    return verdicts
  }

  /// The queues that take an article from this feed, and did not from those that brought it before.
  private func route(
    _ decision: Decision, itemAt index: Int, by furtherQueues: (Article, [FeedReference]) -> [String]
  ) throws -> [String] {
    guard mayRoute(decision), let article = decision.article, article.revision > 0 else { return [] }
    let carriers = try articles.feedsCarrying(article.row)
    guard !carriers.contains(feed.row) else { return [] }
    let delivered = try outbound.article(
      article, of: poll.items[index], keys: keys.items[index], poll: poll, isRouted: true)
    return furtherQueues(delivered, try carriers.compactMap { try feeds.reference(row: $0, tagged: true) })
  }

  /// Whether an article may be new to queues that take what its feed carries: another feed brought it, be it one that is
  /// not configured any more.
  private func mayRoute(_ decision: Decision) -> Bool {
    !decision.isOfBacklog
      && (decision.outcome == .elsewhere || (decision.outcome == .seen && decision.takesOver))
  }

  /// Writes a verdict down. The promise to deliver, where there is one.
  func write(
    _ verdict: Verdict, itemAt index: Int, counters: inout TransactionCounters
  ) throws -> OutboundArticle? {
    let decision = verdict.decision
    let candidate = poll.items[index]
    let keys = keys.items[index]
    if let guid = decision.voidGUID { try articles.keys.void(guid) }
    guard var entry = try entry(for: decision, itemAt: index, counters: &counters) else { return nil }
    try noteCopy(decision, of: entry.article)
    let added = try addAliases(decision, to: entry.article, texts: keys.texts)
    if decision.article != nil { try update(&entry, by: decision, itemAt: index, added: added) }
    switch decision.outcome {
    case .new, .revised:
      let hash =
        if candidate.extracted == nil, let hashes = entry.hashes { hashes.near } else {
          SimHash64(candidate.delivered.value)
        }
      return try outbound.deliver(
        entry.article, of: candidate, keys: keys, hash: hash, poll: poll, counters: &counters)
    case .routed:
      return try outbound.route(
        entry.article, of: candidate, keys: keys, to: verdict.route, poll: poll, counters: &counters)
    default: return nil
    }
  }

  /// An article while it is written down.
  private struct Entry {
    var article: KnownArticle
    /// Of the feed's text, where they were made.
    var hashes: TextHashes?
  }

  /// The article of an item, which is on record now; `nil` where there is nothing more to be written.
  private func entry(
    for decision: Decision, itemAt index: Int, counters: inout TransactionCounters
  ) throws -> Entry? {
    switch decision.outcome {
    case .unwanted, .repeated:
      if let known = decision.article { try articles.touch(known, today: today) }
      return nil
    case .new, .backlog:
      let revision = decision.outcome == .new ? 1 : 0
      guard var known = decision.article else {
        return try insert(decision, itemAt: index, revision: revision, counters: &counters)
      }
      known.revision = revision
      return Entry(article: known)
    case .revised:
      guard var known = decision.article else { return nil }
      known.revision += 1
      return Entry(article: known)
    case .seen, .late, .nextDay, .heldBack, .elsewhere, .routed: return decision.article.map { Entry(article: $0) }
    }
  }

  /// Puts an article on record that was not known.
  private func insert(
    _ decision: Decision, itemAt index: Int, revision: Int, counters: inout TransactionCounters
  ) throws -> Entry {
    let candidate = poll.items[index]
    let hashes = TextHashes(candidate.item.value)
    let article = KnownArticle(
      row: counters.nextArticle(), id: decision.id, relation: .own, revision: revision,
      contentMark: contentMark(decision, itemAt: index), linkMark: keys.items[index].linkMark,
      firstSeen: poll.time.inMicroseconds,
      editDay: 0, editsThatDay: 0, aliases: 0, seenDay: today, sketch: hashes.sketch,
      hasGUID: hasGUID(decision, itemAt: index), pageMark: candidate.pageMark)
    try articles.insert(article, feed: feed.row)
    if counters.notedDay != today {
      try articles.noteDay(today, firstArticle: article.row)
      counters.notedDay = today
    }
    return Entry(article: article, hashes: hashes)
  }

  /// Writes down how the article stands in a feed that did not bring it: in this one, or, where this one takes it over,
  /// in the one it was of, which may have held it back for its backlog.
  private func noteCopy(_ decision: Decision, of article: KnownArticle) throws {
    if let copy = decision.copy {
      try articles.note(copy, of: article.row, in: feed.row)
    } else if decision.takesOver, article.relation != .orphaned, let owner = try articles.owner(of: article.row) {
      let copy = KnownArticle.Copy(content: article.contentMark.contentMarkInPart, hasAgreed: true)
      try articles.note(copy, of: article.row, in: owner)
    }
  }

  /// - Parameter texts: the keys among the aliases that are no names.
  /// - Returns: how many keys are new to the article, and how many of them are names.
  private func addAliases(
    _ decision: Decision, to article: KnownArticle, texts: [DedupKey]
  ) throws -> (keys: Int, names: Int) {
    var added = (keys: 0, names: 0)
    for key in decision.aliases {
      let isMoved = decision.movedKeys.contains(key)
      let isNew = try isMoved ? articles.keys.move(key, to: article.row) : articles.keys.add(key, to: article.row)
      guard isNew else { continue }
      added.keys += 1
      if !texts.contains(key) { added.names += 1 }
    }
    return added
  }

  /// Writes down what changed of an article that was known before.
  /// - Parameter added: how many keys it got, and how many of them are names.
  private func update(
    _ entry: inout Entry, by decision: Decision, itemAt index: Int, added: (keys: Int, names: Int)
  ) throws {
    let candidate = poll.items[index]
    if decision.outcome == .new || decision.outcome == .revised {
      entry.article.pageMark = candidate.pageMark
    }
    entry.article.aliases += added.names
    if added.keys > 0, hasGUID(decision, itemAt: index) { entry.article.hasGUID = true }
    if decision.waitsForPage { entry.article.countEdit(on: today) }
    if decision.refreshesMarks {
      let contentMark = contentMark(decision, itemAt: index)
      if entry.article.contentMark != contentMark {
        let hashes = TextHashes(candidate.item.value)
        entry.article.sketch = hashes.sketch
        entry.hashes = hashes
      }
      // One more try to have the page counts as an edit: the day's number bounds both.
      if entry.article.contentMark != contentMark || decision.missedPage {
        entry.article.countEdit(on: today)
        if decision.isReturn { entry.article.editsThatDay = Deduplicator.editsPerDay }
        entry.article.contentMark = contentMark
      }
      entry.article.linkMark = keys.items[index].linkMark
    }
    guard decision.refreshesMarks || decision.takesOver || decision.waitsForPage || added.keys > 0 else {
      return try articles.touch(entry.article, today: today)
    }
    try articles.update(entry.article, feed: decision.takesOver ? feed.row : nil, today: today)
  }

  private func contentMark(_ decision: Decision, itemAt index: Int) -> DedupKey {
    let mark = keys.items[index].contentMark
    return decision.awaitsPage ? mark.awaitingPage : mark
  }

  private func hasGUID(_ decision: Decision, itemAt index: Int) -> Bool {
    keys.items[index].guid != nil && decision.voidGUID == nil
  }
}

extension KnownArticle {
  /// One more edit on a day.
  fileprivate mutating func countEdit(on day: Int) {
    editsThatDay = editDay == day ? editsThatDay + 1 : 1
    editDay = day
  }
}
