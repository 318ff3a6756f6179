internal import TidingsModel

/// Addresses that lack their scheme, `example.org/1`. A path of a site may look the same: only what there is to go by
/// tells them apart.
enum BareHost {
  /// Whether a reference begins with a host, whatever `www.` stands before either: `example.org/1`, `example.org?p=1`.
  static func begins(_ reference: String, with host: String) -> Bool {
    let host = withoutWWW(host.utf8[...])
    guard host.contains(0x2E) else { return false }
    let rest = withoutWWW(reference.utf8[...])
    guard host.elementsEqual(rest.prefix(host.count), by: { $0 == $1.lowered }) else { return false }
    return rest.dropFirst(host.count).first.map(isMark) ?? true
  }

  /// Whether a reference begins with what is a host by its name alone, and no file of a site: `example.org/1`.
  static func isPlain(_ reference: String) -> Bool {
    let name = reference.utf8.prefix { !isMark($0) }
    let labels = name.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard labels.count > 1, name.count <= 253, labels.allSatisfy(isLabel), let last = labels.last else { return false }
    let domain = String(decoding: last.map(\.lowered), as: UTF8.self)
    if domains.contains(domain) { return true }
    guard last.count == 2, last.allSatisfy(\.isLetter) else { return false }
    // Countries whose letters are those of programs as well: `index.pl`.
    return !programs.contains(domain) || reference.utf8.dropFirst(name.count).first == 0x2F
  }

  /// `/`, `?`, `#`: what a host ends before.
  private static func isMark(_ byte: UInt8) -> Bool { byte == 0x2F || byte == 0x3F || byte == 0x23 }

  private static func isLabel(_ label: Substring.UTF8View.SubSequence) -> Bool {
    guard let first = label.first, let last = label.last, first != 0x2D, last != 0x2D else { return false }
    return label.allSatisfy { $0.isLetter || $0.isDigit || $0 == 0x2D || $0 >= 0x80 }
  }

  private static func withoutWWW(_ text: Substring.UTF8View) -> Substring.UTF8View {
    text.prefix(4).map(\.lowered).elementsEqual("www.".utf8) ? text.dropFirst(4) : text
  }

  private static let programs: Set<String> = [
    "pl", "py", "md", "do", "sh", "ps", "rs", "cc", "pm", "gz", "js", "ts", "cs", "rb", "so", "hs", "vb",
  ]

  /// Those of more than two letters that many sites are under, none of which files end with.
  private static let domains: Set<String> = [
    "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "name", "mobi", "coop", "aero", "museum", "jobs",
    "travel", "asia", "app", "dev", "blog", "news", "online", "site", "website", "xyz", "tech", "club", "store", "shop",
    "media", "press", "world", "live", "today", "space", "cloud", "social", "digital", "network", "agency", "studio",
    "design", "life", "wiki", "page", "pub", "art", "fun", "top", "vip",
  ]
}
