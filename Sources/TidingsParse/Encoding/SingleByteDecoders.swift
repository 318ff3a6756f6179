internal import Synchronization

/// The decoders of one byte a character, each made once.
enum SingleByteDecoders {
  private static let cache = Mutex<[TextEncoding: SingleByteDecoder]>([:])

  static func decoder(for encoding: TextEncoding) -> SingleByteDecoder? {
    if let decoder = cache.withLock({ $0[encoding] }) { return decoder }
    guard let decoder = SingleByteDecoder(encoding) else { return nil }
    cache.withLock { $0[encoding] = decoder }
    return decoder
  }
}
