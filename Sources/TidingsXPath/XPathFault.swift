internal import CLibXML2

/// Why an XPath expression gives nothing.
public struct XPathFault: Error, Sendable, Equatable {
  /// As it was given, in full.
  public let expression: String
  /// What is wrong, in words.
  public let reason: String

  init(_ expression: String, _ reason: String) {
    self.expression = expression
    self.reason = reason
  }

  /// - Parameters:
  ///   - code: of libxml2's, counted from `XML_XPATH_EXPRESSION_OK`.
  ///   - position: how many bytes of the expression were read by then.
  init(_ expression: String, code: UInt32, position: Int) {
    let words: String? =
      switch xmlXPathError(code) {
      case XPATH_NUMBER_ERROR: "a number that is none"
      case XPATH_UNFINISHED_LITERAL_ERROR: "a text without its closing quotation mark"
      case XPATH_START_LITERAL_ERROR: "a text was expected"
      case XPATH_VARIABLE_REF_ERROR, XPATH_UNDEF_VARIABLE_ERROR, XPATH_FORBID_VARIABLE_ERROR: "there are no variables"
      case XPATH_INVALID_PREDICATE_ERROR: "a condition [...] that is none"
      case XPATH_UNCLOSED_ERROR: "a parenthesis that is not closed"
      case XPATH_UNKNOWN_FUNC_ERROR: "XPath 1.0 has no function of that name"
      case XPATH_INVALID_OPERAND, XPATH_INVALID_TYPE: "a value of the wrong kind"
      case XPATH_INVALID_ARITY: "a function with too many or too few values"
      case XPATH_UNDEF_PREFIX_ERROR: "there are no namespace prefixes"
      case XPATH_INVALID_CHAR_ERROR, XPATH_ENCODING_ERROR: "a character that may not be there"
      case XPATH_OP_LIMIT_EXCEEDED: "it takes too many steps on this page"
      case XPATH_RECURSION_LIMIT_EXCEEDED: "it is nested too deeply"
      case XPATH_MEMORY_ERROR: "out of memory"
      default: nil
      }
    let isSyntax = position > 0 && words == nil
    self.init(
      expression, words ?? (isSyntax ? "it cannot be read beyond character \(position)" : "it cannot be evaluated"))
  }
}
