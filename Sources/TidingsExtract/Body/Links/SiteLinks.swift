internal import TidingsModel

/// Tells links to other sites, which an article cites, from those to the site's own pages, which may be other stories.
struct SiteLinks {
  /// The last two labels of the host; empty where the page's address is not known, and then no link leads elsewhere.
  private let own: [UInt8]

  init(host: String?) {
    own = host.map { Self.domain(Array($0.utf8)[...]) } ?? []
  }

  /// Whether most links of some lines lead to other sites.
  func leadElsewhere(_ blocks: some Sequence<Block>, in page: Page) -> Bool {
    guard !own.isEmpty else { return false }
    var elsewhere = 0
    var here = 0
    var last = -1
    for block in blocks {
      for node in block.nodes where page.nodes[Int(node)].tag == .text {
        guard let link = link(around: Int(node), page), link != last else { continue }
        last = link
        guard let address = page.attribute(.href, of: link), address.first != 0x23 else { continue }
        if let host = Self.host(of: address), Self.domain(host) != own { elsewhere += 1 } else { here += 1 }
      }
    }
    return elsewhere > here
  }

  /// Whether an address is that of a page of the site; where the site's is not known, a relative one.
  func isInner(_ address: ArraySlice<UInt8>) -> Bool {
    guard let first = address.first, first != 0x23 else { return false }
    guard let host = Self.host(of: address) else { return first == 0x2F }
    return !own.isEmpty && Self.domain(host) == own
  }

  private func link(around node: Int, _ page: Page) -> Int? {
    var node = Int(page.nodes[node].parent)
    for _ in 0..<8 where node > 0 {
      if page.nodes[node].tag == .a { return node }
      node = Int(page.nodes[node].parent)
    }
    return nil
  }

  /// The host of `https://host/…` or `//host/…`.
  private static func host(of address: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var rest = address
    for scheme in ["https:", "http:"] where rest.count > scheme.utf8.count {
      if rest.prefix(scheme.utf8.count).lazy.map(\.lowered).elementsEqual(scheme.utf8) {
        rest = rest.dropFirst(scheme.utf8.count)
        break
      }
    }
    guard rest.starts(with: [0x2F, 0x2F]) else { return nil }
    return rest.dropFirst(2).prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 && $0 != 0x3A }
  }

  private static func domain(_ host: ArraySlice<UInt8>) -> [UInt8] {
    let lowered = host.map(\.lowered)
    guard let dot = lowered.lastIndex(of: 0x2E), let before = lowered[..<dot].lastIndex(of: 0x2E) else {
      return lowered
    }
    return Array(lowered[(before + 1)...])
  }
}
