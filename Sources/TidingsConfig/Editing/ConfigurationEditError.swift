/// Why a configuration was not changed. Nothing has been written then, but for `FileWriteError.notDurable`.
public enum ConfigurationEditError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The configuration has errors as it is.
  case invalid([ConfigurationError])
  /// It would have errors, at places of the file as it would be.
  case refused([ConfigurationError])
  /// All of the feeds are there already.
  case present([PresentFeed])
  /// The file is no part of the configuration.
  case notIncluded(String)
  /// The file's form does not allow the change.
  case unsuitable(ConfigurationPlace, String)
  /// The file was changed by somebody else meanwhile.
  case changed(String)
  /// The file could not be written.
  case file(FileWriteError)

  /// One line for each thing that is wrong, to be shown as it is.
  public var description: String {
    switch self {
    case .invalid(let errors), .refused(let errors): errors.map(\.description).joined(separator: "\n")
    case .present(let feeds): feeds.map(\.description).joined(separator: "\n")
    case .notIncluded(let path): "\(path) is no part of the configuration; add it to include first"
    case .unsuitable(let place, let reason): "\(place): \(reason)"
    case .changed(let path): "\(path) was changed meanwhile; nothing was written, try again"
    case .file(let error): error.description
    }
  }
}
