internal import CBlocks
internal import TidingsModel
internal import TidingsParse

/// Makes references absolute. A feed has few bases, so each is taken apart once.
struct ReferenceResolver {
  private let documentText: String?
  private let document: WebURL?
  private var last: (text: String, url: WebURL?)?
  /// What addresses are relative to where nobody knows the document's own: the feed's page.
  var site: WebURL?
  /// The hosts of the feed and of its page, as the feed names them.
  var hosts: [String] = []
  /// For what bases add to references.
  var room: AddressRoom

  init(url: String?, size: Int) {
    room = AddressRoom(documentSize: size)
    documentText = url
    document = url.flatMap(WebURL.init)
  }

  /// Whether a base is one that the feed declares (`xml:base`), and not just where it was retrieved from.
  func isDeclared(_ base: String?) -> Bool { base != nil && base != documentText }

  /// What references in texts are resolved against where `text` is the base that the feed declares; `nil`: they stay
  /// relative.
  mutating func base(_ text: String?) -> WebURL? {
    guard let text else { return document }
    if let last, last.text == text { return last.url }
    let url = WebURL(text) ?? document
    last = (text, url)
    return url
  }

  /// The absolute URL, or the reference itself where there is no base; `nil` for what can do harm or is no reference.
  mutating func resolve(_ reference: ParsedReference) -> String? {
    guard !reference.text.isEmpty else { return nil }
    if Self.isPlainPage(reference.text) { return reference.text }
    if let absolute = WebURL(reference.text) {
      guard Self.isHarmless(absolute.scheme) else { return nil }
      return absolute.description
    }
    guard !room.isSpent, let base = base(reference.base) ?? site else { return Self.escaped(reference.text) }
    let text = lacksScheme(reference.text, at: base) ? "//" + reference.text : reference.text
    guard let absolute = base.resolve(text)?.description else { return nil }
    return room.take(reference.text.utf8.count, to: absolute.utf8.count) ? absolute : Self.escaped(reference.text)
  }

  /// The address of the feed or of its page: `example.org/feed` that nobody knows where it was retrieved from is a host's.
  mutating func resolve(own reference: ParsedReference) -> String? {
    guard base(reference.base) == nil, BareHost.isPlain(reference.text) else { return resolve(reference) }
    return resolve(ParsedReference("https://" + reference.text))
  }

  /// Whether an address only lacks its scheme: `example.org/1` of a feed at `https://example.org/`, or about it.
  private func lacksScheme(_ text: String, at base: WebURL) -> Bool {
    let isHost = { (host: String) in BareHost.begins(text, with: host) }
    return [base, document].contains { $0?.host.map(isHost) ?? false } || hosts.contains(where: isHost)
  }

  /// An absolute http or https URL without anything to mend: it stays as its publisher wrote it.
  static func isPlainPage(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.count >= 8, let source = bytes.baseAddress else { return false }
      let start = UInt64(bigEndian: UnsafeRawPointer(source).loadUnaligned(as: UInt64.self))
      let isHTTP = start >> 8 == 0x68_7474_703A_2F2F  // http://
      guard isHTTP || start == 0x6874_7470_733A_2F2F else { return false }  // https://
      let host = isHTTP ? 7 : 8
      guard host < bytes.count, !isMark(source[host]) else { return false }
      var index = 0
      while index &+ 16 <= bytes.count {
        guard tidings_block_is_url(source + index) else { return false }
        index &+= 16
      }
      return bytes[index...].allSatisfy {
        $0 > 0x20 && $0 != 0x5C && $0 != 0x7F && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E
      }
    }
  }

  /// `/`, `:`, `?`, `#`: what a host does not begin with.
  private static func isMark(_ byte: UInt8) -> Bool { byte == 0x2F || byte == 0x3A || byte == 0x3F || byte == 0x23 }

  static func isPage(_ url: String) -> Bool {
    if isPlainPage(url) { return true }
    guard let absolute = WebURL(url) else { return true }
    return absolute.isHTTP
  }

  private static func isHarmless(_ scheme: String) -> Bool {
    scheme != "javascript" && scheme != "data" && scheme != "vbscript" && scheme != "file" && scheme != "blob"
  }

  /// A relative reference without white space, as it may not have any.
  private static func escaped(_ text: String) -> String? {
    guard text.utf8.contains(where: { $0 <= 0x20 }) else { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 where byte > 0x20 || byte == 0x20 {
      if byte == 0x20 { bytes += "%20".utf8 } else { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
