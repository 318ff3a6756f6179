extension String {
  /// Bytes of which it matters that they are not held twice.
  private static let large = 2 << 20
  private static let piece = 65_536

  /// The text of bytes that are of no use afterwards: the memory of many goes back to the system as they are copied.
  ///
  /// - Parameter bytes: what is not valid UTF-8 becomes U+FFFD.
  package init(moving bytes: UnsafeMutableRawBufferPointer) {
    guard bytes.count >= Self.large else {
      self = String(decoding: bytes, as: UTF8.self)
      return
    }
    self = String(unsafeUninitializedCapacity: bytes.count) { target in
      let target = UnsafeMutableRawBufferPointer(target)
      var spent = SpentPrefix()
      var copied = 0
      while copied < bytes.count {
        let end = Swift.min(copied + Self.piece, bytes.count)
        UnsafeMutableRawBufferPointer(rebasing: target[copied..<end])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[copied..<end]))
        copied = end
        if spent.isDue(at: copied) { spent.extend(to: copied, in: bytes) }
      }
      return copied
    }
  }

  /// The same of an array's bytes. Of many that somebody else holds, a copy is made.
  package init(moving bytes: consuming ArraySlice<UInt8>) {
    guard bytes.count >= Self.large else {
      self = String(decoding: bytes, as: UTF8.self)
      return
    }
    self = bytes.withUnsafeMutableBytes { String(moving: $0) }
  }
}
