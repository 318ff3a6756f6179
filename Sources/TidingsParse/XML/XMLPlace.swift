internal import CLibXML2

/// Where libxml2 stands in the document, both counted from 1.
struct XMLPlace {
  private let context: xmlParserCtxtPtr

  init(_ context: xmlParserCtxtPtr) { self.context = context }

  /// Bytes that were given to the parser and stand behind the place.
  var unread: Int? { context.pointee.input.map { $0.pointee.end - $0.pointee.cur } }
  var line: Int? { context.pointee.input.map { Int($0.pointee.line) } }
  var column: Int? { context.pointee.input.map { Int($0.pointee.col) } }
}
