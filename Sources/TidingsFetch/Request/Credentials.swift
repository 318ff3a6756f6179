/// What proves to the configured origin that the request may be made.
public enum Credentials: Sendable, Hashable {
  case basic(user: String, password: String)
  case bearer(token: String)
}
