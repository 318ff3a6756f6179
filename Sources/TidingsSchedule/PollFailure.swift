/// Why a poll failed.
public struct PollFailure: Sendable, Equatable {
  /// One line for people.
  public var words: String
  /// The HTTP status; 0 when there was no answer.
  public var status: Int
  /// Seconds from now that a 429 or 503 asks for, already read from either form; on other statuses it is ignored.
  public var retryAfter: Double?
  /// Whose answer it was (`WebURL.server`), redirects followed; `nil` when there was no answer.
  public var server: String?

  /// - Parameters:
  ///   - words: what failed, on one line.
  ///   - status: of HTTP; 0 when there was no answer.
  ///   - retryAfter: seconds.
  public init(_ words: String, status: Int = 0, retryAfter: Double? = nil, server: String? = nil) {
    self.words = words
    self.status = status
    self.retryAfter = retryAfter
    self.server = server
  }

  /// Whether the server is there and asks for time, so that it has not failed as an address.
  public var asksForPatience: Bool { status == 429 || hold != nil }

  /// The seconds to wait, 0 ... a day; `nil` when the status gives Retry-After no meaning here.
  var hold: Double? {
    guard status == 429 || status == 503, let retryAfter, retryAfter.isFinite, retryAfter > 0 else { return nil }
    return min(retryAfter, Interval.day)
  }
}
