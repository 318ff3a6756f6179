/// What a start tag opens: what the element is, what its children are read as, and what becomes of its text.
struct Opened {
  var element: Element
  var scope: Scope
  var capture: Capture

  static let ignored = Opened(element: .ignored, scope: .ignored, capture: .none)
  static func empty(_ scope: Scope) -> Opened { Opened(element: .ignored, scope: scope, capture: .none) }
  /// An element whose text is a date, a number, an address: gathered, read at its end.
  static func text(_ element: Element) -> Opened { Opened(element: element, scope: .ignored, capture: .text) }
}
