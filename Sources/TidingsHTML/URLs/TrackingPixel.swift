/// Pictures that are there to count who reads, known by where they come from.
enum TrackingPixel {
  /// - Parameters:
  ///   - isShown: whether the picture declares a size that is there to be looked at. It takes a place that serves nothing
  ///     but beacons then: a name that other hosts and files have too is not enough.
  ///   - isLarge: whether it declares that of a picture of an article. `open.gif` may show a door then.
  static func matches(_ url: UnsafePointer<UInt8>, _ count: Int, isShown: Bool, isLarge: Bool) -> Bool {
    let host = URLHost(url, count)
    if hosts.contains(where: host.isIn) { return true }
    let pathStart = host.range.upperBound
    if places.contains(where: { host.isIn($0.host) && isAt($0.path, url, pathStart, count) }) { return true }
    var pathEnd = pathStart
    while pathEnd < count, url[pathEnd] != 0x3F, url[pathEnd] != 0x23 { pathEnd += 1 }
    if endsInBeacon(beacons, url, pathStart, pathEnd) { return true }
    if !isLarge, endsInBeacon(counters, url, pathStart, pathEnd) { return true }
    if isShown { return false }
    if endsInBeacon(likelyBeacons, url, pathStart, pathEnd) { return true }
    return !host.range.isEmpty && labelInitials.holds(url[host.range.lowerBound])
      && hostLabels.contains(where: host.begins) && !URLShape.endsAsPhotograph(url, pathStart, pathEnd)
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
  ]).map(URLHost.Domain.init)

  /// First labels of hosts that mostly serve beacons.
  private static let hostLabels: [StaticString] = [
    "pixel.", "pixels.", "tracking.", "tracker.", "beacon.", "analytics.", "telemetry.", "stats.", "counter.",
    "matomo.",
    "piwik.",
  ]

  private static let labelInitials = Initials(of: hostLabels, at: 0)

  /// Beacons at hosts that serve other things too.
  private static let places: [(host: URLHost.Domain, path: StaticString)] = [(StaticString, StaticString)]([
    ("feedburner.com", "/~r/"), ("feedburner.com", "/~ff/"), ("feedburner.com", "/~a/"), ("feedburner.com", "/~at/"),
    ("blogspot.com", "/~r/"), ("medium.com", "/_/stat"), ("facebook.com", "/tr"), ("t.co", "/i/adsct"),
    ("linkedin.com", "/px"), ("blogger.googleusercontent.com", "/tracker/"), ("feedblitz.com", "/~/i/"),
    ("wordpress.com", "/1.0/"), ("twitter.com", "/i/adsct"), ("amazon.com", "/e/ir"), ("assoc-amazon.com", "/e/ir"),
    ("feedpress.me", "/pixel"), ("reddit.com", "/pixel"), ("substack.com", "/o/"), ("feedproxy.google.com", "/~r/"),
    ("rss.buysellads.com", "/"), ("ads.feedburner.com", "/"), ("matomo.org", "/matomo.php"),
  ]).map { (URLHost.Domain($0), $1) }

  /// Whether a path begins with a place, and not with a longer word: `/tr` is no `/travel`.
  private static func isAt(_ place: StaticString, _ url: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Bool {
    guard ByteScan.hasPrefix(place, url, start, count) else { return false }
    let end = start + place.utf8CodeUnitCount
    return end == count || url[end - 1] == 0x2F || !ByteScan.isLetterOrDigit(url[end])
  }

  /// Ends of a path, before a query, that say what they are.
  private static let beacons: [StaticString] = [
    "/pixel.gif", "/beacon.gif", "/1x1.gif", "/1x1.png", "/piwik.php", "/matomo.php", "/utm.gif", "/__utm.gif",
    "/mf.gif", "/impression.gif", "/spacer.gif", "/clear.gif", "/transparent.gif",
  ]

  /// Those that say it unless the picture is a large one.
  private static let counters: [StaticString] = [
    "/count.gif", "/counter.gif", "/hit.gif", "/open.gif", "/track.gif", "/tracker.gif", "/tracking.gif",
  ]

  /// Those that a picture of a thing may have as well.
  private static let likelyBeacons: [StaticString] = ["/pixel", "/pixel.png", "/beacon"]

  private static let longestBeacon = (beacons + counters + likelyBeacons).map(\.utf8CodeUnitCount).max() ?? 0

  private static func endsInBeacon(
    _ beacons: [StaticString], _ url: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    var slash = end - 1
    while slash >= start, url[slash] != 0x2F { slash -= 1 }
    guard slash >= start else { return false }
    // Each is a last step of a path.
    guard end - slash <= longestBeacon else { return false }
    return beacons.contains { beacon in
      end - slash == beacon.utf8CodeUnitCount && ByteScan.hasPrefix(beacon, url, slash, end)
    }
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
