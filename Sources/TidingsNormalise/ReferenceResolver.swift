internal import TidingsModel
internal import TidingsParse

/// Makes references absolute. A feed has few bases, so each is taken apart once.
struct ReferenceResolver {
  private let document: WebURL?
  private var last: (text: String, url: WebURL?)?

  init(url: String?) { document = url.flatMap(WebURL.init) }

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
    if let absolute = WebURL(reference.text) {
      guard Self.isHarmless(absolute.scheme) else { return nil }
      return absolute.description
    }
    guard let base = base(reference.base) else { return Self.escaped(reference.text) }
    return base.resolve(reference.text)?.description
  }

  static func isPage(_ url: String) -> Bool {
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
