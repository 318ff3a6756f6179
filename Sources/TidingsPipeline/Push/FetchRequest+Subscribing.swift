internal import TidingsConfig
internal import TidingsFetch
internal import TidingsModel

extension FetchRequest {
  /// Asks a hub for a subscription (WebSub section 5.1). Credentials and header fields are the feed's, not the hub's.
  init(subscribing subscription: Subscription, to feed: FeedConfiguration, http: HTTPOptions) {
    let form = [
      ("hub.mode", "subscribe"), ("hub.topic", subscription.topic), ("hub.callback", subscription.callback),
      ("hub.secret", subscription.secret), ("hub.lease_seconds", "\(Int(Subscription.wantedLease))"),
      // For hubs of the protocol's earlier versions.
      ("hub.verify", "async"),
    ].map { "\($0)=\(PercentEncoding.encode($1))" }.joined(separator: "&")
    self.init(
      url: subscription.hub, configuredURL: feed.isFile ? nil : feed.url, proxy: feed.proxy?.reveal(),
      caFile: feed.caFile, heedsHolds: true, limits: FetchLimits(http), accept: .anything,
      post: PostBody(contentType: "application/x-www-form-urlencoded", bytes: Array(form.utf8)))
  }
}
