internal import TidingsModel

/// The offsets of a zone: its past changes, and the rule from the last of them on.
struct ZoneTable: Sendable {
  /// When each change happened, ascending, and the offset from then on.
  var changes: [Int64] = []
  var offsets: [Int32] = []
  /// Before the first change.
  var first: Int32
  /// After the last one.
  var rule: PosixZone?

  init(fixed offset: Int32) { first = offset }

  func offset(at seconds: Int64) -> Int32 {
    if let last = changes.last, seconds >= last, let rule { return rule.offset(at: seconds) }
    if changes.isEmpty, let rule { return rule.offset(at: seconds) }
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? first : offsets[low - 1]
  }
}
