/// Every key the configuration knows, by section.
enum Keys {
  static let root = [
    "spool", "state", "include", "defaults", "feeds", "http", "server", "log", "queues", "retention",
  ]
  /// Of an included YAML file.
  static let included = ["include", "defaults", "feeds"]
  static let defaults = [
    "every", "heed_publisher", "tags", "timezone", "language", "full_text", "headers", "proxy", "ca_file", "dedup",
    "updates", "backlog", "filter",
  ]
  static let feed = plainFeed + ["auth", "select"] + defaults
  /// Of a feed that is as the defaults have it.
  static let plainFeed = ["url", "id"]
  static let auth = ["basic", "bearer", "bearer_file"]
  static let basic = ["user", "password", "password_file"]
  static let feedFilter = ["include", "exclude"]
  static let queueFilter = ["include", "exclude", "tags", "feeds"]
  static let select = ["item", "title", "link", "date", "summary", "content", "author", "image"]
  static let http = [
    "user_agent", "contact", "timeout", "connect_timeout", "max_bytes", "max_redirects", "max_connections",
    "max_per_host", "min_gap", "ca_file", "allow_private",
  ]
  static let server = ["listen", "token", "token_file", "public_url"]
  static let log = ["level", "format"]
  static let queue = ["name", "format", "filter", "segment"]
  static let segment = ["age", "size"]
  static let retention = ["max_age", "max_files", "min_free", "unclaimed"]
}
