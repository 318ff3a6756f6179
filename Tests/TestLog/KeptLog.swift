public import Logging
internal import Synchronization

/// Keeps the messages that are logged, of whatever level, for a test to look at.
public final class KeptLog: LogHandler {
  private let kept = Mutex<[String]>([])

  /// None yet.
  public init() {}

  /// In the order in which they were logged, without their metadata.
  public var messages: [String] { kept.withLock { $0 } }

  /// A logger whose messages are kept here.
  public var logger: Logger { Logger(label: "test") { _ in self } }

  /// Everything is kept.
  public var logLevel: Logger.Level {
    get { .trace }
    set {}
  }

  /// Not kept.
  public var metadata: Logger.Metadata {
    get { [:] }
    set {}
  }

  /// Not kept.
  public subscript(metadataKey _: String) -> Logger.Metadata.Value? {
    get { nil }
    set {}
  }

  /// Keeps the event's message.
  public func log(event: LogEvent) { kept.withLock { $0.append("\(event.message)") } }
}
