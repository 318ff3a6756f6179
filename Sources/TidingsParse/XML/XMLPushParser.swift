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

/// An element's name as libxml2 hands it over: pointers into its dictionary, equal for equal names.
struct XMLName {
  var local: UnsafePointer<UInt8>
  var prefix: UnsafePointer<UInt8>?
  var uri: UnsafePointer<UInt8>?
}

/// The attributes of one start tag; valid only inside the event.
struct XMLAttributes {
  /// Five pointers each: local name, prefix, URI, first and behind the last byte of the value.
  var base: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  var count: Int

  var isEmpty: Bool { count == 0 }

  func local(_ index: Int) -> UnsafePointer<UInt8>? { base?[index * 5] }
  func prefix(_ index: Int) -> UnsafePointer<UInt8>? { base?[index * 5 + 1] }
  func uri(_ index: Int) -> UnsafePointer<UInt8>? { base?[index * 5 + 2] }

  func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    guard let base, let start = base[index * 5 + 3], let end = base[index * 5 + 4], end > start else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(start: start, count: end - start)
  }

  /// The value of the attribute of that local name (lower case), whatever its case and prefix; one without a prefix is
  /// preferred. `nil` when there is none.
  func value(_ name: StaticString) -> String? {
    var found: Int?
    for index in 0..<count {
      guard let local = local(index), Self.matches(local, name) else { continue }
      if prefix(index) == nil { return string(index) }
      if found == nil, !isReserved(index) { found = index }
    }
    return found.map(string)
  }

  /// The value with white space at its ends cut; `nil` when nothing is left.
  func trimmed(_ name: StaticString) -> String? {
    guard let text = value(name)?.trimmedSpace, !text.isEmpty else { return nil }
    return text
  }

  /// The value of `xml:NAME`.
  func xmlValue(_ name: StaticString) -> String? {
    for index in 0..<count where isReserved(index) {
      if let local = local(index), Self.matches(local, name) { return string(index) }
    }
    return nil
  }

  func string(_ index: Int) -> String {
    let bytes = bytes(index)
    guard bytes.contains(0xC2) else { return String(decoding: bytes, as: UTF8.self) }
    // &#146; and its kin, as in texts.
    var meant = Array(bytes)
    TextRepair.replaceControls(in: &meant)
    return String(decoding: meant, as: UTF8.self)
  }

  /// Whether the prefix is `xml`.
  func isReserved(_ index: Int) -> Bool {
    guard let prefix = prefix(index) else { return false }
    return prefix[0] == 0x78 && prefix[1] == 0x6D && prefix[2] == 0x6C && prefix[3] == 0
  }

  static func matches(_ text: UnsafePointer<UInt8>, _ name: StaticString) -> Bool {
    let count = name.utf8CodeUnitCount
    let wanted = name.utf8Start
    var index = 0
    while index < count {
      var byte = text[index]
      if byte >= 0x41, byte <= 0x5A { byte |= 0x20 }
      guard byte == wanted[index] else { return false }
      index += 1
    }
    return text[count] == 0
  }
}
