internal import TidingsModel

/// What is known of a name.
enum NameAnswer: Sendable, Equatable {
  case addresses([IPAddress])
  case noSuchHost
  /// The name servers did not answer, or were not reached.
  case failed
}
