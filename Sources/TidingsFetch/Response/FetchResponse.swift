public import TidingsModel

/// What a server answered, redirects aside. Every status is a response, 304 and 410 and 500 too.
///
/// A response with a body of status 2xx is a whole one as far as HTTP can tell: its length or last chunk arrived, and
/// its compressed stream ended. Only where `framing` is `.untilClose` must the caller look whether the document ends.
/// Other responses come without their body.
public struct FetchResponse: Sendable, Equatable {
  /// After all redirects; 200 ... 599.
  public var status: Int
  /// Where the body came from, after all redirects; without user information and fragment.
  public var url: String
  /// Decoded. Empty unless `status` is 2xx.
  public var body: [UInt8] = []
  /// How the end of the body is known.
  public var framing: Framing = .length
  /// As received, `nil` when there was none.
  public var contentType: String?
  /// As received, `nil` when there was none.
  public var contentLanguage: String?
  /// As received; may be relative to `url`.
  public var contentLocation: String?
  /// As received, byte for byte.
  public var validators = Validators()
  /// Seconds for which the response stays fresh: `max-age` less `Age`, else `Expires` less `Date`; 0 for `no-cache`,
  /// `no-store` and an `Expires` in the past (RFC 9111 section 4.2).
  public var maxAge: Int?
  /// Seconds, 0 ... 86,400; `nil` when absent or unreadable (RFC 9110 section 10.2.3).
  public var retryAfter: Int?
  /// The response's own clock.
  public var date: Timestamp?
  /// The values of all `Link` fields (RFC 8288), in order.
  public var linkHeaders: [String] = []
  /// The schemes by which the server would know its visitors (`WWW-Authenticate`), as written, in order.
  public var authenticationSchemes: [String] = []
  /// Whether the request may have borne the feed's credentials: it went to the configured origin.
  public var isFromConfiguredOrigin = false
  /// Whether the request that it answers bore a validator: a 304 means nothing where it did not.
  public var isConditional = false
  /// Those followed, in order.
  public var redirects: [RedirectHop] = []
  /// Where the leading run of 301 and 308 led; `nil` when there was none.
  public var permanentURL: String?
  /// Bytes of the last body as they came over the wire.
  public var wireBytes = 0
  /// The address that answered; the proxy's where there was one; `nil` for a file.
  public var address: IPAddress?
  /// From the first connection to the last byte, redirects included, the wait in a host's queue not.
  public var duration: Duration = .zero

  /// An answer without a body, fields or redirects.
  /// - Parameter url: the address that answered.
  public init(status: Int, url: String) {
    self.status = status
    self.url = url
  }

  /// What told that the body was over.
  public enum Framing: Sendable, Hashable {
    /// `Content-Length`, or an empty body by rule, or a file's end.
    case length
    /// The last chunk.
    case chunked
    /// The end of an HTTP/2 stream.
    case stream
    /// The end of a compressed body of otherwise unknown length.
    case compressed
    /// Nothing but the closed connection: a body cut short looks the same.
    case untilClose
  }
}
