internal import CLibXML2
internal import TidingsModel
internal import TidingsLibXML2

/// libxml2's push parser over bytes that are known to be clean UTF-8.
///
/// Nothing is ever loaded from elsewhere: there is no handler for external entities or subsets, and network access is
/// off. Entities are ours (`XMLEntities`), so that no expansion of libxml2's own takes place.
struct XMLPushParser: ~Copyable {
  private let context: xmlParserCtxtPtr
  private let events: FeedDocumentReader

  /// - Parameters:
  ///   - events: called from within `feed` and `finish`; it must outlive the parser.
  ///   - recovers: go on after an error, as far as libxml2 can; else the first one ends all events.
  init?(events: FeedDocumentReader, recovers: Bool) {
    LibXML2.prepare()
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { user, local, prefix, uri, _, _, count, _, attributes in
      XMLPushParser.reader(user)?._withUnsafeGuaranteedRef {
        guard let local else { return }
        $0.start(
          XMLName(local: local, prefix: prefix, uri: uri), XMLAttributes(base: attributes, count: Int(count)))
      }
    }
    handler.endElementNs = { user, local, prefix, uri in
      guard let local else { return }
      XMLPushParser.reader(user)?._withUnsafeGuaranteedRef {
        $0.end(XMLName(local: local, prefix: prefix, uri: uri))
      }
    }
    let text: charactersSAXFunc = { user, bytes, count in
      XMLPushParser.reader(user)?._withUnsafeGuaranteedRef {
        $0.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
      }
    }
    handler.characters = text
    // The same function, so that libxml2 need not find out which of the two to call.
    handler.ignorableWhitespace = text
    handler.cdataBlock = text
    handler.getEntity = { user, name in
      guard let name, let reader = XMLPushParser.reader(user) else { return nil }
      return reader._withUnsafeGuaranteedRef { $0.entity(name) }
    }
    handler.entityDecl = { user, name, kind, _, _, content in
      guard let name, let reader = XMLPushParser.reader(user) else { return }
      let isInternal = kind == Int32(XML_INTERNAL_GENERAL_ENTITY.rawValue)
      guard isInternal || kind == Int32(XML_EXTERNAL_GENERAL_PARSED_ENTITY.rawValue) else { return }
      reader._withUnsafeGuaranteedRef { $0.declareEntity(name, isInternal ? content : nil) }
    }
    handler.internalSubset = { user, _, publicID, systemID in
      let isExternal = publicID != nil || systemID != nil
      XMLPushParser.reader(user)?._withUnsafeGuaranteedRef { $0.startSubset(isExternal: isExternal) }
    }
    handler.serror = { user, error in
      guard let error else { return }
      XMLPushParser.reader(user)?._withUnsafeGuaranteedRef { $0.fault(error.pointee) }
    }
    guard
      let context = withUnsafeMutablePointer(
        to: &handler,
        { xmlCreatePushParserCtxt($0, Unmanaged.passUnretained(events).toOpaque(), nil, 0, nil) })
    else { return nil }
    self.context = context
    self.events = events
    var options = XML_PARSE_HUGE.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue
    options |= XML_PARSE_IGNORE_ENC.rawValue
    if recovers { options |= XML_PARSE_RECOVER.rawValue }
    xmlCtxtUseOptions(context, Int32(options))
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
    events.context = context
  }

  deinit {
    // Entity declarations make libxml2 create a document to keep them in.
    if let document = context.pointee.myDoc {
      context.pointee.myDoc = nil
      xmlFreeDoc(document)
    }
    xmlFreeParserCtxt(context)
  }

  private static func reader(_ user: UnsafeMutableRawPointer?) -> Unmanaged<FeedDocumentReader>? {
    user.map { Unmanaged<FeedDocumentReader>.fromOpaque($0) }
  }

  /// Says where in the whole document the bytes that are fed begin, for the places that errors name.
  func place(line: Int, column: Int) {
    guard let input = context.pointee.input else { return }
    input.pointee.line = Int32(clamping: line)
    input.pointee.col = Int32(clamping: column)
  }

  /// Whether nothing of what was given to the parser waits for what comes next.
  var hasReadAll: Bool { context.pointee.input.map { $0.pointee.cur == $0.pointee.end } ?? false }

  /// Says that so much text, which is not given to the parser, stands before what it is given next.
  ///
  /// - Parameter isUTF8: else each byte is a character.
  func pass(over text: UnsafeBufferPointer<UInt8>, isUTF8: Bool) {
    guard let input = context.pointee.input else { return }
    var tail = text[...]
    var rest = XMLScanner(text)
    while rest.skip(to: 0x0A) {
      rest.index += 1
      tail = text[rest.index...]
      input.pointee.line &+= 1
      input.pointee.col = 1
    }
    // A column is a character.
    var columns: Int32 = 0
    for byte in tail where !isUTF8 || byte & 0xC0 != 0x80 { columns &+= 1 }
    input.pointee.col &+= columns
  }

  /// - Returns: whether it makes sense to go on.
  func feed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var rest = bytes
    while let start = rest.baseAddress, !rest.isEmpty {
      let count = min(rest.count, 1 << 30)
      let code = start.withMemoryRebound(to: CChar.self, capacity: count) {
        xmlParseChunk(context, $0, Int32(count), 0)
      }
      if code != 0, context.pointee.disableSAX == 1 { return false }
      // What comes from `XMLRepair` has no more than it lets through.
      if context.pointee.recovery == 0, xmlDictSize(context.pointee.dict) > XMLShape.maximumNames {
        events.refuseNames(line: context.pointee.input.map { Int($0.pointee.line) })
        return false
      }
      rest = UnsafeBufferPointer(rebasing: rest[count...])
    }
    return true
  }

  func finish() { xmlParseChunk(context, nil, 0, 1) }
}
