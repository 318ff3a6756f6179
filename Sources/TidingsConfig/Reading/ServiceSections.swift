internal import TidingsModel

/// The sections that are not about feeds.
struct ServiceSections {
  let root: Section
  let secrets: SecretSource

  func apply(to configuration: inout Configuration) {
    if let http = root.section("http", keys: Keys.http) { configuration.http = options(http) }
    if let server = root.section("server", keys: Keys.server) { configuration.server = self.server(server) }
    if let log = root.section("log", keys: Keys.log) {
      configuration.log.level = log.choice("level", LogOptions.Level.self) ?? configuration.log.level
      configuration.log.format = log.choice("format", LogOptions.Format.self)
    }
    if let nodes = root.list("queues") { configuration.queues = queues(nodes) }
    if let retention = root.section("retention", keys: Keys.retention) {
      configuration.retention.maxAge = retention.duration("max_age", atLeast: 1)
      configuration.retention.maxFiles = retention.number("max_files", in: 1...1_000_000_000)
      configuration.retention.minFree = retention.size("min_free")
      configuration.retention.unclaimed = retention.bool("unclaimed") ?? false
    }
  }

  /// Where state is kept; the default under systemd is in the service's own directory. Of whatever name it is called by,
  /// the file's own: what lies beside it, a lock among others, has to be the same for all who use it.
  func state() -> StateLocation? {
    guard let text = root.text("state"), let node = root["state"] else {
      guard root["state"] == nil else { return nil }
      let directory = secrets.environment["STATE_DIRECTORY"]?.split(separator: ":").first.map(String.init)
      return .sqlite(Paths.destination((directory ?? "/var/lib/tidings") + "/state.sqlite"))
    }
    if let scheme = text.firstRange(of: "://").map({ String(text[..<$0.lowerBound]) }) {
      let isPostgres = scheme == "postgres" || scheme == "postgresql"
      root.error(
        isPostgres
          ? "state: PostgreSQL is not yet supported; write the path of an SQLite file"
          : "state: expected the path of an SQLite file", at: node)
      return nil
    }
    guard !text.hasSuffix("/") else {
      root.error("state: expected the path of a file, found a directory's", at: node)
      return nil
    }
    return root.path("state", secrets).map { .sqlite(Paths.destination($0)) }
  }

  private func options(_ section: Section) -> HTTPOptions {
    var http = HTTPOptions()
    http.userAgent = line("user_agent", section)
    http.contact = line("contact", section)
    http.timeout = section.duration("timeout", atLeast: 0.1) ?? http.timeout
    http.connectTimeout = section.duration("connect_timeout", atLeast: 0.1) ?? http.connectTimeout
    http.maxBytes = section.size("max_bytes", atLeast: 1024) ?? http.maxBytes
    http.maxRedirects = section.number("max_redirects", in: 0...50) ?? http.maxRedirects
    http.maxConnections = section.number("max_connections", in: 1...10_000) ?? http.maxConnections
    http.maxPerHost = section.number("max_per_host", in: 1...100) ?? http.maxPerHost
    http.minGap = section.duration("min_gap") ?? http.minGap
    http.caFile = FeedSettings.caFile(section, secrets)
    for (text, node) in section.texts("allow_private") ?? [] {
      do {
        http.allowPrivate.append(try AddressRange(text))
      } catch {
        section.error("allow_private: \(error.reason(text))", at: node)
      }
    }
    return http
  }

  /// A text fit for a header.
  private func line(_ key: String, _ section: Section) -> String? {
    section.value(key, allowed: "one line of printable characters") { text in
      text.utf8.contains { $0 < 0x20 || $0 == 0x7F } ? nil : text
    }
  }

  private func server(_ section: Section) -> ServerConfiguration? {
    let token = secrets.secret("token", in: section)
    guard section["listen"] != nil else {
      section.problems.error("server: listen is missing", at: section.place)
      return nil
    }
    let listen = section.value("listen", allowed: ListenAddress.allowed) {
      ListenAddress($0, directory: section.source.directory)
    }
    if let listen, !listen.isLoopback, section["token"] == nil, section["token_file"] == nil,
      let node = section["listen"]
    {
      section.error("listen: other machines can reach \(listen): set a token, or listen on 127.0.0.1", at: node)
    }
    let publicURL = section.value("public_url", allowed: "an address such as https://news.example/tidings") { text in
      WebURL(text).flatMap { $0.isHTTP && $0.userinfo == nil && $0.query == nil && $0.fragment == nil ? text : nil }
    }
    return listen.map { ServerConfiguration(listen: $0, token: token, publicURL: publicURL) }
  }

  private func queues(_ nodes: [ConfigurationNode]) -> [QueueConfiguration] {
    var queues: [QueueConfiguration] = []
    var places: [String: ConfigurationPlace] = [:]
    for node in nodes {
      guard let section = Section(node, "queue", keys: Keys.queue, source: root.source, problems: root.problems) else {
        continue
      }
      guard section["name"] != nil else {
        root.problems.error("queue: name is missing", at: section.place)
        continue
      }
      let name = section.value(
        "name", allowed: "a name of a-z, 0-9, \".\", \"_\" and \"-\", the first a letter or a digit"
      ) {
        Self.isQueueName($0) ? $0 : nil
      }
      let format = section.choice("format", QueueConfiguration.Format.self) ?? .files
      let filter = section.section("filter", keys: Keys.queueFilter).map(FilterReader.filter)
      let segment = segment(of: section, format: format)
      guard let name, let nameNode = section["name"] else { continue }
      if let first = places[name] {
        section.error("queue: the name \"\(name)\" is taken by the queue at \(first)", at: nameNode)
        continue
      }
      places[name] = root.source.place(nameNode)
      queues.append(QueueConfiguration(name: name, format: format, filter: filter, segment: segment))
    }
    return queues.isEmpty ? [.all] : queues
  }

  /// When a journal's segments are closed.
  private func segment(of queue: Section, format: QueueConfiguration.Format) -> SegmentOptions {
    var options = SegmentOptions()
    guard let section = queue.section("segment", keys: Keys.segment), let node = queue["segment"] else {
      return options
    }
    guard format == .journal else {
      queue.error("queue: segment is for queues of the format journal", at: node)
      return options
    }
    options.age = section.duration("age", atLeast: 1) ?? options.age
    options.size = section.size("size") ?? options.size
    return options
  }

  /// It becomes a directory's name.
  private static func isQueueName(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 64 else { return false }
    func isPlain(_ byte: UInt8) -> Bool { byte.isLowercase || byte.isDigit }
    return isPlain(first) && text.utf8.allSatisfy { isPlain($0) || $0 == 46 || $0 == 95 || $0 == 45 }
  }
}
