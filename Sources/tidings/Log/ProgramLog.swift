import Foundation
import Logging
import TidingsConfig

/// The program's log, as the configuration wants it.
enum ProgramLog {
  static func logger(_ options: LogOptions, format: LogOptions.Format? = nil) -> Logger {
    let level: Logger.Level =
      switch options.level {
      case .trace: .trace
      case .debug: .debug
      case .info: .info
      case .notice: .notice
      case .warning: .warning
      case .error: .error
      }
    let lineFormat: LineLogHandler.Format = (format ?? options.format) == .json ? .json : .text
    return Logger(label: "tidings") { _ in LineLogHandler(format: lineFormat, level: level) }
  }
}
