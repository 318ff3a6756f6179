internal import TidingsModel

/// An article whose delivery a transaction promises.
struct Promise {
  /// Those in its name.
  var microseconds: Int64
  var entry: OutboundArticle
}
