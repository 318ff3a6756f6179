internal import GRDB
internal import TidingsDedup
internal import TidingsModel

/// Records on the writer's connection what a transaction brings: polls, feeds that come, go and get other ids, deliveries
/// that were made. Every call is made inside the transaction, which the caller begins and ends.
final class Recorder {
  private let feeds: FeedTable
  private let articles: ArticleTable
  private let near: NearDuplicates
  private let outbox: OutboxTable
  private let outbound: OutboundWriter
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
    outbound = OutboundWriter(articles: articles, feeds: feeds, near: near)
    outbox = try OutboxTable(db, file: file, fileSize: fileSize)
  }

  func begin() throws -> TransactionCounters {
    near.begin()
    articles.keys.begin()
    let counters = try outbox.counters()
    return TransactionCounters(lastName: counters.lastName, lastArticle: counters.lastArticle)
  }

  func end(_ counters: TransactionCounters) throws {
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

  func remove(_ names: [SpoolName], counters: inout TransactionCounters) throws {
    counters.removedCount += try outbox.delete(names)
    counters.removed += names
  }

  /// Articles of the outbox after a place, in the order of delivery.
  /// - Throws: `LostContents`
  func promised(_ db: Database, after microseconds: Int64, limit: Int) throws -> [OutboundArticle] {
    try outbox.read(db, after: microseconds, limit: limit)
  }

  /// The rows of the outbox whose contents are lost, in the order of delivery.
  func lostRows(_ db: Database) throws -> [LostRow] { try outbox.lostRows(db) }

  /// Forgets the articles in the outbox whose contents are lost, and the validators of their feeds: what these still carry
  /// is new again. Of those in the state and those in the file beside it only the ones that are first.
  /// - Returns: how many, and where; `nil` where none are lost.
  func forgetLost(_ db: Database, counters: inout TransactionCounters) throws -> (count: Int, isInFile: Bool)? {
    let lost = try outbox.lostRows(db)
    guard let isInFile = lost.first?.isInFile else { return nil }
    let rows = lost.filter { $0.isInFile == isInFile }
    let names = try rows.flatMap { try outbox.drop($0, db) }
    let forgetValidators = try KeptStatement(
      db, "UPDATE feeds SET etag = NULL, last_modified = NULL, body_hash = NULL WHERE row = ?")
    let forgetArticle = try KeptStatement(db, "DELETE FROM articles WHERE row = ?")
    let known = try articles.rows(of: Set(names.map(\.id)), db)
    for feed in Set(known.map(\.feed)) { try forgetValidators.run { $0.bind(1, feed) } }
    for article in known { try forgetArticle.run { $0.bind(1, article.row) } }
    counters.removed += names
    let count = rows.reduce(0) { $0 + $1.count }
    counters.removedCount += count
    return (count, isInFile)
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
    guard let id = names.current(poll.state.id, poll.state.configuredURL) else { return }
    let isRenamed = id != poll.state.id
    let isRemoved = names.isRemoved(id)
    if poll.failures == 0, !isRenamed, !isRemoved, try feeds.write(poll.state, of: id) { return }
    let feed = try feeds.entry(for: id, url: poll.state.configuredURL, space: names.space(of: id))
    if isRemoved {
      var feed = feed
      if poll.failures <= 0 { feed.confirmedDay = poll.time.daysSinceEpoch }
      return try forget(feed)
    }
    if !isRenamed { try feeds.write(poll.state, row: feed.row) }
    guard poll.failures != 0 else { return }
    try feeds.count(day: poll.time.daysSinceEpoch, row: feed.row, delivered: 0, failures: poll.failures)
  }

  /// Of a feed whose id is another one's since, nothing is recorded, and its items are delivered no more.
  /// - Parameter keys: of the poll's items.
  func record(_ poll: PollRecord, keys: DocumentKeys, counters: inout TransactionCounters) throws -> PollResult {
    guard let id = names.current(poll.feed.id, poll.state.configuredURL) else {
      return PollResult(outcomes: poll.items.map { _ in .seen }, deliveries: [], state: poll.state)
    }
    guard id != poll.feed.id else { return try record(poll, isRenamed: false, keys: keys, counters: &counters) }
    var renamed = poll
    renamed.feed.id = id
    return try record(renamed, isRenamed: true, keys: keys, counters: &counters)
  }

  private func record(
    _ poll: PollRecord, isRenamed: Bool, keys: DocumentKeys, counters: inout TransactionCounters
  ) throws -> PollResult {
    let id = poll.feed.id
    let feed = try feeds.entry(for: id, url: poll.state.configuredURL, space: names.space(of: id))
    let today = poll.time.daysSinceEpoch
    for guid in keys.sharedGUIDs { try articles.keys.void(guid) }
    let document = document(of: poll, keys: keys, feed: feed)
    let verdicts = try document.decide()
    if poll.furtherQueues != nil, feed.tags != poll.feed.tags { try feeds.noteTags(poll.feed.tags, row: feed.row) }
    var rows = DocumentRows()
    for verdict in verdicts { if let article = verdict.decision.article { rows.add(article.row) } }
    let lastKnown = counters.lastArticle
    var deliveries: [OutboundArticle] = []
    for index in DeliveryOrder.of(poll.items) {
      let entry = try document.write(verdicts[index], itemAt: index, counters: &counters)
      if let entry { deliveries.append(entry) }
    }
    if counters.lastArticle > lastKnown { for row in lastKnown + 1...counters.lastArticle { rows.add(row) } }
    try noteStay(inDocumentOf: feed, today: today)
    if poll.items.isEmpty {
      try feeds.noteEmptyDocument(row: feed.row, day: today)
    } else {
      try feeds.noteDocument(row: feed.row, day: today, articles: rows)
    }
    let outcomes = verdicts.map(\.decision.outcome)
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

  private func document(of poll: PollRecord, keys: DocumentKeys, feed: FeedTable.Entry) -> DocumentRecorder {
    DocumentRecorder(
      articles: articles, feeds: feeds, names: names, outbound: outbound, poll: poll, keys: keys, feed: feed)
  }

  /// Empties the feed's state; its row stays for the articles it brought. Whether there was one.
  func forget(_ id: FeedID) throws -> Bool {
    guard let feed = try feeds.existing(id) else { return false }
    try forget(feed)
    return true
  }

  private func forget(_ feed: FeedTable.Entry) throws {
    try noteStay(inDocumentOf: feed)
    try feeds.forget(row: feed.row)
  }

  /// Of the articles in the document that is about to be forgotten, notes that they stood there for as long as polls found
  /// it unchanged: until then nothing was written of them.
  private func noteStay(inDocumentOf feed: FeedTable.Entry, today: Int = .max) throws {
    guard let day = feed.documentDay, let last = feed.confirmedDay.map({ min($0, today) }),
      last >= day + Schema.seenDayStep
    else { return }
    try articles.touch(feeds.document(row: feed.row), of: feed.row, from: day, until: last)
  }

  /// Gives feeds that were removed the ids of those that were added with the same address, where there is no doubt which
  /// is which. An id that another feed had until now, or once had, is taken from that one.
  /// - Returns: the new ids, by the old ones.
  func rename(_ db: Database, _ gone: [FeedID: String], to added: [FeedReference]) throws -> [FeedID: FeedID] {
    var newIDs: [String: [FeedID]] = [:]
    for feed in added { newIDs[feed.url, default: []].append(feed.id) }
    // A feed that only got another address stays what it was, though there may have been one there long ago.
    let moved = Set(gone.keys)
    let newURLs = Set(added.filter { !moved.contains($0.id) }.map(\.url))
    var oldIDs = try FeedTable.forgotten(db, from: newURLs)
    let removed = gone.filter { newIDs[$0.value] != nil }
    for url in removed.values { oldIDs[url] = [] }
    for (id, url) in removed { oldIDs[url]?.append(id) }
    var renamings: [FeedNames.Renaming] = []
    for (url, ids) in oldIDs {
      guard ids.count == 1, newIDs[url]?.count == 1, let old = ids.first, let new = newIDs[url]?.first, old != new
      else { continue }
      renamings.append(FeedNames.Renaming(old: old, new: new, url: url, space: names.space(of: old)))
    }
    guard !renamings.isEmpty else { return [:] }
    if namesMark == nil { namesMark = names.mark }
    let olds = Set(renamings.map(\.old))
    for feed in renamings where !olds.contains(feed.new) { try putAway(feed.new, gone[feed.new]) }
    let rows = try renamings.map { try feeds.existing($0.old)?.row }
    // Their ids are free for each other first.
    for (feed, row) in zip(renamings, rows) { if let row { try feeds.putAway(row: row, space: feed.space) } }
    for (feed, row) in zip(renamings, rows) {
      guard let row else { continue }
      try feeds.rename(row: row, to: feed.new, space: feed.space == feed.new.text ? nil : feed.space)
    }
    names.rename(renamings)
    return Dictionary(uniqueKeysWithValues: renamings.map { ($0.old, $0.new) })
  }

  /// Takes its id from a feed that has lost it, if there is one.
  /// - Parameter url: its address, where it was configured until now; its first poll may be under way.
  private func putAway(_ id: FeedID, _ url: String?) throws {
    let feed = try feeds.existing(id)
    let stored = try feed.flatMap { try feeds.reference(row: $0.row)?.url }
    if let feed {
      try forget(feed)
      try feeds.putAway(row: feed.row, space: names.space(of: id))
    }
    if let url = url ?? stored { names.putAway(id, url) }
  }

  /// What would become of the items. Reads only.
  func preview(_ poll: PollRecord, keys: DocumentKeys) throws -> [Outcome] {
    guard let id = names.current(poll.feed.id, poll.state.configuredURL) else { return poll.items.map { _ in .seen } }
    var poll = poll
    poll.feed.id = id
    let feed = try feeds.existing(id) ?? FeedTable.Entry(row: 0, hasDocument: false, delivered: 0)
    return try document(of: poll, keys: keys, feed: feed).decide().map(\.decision.outcome)
  }
}
