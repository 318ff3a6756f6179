extension AttributeList {
  /// Whether there is a `hidden`, whatever it says.
  var isHidden: Bool { (0..<count).contains { self[$0].kind == .hidden } }

  /// `hidden`, or a style that says as much.
  func hideElement(in source: UnsafePointer<UInt8>) -> Bool {
    for index in 0..<count {
      let attribute = self[index]
      switch attribute.kind {
      case .hidden: return !ByteScan.hasPrefix("until-found", source, attribute.valueStart, attribute.valueEnd)
      case .style: if InlineStyle.hides(source, attribute.valueStart, attribute.valueEnd) { return true }
      default: break
      }
    }
    return false
  }
}
