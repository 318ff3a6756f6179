/// A queue that a spool is to have, by its name and its form.
public struct SpoolQueue: Sendable, Equatable {
  /// What a queue's articles are written as.
  public enum Format: Sendable, Equatable {
    /// A file an article.
    case files
    /// Segments of many lines.
    case journal(JournalRotation)
  }

  /// Its directory below the spool.
  public var name: String
  /// How its articles are written.
  public var format: Format

  public init(name: String, format: Format = .files) {
    self.name = name
    self.format = format
  }
}
