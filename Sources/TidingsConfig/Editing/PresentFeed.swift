/// A feed that was to be added and is there already.
public struct PresentFeed: Sendable, Equatable, CustomStringConvertible {
  /// As the configuration has it, or as it was given.
  public let url: String
  /// Where it is configured; `nil` where it was given more than once.
  public let place: ConfigurationPlace?

  /// - Parameter place: where it is configured; `nil` where it was given more than once.
  public init(url: String, place: ConfigurationPlace?) {
    self.url = url
    self.place = place
  }

  /// One line, to be shown as it is.
  public var description: String {
    if let place { "\(place): \(url) is configured already" } else { "\(url) is named more than once" }
  }
}
