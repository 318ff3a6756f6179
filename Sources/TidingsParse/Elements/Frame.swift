/// An element that is open.
struct Frame {
  var element: Element
  var namespace: Namespace
  var scope: Scope
  var capture: Capture
  /// Where in the buffer the element's text begins.
  var start: Int
  /// Whether its text was too long, and the rest of it is left out.
  var isCut = false
  /// Base and language around the element.
  var outer: InheritedContext.Mark
}
