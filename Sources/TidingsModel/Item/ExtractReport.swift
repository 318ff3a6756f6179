/// How an article was taken from its page.
public struct ExtractReport: Sendable, Hashable {
  /// The candidate that won, for instance `strict`, `relaxed`, `json-ld`, `feed`.
  public var method: String
  /// 0 ... 1
  public var confidence: Double
  /// Where the date was found, for instance `json-ld`, `meta`, `time`, `text`.
  public var dateSource: String?
  /// Where the date's offset comes from: `given`, `configured`, `feed`, `language`.
  public var zoneSource: String?

  public init(method: String, confidence: Double, dateSource: String? = nil, zoneSource: String? = nil) {
    self.method = method
    self.confidence = confidence
    self.dateSource = dateSource
    self.zoneSource = zoneSource
  }
}
