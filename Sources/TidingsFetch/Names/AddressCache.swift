/// The addresses of names looked up lately; bounded in number and in time.
///
/// libcurl's own cache is not used, as it walks through all its entries at each transfer.
struct AddressCache {
  /// A name that does not exist may do so soon: its owner has just mended it.
  static let noHostLifetime: UInt64 = 30_000_000_000

  private struct Entry {
    var answer: NameAnswer
    var expires: UInt64
  }

  private let half: Int
  private let lifetime: UInt64
  // Two generations: when the young one is full, it becomes the old one, and what nobody asked for since is dropped.
  private var young: [String: Entry] = [:]
  private var old: [String: Entry] = [:]

  /// - Parameter lifetime: of an address, in nanoseconds.
  init(capacity: Int, lifetime: UInt64) {
    half = max(1, capacity / 2)
    self.lifetime = lifetime
  }

  mutating func answer(for name: String, now: UInt64) -> NameAnswer? {
    if let entry = young[name] { return entry.expires > now ? entry.answer : nil }
    guard let entry = old[name], entry.expires > now else { return nil }
    insert(entry, name)
    return entry.answer
  }

  mutating func remember(_ answer: NameAnswer, for name: String, now: UInt64) {
    switch answer {
    case .addresses: insert(Entry(answer: answer, expires: now &+ lifetime), name)
    case .noSuchHost: insert(Entry(answer: answer, expires: now &+ min(lifetime, Self.noHostLifetime)), name)
    case .failed: break
    }
  }

  /// Forgets a name whose address did not work.
  mutating func forget(_ name: String) {
    young[name] = nil
    old[name] = nil
  }

  private mutating func insert(_ entry: Entry, _ name: String) {
    if young.count >= half, young[name] == nil {
      old = young
      young = [:]
    }
    young[name] = entry
  }
}
