internal import TidingsModel

/// The dates of many items, in their order: only those that there are take room.
struct ItemDatesQueue {
  private var timestamps: [Timestamp] = []
  /// For each item, which of its five dates there are.
  private var presences: [UInt8] = []
  private var nextItem = 0
  private var nextTimestamp = 0

  mutating func append(_ dates: ItemDates) {
    var presence: UInt8 = 0
    func add(_ date: Timestamp?, _ bit: UInt8) {
      guard let date else { return }
      presence |= 1 << bit
      timestamps.append(date)
    }
    add(dates.published, 0)
    add(dates.modified, 1)
    add(dates.created, 2)
    add(dates.expires, 3)
    add(dates.sourceUpdated, 4)
    presences.append(presence)
  }

  /// The dates of the next item; without any when there are no more.
  mutating func next() -> ItemDates {
    var presence: UInt8 = 0
    if nextItem < presences.count {
      presence = presences[nextItem]
      nextItem += 1
    }
    func date(_ bit: UInt8) -> Timestamp? {
      guard presence & 1 << bit != 0 else { return nil }
      defer { nextTimestamp += 1 }
      return timestamps[nextTimestamp]
    }
    return ItemDates(published: date(0), modified: date(1), created: date(2), expires: date(3), sourceUpdated: date(4))
  }
}
