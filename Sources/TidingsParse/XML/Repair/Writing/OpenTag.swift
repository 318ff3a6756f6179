/// An element whose start tag was written, and its end tag not.
struct OpenTag {
  /// Where its name stands in the document.
  var name: Range<Int>
  /// Its name was one too many.
  var isNameless: Bool
  var kind: ElementKind
  /// Whether more than white space was read in it.
  var hasText = false
  /// Whether nobody knows it and it is never closed, once that was looked for.
  var isEndless: Bool?
}
