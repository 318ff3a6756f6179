internal import GRDB
internal import TidingsDedup
internal import TidingsModel

/// Records polls on the writer's connection: decides about the items and writes keys, feed state and outbox rows. Every
/// call is made inside a transaction, which the caller begins and ends.
final class Recorder {
  private let feeds: FeedTable
  private let articles: ArticleTable
  private let near: NearDuplicates
  private let outbox: OutboxTable
  /// Its memory serves one article after another.
  private var writer = JSONWriter()
  /// Its memory serves one transaction after another.
  private var row = OutboxRow()
  private let file: OutboxFile
  private let names: FeedNames
  /// How the names stood before the transaction changed them; `nil` where it has not.
  private var namesMark: FeedNames.Mark?

  /// - Parameters:
  ///   - mergeSize: of `KeyTable`.
  ///   - file: where the contents of many promised articles go.
  ///   - fileSize: of `OutboxTable`.
  init(_ db: Database, mergeSize: Int, file: OutboxFile, fileSize: Int, names: FeedNames) throws {
    self.file = file
    self.names = names
    feeds = try FeedTable(db)
    articles = try ArticleTable(db, keys: KeyTable(db, mergeSize: mergeSize))
    near = try NearDuplicates(db, articles: articles)
    outbox = try OutboxTable(db, file: file, fileSize: fileSize)
  }

  /// What is counted up through a transaction, and written once at its end.
  struct Counters {
    var lastName: Int64
    var lastArticle: Int64
    /// What the transaction changes of the outbox.
    var promised: [Promise] = []
    var removed: [SpoolName] = []
    var removedCount = 0
    /// The day that is known to be in `days`.
    fileprivate var notedDay: Int?
    private let stored: (Int64, Int64)

    init(lastName: Int64, lastArticle: Int64) {
      self.lastName = lastName
      self.lastArticle = lastArticle
      stored = (lastName, lastArticle)
    }

    var isChanged: Bool { stored != (lastName, lastArticle) }

    /// The time of the next file name: the present, but always later than the last one, should the clock go back.
    mutating func nextName(now: Timestamp) -> Int64 {
      lastName = max(lastName + 1, now.microseconds)
      return lastName
    }
  }

  func begin() throws -> Counters {
    near.begin()
    articles.keys.begin()
    let counters = try outbox.counters()
    return Counters(lastName: counters.lastName, lastArticle: counters.lastArticle)
  }

  func end(_ counters: Counters) throws {
    try articles.keys.end()
    try near.end(lastArticle: counters.lastArticle)
    try outbox.insert(counters.promised, by: &row)
    guard counters.isChanged else { return }
    try outbox.setCounters(lastName: counters.lastName, lastArticle: counters.lastArticle)
  }

  /// The transaction is durable.
  func committed() {
    file.commit()
    namesMark = nil
  }

  /// The transaction was rolled back: forgets what the file has forgotten.
  func undo() {
    file.undo()
    articles.keys.undo()
    near.undo()
    if let namesMark { names.goBack(to: namesMark) }
    namesMark = nil
  }

  /// The keys on the writer's connection.
  var keys: KeyTable { articles.keys }

  func remove(_ names: [SpoolName], counters: inout Counters) throws {
    counters.removedCount += try outbox.delete(names)
    counters.removed += names
  }

  /// Articles of the outbox after a place, in the order of delivery.
  /// - Throws: `LostContents`
  func promised(_ db: Database, after microseconds: Int64, limit: Int) throws -> [OutboundArticle] {
    try outbox.read(db, after: microseconds, limit: limit)
  }

  /// Forgets the articles in the outbox whose contents are lost, and the validators of their feeds: what these still carry
  /// is new again.
  /// - Returns: how many.
  func forgetLost(_ db: Database, counters: inout Counters) throws -> Int {
    let names = try outbox.lostRows(db).flatMap { try outbox.drop(lost: $0, db) }
    let forgetValidators = try KeptStatement(
      db,
      """
      UPDATE feeds SET etag = NULL, last_modified = NULL, body_hash = NULL
      WHERE row IN (SELECT feed FROM articles WHERE id = ?)
      """)
    let forgetArticle = try KeptStatement(db, "DELETE FROM articles WHERE id = ?")
    for name in names {
      try forgetValidators.run { $0.bind(1, name.id) }
      try forgetArticle.run { $0.bind(1, name.id) }
    }
    counters.removed += names
    counters.removedCount += names.count
    return names.count
  }

  /// Leaves the state without a file beside it, as far as that can be done.
  func foldOutbox(_ db: Database) throws {
    var isDone = false
    defer { if !isDone { file.undo() } }
    try db.inTransaction(.immediate) {
      try outbox.fold(db)
      return .commit
    }
    isDone = true
    file.commit()
    file.remove()
  }

  /// Records a poll that brought no document: as a rule one row is to be written, and nothing to be read before.
  func note(_ poll: QuietPoll) throws {
    let id = names.current(poll.state.id)
    let isRenamed = id != poll.state.id
    let isRemoved = names.isRemoved(id)
    if !poll.isFailure, !isRenamed, !isRemoved, try feeds.write(poll.state, of: id) { return }
    let feed = try feeds.entry(for: id, url: poll.state.configuredURL, space: names.space(of: id))
    if isRemoved { return try feeds.forget(row: feed.row) }
    if !isRenamed { try feeds.write(poll.state, row: feed.row) }
    if poll.isFailure { try feeds.count(day: poll.time.daysSinceEpoch, row: feed.row, delivered: 0, failures: 1) }
  }

  /// - Parameter keys: of the poll's items.
  func record(_ poll: PollRecord, keys: DocumentKeys, counters: inout Counters) throws -> PollResult {
    let id = names.current(poll.feed.id)
    guard id != poll.feed.id else { return try record(poll, isRenamed: false, keys: keys, counters: &counters) }
    var renamed = poll
    renamed.feed.id = id
    return try record(renamed, isRenamed: true, keys: keys, counters: &counters)
  }

  private func record(
    _ poll: PollRecord, isRenamed: Bool, keys: DocumentKeys, counters: inout Counters
  ) throws -> PollResult {
    let id = poll.feed.id
    let feed = try feeds.entry(for: id, url: poll.state.configuredURL, space: names.space(of: id))
    let today = poll.time.daysSinceEpoch
    var deliveries: [OutboundArticle] = []
    for guid in keys.sharedGUIDs { try articles.keys.void(guid) }
    let (decisions, routes) = try decide(poll, keys: keys, feed: feed)
    if poll.furtherQueues != nil, feed.tags != poll.feed.tags { try feeds.noteTags(poll.feed.tags, row: feed.row) }
    let outcomes = decisions.map(\.outcome)
    var rows = DocumentRows()
    for decision in decisions { if let article = decision.article { rows.add(article.row) } }
    let lastKnown = counters.lastArticle
    for index in DeliveryOrder.of(poll.items) {
      let entry = try apply(
        decisions[index], to: poll.items[index], keys: keys.items[index], poll: poll, feed: feed, route: routes[index],
        counters: &counters)
      if let entry { deliveries.append(entry) }
    }
    if counters.lastArticle > lastKnown { for row in lastKnown + 1...counters.lastArticle { rows.add(row) } }
    if poll.items.isEmpty {
      try feeds.noteEmptyDocument(row: feed.row, day: today)
    } else {
      try feeds.noteDocument(row: feed.row, day: today, articles: rows)
    }
    var state = poll.settle(poll.state, outcomes)
    let delivered = outcomes.count { $0.isDelivered }
    state.delivered = feed.delivered + delivered
    if names.isRemoved(id) {
      try feeds.forget(row: feed.row)
      return PollResult(outcomes: outcomes, deliveries: deliveries, state: state)
    }
    // A renamed feed may have been polled under its new id meanwhile: its state is that poll's.
    if !isRenamed { try feeds.write(state, row: feed.row) }
    if delivered > 0 {
      try feeds.addDelivered(delivered, row: feed.row)
      try feeds.count(day: today, row: feed.row, delivered: delivered, failures: 0)
    }
    return PollResult(outcomes: outcomes, deliveries: deliveries, state: state)
  }

  /// Empties the feed's state; its row stays for the articles it brought. Whether there was one.
  func forget(_ id: FeedID) throws -> Bool {
    guard let feed = try feeds.existing(id) else { return false }
    try feeds.forget(row: feed.row)
    return true
  }

  /// Gives feeds that were removed the ids of those that were added with the same address, where there is no doubt which
  /// is which.
  /// - Returns: the new ids, by the old ones.
  func rename(_ db: Database, _ gone: [FeedID: String], to added: [FeedReference]) throws -> [FeedID: FeedID] {
    var newIDs: [String: [FeedID]] = [:]
    for feed in added { newIDs[feed.url, default: []].append(feed.id) }
    let removed = gone.filter { newIDs[$0.value] != nil }
    var oldIDs = try FeedTable.forgotten(db, from: Set(newIDs.keys))
    for url in removed.values { oldIDs[url] = [] }
    for (id, url) in removed { oldIDs[url]?.append(id) }
    var renamed: [FeedID: FeedID] = [:]
    for (url, ids) in oldIDs {
      guard ids.count == 1, newIDs[url]?.count == 1, let old = ids.first, let new = newIDs[url]?.first,
        try feeds.existing(new) == nil
      else { continue }
      if namesMark == nil { namesMark = names.mark }
      let space = names.space(of: old)
      try feeds.rename(old, to: new, space: space == new.text ? nil : space)
      names.rename(old, to: new, space: space == new.text ? nil : space)
      renamed[old] = new
    }
    return renamed
  }

  /// What would become of the items. Reads only.
  func preview(_ poll: PollRecord, keys: DocumentKeys) throws -> [Outcome] {
    let feed =
      try feeds.existing(poll.feed.id) ?? FeedTable.Entry(row: 0, hasDocument: false, delivered: 0)
    return try decide(poll, keys: keys, feed: feed).decisions.map(\.outcome)
  }

  /// - Returns: the decisions, and the further queues of known articles that are to go there.
  private func decide(
    _ poll: PollRecord, keys: DocumentKeys, feed: FeedTable.Entry
  ) throws -> (decisions: [Decision], routes: [Int: [String]]) {
    let deduplicator = Deduplicator(policy: poll.policy, isNewFeed: !feed.hasDocument, now: poll.time)
    var known = Known(articles: articles, feeds: feeds, names: names, feed: feed.row, now: poll.time)
    var decisions = try deduplicator.decide(poll.items, keys: keys, known: &known)
    var routes: [Int: [String]] = [:]
    guard let furtherQueues = poll.furtherQueues else { return (decisions, routes) }
    for index in decisions.indices where mayRoute(decisions[index]) {
      guard let article = decisions[index].article, article.revision > 0 else { continue }
      let carriers = try articles.feedsCarrying(article.row)
      guard !carriers.contains(feed.row) else { continue }
      let delivered = try self.article(
        article, candidate: poll.items[index], keys: keys.items[index], poll: poll, isRouted: true)
      let queues = furtherQueues(delivered, try carriers.compactMap { try feeds.reference(row: $0, tagged: true) })
      guard !queues.isEmpty else { continue }
      decisions[index].outcome = .routed
      routes[index] = queues
    }
    return (decisions, routes)
  }

  /// Whether an article may be new to queues that take what its feed carries: another feed brought it, be it one that is
  /// not configured any more.
  private func mayRoute(_ decision: Decision) -> Bool {
    !decision.isOfBacklog
      && (decision.outcome == .elsewhere || (decision.outcome == .seen && decision.takesOver))
  }

  private struct Known: KnownArticles {
    let articles: ArticleTable
    let feeds: FeedTable
    let names: FeedNames
    let feed: Int64
    let now: Timestamp

    mutating func article(for key: DedupKey) throws -> KnownArticle? {
      try articles.article(for: key, feed: feed)
    }

    mutating func isHeldByItsFeed(_ article: KnownArticle) throws -> Bool {
      guard let owner = try articles.owner(of: article.row) else { return false }
      return try feeds.holds(article.row, row: owner, now: now, names: names)
    }

    mutating func isOfAbsentFeed(_ article: KnownArticle) throws -> Bool {
      guard names.hasAside, let owner = try articles.owner(of: article.row) else { return false }
      return try feeds.reference(row: owner).map { names.isAside($0.id) } ?? false
    }

    mutating func isVoid(_ key: DedupKey) throws -> Bool { try articles.keys.article(for: key) == Schema.noArticle }
  }

  /// Writes a decision down. The promise to deliver, where there is one.
  private func apply(
    _ decision: Decision, to candidate: Candidate, keys: ItemKeys, poll: PollRecord, feed: FeedTable.Entry,
    route: [String]?, counters: inout Counters
  ) throws -> OutboundArticle? {
    let today = poll.time.daysSinceEpoch
    var known = decision.article
    if let guid = decision.voidGUID { try articles.keys.void(guid) }
    let contentMark = decision.awaitsPage ? keys.contentMark.awaitingPage : keys.contentMark
    let hasGUID = keys.guid != nil && decision.voidGUID == nil
    var hashes: TextHashes?
    switch decision.outcome {
    case .unwanted, .repeated:
      if let known { try articles.touch(known, today: today) }
      return nil
    case .new, .backlog:
      let revision = decision.outcome == .new ? 1 : 0
      if known != nil {
        known?.revision = revision
      } else {
        counters.lastArticle += 1
        let row = counters.lastArticle
        let own = TextHashes(candidate.item.value)
        hashes = own
        let article = KnownArticle(
          row: row, id: decision.id, relation: .own, revision: revision, contentMark: contentMark,
          linkMark: keys.linkMark, firstSeen: poll.time, editDay: 0, editsThatDay: 0, aliases: 0, seenDay: today,
          sketch: own.sketch, hasGUID: hasGUID, isFromPage: candidate.extracted != nil)
        try articles.insert(article, feed: feed.row)
        if counters.notedDay != today {
          try articles.noteDay(today, firstArticle: row)
          counters.notedDay = today
        }
        known = article
      }
    case .revised:
      known?.revision += 1
    case .seen, .late, .elsewhere, .routed: break
    }
    if let known, let copy = decision.copy {
      try articles.note(copy, of: known.row, in: feed.row)
    } else if let known, decision.takesOver, known.relation == .noted, let owner = try articles.owner(of: known.row) {
      let copy = KnownArticle.Copy(content: known.contentMark.contentMarkInPart, hasAgreed: true)
      try articles.note(copy, of: known.row, in: owner)
    }
    guard var article = known else { return nil }
    var added = 0
    for key in decision.aliases {
      let isMoved = decision.movedKeys.contains(key)
      if try isMoved ? self.keys.move(key, to: article.row) : self.keys.add(key, to: article.row) { added += 1 }
    }
    if decision.article != nil {
      if decision.outcome == .new || decision.outcome == .revised { article.isFromPage = candidate.extracted != nil }
      article.aliases += added
      if hasGUID, added > 0 { article.hasGUID = true }
      if decision.refreshesMarks, article.contentMark != contentMark {
        let own = TextHashes(candidate.item.value)
        article.sketch = own.sketch
        hashes = own
      }
      try refresh(
        &article, decision: decision, isGrown: added > 0, contentMark: contentMark, linkMark: keys.linkMark, feed: feed,
        today: today)
    }
    switch decision.outcome {
    case .new, .revised:
      let hash =
        if candidate.extracted == nil, let hashes { hashes.near } else { SimHash64(candidate.delivered.value) }
      return try deliver(article, candidate: candidate, keys: keys, hash: hash, poll: poll, counters: &counters)
    case .routed:
      let delivered = try self.article(article, candidate: candidate, keys: keys, poll: poll, isRouted: true)
      return try promise(delivered, known: article, queues: route ?? [], poll: poll, counters: &counters)
    default: return nil
    }
  }

  /// Writes down what changed of an article that was known before.
  private func refresh(
    _ article: inout KnownArticle, decision: Decision, isGrown: Bool, contentMark: DedupKey, linkMark: Int64,
    feed: FeedTable.Entry, today: Int
  ) throws {
    guard decision.refreshesMarks || decision.takesOver || decision.waitsForPage || isGrown else {
      return try articles.touch(article, today: today)
    }
    if decision.waitsForPage {
      article.editsThatDay = article.editDay == today ? article.editsThatDay + 1 : 1
      article.editDay = today
    }
    if decision.refreshesMarks {
      // One more try to have the page counts as an edit: the day's number bounds both.
      if article.contentMark != contentMark || decision.missedPage {
        article.editsThatDay =
          decision.isReturn
          ? Deduplicator.editsPerDay : article.editDay == today ? article.editsThatDay + 1 : 1
        article.editDay = today
        article.contentMark = contentMark
      }
      article.linkMark = linkMark
    }
    try articles.update(article, feed: decision.takesOver ? feed.row : nil, today: today)
  }

  /// - Parameter hash: of what is delivered.
  private func deliver(
    _ known: KnownArticle, candidate: Candidate, keys: ItemKeys, hash: SimHash64?, poll: PollRecord,
    counters: inout Counters
  ) throws -> OutboundArticle? {
    var article = try article(known, candidate: candidate, keys: keys, poll: poll)
    if let hash {
      article.nearDuplicateOf = try near.earlier(than: known, hash: hash, now: poll.time)
    }
    return try promise(article, known: known, queues: poll.queues(article), poll: poll, counters: &counters)
  }

  /// An article as it goes to the spool.
  /// - Parameter isRouted: whether another feed brought it.
  private func article(
    _ known: KnownArticle, candidate: Candidate, keys: ItemKeys, poll: PollRecord, isRouted: Bool = false
  ) throws -> Article {
    let contentKey = candidate.extracted.map { ContentKey($0.value) } ?? keys.contentKey
    var article = Article(
      id: known.id, item: candidate.delivered.value, feed: poll.feed, firstSeen: known.firstSeen,
      fetchedAt: poll.time, contentHash: contentKey.digest.hex)
    article.revision = known.revision
    article.canonicalURL = keys.canonicalURL?.address
    article.fullText = candidate.fullText
    article.dateline = candidate.dateline
    if known.revision > 1 || isRouted {
      article.alsoIn = try articles.feedsCarrying(known.row).compactMap { try feeds.reference(row: $0) }
        .filter { $0.id != poll.feed.id }
    }
    return article
  }

  private func promise(
    _ article: Article, known: KnownArticle, queues: [String], poll: PollRecord, counters: inout Counters
  ) throws -> OutboundArticle? {
    guard !queues.isEmpty else { return nil }
    let microseconds = counters.nextName(now: poll.time)
    let entry = OutboundArticle(
      name: SpoolName(microseconds: microseconds, id: known.id, revision: known.revision), queues: queues,
      content: article.json(by: &writer))
    counters.promised.append(Promise(microseconds: microseconds, entry: entry))
    return entry
  }
}
