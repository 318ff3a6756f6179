/// The host of an absolute or scheme-relative URL, looked at where it stands.
struct URLHost {
  private let url: UnsafePointer<UInt8>
  /// Empty where the URL names no host.
  let range: Range<Int>
  private let end: HostEnd

  init(_ url: UnsafePointer<UInt8>, _ count: Int) {
    self.url = url
    range = Self.find(url, count)
    end = HostEnd(url, range)
  }

  private static func find(_ url: UnsafePointer<UInt8>, _ count: Int) -> Range<Int> {
    var start = ByteScan.firstIndex(of: 0x2F, url, 0, count)
    guard start + 1 < count, url[start + 1] == 0x2F else { return 0..<0 }
    start += 2
    var end = start
    while end < count, url[end] != 0x2F, url[end] != 0x3F, url[end] != 0x23, url[end] != 0x3A { end += 1 }
    return start..<end
  }

  /// The host itself or one below it.
  @inline(__always)
  func isIn(_ domain: Domain) -> Bool { domain.end.matches(end) && endsIn(domain.name) }

  private func endsIn(_ name: StaticString) -> Bool {
    let start = range.upperBound - name.utf8CodeUnitCount
    guard start >= range.lowerBound, ByteScan.hasPrefix(name, url, start, range.upperBound) else { return false }
    return start == range.lowerBound || url[start - 1] == 0x2E
  }

  /// Whether the name begins with a label, which is one that the owner of a domain gave a host and not the domain itself.
  ///
  /// - Parameter label: with the dot behind it.
  func begins(with label: StaticString) -> Bool {
    guard ByteScan.hasPrefix(label, url, range.lowerBound, range.upperBound) else { return false }
    let start = range.lowerBound + label.utf8CodeUnitCount
    let dot = ByteScan.firstIndex(of: 0x2E, url, start, range.upperBound)
    guard dot < range.upperBound else { return false }
    // `stats.govt.nz` is the statistical office's own name.
    let isCountry = range.upperBound - dot == 3
    return !isCountry
      || !Self.openLabels.contains { $0.utf8CodeUnitCount == dot - start && ByteScan.hasPrefix($0, url, start, dot) }
  }

  /// Labels under which countries let everybody register.
  private static let openLabels: [StaticString] = [
    "ac", "asso", "biz", "co", "com", "edu", "firm", "gen", "go", "gob", "gouv", "gov", "govt", "gub", "gv", "id", "in",
    "info", "ltd", "me", "mil", "mobi", "name", "ne", "net", "nom", "or", "org", "plc", "pro", "sch", "web",
  ]

  /// A domain, to be compared with many hosts.
  struct Domain {
    fileprivate let name: StaticString
    fileprivate let end: HostEnd

    init(_ name: StaticString) {
      self.name = name
      end = HostEnd(name.utf8Start, 0..<name.utf8CodeUnitCount)
    }
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
