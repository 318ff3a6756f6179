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
