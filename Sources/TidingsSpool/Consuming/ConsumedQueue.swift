/// A queue as consumers have it: nothing is made, `tmp/` is not touched.
final class ConsumedQueue: Sendable {
  let directory: Descriptor

  init(_ name: String, in root: borrowing Descriptor) throws(SpoolError) {
    directory = try root.directory(name, followsLinks: true)
  }

  func directory(_ part: QueuePart) throws(SpoolError) -> Descriptor { try directory.directory(part.rawValue) }
}
