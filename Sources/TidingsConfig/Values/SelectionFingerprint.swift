internal import TidingsModel

extension FeedConfiguration {
  /// A fingerprint of the settings by which the same document gives other articles: `filter` (and the feed's tags, at which
  /// it looks), `select` and `dedup`. The same in every run and on every machine, as it is kept in the state; 0 where
  /// none of them is set.
  public var selection: Int {
    let options = options
    if options.filter == nil, options.select == nil, options.dedup == .all { return 0 }
    var hash = StableHash()
    hash.add(options.dedup.rawValue)
    if let filter = options.filter {
      hash.add("filter")
      for rules in [filter.include, filter.exclude] {
        hash.add(rules.count)
        for rule in rules { hash.add(rule) }
      }
      for list in [filter.tags, filter.feeds.map(\.text).sorted(), tags] { hash.add(list) }
    }
    if let select = options.select {
      hash.add("select")
      for path in [
        select.item, select.title, select.link, select.date, select.summary, select.content, select.author,
        select.image,
      ] {
        hash.add(path.map { [$0] } ?? [])
      }
    }
    return hash.value
  }
}

/// A hash over values that do not run into one another.
private struct StableHash {
  private var hash = FNV1a()

  /// 1 ..< 2⁴⁸.
  var value: Int { max(1, Int(truncatingIfNeeded: (hash.value ^ hash.value >> 48) & 0xFFFF_FFFF_FFFF)) }

  mutating func add(_ number: Int) {
    for shift in stride(from: 0, to: 64, by: 8) { hash.add(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  mutating func add(_ text: String) {
    hash.add(text.utf8)
    hash.add(0xFF)
  }

  mutating func add(_ list: [String]) {
    add(list.count)
    for text in list { add(text) }
  }

  mutating func add(_ rule: FilterRule) {
    add(rule.conditions.count)
    for condition in rule.conditions {
      add(condition.fields.map(\.rawValue))
      add(condition.patterns.map(\.source))
    }
  }
}
