/// An element whose end has not come yet.
struct OpenElement {
  var tag: HTMLTag
  /// Where its start tag stands in the output, and where its content begins.
  var start: Int
  var contentStart: Int
  /// Whether its tags are written. Without, only its content is.
  var isWritten: Bool
  /// Whether its end tag came while a block in it was open: it ends as soon as that does.
  var isClosing = false
  /// What a cell or caption keeps from being reopened in it, and gives back at its end.
  var outerReopenFloor = 0
}
