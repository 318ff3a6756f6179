internal import TidingsModel

/// The checked configuration: everything is valid, every path absolute, every default filled in. A reload makes a new
/// one.
public struct Configuration: Sendable, Equatable {
  /// The directory that holds the queues, absolute.
  public var spool: String
  /// `state:`
  public var state: StateLocation
  /// In the order of the files; ids and URLs are unique.
  public var feeds: [FeedConfiguration] = []
  /// `http:`
  public var http = HTTPOptions()
  /// `nil`: no server.
  public var server: ServerConfiguration?
  /// `log:`
  public var log = LogOptions()
  /// Never empty; without a `queues` key it is the one queue `all`.
  public var queues: [QueueConfiguration] = [.all]
  /// `retention:`; without it nothing is removed.
  public var retention = Retention()
  /// The files that were read, in order, absolute; the first is the one asked for. Directories of include globs are not
  /// among them.
  public var sources: [String] = []

  /// Without a feed, and with the defaults for all else.
  /// - Parameter spool: the directory, absolute.
  public init(spool: String, state: StateLocation) {
    self.spool = spool
    self.state = state
  }

  /// The feed of that id or, failing that, of that configured URL.
  public func feed(named name: String) -> FeedConfiguration? {
    feeds.first { $0.id.text == name } ?? feeds.first { $0.url == name }
  }
}
