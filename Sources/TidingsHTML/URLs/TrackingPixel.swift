/// Pictures that are there to count who reads, known by where they come from.
enum TrackingPixel {
  static func matches(_ url: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    let host = host(url, count)
    if !host.isEmpty, prefixInitials.holds(url[host.lowerBound]),
      hostPrefixes.contains(where: { ByteScan.hasPrefix($0, url, host.lowerBound, host.upperBound) })
    {
      return true
    }
    let end = HostEnd(url, host)
    if hosts.contains(where: { $0.end.matches(end) && isHost($0.name, url, host) }) { return true }
    return places.contains { place in
      place.host.end.matches(end) && isHost(place.host.name, url, host)
        && ByteScan.hasPrefix(place.path, url, host.upperBound, count)
    } || endsInBeacon(url, host.upperBound, count)
  }

  /// Emoticons, avatars and their like.
  static func isOrnament(_ url: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var index = ByteScan.firstIndex(of: 0x2F, url, 0, count)
    while index < count {
      if index + 1 < count, ornamentInitials.holds(url[index + 1]),
        ornaments.contains(where: { ByteScan.hasPrefix($0, url, index, count) })
      {
        return true
      }
      if isAvatar(url, index, count) { return true }
      index = ByteScan.firstIndex(of: 0x2F, url, index + 1, count)
    }
    return false
  }

  private static let ornaments: [StaticString] = [
    "/emoji", "/smilies", "/smileys", "/emoticon", "/spacer.", "/blank.gif", "/share-buttons/",
  ]

  private static let ornamentInitials = Initials(of: ornaments, at: 1)

  /// `gravatar.com/avatar`, told by its slash.
  private static func isAvatar(_ url: UnsafePointer<UInt8>, _ slash: Int, _ count: Int) -> Bool {
    slash >= 12 && url[slash - 1] | 0x20 == 0x6D && ByteScan.hasPrefix("gravatar.com/avatar", url, slash - 12, count)
  }

  /// Hosts, with all their subdomains, that serve nothing but beacons.
  private static let hosts = [StaticString]([
    "doubleclick.net", "google-analytics.com", "googleadservices.com", "scorecardresearch.com", "quantserve.com",
    "feedsportal.com", "stats.wordpress.com", "pixel.wp.com", "stats.wp.com", "b.wordpress.com", "vgwort.de",
    "adnxs.com", "chartbeat.net", "imrworldwide.com", "2mdn.net", "pheedo.com", "pheedcontent.com", "statcounter.com",
    "bat.bing.com", "omtrdc.net", "2o7.net", "demdex.net", "mathtag.com", "moatads.com", "rlcdn.com", "ivwbox.de",
    "hits.theguardian.com", "amazon-adsystem.com", "analytics.twitter.com", "podtrac-pixel.com", "segment.io",
    "mixpanel.com", "matomo.cloud", "histats.com", "yadro.ru", "mc.yandex.ru", "counter.rambler.ru", "top-fwz1.mail.ru",
    "xiti.com", "weborama.fr", "feedads.googleadservices.com", "rss-loop.com", "counter.theconversation.com",
    "counter.theconversation.edu.au", "gigcount.com", "sitemeter.com", "adsensecustomsearchads.com", "criteo.com",
    "taboola.com", "outbrain.com", "parsely.com", "webtrekk.net", "etracker.de", "tns-counter.ru",
  ]).map(Host.init)

  /// Beginnings of a host's name.
  private static let hostPrefixes: [StaticString] = [
    "pixel.", "pixels.", "tracking.", "tracker.", "beacon.", "analytics.", "telemetry.", "stats.", "counter.",
    "matomo.",
    "piwik.",
  ]

  private static let prefixInitials = Initials(of: hostPrefixes, at: 0)

  /// Beacons at hosts that serve other things too.
  private static let places: [(host: Host, path: StaticString)] = [(StaticString, StaticString)]([
    ("feedburner.com", "/~r/"), ("feedburner.com", "/~ff/"), ("feedburner.com", "/~a/"), ("feedburner.com", "/~at/"),
    ("blogspot.com", "/~r/"), ("medium.com", "/_/stat"), ("facebook.com", "/tr"), ("t.co", "/i/adsct"),
    ("linkedin.com", "/px"), ("blogger.googleusercontent.com", "/tracker/"), ("feedblitz.com", "/~/i/"),
    ("wordpress.com", "/1.0/"), ("twitter.com", "/i/adsct"), ("amazon.com", "/e/ir"), ("assoc-amazon.com", "/e/ir"),
    ("feedpress.me", "/pixel"), ("reddit.com", "/pixel"), ("substack.com", "/o/"), ("feedproxy.google.com", "/~r/"),
    ("rss.buysellads.com", "/"), ("ads.feedburner.com", "/"), ("matomo.org", "/matomo.php"),
  ]).map { (Host($0), $1) }

  /// Ends of a path, before a query, that say what they are.
  private static let beacons: [StaticString] = [
    "/pixel.gif", "/pixel.png", "/pixel", "/beacon.gif", "/beacon", "/1x1.gif", "/1x1.png", "/count.gif",
    "/piwik.php", "/matomo.php", "/tracking.gif", "/track.gif", "/tracker.gif", "/open.gif", "/utm.gif", "/__utm.gif",
    "/mf.gif", "/counter.gif", "/impression.gif", "/spacer.gif", "/clear.gif", "/transparent.gif", "/hit.gif",
  ]

  private static let longestBeacon = beacons.map(\.utf8CodeUnitCount).max() ?? 0

  private static func endsInBeacon(_ url: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Bool {
    var end = start
    while end < count, url[end] != 0x3F, url[end] != 0x23 { end += 1 }
    var slash = end - 1
    while slash >= start, url[slash] != 0x2F { slash -= 1 }
    guard slash >= start else { return false }
    // Each is a last step of a path.
    guard end - slash <= longestBeacon else { return false }
    return beacons.contains { beacon in
      end - slash == beacon.utf8CodeUnitCount && ByteScan.hasPrefix(beacon, url, slash, end)
    }
  }

  /// Where the host stands in an absolute or scheme-relative URL.
  private static func host(_ url: UnsafePointer<UInt8>, _ count: Int) -> Range<Int> {
    var start = ByteScan.firstIndex(of: 0x2F, url, 0, count)
    guard start + 1 < count, url[start + 1] == 0x2F else { return 0..<0 }
    start += 2
    var end = start
    while end < count, url[end] != 0x2F, url[end] != 0x3F, url[end] != 0x23, url[end] != 0x3A { end += 1 }
    return start..<end
  }

  /// The host itself or one below it.
  private static func isHost(_ name: StaticString, _ url: UnsafePointer<UInt8>, _ host: Range<Int>) -> Bool {
    let start = host.upperBound - name.utf8CodeUnitCount
    guard start >= host.lowerBound, ByteScan.hasPrefix(name, url, start, host.upperBound) else { return false }
    return start == host.lowerBound || url[start - 1] == 0x2E
  }

  private struct Host {
    let name: StaticString
    let end: HostEnd

    init(_ name: StaticString) {
      self.name = name
      end = HostEnd(name.utf8Start, 0..<name.utf8CodeUnitCount)
    }
  }

  /// The last eight letters of a host's name, in lower case, which tell most apart.
  private struct HostEnd {
    /// The last letter lowest.
    private var letters: UInt64 = 0
    private var mask: UInt64 = 0

    init(_ url: UnsafePointer<UInt8>, _ host: Range<Int>) {
      for index in host.suffix(8) {
        letters = letters << 8 | UInt64(ByteScan.lowercased(url[index]))
        mask = mask << 8 | 0xFF
      }
    }

    /// Whether a name that ends in `other` can end in this one.
    @inline(__always)
    func matches(_ other: HostEnd) -> Bool { other.letters & mask == letters }
  }

  /// The letters that texts have at one place, in either case: most addresses have another there.
  private struct Initials {
    private var letters: UInt32 = 0

    init(of texts: [StaticString], at place: Int) {
      for text in texts { letters |= 1 << UInt32(text.utf8Start[place] & 31) }
    }

    @inline(__always)
    func holds(_ byte: UInt8) -> Bool { letters >> UInt32(byte & 31) & 1 == 1 }
  }
}
