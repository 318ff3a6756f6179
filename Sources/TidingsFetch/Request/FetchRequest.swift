public import TidingsModel

/// One request of a poll: a feed, an article's page, or a hub.
///
/// Redirects are followed inside the fetch (`FetchLimits.maxRedirects`); credentials and `headers` go to the configured
/// origin only, whatever the redirects.
public struct FetchRequest: Sendable, Equatable {
  /// Where to: the address as configured, or as learned from permanent redirects. `http` or `https`; `file` when
  /// `allowsFileURL`. The percent-encoding of path and query is sent as given; user information becomes credentials.
  public var url: String
  /// The address as the configuration has it, which decides two things. Its origin (scheme, host, port) is the only one
  /// that gets `credentials` and `headers` (an https origin at the default port of the same host counts as the http
  /// one). Its host may have a private address. `nil`: the request was learned from content, nothing of it is trusted.
  public var configuredURL: String?
  /// Sent back byte for byte. A validator that holds a line end or NUL is left out.
  public var validators: Validators
  /// The address whose answer gave the validators; `nil`: `configuredURL`. Times of change, and entity tags so short that
  /// another document may bear them too, do not compare from one address to another (RFC 9110 sections 13.1.3 and 8.8.1):
  /// they go to this one only, whatever its query.
  public var validatedURL: String?
  /// Further header fields for the configured origin. A field of a name that tidings sends itself replaces that one.
  public var headers: [HeaderField]
  /// For the configured origin only; never sent to another host.
  public var credentials: Credentials?
  /// `http://…`, `https://…`, `socks5://…`, `socks5h://…`, `socks4://…`, `socks4a://…`; `nil`: no proxy, whatever the
  /// environment says.
  public var proxy: String?
  /// A file of CA certificates (PEM) to trust instead of `FetchOptions.caFile`.
  public var caFile: String?
  /// Whether `url` (never a redirect's target) may be a `file:` URL.
  public var allowsFileURL: Bool
  /// Whether the connection is worth keeping: another request to the host is likely within seconds. Requests that wait
  /// in the fetcher's own queue for the same host make it so anyway.
  public var reusesConnection: Bool
  /// Whether the request is not sent to a host, nor redirected to one, that asked to be left alone in answer to another: by
  /// a 429, or a 503 with Retry-After to one that heeds holds as well. If not, that is for the caller to decide.
  public var heedsHolds: Bool
  /// Of time, bytes and redirects.
  public var limits: FetchLimits
  /// What the `Accept` field asks for.
  public var accept: Accept
  /// Makes the request a POST of this body. Redirects 301, 302 and 303 are then not followed but returned.
  public var post: PostBody?

  public init(
    url: String, configuredURL: String? = nil, validators: Validators = Validators(), headers: [HeaderField] = [],
    credentials: Credentials? = nil, proxy: String? = nil, caFile: String? = nil, allowsFileURL: Bool = false,
    reusesConnection: Bool = false, heedsHolds: Bool = false, limits: FetchLimits = FetchLimits(),
    accept: Accept = .feed, post: PostBody? = nil
  ) {
    self.url = url
    self.configuredURL = configuredURL
    self.validators = validators
    self.headers = headers
    self.credentials = credentials
    self.proxy = proxy
    self.caFile = caFile
    self.allowsFileURL = allowsFileURL
    self.reusesConnection = reusesConnection
    self.heedsHolds = heedsHolds
    self.limits = limits
    self.accept = accept
    self.post = post
  }

  /// What the request hopes to get, for the `Accept` field.
  public enum Accept: Sendable, Hashable {
    case feed
    /// An article's HTML page.
    case page
    case anything
  }
}
