internal import TidingsModel

/// Bytes of a document, in whatever format and encoding, to a `ParsedFeed`.
public enum FeedParser {
  /// - Parameters:
  ///   - bytes: the document as retrieved, content coding undone.
  ///   - contentType: the value of the Content-Type header. Only its charset counts: what a document is, its content
  ///     tells.
  ///   - url: where it was retrieved from, the outermost base of its references.
  public static func parse(_ bytes: [UInt8], contentType: String? = nil, url: String? = nil) throws(ParseError)
    -> ParsedFeed
  {
    guard !bytes.isEmpty else { throw .empty }
    throw .notAFeed(what: "not read yet")
  }
}
