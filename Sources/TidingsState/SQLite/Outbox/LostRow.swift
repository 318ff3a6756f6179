/// A row of the outbox whose contents are not there any more, or are not what was written.
struct LostRow {
  /// The row.
  var at: Int64
  /// Whether the contents lay in the file beside the state.
  var isInFile: Bool
  /// Articles of it that were not delivered yet.
  var count: Int
}
