internal import TidingsDedup

/// The hashes of the last days' articles in memory, to be found by what is near them. Some 28 bytes an article; in the
/// file, where every entry would be a page of its own to write, they stand but in their order (`NearTable`).
///
/// Of two hashes that differ in three bits at most, one half differs in one bit at most. Each hash is therefore in two
/// chains, newest first, one for each of its halves, and what is near a hash stands in the chains of its own halves or in
/// those of halves one bit away. Nearly all of these 66 hold nothing of the kind, which a filter tells for less.
struct NearIndex {
  /// No more entries of a chain are looked at: a flood of alike texts must not make look-ups slow.
  static let maximumEntries = 1000
  /// Nor more of all chains together, nor any more once so many near ones are found.
  static let maximumLooks = 8000
  static let enough = 100

  /// A word of the filter has 16 bits for each chain.
  private static let chainsPerWord = 4

  private struct Entry {
    /// The hash in halves, which are in need of no padding.
    var low: UInt32
    var high: UInt32
    /// Counted from `lowest`.
    var article: UInt32
    /// The entry before this one in each chain, counted from 1; 0 ends the chain.
    var previousLow: UInt32 = 0
    var previousHigh: UInt32 = 0

    init(_ hash: SimHash64, article: UInt32) {
      low = UInt32(truncatingIfNeeded: hash.bits)
      high = UInt32(truncatingIfNeeded: hash.bits >> 32)
      self.article = article
    }

    var hash: SimHash64 { SimHash64(bits: UInt64(high) << 32 | UInt64(low)) }
  }

  /// An array in pieces, which grows without a second copy of itself.
  private struct EntryList {
    private static let piece = 4096
    private var pieces: [[Entry]] = []
    private(set) var count = 0

    subscript(index: Int) -> Entry {
      get { pieces[index / Self.piece][index % Self.piece] }
      set { pieces[index / Self.piece][index % Self.piece] = newValue }
    }

    mutating func append(_ entry: Entry) {
      if count % Self.piece == 0 {
        pieces.append([])
        pieces[pieces.count - 1].reserveCapacity(Self.piece)
      }
      pieces[pieces.count - 1].append(entry)
      count += 1
    }

    /// The list must not be empty.
    mutating func removeLast() -> Entry {
      count -= 1
      let entry = pieces[count / Self.piece].removeLast()
      if count % Self.piece == 0 { pieces.removeLast() }
      return entry
    }

    /// - Parameter length: at most `count`.
    mutating func removeAll(behind length: Int) {
      while count > length { _ = removeLast() }
    }
  }

  /// Articles with lower rows have no part in the index.
  private var lowest: Int64
  private var entries = EntryList()
  /// Which halves there are, by a bit of their hash; of entries taken back as well.
  private var lowFilter: [UInt64]
  private var highFilter: [UInt64]
  /// The newest entry of each chain.
  private var lowHeads: [UInt32]
  private var highHeads: [UInt32]
  /// As a power of two, how many chains there are for each half.
  private var scale = 12
  /// The number of entries at which those that count no more are looked for.
  private var sweepAt = 65_536
  private var sweeps = 0

  /// - Parameter count: how many entries there will be at once, where that is known.
  init(lowest: Int64, expecting count: Int = 0) {
    self.lowest = lowest
    while count > 2 << scale { scale += 1 }
    lowHeads = Array(repeating: 0, count: 1 << scale)
    highHeads = lowHeads
    lowFilter = Array(repeating: 0, count: (1 << scale) / Self.chainsPerWord)
    highFilter = lowFilter
  }

  var count: Int { entries.count }

  /// How far the index has come, to be gone back to.
  struct Mark {
    fileprivate var count: Int
    fileprivate var sweeps: Int
  }

  var mark: Mark { Mark(count: entries.count, sweeps: sweeps) }

  /// - Parameter lowest: articles with lower rows count no more.
  mutating func add(_ hash: SimHash64, article: Int64, lowest: Int64) {
    if entries.count >= sweepAt { sweep(lowest: lowest) }
    // An old article that was edited now counts no more either.
    guard let place = UInt32(exactly: article - self.lowest) else { return }
    entries.append(Entry(hash, article: place))
    link(entries.count - 1)
    if entries.count > 2 << scale { spread(over: scale + 1) }
  }

  private mutating func link(_ index: Int) {
    var entry = entries[index]
    let place = UInt32(clamping: index + 1)
    entry.previousLow = exchange(&lowHeads[chain(entry.low)], with: place)
    entry.previousHigh = exchange(&highHeads[chain(entry.high)], with: place)
    entries[index] = entry
    lowFilter[word(entry.low)] |= bit(entry.low)
    highFilter[word(entry.high)] |= bit(entry.high)
  }

  /// Takes back what was added since.
  /// - Returns: false where this can no longer be told from what was there before; the index is of no use then.
  mutating func goBack(to mark: Mark) -> Bool {
    guard mark.sweeps == sweeps else { return false }
    while entries.count > mark.count {
      let entry = entries.removeLast()
      lowHeads[chain(entry.low)] = entry.previousLow
      highHeads[chain(entry.high)] = entry.previousHigh
    }
    return true
  }

  /// Rows of the articles whose hash is near, the nearest first, of equally near ones the oldest.
  /// - Parameters:
  ///   - lowest: no lower row counts
  ///   - row: nor this one or a higher one
  ///
  /// Mutating only so that the index is not copied for a look at it: each of its lists would be counted.
  mutating func articles(near hash: SimHash64, from lowest: Int64, before row: Int64) -> [Int64] {
    var distances: [Int64: Int] = [:]
    var looks = 0
    func look(in head: UInt32, _ previous: (Entry) -> UInt32) {
      var place = head
      let end = min(looks + Self.maximumEntries, Self.maximumLooks)
      while place != 0, looks < end, distances.count < Self.enough {
        let entry = entries[Int(place) - 1]
        let distance = hash.distance(to: entry.hash)
        if distance <= SimHash64.nearDistance {
          let article = self.lowest + Int64(entry.article)
          if article >= lowest, article < row { distances[article] = min(distance, distances[article] ?? distance) }
        }
        place = previous(entry)
        looks += 1
      }
    }
    let sought = Entry(hash, article: 0)
    // The half as it is, then with each of its bits turned over.
    for turned in 0...32 as ClosedRange<UInt32> {
      let change: UInt32 = turned == 0 ? 0 : 1 << (turned - 1)
      let low = sought.low ^ change
      if lowFilter[word(low)] & bit(low) != 0 { look(in: lowHeads[chain(low)]) { $0.previousLow } }
      let high = sought.high ^ change
      if highFilter[word(high)] & bit(high) != 0 { look(in: highHeads[chain(high)]) { $0.previousHigh } }
    }
    guard distances.count > 1 else { return Array(distances.keys) }
    return distances.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
  }

  private mutating func sweep(lowest: Int64) {
    // In place: a second copy would be the most memory that a first poll of many feeds ever needs.
    if lowest > self.lowest {
      let oldLowest = exchange(&self.lowest, with: lowest)
      var kept = 0
      for index in 0..<entries.count {
        let article = oldLowest + Int64(entries[index].article)
        guard let place = UInt32(exactly: article - lowest) else { continue }
        entries[kept] = Entry(entries[index].hash, article: place)
        kept += 1
      }
      entries.removeAll(behind: kept)
      sweeps += 1
      spread(over: scale)
    }
    sweepAt = max(65_536, entries.count + entries.count / 2)
  }

  /// Makes the chains anew.
  private mutating func spread(over scale: Int) {
    self.scale = scale
    lowHeads = Array(repeating: 0, count: 1 << scale)
    highHeads = lowHeads
    lowFilter = Array(repeating: 0, count: (1 << scale) / Self.chainsPerWord)
    highFilter = lowFilter
    for index in 0..<entries.count { link(index) }
  }

  private func chain(_ half: UInt32) -> Int { Int((half &* 0x9E37_79B1) >> UInt32(32 - scale)) }

  // Next to each other for the halves of a chain.
  private func word(_ half: UInt32) -> Int { chain(half) / Self.chainsPerWord }
  private func bit(_ half: UInt32) -> UInt64 { 1 << UInt64((half &* 0x85EB_CA6B) >> 26) }
}

private func exchange<Value>(_ place: inout Value, with value: Value) -> Value {
  defer { place = value }
  return place
}
