internal import TidingsModel

/// What is kept of an answer while the pages of its articles are read.
enum AnswerKeeping {
  /// Nothing: no page is wanted.
  case none
  /// This, once it is known that some are.
  case whole(UnfinishedPoll)
  /// The state holds it, which was taken up so many times since the program last left it in good order.
  case kept(tries: Int)

  /// So often an answer is taken up with its articles' pages. If the program was killed each time, by the system for want
  /// of memory perhaps, one of them is the likely reason, and would be again.
  private static let tries = 3

  /// Why the pages are not to be asked for any more, in words.
  var reasonToPass: String? {
    guard case .kept(let tries) = self, tries > Self.tries else { return nil }
    return "the program was killed \(tries) times while it read them"
  }
}
