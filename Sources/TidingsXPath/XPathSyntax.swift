internal import CLibXML2

/// Tells whether a text is an XPath 1.0 expression that can be evaluated, so that a slip is found when the configuration
/// is read and not when the page is.
public enum XPathSyntax {
  /// - Parameter mustSelect: whether the expression is to give nodes, not a text, a number or a truth value.
  public static func check(_ expression: String, mustSelect: Bool) throws(XPathFault) {
    // Functions and prefixes are looked up only when an expression is evaluated, so it is, on a page with nothing in it.
    guard let document = htmlNewDocNoDtD(nil, nil), let tree = HTMLTree(document: document) else {
      throw XPathFault(expression, "out of memory")
    }
    guard case .text = try tree.evaluate(expression), mustSelect else { return }
    throw XPathFault(expression, "it gives no elements; write one like //article")
  }
}
