extension AttributeList {
  /// Whether there is a `hidden`, whatever it says.
  var isHidden: Bool { (0..<count).contains { self[$0].kind == .hidden } }

  /// `hidden`, or a style that says as much.
  func hideElement(_ values: inout AttributeValues) -> Bool {
    for index in 0..<count {
      let attribute = self[index]
      switch attribute.kind {
      case .hidden: return !values.read(attribute) { ByteScan.hasPrefix("until-found", $0, $1, $2) }
      case .style: if values.read(attribute, InlineStyle.hides) { return true }
      default: break
      }
    }
    return false
  }
}
