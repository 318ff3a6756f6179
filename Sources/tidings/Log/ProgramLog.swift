import Foundation
import Logging
import TidingsConfig

/// The program's log, as the configuration wants it: without a word of it, to the journal under systemd, as text
/// otherwise.
enum ProgramLog {
  static func logger(_ options: LogOptions) -> Logger {
    let level = options.level.loggerLevel
    let environment = ProcessInfo.processInfo.environment
    let format = options.format ?? (JournalLogHandler.isStandardError(environment: environment) ? .journal : .text)
    return Logger(label: "tidings") { _ in
      if format == .journal, let journal = JournalLogHandler(level: level) { return journal }
      return LineLogHandler(format: format == .json ? .json : .text, level: level)
    }
  }
}

extension LogOptions.Level {
  fileprivate var loggerLevel: Logger.Level {
    switch self {
    case .trace: .trace
    case .debug: .debug
    case .info: .info
    case .notice: .notice
    case .warning: .warning
    case .error: .error
    }
  }
}
