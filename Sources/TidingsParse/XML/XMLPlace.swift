internal import CLibXML2

/// Where libxml2 stands in the document, both counted from 1.
struct XMLPlace {
  private let context: xmlParserCtxtPtr

  init(_ context: xmlParserCtxtPtr) { self.context = context }

  var line: Int? { context.pointee.input.map { Int($0.pointee.line) } }
  var column: Int? { context.pointee.input.map { Int($0.pointee.col) } }
}
