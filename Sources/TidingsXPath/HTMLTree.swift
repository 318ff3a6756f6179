internal import CLibXML2
internal import TidingsLibXML2

/// An HTML page as libxml2's tree, and XPath 1.0 over it. Nothing is ever loaded from elsewhere.
public final class HTMLTree {
  /// How many steps all evaluations on a page may take, so that no expression and no page keeps the program busy for
  /// long. One of a usual page takes some thousands.
  private static let mostSteps: UInt = 10_000_000

  private let document: xmlDocPtr
  private let context: xmlXPathContextPtr
  /// By their bytes: as strings, the composed and the decomposed form of one text are equal.
  private var compiled: [[UInt8]: xmlXPathCompExprPtr] = [:]
  /// Nodes that were taken out of the page, which still have to be freed with it.
  private var removed: [xmlNodePtr] = []
  /// What libxml2 found wrong first: its code and the place in the expression.
  private var fault: (code: UInt32, position: Int)?

  /// What an expression gave.
  public enum Value {
    case nodes([HTMLNode])
    /// Of a text, a number or a truth value.
    case text(String)
  }

  /// `nil` when libxml2 finds no element in the page, or has no memory.
  /// - Parameter html: clean UTF-8.
  public convenience init?(_ html: [UInt8]) {
    LibXML2.prepare()
    guard !html.isEmpty, html.count < Int(Int32.max) / 2 else { return nil }
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    let parsed: htmlDocPtr? = html.withUnsafeBytes { bytes in
      guard
        let parser = htmlCreateMemoryParserCtxt(
          bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
      else { return nil }
      defer { htmlFreeParserCtxt(parser) }
      htmlCtxtUseOptions(parser, Int32(bitPattern: options))
      xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8)
      // Else whatever is nested deeper than 256 levels, as elements that are never closed make it, would be left out.
      parser.pointee.options |= Int32(bitPattern: XML_PARSE_HUGE.rawValue)
      htmlParseDocument(parser)
      return parser.pointee.myDoc
    }
    guard let parsed else { return nil }
    guard xmlDocGetRootElement(parsed) != nil else {
      xmlFreeDoc(parsed)
      return nil
    }
    self.init(document: parsed)
  }

  /// Takes the document over.
  init?(document: xmlDocPtr) {
    guard let context = xmlXPathNewContext(document) else {
      xmlFreeDoc(document)
      return nil
    }
    self.document = document
    self.context = context
    context.pointee.opLimit = Self.mostSteps
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    context.pointee.error = { user, error in
      guard let user, let error else { return }
      let code = UInt32(bitPattern: error.pointee.code) &- XML_XPATH_EXPRESSION_OK.rawValue
      let position = Int(error.pointee.int1)
      Unmanaged<HTMLTree>.fromOpaque(user)._withUnsafeGuaranteedRef { tree in
        if tree.fault == nil { tree.fault = (code, position) }
      }
    }
  }

  deinit {
    for expression in compiled.values { xmlXPathFreeCompExpr(expression) }
    xmlXPathFreeContext(context)
    for node in removed { xmlFreeNode(node) }
    xmlFreeDoc(document)
  }

  /// Hands over nodes from the last to the first, and takes those out of the page that stand in another of them, once they
  /// have been handed over: what was read of one is not read again as part of the next.
  /// - Parameter nodes: in the order of the page.
  /// - Throws: what `body` throws.
  public func eachFromLast<Failure>(
    _ nodes: ArraySlice<HTMLNode>, _ body: (HTMLNode) throws(Failure) -> Void
  ) throws(Failure) {
    let marks = Set(nodes.map(\.pointer))
    for node in nodes.reversed() {
      try body(node)
      guard node.isElement, isInside(node, marks) else { continue }
      xmlUnlinkNode(node.pointer)
      removed.append(node.pointer)
    }
  }

  private func isInside(_ node: HTMLNode, _ others: Set<xmlNodePtr>) -> Bool {
    var parent = node.pointer.pointee.parent
    while let current = parent {
      if others.contains(current) { return true }
      parent = current.pointee.parent
    }
    return false
  }

  /// - Parameter node: what the expression is relative to; `nil`: the page.
  public func evaluate(_ expression: String, at node: HTMLNode? = nil) throws(XPathFault) -> Value {
    tidings_ignore_generic_errors()
    fault = nil
    let compiled = try compile(expression)
    context.pointee.node = node?.pointer ?? UnsafeMutableRawPointer(document).assumingMemoryBound(to: xmlNode.self)
    guard let result = xmlXPathCompiledEval(compiled, context) else { throw lastFault(expression) }
    defer { xmlXPathFreeObject(result) }
    if result.pointee.type == XPATH_NODESET {
      guard let set = result.pointee.nodesetval, let table = set.pointee.nodeTab else { return .nodes([]) }
      // A declaration of a namespace is the result's own and goes with it; all other nodes are the tree's.
      let nodes = UnsafeBufferPointer(start: table, count: Int(set.pointee.nodeNr)).compactMap(\.self)
      return .nodes(nodes.filter { $0.pointee.type != XML_NAMESPACE_DECL }.map { HTMLNode($0, in: self) })
    }
    guard let string = xmlXPathConvertString(xmlXPathObjectCopy(result)) else { return .text("") }
    defer { xmlXPathFreeObject(string) }
    return .text(string.pointee.stringval.map { String(cString: $0) } ?? "")
  }

  private func compile(_ expression: String) throws(XPathFault) -> xmlXPathCompExprPtr {
    let key = Array(expression.utf8)
    if let known = compiled[key] { return known }
    guard let made = xmlXPathCtxtCompile(context, expression) else { throw lastFault(expression) }
    compiled[key] = made
    return made
  }

  private func lastFault(_ expression: String) -> XPathFault {
    XPathFault(expression, code: fault?.code ?? 0, position: fault?.position ?? 0)
  }

  /// A node's own markup.
  func markup(_ node: HTMLNode) -> [UInt8] {
    guard let buffer = xmlBufferCreate() else { return [] }
    defer { xmlBufferFree(buffer) }
    guard htmlNodeDump(buffer, document, node.pointer) >= 0, let bytes = xmlBufferContent(buffer) else { return [] }
    return Array(UnsafeBufferPointer(start: bytes, count: Int(xmlBufferLength(buffer))))
  }
}
