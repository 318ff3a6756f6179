import Glibc
import Logging
import TidingsModel

/// Writes each log event to the journal by its native protocol, with the event's metadata as fields of their own: FEED,
/// URL, STATUS, NEW, DURATION_MS, MESSAGE_ID.
struct JournalLogHandler: LogHandler {
  static let socketPath = "/run/systemd/journal/socket"
  /// Bytes of one field. A datagram that the journal would not take whole is worse than a cut URL.
  static let longestField = 8192

  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level
  private let journal: Journal

  /// `nil` when no journal listens.
  init?(level: Logger.Level) {
    guard let journal = Journal() else { return nil }
    self.journal = journal
    logLevel = level
  }

  /// Whether stderr is connected to the journal (systemd.exec(5), `JOURNAL_STREAM`).
  static func isStandardError(environment: [String: String]) -> Bool {
    guard let stream = environment["JOURNAL_STREAM"] else { return false }
    var status = stat()
    guard fstat(STDERR_FILENO, &status) == 0 else { return false }
    return stream == "\(status.st_dev):\(status.st_ino)"
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var entry = Self.entry(event.level, "\(event.message)")
    for (key, value) in metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 }) {
      Self.append(Self.fieldName(key), "\(value)", to: &entry)
    }
    journal.send(entry, gap: { Self.entry(.warning, LogOutlet.words(missing: $0)) })
  }

  private static func entry(_ level: Logger.Level, _ message: String) -> [UInt8] {
    var bytes: [UInt8] = []
    append("MESSAGE", message, to: &bytes)
    append("PRIORITY", "\(priority(level))", to: &bytes)
    append("SYSLOG_IDENTIFIER", "tidings", to: &bytes)
    return bytes
  }

  /// A field, `NAME=value`: the value is one line of UTF-8 by then.
  private static func append(_ name: String, _ value: String, to bytes: inout [UInt8]) {
    bytes += name.utf8
    bytes.append(0x3D)
    bytes += String(decoding: Terminal.printable(value).utf8.prefix(longestField), as: UTF8.self).utf8
    bytes.append(0x0A)
  }

  /// The journal's names are of `[A-Z0-9_]` and do not begin with an underscore or a digit.
  private static func fieldName(_ key: String) -> String {
    let name = String(
      decoding: key.uppercased().utf8.map { byte in
        byte.isUppercase || byte.isDigit ? byte : 95
      }, as: UTF8.self
    ).drop { $0 == "_" || $0.isNumber }
    return name.isEmpty ? "FIELD" : String(name.prefix(64))
  }

  /// syslog(3)
  private static func priority(_ level: Logger.Level) -> Int {
    switch level {
    case .trace, .debug: 7
    case .info: 6
    case .notice: 5
    case .warning: 4
    case .error: 3
    case .critical: 2
    }
  }
}

/// The journal's socket, shared by all handlers.
private final class Journal: Sendable {
  private let socket: DatagramSocket
  private let outlet = LogOutlet()

  init?() {
    guard access(JournalLogHandler.socketPath, W_OK) == 0,
      let socket = DatagramSocket.open(path: JournalLogHandler.socketPath)
    else { return nil }
    self.socket = socket
  }

  func send(_ entry: [UInt8], gap: (_ missing: Int) -> [UInt8]) {
    outlet.send(entry, gap: gap) { socket.send($0, within: $1) }
  }
}
