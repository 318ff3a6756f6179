/// What is wrong with a body.
enum BodyProblem: Error, Equatable {
  case invalid(ContentCoding)
  case truncated(ContentCoding)
  case tooLarge
  /// Codings that cannot be undone, by their names.
  case unsupported(String)
  /// There is none to decode it in.
  case outOfMemory
}
