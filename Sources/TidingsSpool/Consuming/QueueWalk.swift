/// Goes through the names in a part of a queue, in the order of delivery, some at a time: there may be millions.
public struct QueueWalk: Sendable {
  /// So many names are taken from a directory at once, some thirty megabytes of them.
  static let namesAtOnce = 65_536

  private let consumer: QueueConsumer
  private let part: QueuePart
  private var last: EntryName?
  private var isOver = false

  /// - Parameters:
  ///   - consumer: the queue's.
  ///   - part: the part of it.
  ///   - last: only names that follow this one.
  public init(_ consumer: QueueConsumer, in part: QueuePart, after last: EntryName? = nil) {
    self.consumer = consumer
    self.part = part
    self.last = last
  }

  /// The next names; `nil` at the end. One that came meanwhile may be among them, and one that went may be, too.
  public mutating func next() throws(SpoolError) -> [EntryName]? {
    guard !isOver else { return nil }
    let names = try consumer.first(Self.namesAtOnce, in: part, after: last)
    isOver = names.count < Self.namesAtOnce
    last = names.last
    return names.isEmpty ? nil : names
  }
}
