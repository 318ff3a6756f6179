/// A queue as a consumer opens it: nothing is made, `tmp/` is not touched.
final class QueueHome: Sendable {
  let directory: Descriptor

  init(_ name: String, in root: borrowing Descriptor) throws(SpoolError) {
    directory = try root.directory(name, followsLinks: true)
  }

  func directory(_ part: QueuePart) throws(SpoolError) -> Descriptor { try directory.directory(part.rawValue) }
}
