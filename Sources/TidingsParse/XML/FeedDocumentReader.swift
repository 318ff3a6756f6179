internal import CLibXML2
internal import TidingsModel

/// Receives libxml2's events for one document and hands them to a `FeedBuilder`.
///
/// A class, because libxml2 holds a pointer to it.
final class FeedDocumentReader {
  private(set) var builder: FeedBuilder
  private var entities: XMLEntities
  var context: xmlParserCtxtPtr? {
    didSet { builder.elements.place = context.map(XMLPlace.init) }
  }
  /// The first thing that made the document ill-formed beyond repair on the way.
  private(set) var fault: Warning?
  private(set) var isWellFormed = true
  private var hasExternalSubset = false
  /// libxml2 drops what references stand for once it has met a fault: it must not remember one.
  private let forgetsFaults: Bool

  /// - Parameters:
  ///   - url: where the document was retrieved from.
  ///   - size: the document's, in bytes.
  ///   - document: the document itself, where it is read as it stands and long texts may be left in it.
  ///   - forgetsFaults: whether the document was mended, and libxml2 is to go on past what is left.
  init(url: String?, size: Int, document: HeldBytes = HeldBytes(), forgetsFaults: Bool) {
    builder = FeedBuilder(url: url, size: size, document: document)
    entities = XMLEntities(documentSize: size)
    self.forgetsFaults = forgetsFaults
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    forget()
    builder.start(name, attributes)
  }

  func end(_ name: XMLName) {
    forget()
    builder.end(name)
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) { builder.elements.add(bytes) }

  /// Says how far of the document, where it is read as it stands, libxml2 is given next.
  func isGiven(upTo end: Int) { builder.elements.given = end }

  /// Leaves a long text standing in the document; `false` where it has to be handed over.
  func leave(_ range: Range<Int>, isEscaped: Bool) -> Bool { builder.elements.leave(range, isEscaped: isEscaped) }

  func startSubset(isExternal: Bool) {
    if isExternal { hasExternalSubset = true }
    // Parameter entities are not kept, so that a reference to one finds none; that is no fault of the document.
    context?.pointee.hasPErefs = 1
  }

  func entity(_ name: UnsafePointer<UInt8>) -> xmlEntityPtr {
    let inAttribute = context?.pointee.instate == XML_PARSER_ATTRIBUTE_VALUE
    let (entity, finding) = entities.find(name, inAttribute: inAttribute)
    switch finding {
    case .declared: break
    case .external:
      builder.elements.warn("the external entity &\(shown(name)); is not fetched")
    // The external subset may declare it, and a reader need not fetch that (XML 1.0 section 4.1).
    case .html where hasExternalSubset: break
    case .html: warn("entity &\(shown(name)); is not declared; read as in HTML")
    case .unknown: warn("unknown entity &\(shown(name));")
    case .recursive: warn("entity &\(shown(name)); names itself")
    case .exhausted: warn("entities expand to more than the document may hold; the rest is left out")
    }
    return entity
  }

  func declareEntity(_ name: UnsafePointer<UInt8>, _ content: UnsafePointer<UInt8>?) {
    if !entities.declare(name, content) { warn("entity &\(shown(name)); is too long and is left out") }
  }

  func fault(_ error: xmlError) {
    guard error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
    isWellFormed = false
    let warning = Warning(
      XMLFault.words(error), line: Int(error.line), column: error.int2 > 0 ? Int(error.int2) : nil)
    if error.domain == Int32(XML_FROM_NAMESPACE.rawValue) {
      // A prefix that is not declared: its usual meaning is taken.
      return builder.elements.warnings.add(warning.message, line: warning.line, column: warning.column)
    }
    if fault == nil { fault = warning }
    forget()
  }

  /// There are more different names than are looked up in good time.
  func refuseNames(line: Int?) {
    isWellFormed = false
    let words = "more than \(XMLShape.maximumNames) different names; the others are not told apart"
    if fault == nil { fault = Warning(words, line: line) }
  }

  private func forget() {
    if forgetsFaults { context?.pointee.wellFormed = 1 }
  }

  private func warn(_ message: String) {
    isWellFormed = false
    builder.elements.warn(message)
  }

  private func shown(_ name: UnsafePointer<UInt8>) -> String {
    String(decoding: Array(String(cString: name).utf8.prefix(40)), as: UTF8.self)
  }

  /// The feed, when the document is read: an item that was not closed is left out.
  ///
  /// - Parameter rootTag: the root element's start tag, or the first of it, in lower case.
  func finish(rootTag: @autoclosure () -> String) -> ParsedFeed {
    context = nil
    return builder.finish(rootTag: rootTag())
  }
}
