/// Gathers what is wrong while a configuration is read; a reference, as every reader of a part reports to the same one.
final class Problems {
  private(set) var errors: [ConfigurationError] = []
  private(set) var warnings: [ConfigurationError] = []

  func error(_ message: String, at place: ConfigurationPlace) {
    errors.append(ConfigurationError(message, at: place))
  }

  func warn(_ message: String, at place: ConfigurationPlace) {
    warnings.append(ConfigurationError(message, at: place, severity: .warning))
  }

  /// In the order of the files as they were read, then of the places.
  static func sorted(_ problems: [ConfigurationError], files: [String]) -> [ConfigurationError] {
    var order: [String: Int] = [:]
    for (index, file) in files.enumerated() where order[file] == nil { order[file] = index }
    var seen: Set<ConfigurationError> = []
    func key(_ error: ConfigurationError) -> (Int, Int, Int) {
      (order[error.place.file] ?? Int.max, error.place.line ?? 0, error.place.column ?? 0)
    }
    return problems.filter { seen.insert($0).inserted }.enumerated().sorted { left, right in
      let (a, b) = (key(left.element), key(right.element))
      return a == b ? left.offset < right.offset : a < b
    }.map(\.element)
  }
}
