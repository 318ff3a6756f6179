/// A feed's subscription at a hub, which tells of each change at once (WebSub, W3C Recommendation of January 2018).
public struct Subscription: Sendable, Equatable {
  /// The feed that is subscribed to.
  public var feed: FeedID
  /// What the feed calls itself (`rel="self"`): by this address the hub knows it.
  public var topic: String
  /// The hub's address (`rel="hub"`).
  public var hub: String
  /// Where the hub sends its notices; its last part is known to nobody else.
  public var callback: String
  /// What the hub signs its notices with.
  public var secret: String
  /// Until when the hub sends notices; `nil` before it has confirmed that it will.
  public var leaseEnd: Timestamp?
  /// When the hub is to be asked, for the first time or again.
  public var askAt: Timestamp
  /// How often it was asked since it last confirmed.
  public var asked: Int
  /// Why the hub last took no subscription; `nil` where it has not said no since it last confirmed.
  public var trouble: String?

  public init(
    feed: FeedID, topic: String, hub: String, callback: String, secret: String, leaseEnd: Timestamp? = nil,
    askAt: Timestamp, asked: Int = 0, trouble: String? = nil
  ) {
    self.feed = feed
    self.topic = topic
    self.hub = hub
    self.callback = callback
    self.secret = secret
    self.leaseEnd = leaseEnd
    self.askAt = askAt
    self.asked = asked
    self.trouble = trouble
  }

  /// The last part of the callback's address.
  public var token: String { String(callback.split(separator: "/").last ?? "") }
}
