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
