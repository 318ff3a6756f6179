internal import TidingsConfig
internal import TidingsModel

/// What the status page is asked to show: which feeds, in which order, which page of them.
struct PageQuery: Sendable, Equatable {
  enum Order: String, CaseIterable { case health, feed, last, next, delivered }

  static let rows = 200

  var text: String
  var health: SystemStatus.Entry.Health?
  var order: Order
  /// The other way round than `order` has by itself.
  var isReversed: Bool
  /// From 1.
  var page: Int

  /// Reads `q`, `health`, `sort` (with a `-` in front: reversed) and `page`; what makes no sense counts as not there.
  init(_ parameters: [String: String]) {
    text = String((parameters["q"] ?? "").prefix(200).drop { $0.isWhitespace })
    health = SystemStatus.Entry.Health.allCases.first { "\($0)" == parameters["health"] }
    let sort = parameters["sort"] ?? ""
    isReversed = sort.hasPrefix("-")
    order = Order(rawValue: isReversed ? String(sort.dropFirst()) : sort) ?? .health
    page = min(max(Int(parameters["page"] ?? "") ?? 1, 1), 1_000_000)
  }

  /// The address of the page that shows this.
  var link: String {
    var parts: [String] = []
    if !text.isEmpty { parts.append("q=" + PercentEncoding.encode(text)) }
    if let health { parts.append("health=\(health)") }
    if let sort { parts.append("sort=" + sort) }
    if page > 1 { parts.append("page=\(page)") }
    return parts.isEmpty ? "/" : "/?" + parts.joined(separator: "&")
  }

  /// The value of `sort`; `nil` where it is the order a page has by itself.
  var sort: String? { order == .health && !isReversed ? nil : (isReversed ? "-" : "") + order.rawValue }

  func with(_ change: (inout PageQuery) -> Void) -> PageQuery {
    var query = self
    change(&query)
    return query
  }

  /// The entries that match, in order.
  func select(_ entries: [SystemStatus.Entry], at now: Timestamp) -> [SystemStatus.Entry] {
    var chosen = entries
    if let health { chosen = chosen.filter { $0.health(at: now) == health } }
    let words = text.lowercased().split { $0.isWhitespace }
    if !words.isEmpty { chosen = chosen.filter { entry in words.allSatisfy { Self.matches(entry, String($0)) } } }
    chosen = sorted(chosen)
    return isReversed ? chosen.reversed() : chosen
  }

  private static func matches(_ entry: SystemStatus.Entry, _ word: String) -> Bool {
    entry.feed.id.text.contains(word) || entry.feed.url.lowercased().contains(word)
      || entry.state?.title?.lowercased().contains(word) ?? false
      || entry.feed.tags.contains { $0.lowercased().contains(word) }
      || entry.state?.lastError?.lowercased().contains(word) ?? false
  }

  /// Entries come in the order of `health`.
  private func sorted(_ entries: [SystemStatus.Entry]) -> [SystemStatus.Entry] {
    switch order {
    case .health: entries
    case .feed: Self.sorted(entries) { ($0.state?.title ?? $0.feed.id.text).lowercased() }
    // The latest first, the soonest first, the most first.
    case .last: Self.sorted(entries) { -($0.state?.lastPolled?.seconds ?? 0) }
    case .next: Self.sorted(entries) { $0.due?.time.seconds ?? .max }
    case .delivered: Self.sorted(entries) { -($0.state?.delivered ?? 0) }
    }
  }

  private static func sorted<Key: Comparable>(_ entries: [SystemStatus.Entry], by key: (SystemStatus.Entry) -> Key)
    -> [SystemStatus.Entry]
  {
    entries.map { (key($0), $0.feed.id, $0) }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }
}
