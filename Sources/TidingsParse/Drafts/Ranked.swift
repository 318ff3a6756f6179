/// The best of several values that say the same thing; among equals the first.
///
/// `Source` is a `FieldSource`, which only the methods require: were it the type that does, the runtime would look through
/// all conformances of the program for each field, two million instructions at every start.
struct Ranked<Value: Sendable, Source: Sendable>: Sendable {
  /// One of two values that does not count.
  struct Lost {
    var value: Value
    var source: Source
    var winner: Value
  }

  private(set) var value: Value?
  private var source: Source?

  init() {}

  /// The value, which is of no more use here: handed over rather than copied.
  mutating func take() -> Value? { value.take() }
}

extension Ranked where Source: FieldSource {
  mutating func offer(_ value: Value?, from source: Source) {
    guard let value, isBetter(source) else { return }
    self.value = value
    self.source = source
  }

  /// Offers a value.
  ///
  /// - Returns: the one of the two, where there are two, that does not count.
  mutating func offerKeeping(_ new: Value, from source: Source) -> Lost? {
    guard let known = value, let knownSource = self.source else {
      offer(new, from: source)
      return nil
    }
    guard isBetter(source) else { return Lost(value: new, source: source, winner: known) }
    offer(new, from: source)
    return Lost(value: known, source: knownSource, winner: new)
  }

  private func isBetter(_ other: Source) -> Bool { source.map { other.rawValue < $0.rawValue } ?? true }
}
