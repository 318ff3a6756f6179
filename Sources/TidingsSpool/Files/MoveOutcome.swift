/// What came of a rename or a link that replaces nothing.
enum MoveOutcome {
  case done
  /// A file of the new name stands already.
  case taken
  /// No file of the old name (any more).
  case absent
}
