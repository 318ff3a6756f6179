internal import TidingsModel
internal import TidingsXPath

/// Reads one feed of a YAML list.
struct FeedEntryReader {
  let source: SourceText
  let secrets: SecretSource
  let problems: Problems
  let defaults: FeedSettings
  /// What all feeds are like that say nothing of their own; they share its options.
  private let plain: FeedConfiguration

  init(source: SourceText, secrets: SecretSource, problems: Problems, defaults: FeedSettings) {
    self.source = source
    self.secrets = secrets
    self.problems = problems
    self.defaults = defaults
    var plain = FeedConfiguration(id: FeedID(url: ""), url: "", origin: ConfigurationPlace(file: source.name))
    defaults.apply(to: &plain)
    self.plain = plain
  }

  /// `nil`, reported, when the feed has no usable address or id. `explicitID` tells whether it names its id.
  func read(_ node: ConfigurationNode) -> (feed: FeedConfiguration, explicitID: Bool)? {
    if case .scalar(let text, _) = node.content, !node.isNull {
      // A bare address is a feed of defaults.
      guard let address = address(text, at: node) else { return nil }
      return (feed(address, id: nil, settings: nil, at: node), false)
    }
    guard let section = Section(node, "feed", keys: Keys.feed, source: source, problems: problems) else { return nil }
    // As most feeds of a long list are; all else is then not looked for.
    let isPlain = section.hasOnly(Keys.plainFeed)
    let settings = isPlain ? nil : FeedSettings(section, secrets).orElse(defaults)
    let auth = isPlain ? nil : authentication(section)
    let select = isPlain ? nil : section.section("select", keys: Keys.select).flatMap(selectors)
    let id = identifier(section)
    guard section["url"] != nil else {
      problems.error("feed: url is missing", at: section.place)
      return nil
    }
    guard let text = section.text("url"), let node = section["url"], let address = address(text, at: node),
      id != nil || section["id"] == nil
    else { return nil }
    var result = feed(address, id: id, settings: settings, at: node)
    if let auth {
      if address.auth != nil {
        problems.error("auth: the url bears a user name as well; keep one of them", at: section.place(of: "auth"))
      }
      if result.options.headers.contains(where: { $0.name.lowercased() == "authorization" }) {
        problems.error("auth: the headers have Authorization as well; keep one of them", at: section.place(of: "auth"))
      }
      result.auth = auth
    }
    if result.isFile {
      for key in ["auth", "headers", "proxy", "ca_file"] where section[key] != nil {
        problems.error("\(key): a file is not fetched over the network", at: section.place(of: key))
      }
    }
    if let select { result.select = select }
    return (result, id != nil)
  }

  private func feed(
    _ address: FeedAddress, id: FeedID?, settings: FeedSettings?, at node: ConfigurationNode
  ) -> FeedConfiguration {
    var feed = plain
    feed.id = id ?? FeedID(url: address.url)
    feed.url = address.url
    feed.origin = source.place(node)
    settings?.apply(to: &feed)
    if let auth = address.auth { feed.auth = auth }
    return feed
  }

  private func address(_ text: String, at node: ConfigurationNode) -> FeedAddress? {
    do {
      return try FeedAddress(text, directory: source.directory)
    } catch {
      problems.error("url: \(error.reason)", at: source.place(node))
      return nil
    }
  }

  private func identifier(_ section: Section) -> FeedID? {
    guard let text = section.text("id"), let node = section["id"] else { return nil }
    if let id = FeedID(text) { return id }
    section.error(
      "id: \"\(text)\" is not allowed; an id consists of a-z, 0-9, \".\", \"_\" and \"-\", 200 at most "
        + "(did you mean \"\(FeedID(url: text))\"?)", at: node)
    return nil
  }

  private func authentication(_ section: Section) -> FeedAuthentication? {
    guard let auth = section.section("auth", keys: Keys.auth) else { return nil }
    let bearer = secrets.secret("bearer", in: auth)
    guard auth["basic"] != nil else {
      if auth["bearer"] == nil, auth["bearer_file"] == nil {
        problems.error("auth: expected basic, bearer or bearer_file", at: auth.place)
      }
      return bearer.map { .bearer($0) }
    }
    guard auth["bearer"] == nil, auth["bearer_file"] == nil else {
      problems.error("auth: basic and bearer exclude each other", at: auth.place(of: "basic"))
      return nil
    }
    guard let basic = auth.section("basic", keys: Keys.basic) else { return nil }
    let password = secrets.secret("password", in: basic)
    guard basic["user"] != nil, basic["password"] != nil || basic["password_file"] != nil else {
      problems.error("basic: expected user and password or password_file", at: basic.place)
      return nil
    }
    guard let user = basic.text("user"), let node = basic["user"], let password else { return nil }
    do {
      let name = try secrets.expand(user)
      guard !name.utf8.contains(0x3A) else {
        basic.error("user: a name with a colon in it cannot be sent (RFC 7617)", at: node)
        return nil
      }
      return .basic(user: name, password: password)
    } catch {
      guard secrets.areNeeded else { return .basic(user: "", password: password) }
      basic.error("user: \(error.reason)", at: node)
      return nil
    }
  }

  private func selectors(_ section: Section) -> PageSelectors? {
    guard let item = expression("item", in: section, mustSelect: true) else {
      if section["item"] == nil { problems.error("select: item is missing", at: section.place) }
      return nil
    }
    var selectors = PageSelectors(item: item)
    selectors.title = expression("title", in: section)
    selectors.link = expression("link", in: section)
    selectors.date = expression("date", in: section)
    selectors.summary = expression("summary", in: section)
    selectors.content = expression("content", in: section)
    selectors.author = expression("author", in: section)
    selectors.image = expression("image", in: section)
    return selectors
  }

  private func expression(_ key: String, in section: Section, mustSelect: Bool = false) -> String? {
    guard let text = section.text(key), let node = section[key] else { return nil }
    do {
      try XPathSyntax.check(text, mustSelect: mustSelect)
      return text
    } catch {
      section.error("\(key): \"\(text)\" is no XPath expression that could be used: \(error.reason)", at: node)
      return nil
    }
  }
}
