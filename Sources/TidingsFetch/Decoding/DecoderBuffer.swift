/// The room a decoder writes to before it hands its output on.
struct DecoderBuffer: ~Copyable {
  static let size = 32 << 10
  let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: DecoderBuffer.size)

  init() {}

  deinit { bytes.deallocate() }

  func prefix(_ count: Int) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[..<count]) }
}
