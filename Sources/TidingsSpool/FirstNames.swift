/// The first of many names, in the order of delivery, in memory for some of them only.
struct FirstNames {
  private let limit: Int
  private var names: [EntryName] = []
  /// No name beyond it is among the first.
  private var bound: EntryName?

  /// - Parameter limit: how many are wanted.
  init(limit: Int) { self.limit = limit }

  mutating func insert(_ name: EntryName) {
    if let bound, bound < name { return }
    names.append(name)
    // Thinned out at twice the number, so that each name is put in order a few times at most.
    if names.count / 2 >= limit { thinOut() }
  }

  private mutating func thinOut() {
    names.sort()
    names.removeSubrange(min(limit, names.count)...)
    bound = names.last
  }

  consuming func sorted() -> [EntryName] {
    thinOut()
    return names
  }
}
