/// How the text of the element at hand is to be read, by what its start tag says, and the markup inside it.
struct TextConstruct {
  /// What the element declares itself to be.
  var kind = ParsedText.Kind.unknown
  var isBase64 = false
  /// Atom: the one `div` around XHTML is no part of it (RFC 4287 section 3.1.1.3).
  var unwrapsDiv = false
  /// What stands in an attribute in the place of the text (CDF `VALUE`).
  var value: String?
  var markup = InlineMarkup()

  init() {}

  /// RFC 4287 section 3.1.1 and section 4.1.3, Atom 0.3 (`type` a media type, `mode`), and what RSS feeds write.
  ///
  /// - Parameter standard: what a text without a type is.
  init(type: String?, mode: String?, standard: ParsedText.Kind, isAtom: Bool) {
    unwrapsDiv = isAtom
    var type = type?.trimmedSpace.asciiLowercased ?? ""
    if let semicolon = type.utf8.firstIndex(of: 0x3B) { type = String(type[..<semicolon]).trimmedSpace }
    let mode = mode?.trimmedSpace.asciiLowercased
    switch type {
    case "": kind = standard
    case "text", "plain", "text/plain": kind = isAtom ? .plain : .unknown
    case "html", "text/html": kind = .html
    case "xhtml":
      kind = .xhtml
      // Atom's way, also where nothing declares it to be Atom.
      unwrapsDiv = true
    case "application/xhtml+xml", "application/xhtml": kind = .xhtml
    default:
      if type.hasSuffix("+xml") || type.hasSuffix("/xml") {
        kind = .xhtml
      } else if type.hasPrefix("text/") || !type.utf8.contains(0x2F) {
        kind = standard
      } else {
        kind = .unknown
        isBase64 = mode == nil
      }
    }
    if mode == "base64" {
      isBase64 = true
      // The type of the bytes may be any; what they hold tells.
      if kind == .plain, !type.hasPrefix("text") { kind = .unknown }
    }
    if mode == "escaped", kind == .xhtml { kind = .html }
    markup.hasBegun = kind == .xhtml
  }
}
