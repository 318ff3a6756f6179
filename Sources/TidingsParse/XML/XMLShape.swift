/// Finds out whether a document's shape is such that libxml2 reads it in linear time.
///
/// libxml2 compares the attributes of an element pairwise, walks all namespaces in force for each name, and keeps names
/// in a table that stops growing. A feed has a few of each; a document with thousands goes through `XMLRepair`, which
/// leaves the excess out.
enum XMLShape {
  static let maximumDepth = 256
  static let maximumAttributes = 64
  /// Namespaces declared deeper than this make a document go through `XMLRepair`.
  static let maximumNamespaceDepth = 24

  /// Different names of elements and attributes. Whether a document has more shows only as it is parsed.
  static let maximumNames = 10_000

  static func isOrdinary(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var scanner = XMLScanner(bytes)
    var depth = 0
    while scanner.skip(to: 0x3C) {
      switch scanner.peek(1) {
      case 0x21:  // !
        if scanner.starts(with: "<![CDATA[") {
          guard scanner.skip(past: "]]>", from: 9) else { return true }
        } else if scanner.starts(with: "<!--") {
          guard scanner.skip(past: "-->", from: 4) else { return true }
        } else {
          scanner.index += 2
        }
      case 0x3F:  // ?
        guard scanner.skip(past: "?>", from: 2) else { return true }
      case 0x2F:  // /
        depth -= 1
        scanner.index += 2
      default:
        guard let tag = scanner.tag() else { return true }
        if tag.attributes > maximumAttributes { return false }
        if !tag.isEmpty { depth += 1 }
        if depth > maximumDepth { return false }
        if depth > maximumNamespaceDepth, tag.hasNamespace { return false }
      }
    }
    return true
  }
}
