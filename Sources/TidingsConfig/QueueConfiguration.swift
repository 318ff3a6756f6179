/// A queue of the spool.
public struct QueueConfiguration: Sendable, Equatable {
  /// How a queue keeps its articles.
  public enum Format: String, Sendable, CaseIterable {
    /// A file an article, Maildir rules.
    case files
    /// Rotating NDJSON segments.
    case journal
  }

  /// `[a-z0-9._-]`, 64 at most, the first a letter or a digit; the directory below the spool.
  public var name: String
  /// How the articles are written below the queue's directory.
  public var format: Format
  /// `nil`: every article.
  public var filter: ItemFilter?
  /// Of a journal.
  public var segment: SegmentOptions

  public init(
    name: String, format: Format = .files, filter: ItemFilter? = nil, segment: SegmentOptions = SegmentOptions()
  ) {
    self.name = name
    self.format = format
    self.filter = filter
    self.segment = segment
  }

  /// The queue of everything.
  public static let all = QueueConfiguration(name: "all")
}
