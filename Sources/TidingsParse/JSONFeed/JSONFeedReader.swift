/// JSON Feed 1.0 and 1.1, and RSS-in-JSON.
enum JSONFeedReader {
  /// - Parameter utf8: clean UTF-8 whose first byte that is not white space opens an object or an array.
  static func read(_ utf8: [UInt8], url: String?) throws(ParseError) -> ParsedFeed {
    throw .notAFeed(what: "a JSON document")
  }
}
