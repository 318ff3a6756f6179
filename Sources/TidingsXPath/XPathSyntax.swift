internal import CLibXML2

/// Tells whether a text is an XPath 1.0 expression that can be evaluated, so that a slip is found when the configuration
/// is read and not when the page is.
public enum XPathSyntax {
  /// - Parameter mustSelect: whether the expression is to give nodes, not a text, a number or a truth value.
  public static func check(_ expression: String, mustSelect: Bool) throws(XPathFault) {
    guard !namesNamespaces(expression) else {
      throw XPathFault(expression, "a page has no namespaces for namespace:: to find")
    }
    // Functions and prefixes are looked up only when an expression is evaluated, so it is, on a page with nothing in it.
    guard let document = htmlNewDocNoDtD(nil, nil), let tree = HTMLTree(document: document) else {
      throw XPathFault(expression, "out of memory")
    }
    guard case .text = try tree.evaluate(expression), mustSelect else { return }
    throw XPathFault(expression, "it gives no elements; write one like //article")
  }

  /// Whether the axis of namespaces is in it, outside of texts.
  private static func namesNamespaces(_ expression: String) -> Bool {
    var quote: UInt8?
    var name: [UInt8] = []
    var isAfterSpace = false
    var previous: UInt8 = 0
    for byte in expression.utf8 {
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case 0x22, 0x27:
        quote = byte
        name = []
      case 0x20, 0x09, 0x0A, 0x0D: isAfterSpace = true
      case 0x3A:
        if previous == 0x3A, name == Array("namespace".utf8) { return true }
      case 0x2D, 0x2E, 0x5F, 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...:
        if isAfterSpace || previous == 0x3A { name = [] }
        name.append(byte)
      default: name = []
      }
      if byte != 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D {
        previous = byte
        isAfterSpace = false
      }
    }
    return false
  }
}
