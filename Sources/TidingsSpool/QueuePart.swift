/// The parts of a queue.
public enum QueuePart: String, Sendable, Hashable, CaseIterable {
  /// Being written; never a consumer's business.
  case tmp
  /// Delivered, unclaimed.
  case new
  /// Claimed by a consumer.
  case cur
  /// Put aside by a consumer that could not use it.
  case failed
}
