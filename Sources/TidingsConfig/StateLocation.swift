/// Where state is kept.
public enum StateLocation: Sendable, Equatable {
  /// An SQLite file's absolute path, without symbolic links.
  case sqlite(String)
}
