/// The content codings that tidings asks for (RFC 9110 section 8.4.1, RFC 7932, RFC 8878).
enum ContentCoding: String {
  case gzip, deflate, br, zstd

  /// Offered to servers.
  static let acceptEncoding = "gzip, deflate, br, zstd"

  /// What a name in `Content-Encoding` means: `.some(nil)` for no coding at all, `nil` for one that cannot be decoded.
  ///
  /// Some servers name the charset or the word "none" there; their bodies are plain.
  static func named(_ name: [UInt8]) -> ContentCoding?? {
    switch HeaderValue.text(name[...]).lowercased() {
    case "gzip", "x-gzip": .some(.gzip)
    case "deflate": .some(.deflate)
    case "br": .some(.br)
    case "zstd": .some(.zstd)
    case "identity", "none", "binary", "8bit", "utf-8", "utf8", "iso-8859-1", "us-ascii": .some(nil)
    default: nil
    }
  }
}

/// What is wrong with a body.
enum BodyProblem: Error, Equatable {
  case invalid(ContentCoding)
  case truncated(ContentCoding)
  case tooLarge
  /// Codings that cannot be undone, by their names.
  case unsupported(String)
  /// There is none to decode it in.
  case outOfMemory
}

/// Undoes one content coding, piece by piece.
protocol StreamDecoder: AnyObject {
  /// Whether the input so far ends where a stream of the coding ends.
  var isAtEnd: Bool { get }

  /// Decodes as much as the input gives, handing out the output in pieces which are valid only during the call.
  func decode(_ input: UnsafeBufferPointer<UInt8>, output: (UnsafeBufferPointer<UInt8>) throws(BodyProblem) -> Void)
    throws(BodyProblem)
}

/// The room a decoder writes to before it hands its output on.
struct DecoderBuffer: ~Copyable {
  static let size = 32 << 10
  let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: DecoderBuffer.size)

  init() {}

  deinit { bytes.deallocate() }

  func prefix(_ count: Int) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[..<count]) }
}
