internal import CLibXML2

/// What libxml2 finds wrong with a document, in words for those who publish it.
enum XMLFault {
  static let afterRoot = "something behind the end of the root element"

  static func words(_ error: xmlError) -> String {
    switch xmlParserErrors(rawValue: UInt32(bitPattern: error.code)) {
    case XML_ERR_NAME_REQUIRED: return "an ampersand or tag without a name"
    case XML_ERR_ENTITYREF_SEMICOL_MISSING: return "an ampersand that is not escaped"
    case XML_ERR_INVALID_CHARREF, XML_ERR_INVALID_DEC_CHARREF,
      XML_ERR_INVALID_HEX_CHARREF:
      return "a reference to a character that does not exist"
    case XML_ERR_ATTRIBUTE_NOT_STARTED, XML_ERR_ATTRIBUTE_WITHOUT_VALUE: return "an attribute without a quoted value"
    case XML_ERR_ATTRIBUTE_REDEFINED: return "an attribute that is given twice"
    case XML_ERR_LT_IN_ATTRIBUTE: return "a < inside an attribute"
    case XML_ERR_DOCUMENT_END: return afterRoot
    case XML_ERR_TAG_NAME_MISMATCH: return "an end tag that does not belong to the element that is open"
    case XML_ERR_INVALID_CHAR: return "a character that XML does not allow"
    case XML_ERR_DOCUMENT_EMPTY: return "no element"
    case XML_ERR_CDATA_NOT_FINISHED: return "a CDATA section that does not end"
    case XML_ERR_MISPLACED_CDATA_END: return "]]> outside a CDATA section"
    case XML_ERR_COMMENT_NOT_FINISHED: return "a comment that does not end"
    case XML_ERR_SPACE_REQUIRED: return "a space that is missing in a tag, an instruction or a declaration"
    case XML_NS_ERR_QNAME:
      return "a name with a colon where none can stand" + (error.str1.map { ": " + String(cString: $0) } ?? "")
    case XML_ERR_STRING_NOT_STARTED, XML_ERR_STRING_NOT_CLOSED: return "a declared value without its quotation marks"
    case XML_ERR_XMLDECL_NOT_FINISHED: return "an XML declaration that does not end"
    case XML_ERR_VERSION_MISSING: return "an XML declaration without a version"
    case XML_ERR_PI_NOT_STARTED: return "an instruction without a name"
    case XML_ERR_PI_NOT_FINISHED: return "an instruction that does not end"
    // What the library says then is about itself.
    case XML_ERR_INTERNAL_ERROR: return "the XML is not well-formed"
    case XML_ERR_TAG_NOT_FINISHED, XML_ERR_GT_REQUIRED, XML_ERR_LTSLASH_REQUIRED: return "a tag that does not end"
    default:
      let message = error.message.map { String(cString: $0) } ?? "the XML is not well-formed"
      return String(decoding: Array(message.collapsedSpace.utf8.prefix(200)), as: UTF8.self)
    }
  }
}
