internal import TidingsDedup

/// The hashes of the last days' articles in memory, to be found by what is near them: under each of its four quarters a
/// hash is in a chain, newest first. Some 32 bytes an article; in the file, where every entry would be a page of its own
/// to write, they stand but in their order (`NearTable`).
struct NearIndex {
  /// No more entries of one quarter are looked at: a flood of alike texts must not make look-ups slow.
  static let maximumEntries = 1000

  private struct Entry {
    var hash: UInt64
    var article: Int64
    /// The entry before this one in each chain, counted from 1; 0 ends the chain.
    var previous: (UInt32, UInt32, UInt32, UInt32)
  }

  /// An array in pieces, which grows without a second copy of itself.
  private struct EntryList {
    private static let piece = 4096
    private var pieces: [[Entry]] = []
    private(set) var count = 0

    subscript(index: Int) -> Entry { pieces[index / Self.piece][index % Self.piece] }

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
  }

  private var entries = EntryList()
  /// The newest entry of each chain, by quarter and its 16 bits.
  private var heads = [UInt32](repeating: 0, count: 4 << 16)
  /// The number of entries at which those that count no more are looked for.
  private var sweepAt = 65_536

  var count: Int { entries.count }

  /// - Parameter lowest: articles with lower rows count no more.
  mutating func add(_ hash: SimHash64, article: Int64, lowest: Int64) {
    if entries.count >= sweepAt { sweep(lowest: lowest) }
    append(hash.bits, article)
  }

  private mutating func append(_ hash: UInt64, _ article: Int64) {
    let place = UInt32(clamping: entries.count + 1)
    var entry = Entry(hash: hash, article: article, previous: (0, 0, 0, 0))
    swap(&entry.previous.0, &heads[Self.chain(0, hash)])
    swap(&entry.previous.1, &heads[Self.chain(1, hash)])
    swap(&entry.previous.2, &heads[Self.chain(2, hash)])
    swap(&entry.previous.3, &heads[Self.chain(3, hash)])
    for quarter in 0..<4 { heads[Self.chain(quarter, hash)] = place }
    entries.append(entry)
  }

  /// Takes back all but the first entries.
  mutating func truncate(to count: Int) {
    while entries.count > count {
      let entry = entries.removeLast()
      heads[Self.chain(0, entry.hash)] = entry.previous.0
      heads[Self.chain(1, entry.hash)] = entry.previous.1
      heads[Self.chain(2, entry.hash)] = entry.previous.2
      heads[Self.chain(3, entry.hash)] = entry.previous.3
    }
  }

  /// Rows of the articles whose hash is near, the nearest first, of equally near ones the oldest.
  /// - Parameters:
  ///   - lowest: no lower row counts
  ///   - row: nor this one or a higher one
  func articles(near hash: SimHash64, from lowest: Int64, before row: Int64) -> [Int64] {
    var distances: [Int64: Int] = [:]
    for quarter in 0..<4 {
      var place = heads[Self.chain(quarter, hash.bits)]
      var looked = 0
      while place != 0, looked < Self.maximumEntries {
        let entry = entries[Int(place) - 1]
        let distance = hash.distance(to: SimHash64(bits: entry.hash))
        if distance <= SimHash64.nearDistance, entry.article >= lowest, entry.article < row {
          distances[entry.article] = min(distance, distances[entry.article] ?? distance)
        }
        place =
          switch quarter {
          case 0: entry.previous.0
          case 1: entry.previous.1
          case 2: entry.previous.2
          default: entry.previous.3
          }
        looked += 1
      }
    }
    guard distances.count > 1 else { return Array(distances.keys) }
    return distances.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
  }

  private mutating func sweep(lowest: Int64) {
    let old = entries
    entries = EntryList()
    for index in heads.indices { heads[index] = 0 }
    for place in 0..<old.count where old[place].article >= lowest { append(old[place].hash, old[place].article) }
    sweepAt = max(65_536, entries.count + entries.count / 2)
  }

  private static func chain(_ quarter: Int, _ hash: UInt64) -> Int {
    quarter << 16 | Int((hash >> UInt64(quarter * 16)) & 0xFFFF)
  }
}
