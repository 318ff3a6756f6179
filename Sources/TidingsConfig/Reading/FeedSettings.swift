internal import Foundation
internal import TidingsModel

/// What a feed and the defaults may both say; `nil` where nothing is said.
struct FeedSettings {
  var every: Double?
  var heedPublisher: Bool?
  var tags: [String]?
  var timezone: String?
  var language: String?
  var fullText: FullTextMode?
  var headers: [Header]?
  var proxy: Secret?
  var caFile: String?
  var dedup: DedupScope?
  var updates: Bool?
  var backlog: Backlog?
  var filter: ItemFilter?

  /// These settings, and where they are silent, the others.
  func orElse(_ other: FeedSettings) -> FeedSettings {
    FeedSettings(
      every: every ?? other.every, heedPublisher: heedPublisher ?? other.heedPublisher, tags: tags ?? other.tags,
      timezone: timezone ?? other.timezone, language: language ?? other.language, fullText: fullText ?? other.fullText,
      headers: headers ?? other.headers, proxy: proxy ?? other.proxy, caFile: caFile ?? other.caFile,
      dedup: dedup ?? other.dedup, updates: updates ?? other.updates, backlog: backlog ?? other.backlog,
      filter: filter ?? other.filter)
  }

  func apply(to feed: inout FeedConfiguration) {
    var options = FeedOptions()
    options.every = every
    options.heedPublisher = heedPublisher ?? options.heedPublisher
    options.timezone = timezone
    options.language = language
    options.fullText = fullText ?? options.fullText
    options.headers = headers ?? options.headers
    options.proxy = proxy
    options.caFile = caFile
    options.dedup = dedup ?? options.dedup
    options.updates = updates ?? options.updates
    options.backlog = backlog ?? options.backlog
    options.filter = filter
    feed.options = options
    feed.tags = tags ?? feed.tags
  }
}

extension FeedSettings {
  /// Reads them from a feed or from `defaults`.
  init(_ section: Section, _ secrets: SecretSource) {
    every = section.duration("every", atLeast: 1)
    heedPublisher = section.bool("heed_publisher")
    tags = Self.tags("tags", in: section)
    timezone = Self.timezone(section)
    language = section.value("language", allowed: "a language tag such as vi or pt-BR") {
      Self.isLanguage($0) ? $0 : nil
    }
    fullText = section.choice("full_text", FullTextMode.self)
    headers = Self.headers(section, secrets)
    proxy = Self.proxy(section, secrets)
    caFile = Self.caFile(section, secrets)
    dedup = section.choice("dedup", DedupScope.self)
    updates = section.bool("updates")
    backlog = section.value("backlog", allowed: "all, a number of articles, or a duration such as 7d", Self.backlog)
    filter = section.section("filter", keys: Keys.feedFilter).map { FilterReader.filter($0) }
  }

  /// In order, each once.
  static func tags(_ key: String, in section: Section) -> [String]? {
    guard let texts = section.texts(key) else { return nil }
    if let node = section[key], case .scalar(let text, _) = node.content, text.contains(",") {
      let parts = text.split(separator: ",").compactMap { tag(String($0)) }
      let list = parts.map(YAMLScalar.written).joined(separator: ", ")
      section.error("\(key): \"\(text)\" is one tag; write [\(list)] for several, [\"\(text)\"] for one", at: node)
      return nil
    }
    var tags: [String] = []
    for (text, node) in texts {
      guard let tag = tag(text) else {
        section.error("\(key): a tag has no control characters and is at most 100 bytes long", at: node)
        continue
      }
      if !tags.contains(tag) { tags.append(tag) }
    }
    return tags
  }

  /// A tag as it is kept: trimmed and in NFC, as tags are compared with those of items, which are. `nil` where the text is
  /// none.
  static func tag(_ text: String) -> String? {
    let tag = text.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
    guard !tag.isEmpty, tag.utf8.count <= 100, !tag.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      return nil
    }
    return tag
  }

  private static func timezone(_ section: Section) -> String? {
    guard let name = section.text("timezone"), let node = section["timezone"] else { return nil }
    if ZoneDatabase.holds(name) { return name }
    guard !ZoneDatabase.isMissing else {
      section.error("timezone: this machine has no time zone database; install it (tzdata)", at: node)
      return nil
    }
    section.error(
      "timezone: no zone \"\(name)\" in the zone database\(KnownZones.suggestion(for: name)); write one like Asia/Ho_Chi_Minh",
      at: node)
    return nil
  }

  static func isLanguage(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...8).contains(first.utf8.count), first.utf8.allSatisfy(\.isLetter) else {
      return false
    }
    return parts.dropFirst().allSatisfy { part in
      (1...8).contains(part.utf8.count) && part.utf8.allSatisfy { $0.isLetter || $0.isDigit }
    }
  }

  private static func backlog(_ text: String) -> Backlog? {
    if text == "all" { return .all }
    if let count = Int(text), count >= 0 { return .latest(count) }
    return DurationText.seconds(text).flatMap { $0 <= DurationText.longest ? .within(seconds: Int64($0)) : nil }
  }

  private static func proxy(_ section: Section, _ secrets: SecretSource) -> Secret? {
    guard let text = section.text("proxy"), let node = section["proxy"] else { return nil }
    do {
      let expanded = try secrets.expand(text)
      if ProxyAddress(expanded) != nil { return Secret(expanded) }
      section.error("proxy: not the address of a proxy; write \(ProxyAddress.allowed)", at: node)
    } catch {
      if secrets.areNeeded { section.error("proxy: \(error.reason)", at: node) }
    }
    return nil
  }

  /// A file of certificates that is there and can be read.
  static func caFile(_ section: Section, _ secrets: SecretSource) -> String? {
    guard let path = section.path("ca_file", secrets), let node = section["ca_file"] else { return nil }
    do {
      let bytes = try FileBytes.read(path, atMost: 16 << 20)
      if String(decoding: bytes, as: UTF8.self).contains("CERTIFICATE-----") {
        return path
      }
      section.error("ca_file: \(path) holds no certificate in PEM form", at: node)
    } catch {
      if secrets.areNeeded { section.error("ca_file: \(path) \(error.words)", at: node) }
    }
    return nil
  }
}

extension FeedSettings {
  /// Headers that are the fetcher's own business.
  private static let reserved: Set<String> = [
    "host", "content-length", "transfer-encoding", "connection", "te", "upgrade", "if-none-match", "if-modified-since",
    "accept-encoding", "range",
  ]

  private static func headers(_ section: Section, _ secrets: SecretSource) -> [Header]? {
    guard let node = section["headers"], !node.isNull else { return nil }
    guard case .mapping(let pairs) = node.content else {
      section.error("headers: expected a mapping (Name: value), found \(node.kind)", at: node)
      return nil
    }
    var headers: [Header] = []
    for (key, value) in pairs {
      guard case .scalar(let name, _) = key.content, isToken(name) else {
        section.error("headers: a header's name consists of letters, digits and hyphens", at: key)
        continue
      }
      if reserved.contains(name.lowercased()) {
        section.error("headers: \(name) is set by tidings itself", at: key)
        continue
      }
      if let double = headers.first(where: { $0.name.lowercased() == name.lowercased() }) {
        section.error("headers: \(name) stands twice, also as \(double.name)", at: key)
        continue
      }
      guard case .scalar(let text, _) = value.content, !value.isNull else {
        section.error("headers: \(name) needs a value, found \(value.kind)", at: value)
        continue
      }
      do {
        let expanded = try secrets.expand(text)
        guard !expanded.utf8.contains(where: { $0 < 0x20 && $0 != 9 || $0 == 0x7F }) else {
          section.error("headers: the value of \(name) has a line end or another control character in it", at: value)
          continue
        }
        headers.append(Header(name: name, value: Secret(expanded)))
      } catch {
        if secrets.areNeeded { section.error("headers: \(name): \(error.reason)", at: value) }
      }
    }
    return headers
  }

  /// RFC 9110 section 5.6.2.
  private static func isToken(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        $0.isDigit || $0.isUppercase || $0.isLowercase || "!#$%&'*+-.^_`|~".utf8.contains($0)
      }
  }
}
