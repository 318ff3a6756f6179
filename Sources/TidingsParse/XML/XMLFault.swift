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
    case XML_ERR_TAG_NOT_FINISHED, XML_ERR_GT_REQUIRED, XML_ERR_LTSLASH_REQUIRED: return "a tag that does not end"
    default:
      let message = error.message.map { String(cString: $0) } ?? "the XML is not well-formed"
      return String(decoding: Array(message.collapsedSpace.utf8.prefix(200)), as: UTF8.self)
    }
  }
}
