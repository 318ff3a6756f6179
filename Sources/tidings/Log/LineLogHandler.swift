import Glibc
import Logging
import TidingsModel
import TidingsPipeline

/// Writes each log event as one line on stderr: text for people, or a JSON object for programs.
///
/// What feeds say never gets through as raw control characters.
struct LineLogHandler: LogHandler {
  enum Format: Sendable { case text, json }

  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level
  private let format: Format
  private let isColoured: Bool
  private let outlet = LogOutlet()
  private let stream = LogStream()

  init(format: Format, level: Logger.Level) {
    self.format = format
    logLevel = level
    isColoured = format == .text && Terminal.isColoured(STDERR_FILENO)
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let fields = metadata.merging(event.metadata ?? [:]) { $1 }.filter { format == .json || $0.key != MessageID.key }
      .sorted { $0.key < $1.key }
    outlet.send(
      line(event.level, "\(event.message)", fields),
      gap: { line(.warning, LogOutlet.words(missing: $0), []) }, take: stream.take)
  }

  private func line(
    _ level: Logger.Level, _ message: String, _ fields: [(key: String, value: Logger.MetadataValue)]
  ) -> [UInt8] {
    let line =
      switch format {
      case .text: text(level, message, fields)
      case .json: json(level, message, fields)
      }
    return Array(line.utf8) + [0x0A]
  }

  private func text(_ level: Logger.Level, _ message: String, _ fields: [(key: String, value: Logger.MetadataValue)])
    -> String
  {
    var line = "\(Timestamp.now.rfc3339Milliseconds) \(name(of: level)) \(Terminal.printable(message))"
    for (key, value) in fields {
      let shown = Terminal.printable("\(value)")
      let needsQuotes = shown.isEmpty || shown.contains { $0 == " " || $0 == "\"" || $0 == "=" }
      line += needsQuotes ? " \(key)=\"\(shown.replacing("\"", with: "'"))\"" : " \(key)=\(shown)"
    }
    return line
  }

  private func json(_ level: Logger.Level, _ message: String, _ fields: [(key: String, value: Logger.MetadataValue)])
    -> String
  {
    var writer = JSONWriter()
    writer.beginObject()
    writer.field("time", Timestamp.now.rfc3339Milliseconds)
    writer.field("level", level.rawValue)
    writer.field("message", message)
    for (key, value) in fields {
      let text = "\(value)"
      writer.key(quoting: key)
      // A feed may be called 007.
      if key != "feed", let number = Int64(text) { writer.value(number) } else { writer.value(text) }
    }
    writer.endObject()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func name(of level: Logger.Level) -> String {
    let name = level.rawValue.padded(to: 8)
    guard isColoured else { return name }
    switch level {
    case .error, .critical: return Terminal.red(name)
    case .warning: return Terminal.yellow(name)
    default: return Terminal.dim(name)
    }
  }
}

extension Timestamp {
  /// RFC 3339 with three digits of fraction.
  fileprivate var rfc3339Milliseconds: String {
    let milliseconds = String(nanoseconds / 1_000_000)
    let whole = Timestamp(seconds: seconds).rfc3339.dropLast()
    return whole + "." + String(repeating: "0", count: 3 - milliseconds.count) + milliseconds + "Z"
  }
}
