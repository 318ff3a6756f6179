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
    ].map { "\($0)=\(Self.formEncoded($1))" }.joined(separator: "&")
    self.init(
      url: subscription.hub, configuredURL: feed.isFile ? nil : feed.url, proxy: feed.proxy?.reveal(),
      caFile: feed.caFile, heedsHolds: true, limits: FetchLimits(http), accept: .anything,
      post: PostBody(contentType: "application/x-www-form-urlencoded", bytes: Array(form.utf8)))
  }

  private static func formEncoded(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: encoded.unicodeScalars.append(.init(byte))
      default: encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return encoded
  }
}
