internal import TidingsModel

/// The feeds read so far. Ids and addresses are unique: a YAML feed that repeats one is an error; a list from another
/// program may name a feed in several folders, which brings it the tags of all of them.
struct FeedRoster {
  private struct Entry {
    var feed: FeedConfiguration
    var isListed: Bool
    var explicitID: Bool
  }

  private var entries: [Entry] = []
  private var sharing = FeedConfiguration.Sharing()
  private var waiting: [FeedConfiguration] = []
  private var byURL: [String: Int] = [:]
  private var byID: [FeedID: Int] = [:]

  mutating func add(_ feed: FeedConfiguration, explicitID: Bool, _ problems: Problems) {
    if let same = byURL[feed.url] {
      problems.error("the feed is configured twice; first at \(entries[same].feed.origin)", at: feed.origin)
      return
    }
    if let same = byID[feed.id] {
      let first = entries[same].feed.origin
      let hint = explicitID ? "" : "; give one of them an id of its own"
      problems.error("the id \"\(feed.id)\" is taken by the feed at \(first)\(hint)", at: feed.origin)
      return
    }
    insert(feed, isListed: false, explicitID: explicitID)
  }

  /// Makes room for so many feeds more.
  mutating func reserve(_ count: Int) {
    entries.reserveCapacity(entries.count + count)
    byURL.reserveCapacity(byURL.count + count)
    byID.reserveCapacity(byID.count + count)
  }

  /// Feeds of lists give way to those of YAML files, whichever is read first: they wait for the end.
  mutating func addListed(_ feed: FeedConfiguration) {
    var feed = feed
    sharing.share(&feed)
    waiting.append(feed)
  }

  /// All feeds in order.
  mutating func feeds(_ problems: Problems) -> [FeedConfiguration] {
    let listed = waiting
    waiting = []
    let shared = sharedIDs(of: listed)
    for var feed in listed {
      if let same = byURL[feed.url] {
        if entries[same].isListed {
          for tag in feed.tags where !entries[same].feed.tags.contains(tag) { entries[same].feed.tags.append(tag) }
        }
        continue
      }
      if shared.contains(feed.id) {
        // Addresses that make the same id, http and https for instance: with its hash each has one of its own, whatever
        // the order.
        guard let distinct = FeedID(feed.id.text.prefix(190) + "-" + Self.hash(feed.url)), byID[distinct] == nil else {
          problems.error("the id \"\(feed.id)\" is taken; move the feed into YAML and give it an id", at: feed.origin)
          continue
        }
        feed.id = distinct
      }
      insert(feed, isListed: true, explicitID: false)
    }
    warnOfSpellings(problems)
    byURL = [:]
    byID = [:]
    return entries.map { entry in
      var feed = entry.feed
      feed.url = Self.copy(feed.url)
      feed.id = FeedID(Self.copy(feed.id.text)) ?? feed.id
      return feed
    }
  }

  /// Tells of feeds whose addresses differ in spelling alone: the same document would be fetched for each of them.
  private func warnOfSpellings(_ problems: Problems) {
    // Few are not in the plainest spelling.
    var unusual: [String: Int] = [:]
    for index in entries.indices {
      guard let plain = Self.plainSpelling(of: entries[index].feed.url) else { continue }
      guard let other = byURL[plain] ?? unusual[plain] else {
        unusual[plain] = index
        continue
      }
      let (first, second) = (entries[min(index, other)].feed, entries[max(index, other)].feed)
      // Two choices of one page, or two readers of one feed, need an address each.
      guard first.select == second.select, first.auth == second.auth, first.options.headers == second.options.headers
      else { continue }
      problems.warn(
        "the same address as that of the feed at \(first.origin), spelled otherwise; keep one of them",
        at: second.origin)
    }
  }

  /// The address in the spelling that clients ask for it in (RFC 3986 sections 6.2.2.1 and 6.2.3): host and scheme in lower
  /// case, without the usual port, an empty path as `/`, without a fragment. `nil` where it is spelled so.
  private static func plainSpelling(of url: String) -> String? {
    guard isUnusual(url), var parts = WebURL(url), parts.isHTTP else { return nil }
    parts.fragment = nil
    if parts.port == (parts.scheme == "https" ? 443 : 80) { parts.port = nil }
    if parts.path.isEmpty { parts.path = "/" }
    let plain = parts.description
    return plain == url ? nil : plain
  }

  /// Whether an address may be spelled otherwise: most are seen not to be without taking them apart.
  private static func isUnusual(_ url: String) -> Bool {
    var url = url
    return url.withUTF8 { isUnusual($0) }
  }

  private static func isUnusual(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let colon = UInt8(ascii: ":")
    guard let scheme = bytes.firstIndex(of: colon), !bytes[..<scheme].contains(where: \.isUppercase) else {
      return true
    }
    let rest = bytes[scheme...].dropFirst(3)
    guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return true }
    let authority = rest[..<slash]
    return authority.contains { $0.isUppercase || $0 == UInt8(ascii: "?") }
      || authority.suffix(3).elementsEqual(":80".utf8) || authority.suffix(4).elementsEqual(":443".utf8)
      || rest[slash...].contains(UInt8(ascii: "#"))
  }

  /// The ids that addresses in lists make and that another feed has as well.
  private func sharedIDs(of listed: [FeedConfiguration]) -> Set<FeedID> {
    var owners: [FeedID: String] = [:]
    owners.reserveCapacity(listed.count)
    var shared: Set<FeedID> = []
    for feed in listed where byURL[feed.url] == nil {
      let owner = owners.updateValue(feed.url, forKey: feed.id)
      if byID[feed.id] != nil || owner.map({ $0 != feed.url }) ?? false { shared.insert(feed.id) }
    }
    return shared
  }

  /// The text in memory of its own. That of a hundred thousand feeds lies scattered among what their files were read to,
  /// which takes four times as much, and could not be given back for it.
  private static func copy(_ text: String) -> String {
    var text = text
    return text.withUTF8 { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func insert(_ feed: FeedConfiguration, isListed: Bool, explicitID: Bool) {
    var feed = feed
    sharing.share(&feed)
    byURL[feed.url] = entries.count
    byID[feed.id] = entries.count
    entries.append(Entry(feed: feed, isListed: isListed, explicitID: explicitID))
  }

  /// Eight hex digits: FNV-1a of 32 bits, by which no other hash goes than that in these ids.
  static func hash(_ text: String) -> String {
    var hash: UInt32 = 0x811c_9dc5
    for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return hash.hexadecimal(digits: 8)
  }
}
