/// Where an attribute stands in the source.
struct AttributeRange {
  var nameStart: Int
  var nameEnd: Int
  var valueStart: Int
  var valueEnd: Int
  /// The name in lower case.
  var name: PackedName
  var kind = AttributeKind.unknown
}
