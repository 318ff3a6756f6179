/// What surrounds an element: which of its children mean something.
enum Scope: UInt8 {
  case document
  /// `channel`, `feed`
  case feed
  case item
  case person
  case image
  case source
  case mediaContent
  case skip
  case category
  /// `news:publication`
  case publication
  /// Something unknown around what may be items.
  case wrapper
  /// `podcast:alternateEnclosure`
  case alternateEnclosure
  /// Inside an element that has no place in the model.
  case other
  /// Nothing inside counts.
  case ignored
}

/// What becomes of the text inside an element.
enum Capture: UInt8 {
  case none
  /// It is gathered; elements inside keep their own meaning, or have none.
  case text
  /// It is gathered with the markup inside it.
  case markup
  /// It is the text of the element around it, which has none of its own before it.
  case inherited
}

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
