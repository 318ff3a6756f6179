internal import TidingsModel

/// What can be told of a URL reference without resolving it.
enum References {
  /// Whether it is an absolute http or https URL.
  static func isWebPage(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { isWebPage($0) }
  }

  /// `http://` alone, which stands where no address was written, is none.
  private static func isWebPage(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    let length = webScheme(utf8[...])
    return length > 0 && length < utf8.count && (utf8[length] != 0x2F || utf8[length...].contains { $0 != 0x2F })
  }

  /// Whether it may be an article's page: http, https, or relative, and not markup.
  static func mayBeWebPage(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { utf8 in
      guard !utf8.isEmpty, !utf8.contains(0x3C) else { return false }
      if webScheme(utf8[...]) > 0 { return isWebPage(utf8) }
      if isPlaceholder(utf8) { return false }
      // A scheme other than the web's.
      var seen = false
      for byte in utf8 {
        switch byte {
        case 0x3A: return !seen
        case 0x2F, 0x3F, 0x23, 0x20: return true
        default: seen = true
        }
      }
      return true
    }
  }

  /// The address of a page in whose query brackets stand that no address may have, `http://x.org/?q=<b>`, with those
  /// encoded as browsers do; `nil` for anything else, and for markup behind an address.
  static func withoutBrackets(_ text: String) -> String? {
    guard text.holds(0x3C), isWebPage(text), !text.holds("</"), !text.utf8.contains(where: \.isSpace),
      text.utf8.prefix(while: { $0 != 0x3C }).contains(where: { $0 == 0x3F || $0 == 0x23 })
    else { return nil }
    return PercentEncoding.encode(text) { $0 != 0x3C && $0 != 0x3E && $0 != 0x22 && $0 != 0x60 }
  }

  /// Whether an address only stands where one should: `n/a`, `null`, `#`.
  static func isPlaceholder(_ text: String) -> Bool {
    var text = text
    return text.withUTF8(isPlaceholder)
  }

  private static func isPlaceholder(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    guard utf8.count <= 9 else { return false }
    return placeholders.contains(String(decoding: utf8.map(\.lowered), as: UTF8.self))
  }

  private static let placeholders: Set<String> = [
    "#", "-", "--", "//", "n/a", "na", "none", "null", "nil", "undefined", "false", "(none)", "(null)",
  ]

  /// The length of `http://` or `https://` where the text begins with it, else 0.
  private static func webScheme(_ utf8: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    for (scheme, length) in [("http://", 7), ("https://", 8)] as [(StaticString, Int)] where begins(utf8, with: scheme)
    {
      return length
    }
    return 0
  }

  /// - Parameter prefix: in lower case.
  private static func begins(_ utf8: Slice<UnsafeBufferPointer<UInt8>>, with prefix: StaticString) -> Bool {
    guard utf8.count >= prefix.utf8CodeUnitCount else { return false }
    for offset in 0..<prefix.utf8CodeUnitCount
    where utf8[utf8.startIndex + offset].lowered != prefix.utf8Start[offset] {
      return false
    }
    return true
  }

  /// An address that was escaped twice (`?a=1&amp;amp;b=2`), lacks its scheme (`www.example.org/1`) or a slash, has two
  /// schemes, or is broken over lines, as it is meant: none holds `&amp;`.
  static func escapedOnce(_ text: String) -> String {
    var text = text
    if text.withUTF8(isAsMeant) { return text }
    text = withOneScheme(onOneLine(bare(text)))
    let once = text.withUTF8 { utf8 -> [UInt8]? in
      guard let first = utf8.firstIndex(of: 0x26), (first..<utf8.count).contains(where: { isEscaped(utf8, $0) }) else {
        return nil
      }
      var once: [UInt8] = []
      var index = 0
      while index < utf8.count {
        once.append(utf8[index])
        index += isEscaped(utf8, index) ? 5 : 1
      }
      return once
    }
    return once.map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  /// Whether an address surely has nothing of what `escapedOnce` mends, as most have.
  private static func isAsMeant(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let last = utf8.last else { return true }
    let length = webScheme(utf8[...])
    guard length > 0, webScheme(utf8[length...]) == 0, last < 0x80 else { return false }
    return [0x26, 0x20, 0x0A].allSatisfy { !utf8.holds($0) }
  }

  private static func withOneScheme(_ text: String) -> String {
    var text = text
    let meant = text.withUTF8 { utf8 -> String? in
      let length = webScheme(utf8[...])
      if length > 0 {
        let rest = utf8[length...]
        return webScheme(rest) > 0 ? String(decoding: rest, as: UTF8.self) : nil
      }
      if begins(utf8[...], with: "feed:") {
        let rest = utf8["feed:".utf8.count...]
        return webScheme(rest) > 0 ? String(decoding: rest, as: UTF8.self) : nil
      }
      // `http:\\x.org\1`, which browsers read as well.
      for scheme in ["http:\\", "https:\\"] as [StaticString] where begins(utf8[...], with: scheme) {
        return String(decoding: utf8, as: UTF8.self).replacing("\\", with: "/")
      }
      func hasDot(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        rest.prefix(while: { $0 != 0x2F }).contains(0x2E)
      }
      if begins(utf8[...], with: "www."), hasDot(utf8[4...]) {
        return "http://" + String(decoding: utf8, as: UTF8.self)
      }
      // `http:/x.org/1`, `http//x.org/1`, a slash or colon of which is missing.
      let damaged: [(start: StaticString, scheme: String)] = [
        ("http:/", "http://"), ("https:/", "https://"), ("http//", "http://"), ("https//", "https://"),
        ("http:", "http://"), ("https:", "https://"),
      ]
      for (start, scheme) in damaged where begins(utf8[...], with: start) {
        let rest = utf8[start.utf8CodeUnitCount...]
        if hasDot(rest) { return scheme + String(decoding: rest, as: UTF8.self) }
      }
      return nil
    }
    return meant ?? text
  }

  /// An address without quotation marks around it, and without what looks like white space and is none to XML.
  private static func bare(_ text: String) -> String {
    guard let first = text.utf8.first, let last = text.utf8.last else { return text }
    if first == 0x3C {
      if text.hasPrefix("<![CDATA[") { return withoutSectionMarks(text) }
      return inBrackets(text) ?? linked(text) ?? text
    }
    guard first >= 0x80 || last >= 0x80 || first == last && (first == 0x22 || first == 0x27)
    else { return text }
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.first, scalar.isBlank { scalars.removeFirst() }
    while let scalar = scalars.last, scalar.isBlank { scalars.removeLast() }
    if scalars.count > 1, let quote = scalars.first, quote == scalars.last, quote == "\"" || quote == "'" {
      scalars = scalars.dropFirst().dropLast()
    }
    return String(scalars)
  }

  /// An address that a program marked as a section where none may stand, in an attribute.
  private static func withoutSectionMarks(_ text: String) -> String {
    let inner = text.dropFirst("<![CDATA[".count)
    return String(inner.hasSuffix("]]>") ? inner.dropLast(3) : inner).trimmedSpace
  }

  /// `<http://example.org/1>`
  static func inBrackets(_ text: String) -> String? {
    guard text.hasPrefix("<"), text.hasSuffix(">") else { return nil }
    let inner = String(text.dropFirst().dropLast()).trimmedSpace
    return isWebPage(inner) && !inner.utf8.contains(0x3C) ? inner : nil
  }

  /// The address of `<a href="/node/1">Wheel</a>`, which Drupal puts in the place of one.
  private static func linked(_ text: String) -> String? {
    guard text.hasPrefix("<a "), text.hasSuffix("</a>"), let mark = text.firstRange(of: "href=\"") else { return nil }
    let address = text[mark.upperBound...].prefix { $0 != "\"" }
    return String(address).trimmedSpace.nonEmpty
  }

  /// An address without the line breaks in it and the white space beside these, and without another one behind it.
  private static func onOneLine(_ text: String) -> String {
    guard text.holds(0x20) || text.holds(0x0A), isWebPage(text) else { return text }
    let lines = text.split(separator: "\n").map { String($0).trimmedSpace }
    let line = lines.dropFirst().contains(where: isWebPage) ? lines[0] : lines.joined()
    guard let next = line.firstRange(of: " http://") ?? line.firstRange(of: " https://") else { return line }
    return String(line[..<next.lowerBound]).trimmedSpace
  }

  /// Whether `&amp;` stands there.
  private static func isEscaped(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    utf8[index] == 0x26 && utf8[(index + 1)...].starts(with: "amp;".utf8)
  }

  /// A media type as it is declared, unless that is none, `audio`, and the path's extension tells it.
  static func mediaType(_ declared: String?, of reference: String) -> String? {
    guard let declared, declared.utf8.contains(0x2F) else { return mediaType(of: reference) ?? declared }
    return declared
  }

  /// The media type that a path's extension stands for, where it is a usual one.
  static func mediaType(of reference: String) -> String? {
    var path = reference.utf8[...]
    if let end = path.firstIndex(where: { $0 == 0x3F || $0 == 0x23 }) { path = path[..<end] }
    guard let dot = path.lastIndex(of: 0x2E), path.distance(from: dot, to: path.endIndex) <= 6 else { return nil }
    let name = String(decoding: path[path.index(after: dot)...].map(\.lowered), as: UTF8.self)
    return extensions[name]
  }

  private static let extensions: [String: String] = [
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp",
    "svg": "image/svg+xml", "avif": "image/avif", "mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg",
    "oga": "audio/ogg", "opus": "audio/ogg", "wav": "audio/wav", "flac": "audio/flac", "aac": "audio/aac",
    "mp4": "video/mp4", "m4v": "video/mp4", "mov": "video/quicktime", "webm": "video/webm", "ogv": "video/ogg",
    "avi": "video/x-msvideo", "pdf": "application/pdf", "epub": "application/epub+zip", "zip": "application/zip",
    "torrent": "application/x-bittorrent",
  ]
}
