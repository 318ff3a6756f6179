/// What a publisher answered to a poll whose articles' pages are still to be read. It is kept meanwhile: where the program
/// is killed, the feed may have dropped some of its items by the time it is asked again.
public struct UnfinishedPoll: Sendable, Equatable {
  /// By the id that it had when it was asked.
  public var feed: FeedID
  /// The address that the feed was configured with.
  public var configuredURL: String
  /// When the publisher answered.
  public var time: Timestamp
  /// HTTP's, 200 ... 299.
  public var status: Int
  /// The address that answered, after redirects.
  public var url: String
  /// Where the leading run of permanent redirects led; `nil` where there was none.
  public var movedTo: String?
  /// `Content-Type`, as written; `nil` where the answer had none.
  public var contentType: String?
  /// `Content-Language`, likewise.
  public var contentLanguage: String?
  /// `Content-Location`, likewise.
  public var contentLocation: String?
  /// What the publisher is asked with next time, once the poll has come to its end.
  public var validators: Validators
  /// Seconds for which the answer stays fresh (RFC 9111 section 4.2); `nil` where it did not say.
  public var maxAge: Int?
  /// The values of all `Link` fields (RFC 8288), in order.
  public var linkHeaders: [String]
  /// The whole document as a Zstandard frame (RFC 8878).
  public var document: [UInt8]

  /// Of an answer that said nothing but its document.
  public init(
    feed: FeedID, configuredURL: String, time: Timestamp, status: Int, url: String, document: [UInt8]
  ) {
    self.feed = feed
    self.configuredURL = configuredURL
    self.time = time
    self.status = status
    self.url = url
    self.document = document
    validators = Validators()
    linkHeaders = []
  }
}
