internal import TidingsModel

/// `FeedState` as columns.
enum FeedColumns {
  /// In the order of `bind` and, after `id` and `delivered`, of `read`.
  private static let names = [
    "configured_url", "title", "etag", "last_modified", "body_hash", "learned_url", "last_polled", "last_success",
    "last_news", "last_status", "last_error", "failures", "failing_since", "gone_since", "not_modified_since",
    "held_until", "next_due", "due_reason", "median_gap", "fruitless", "max_age", "ttl_minutes", "update_interval",
    "skip_hours", "skip_days", "usual_offset", "selection", "validated_url", "pages_missed", "page_trouble",
  ]

  /// - Parameter key: the column of the first parameter.
  static func updateSQL(by key: String) -> String {
    let settings = names.enumerated().map { "\($1) = ?\($0 + 2)" }.joined(separator: ", ")
    return "UPDATE feeds SET \(settings), forgotten = 0 WHERE \(key) = ?1"
  }

  static var selectSQL: String {
    "SELECT id, delivered, \(names.joined(separator: ", ")) FROM feeds WHERE NOT forgotten"
  }

  /// From the second parameter on.
  static func bind(_ state: FeedState, to statement: borrowing KeptStatement.Binder) {
    statement.bind(2, state.configuredURL)
    statement.bind(3, state.title)
    statement.bind(4, state.validators.etag)
    statement.bind(5, state.validators.lastModified)
    statement.bind(6, state.bodyHash)
    statement.bind(7, state.learnedURL)
    statement.bind(8, state.lastPolled)
    statement.bind(9, state.lastSuccess)
    statement.bind(10, state.lastNews)
    statement.bind(11, state.lastStatus)
    statement.bind(12, state.lastError)
    statement.bind(13, state.failures)
    statement.bind(14, state.failingSince)
    statement.bind(15, state.goneSince)
    statement.bind(16, state.notModifiedSince)
    statement.bind(17, state.heldUntil)
    statement.bind(18, state.nextDue)
    statement.bind(19, state.dueReason)
    statement.bind(20, state.medianGap)
    statement.bind(21, state.fruitless)
    statement.bind(22, state.wishes.maxAge)
    statement.bind(23, state.wishes.ttlMinutes)
    statement.bind(24, state.wishes.updateInterval)
    statement.bind(25, list(state.wishes.skipHours))
    statement.bind(26, list(state.wishes.skipDays))
    statement.bind(27, state.usualOffset.map(Int.init))
    statement.bind(28, state.selection)
    statement.bind(29, state.validatedURL)
    statement.bind(30, state.pagesMissed)
    statement.bind(31, state.pageTrouble)
  }

  /// `nil` when the id is none: then the file was written by another hand.
  static func read(_ row: borrowing KeptStatement.Row) -> FeedState? {
    guard let id = FeedID(row.text(0)) else { return nil }
    var state = FeedState(id: id, configuredURL: row.text(2))
    state.delivered = row.int(1)
    state.title = row.textIfAny(3)
    state.validators = Validators(etag: row.bytesIfAny(4), lastModified: row.bytesIfAny(5))
    state.bodyHash = row.bytesIfAny(6)
    state.learnedURL = row.textIfAny(7)
    state.lastPolled = row.timeIfAny(8)
    state.lastSuccess = row.timeIfAny(9)
    state.lastNews = row.timeIfAny(10)
    state.lastStatus = row.intIfAny(11)
    state.lastError = row.textIfAny(12)
    state.failures = row.int(13)
    state.failingSince = row.timeIfAny(14)
    state.goneSince = row.timeIfAny(15)
    state.notModifiedSince = row.timeIfAny(16)
    state.heldUntil = row.timeIfAny(17)
    state.nextDue = row.timeIfAny(18)
    state.dueReason = row.textIfAny(19)
    state.medianGap = row.doubleIfAny(20)
    state.fruitless = row.int(21)
    state.wishes.maxAge = row.intIfAny(22)
    state.wishes.ttlMinutes = row.intIfAny(23)
    state.wishes.updateInterval = row.intIfAny(24)
    state.wishes.skipHours = numbers(row.textIfAny(25))
    state.wishes.skipDays = numbers(row.textIfAny(26))
    state.usualOffset = row.intIfAny(27).map { Int32(clamping: $0) }
    state.selection = row.intIfAny(28)
    state.validatedURL = row.textIfAny(29)
    state.pagesMissed = row.int(30)
    state.pageTrouble = row.textIfAny(31)
    return state
  }

  private static func list(_ numbers: [Int]) -> String? {
    numbers.isEmpty ? nil : numbers.map(String.init).joined(separator: ",")
  }

  private static func numbers(_ list: String?) -> [Int] { list?.split(separator: ",").compactMap { Int($0) } ?? [] }
}
