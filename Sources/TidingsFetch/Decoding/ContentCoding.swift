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
