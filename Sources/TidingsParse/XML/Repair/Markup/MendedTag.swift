/// A start tag as it is to be written, whatever became of it in the document.
struct MendedTag {
  /// Of the element, which may stand in its end tag.
  var name: Range<Int>
  var kind: ElementKind
  var attributes: AttributeRepair
  /// Whether nothing but white space stands in the tag behind its name.
  var isPlain: Bool
}
