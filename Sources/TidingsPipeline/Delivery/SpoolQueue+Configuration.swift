public import TidingsConfig
public import TidingsSpool

extension SpoolQueue {
  /// The queue as the spool knows it: a journal with its segment's size in bytes and age, or files.
  public init(_ queue: QueueConfiguration) {
    let rotation = JournalRotation(size: queue.segment.size, age: .seconds(queue.segment.age))
    self.init(name: queue.name, format: queue.format == .journal ? .journal(rotation) : .files)
  }
}
