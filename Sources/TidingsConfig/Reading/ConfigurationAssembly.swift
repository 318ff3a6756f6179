internal import TidingsModel

/// Puts a configuration together from a file and what it includes.
struct ConfigurationAssembly {
  let secrets: SecretSource
  /// Texts that stand in for files, by absolute path: a change that is checked before it is written.
  let drafts: [String: String]
  /// Whether a configuration without `feeds` and `include` is wrong.
  let needsFeeds: Bool
  /// `nil`: what stands at the spool's and the state's place is not looked at.
  let placeRefusals: PlaceRefusals?
  /// As `ConfigurationReader` has it.
  let listText: ([UInt8]) -> String?
  let problems = Problems()
  private(set) var files: [String] = []
  private(set) var sources: [String] = []
  private var roster = FeedRoster()
  private var finished: Set<String> = []
  /// The files being read, the outermost first, as cycles are made of them.
  private var chain: [String] = []

  init(
    secrets: SecretSource, drafts: [String: String], needsFeeds: Bool, placeRefusals: PlaceRefusals?,
    listText: @escaping ([UInt8]) -> String?
  ) {
    self.secrets = secrets
    self.drafts = drafts
    self.needsFeeds = needsFeeds
    self.placeRefusals = placeRefusals
    self.listText = listText
  }

  mutating func read(_ path: String) -> Configuration? {
    guard let source = open(path, as: path) else { return nil }
    guard let node = YAMLText.parse(source, problems: problems) else {
      if problems.errors.isEmpty {
        problems.error("the file is empty; a configuration needs at least feeds", at: ConfigurationPlace(file: path))
      }
      return nil
    }
    guard !node.isNull else {
      problems.error("the file is empty; a configuration needs at least feeds", at: ConfigurationPlace(file: path))
      return nil
    }
    guard let root = Section(node, "configuration", keys: Keys.root, source: source, problems: problems) else {
      return nil
    }
    let services = ServiceSections(root: root, secrets: secrets)
    let spool = root["spool"] == nil ? "/var/spool/tidings" : root.path("spool", secrets)
    let state = services.state()
    var configuration = Configuration(spool: spool ?? "", state: state ?? .sqlite(""))
    services.apply(to: &configuration)
    if let placeRefusals {
      checkPlaces(PlaceCheck(problems: problems, refusals: placeRefusals), root, spool: spool, state: state)
    }
    if needsFeeds, root["feeds"] == nil, root["include"] == nil,
      !root.meant.contains(where: ["feeds", "include"].contains)
    {
      problems.error("neither feeds nor include is there: nothing to poll", at: root.place)
    }
    chain = [source.path]
    readFeeds(root, source: source, defaults: FeedSettings())
    chain = []
    configuration.feeds = roster.feeds(problems)
    configuration.sources = sources
    QueueReferences(root: root).check(against: configuration.feeds)
    return problems.errors.isEmpty ? configuration : nil
  }

  // MARK: Files

  /// - Parameter isList: whether the file is a list of another program, which may be in another encoding.
  private mutating func open(_ path: String, as name: String, isList: Bool = false) -> SourceText? {
    files.append(name)
    let absolute = Paths.real(path)
    do {
      let source: SourceText
      if let draft = drafts[absolute] {
        source = try SourceText(name: name, path: absolute, bytes: Array(draft.utf8))
      } else {
        source = try SourceText.read(path, as: name, elseText: isList ? listText : { _ in nil })
      }
      sources.append(source.path)
      return source
    } catch {
      problems.error(error.message, at: error.place)
      return nil
    }
  }

  private mutating func readFeeds(_ section: Section, source: SourceText, defaults outer: FeedSettings) {
    var defaults = outer
    if let own = section.section("defaults", keys: Keys.defaults) {
      defaults = FeedSettings(own, secrets).orElse(outer)
    }
    if let node = section["feeds"], !node.isNull {
      if case .sequence(let nodes) = node.content {
        readFeeds(nodes, source: source, defaults: defaults)
      } else {
        problems.error("feeds: expected a list, each feed behind a hyphen; found \(node.kind)", at: source.place(node))
      }
    }
    for (text, node) in section.texts("include") ?? [] {
      do {
        include(try secrets.expand(text), at: source.place(node), in: source, defaults: defaults)
      } catch {
        problems.error("include: \(error.reason)", at: source.place(node))
      }
    }
  }

  private mutating func readFeeds(_ nodes: [ConfigurationNode], source: SourceText, defaults: FeedSettings) {
    let reader = FeedEntryReader(source: source, secrets: secrets, problems: problems, defaults: defaults)
    roster.reserve(nodes.count)
    for node in nodes {
      if let (feed, explicitID) = reader.read(node) { roster.add(feed, explicitID: explicitID, problems) }
    }
  }

  private mutating func include(
    _ text: String, at place: ConfigurationPlace, in source: SourceText, defaults: FeedSettings
  ) {
    let pattern = IncludePattern(text, directory: source.directory)
    // A draft may be of a file that is not there yet.
    let drafted = drafts.keys.filter(pattern.names)
    var found: [String] = []
    do {
      found = try pattern.files()
    } catch {
      guard error.isMissing else { return problems.error("include: \(error.reason)", at: place) }
      if drafted.isEmpty { problems.warn("include: \(error.reason)", at: place) }
    }
    for path in drafted.isEmpty ? found : Set(found + drafted).sorted() {
      let real = Paths.real(path)
      if let start = chain.firstIndex(of: real) {
        // A glob in a directory of includes finds the file it stands in.
        if pattern.isGlob, start == chain.count - 1 { continue }
        let circle = (chain[start...] + [real]).map(Paths.base(of:)).joined(separator: " → ")
        problems.error("include: the files include each other: \(circle)", at: place)
        continue
      }
      guard let kind = IncludePattern.kind(of: path) else {
        let message = "include: \(path) is none of *.yaml, *.opml, *.txt"
        if pattern.isGlob {
          problems.warn(message + "; passed over", at: place)
        } else {
          problems.error(message, at: place)
        }
        continue
      }
      guard finished.insert(real).inserted else { continue }
      // Beside the file that includes it, a file is named as people would name it from where they are.
      let directory = Paths.directory(of: source.path) + "/"
      let name =
        path.hasPrefix(directory) && source.name.hasSuffix(Paths.base(of: source.path))
        ? source.name.dropLast(Paths.base(of: source.path).count) + path.dropFirst(directory.count) : path[...]
      let before = problems.errors.count
      let isList = if case .list = kind { true } else { false }
      guard let included = open(path, as: String(name), isList: isList) else {
        if problems.errors.count > before { problems.error("include: \(name) cannot be read", at: place) }
        continue
      }
      chain.append(real)
      switch kind {
      case .yaml: readIncluded(included, defaults: defaults)
      case .list(let list): readList(list, included, defaults: defaults)
      }
      chain.removeLast()
    }
  }

  private mutating func readIncluded(_ source: SourceText, defaults: FeedSettings) {
    guard let node = YAMLText.parse(source, problems: problems), !node.isNull else { return }
    if case .sequence(let nodes) = node.content {
      readFeeds(nodes, source: source, defaults: defaults)
    } else if let section = Section(node, "included file", keys: Keys.included, source: source, problems: problems) {
      readFeeds(section, source: source, defaults: defaults)
    }
  }

  private mutating func readList(_ list: FeedList, _ source: SourceText, defaults: FeedSettings) {
    let (listed, errors, _) = list.read(source.text, file: source.name)
    for error in errors { problems.error(error.message, at: error.place) }
    for entry in listed {
      let address: FeedAddress
      do {
        address = try FeedAddress(entry.url, directory: source.directory)
      } catch {
        problems.error("url: \(error.reason)", at: entry.place)
        continue
      }
      guard !address.isFile else {
        problems.error("url: \(FeedAddress.fileInList)", at: entry.place)
        continue
      }
      var feed = FeedConfiguration(id: FeedID(url: address.url), url: address.url, origin: entry.place)
      defaults.apply(to: &feed)
      if !entry.tags.isEmpty { feed.tags = entry.tags }
      if let auth = address.auth { feed.auth = auth }
      roster.addListed(feed)
    }
  }

  private func checkPlaces(_ check: PlaceCheck, _ root: Section, spool: String?, state: StateLocation?) {
    let path = if case .sqlite(let path)? = state { path } else { nil as String? }
    if let spool, let path, Paths.destination(spool) == path {
      return problems.error(
        "state: \(path) is the spool's directory; name a file elsewhere", at: root.place(ofValue: "state"))
    }
    if let spool { check.spool(spool, besideState: path, at: root.place(ofValue: "spool")) }
    if let path { check.state(path, at: root.place(ofValue: "state")) }
  }
}
