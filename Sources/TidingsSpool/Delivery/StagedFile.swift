/// A file of a group: where it goes and what it holds.
struct StagedFile: Sendable {
  /// It is written into the first one's `tmp/`.
  var queues: [DeliveryQueue]
  var name: String
  var content: [UInt8]

  var queue: DeliveryQueue { queues[0] }
}
