/// What a feed's host is told of who asks.
public enum FeedAuthentication: Sendable, Equatable {
  case basic(user: String, password: Secret)
  case bearer(Secret)
}
