public import TidingsConfig
public import TidingsFetch
public import TidingsModel
internal import TidingsSchedule

extension FetchRequest {
  /// The conditional request of a feed's poll.
  init(polling feed: FeedConfiguration, state: FeedState, http: HTTPOptions, at now: Timestamp) {
    let options = feed.options
    self.init(
      url: state.requestURL, configuredURL: feed.url, validators: state.requestValidators(at: now),
      headers: options.headers.map { HeaderField(name: $0.name, value: $0.value.reveal()) },
      credentials: options.auth.map(Credentials.init), proxy: options.proxy?.reveal(), caFile: options.caFile,
      allowsFileURL: feed.isFile, limits: FetchLimits(http), accept: options.select == nil ? .feed : .page)
    validatedURL = state.validatedURL
  }

  /// The request for the page of an article that a feed carries.
  init(page url: String, of feed: FeedConfiguration, http: HTTPOptions) {
    self.init(
      url: url, configuredURL: feed.isFile ? nil : feed.url,
      headers: feed.headers.map { HeaderField(name: $0.name, value: $0.value.reveal()) },
      credentials: feed.auth.map(Credentials.init), proxy: feed.proxy?.reveal(), caFile: feed.caFile,
      reusesConnection: true, heedsHolds: true, limits: FetchLimits(http), accept: .page)
  }
}

extension FetchLimits {
  init(_ http: HTTPOptions) {
    self.init(
      timeout: .seconds(http.timeout), connectTimeout: .seconds(http.connectTimeout), maxBytes: http.maxBytes,
      maxRedirects: http.maxRedirects)
  }
}

extension Credentials {
  init(_ authentication: FeedAuthentication) {
    switch authentication {
    case .basic(let user, let password): self = .basic(user: user, password: password.reveal())
    case .bearer(let token): self = .bearer(token: token.reveal())
    }
  }
}

extension FetchOptions {
  /// What all requests have in common, from the configuration.
  /// - Parameter version: of tidings, for the User-Agent.
  public init(_ http: HTTPOptions, version: String, clock: any WallClock) {
    let contact = http.contact.map { " (+\($0))" } ?? ""
    self.init(
      userAgent: http.userAgent ?? "tidings/\(version)\(contact)", maxConnections: http.maxConnections,
      maxPerHost: http.maxPerHost, minGap: .seconds(http.minGap),
      allowPrivate: http.allowPrivate, caFile: http.caFile,
      now: { clock.now() })
  }
}
