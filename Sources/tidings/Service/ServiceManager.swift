import Glibc

/// Tells the service manager how the daemon does (sd_notify(3)); nothing happens where there is none.
final class ServiceManager: Sendable {
  private let socket: DatagramSocket?
  /// Seconds within which the service manager wants to hear from the watchdog, more than 0; `nil` when it does not.
  let watchdogInterval: Double?

  /// Reads `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID`.
  init(environment: [String: String]) {
    if let path = environment["NOTIFY_SOCKET"] { socket = DatagramSocket.open(path: path) } else { socket = nil }
    let isOurs = environment["WATCHDOG_PID"].map { Int32($0) == getpid() } ?? true
    let interval = isOurs ? environment["WATCHDOG_USEC"].flatMap(Int64.init).map { Double($0) / 1e6 } : nil
    watchdogInterval = interval.flatMap { $0 > 0 ? $0 : nil }
  }

  var isPresent: Bool { socket != nil }

  func ready(_ status: String) { send("READY=1\nSTATUS=\(line(status))") }

  /// A reload has begun; `ready` ends it. systemd wants the time on the monotonic clock.
  func reloading() {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    send("RELOADING=1\nMONOTONIC_USEC=\(Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)")
  }

  func stopping() { send("STOPPING=1\nSTATUS=delivering what was parsed") }

  func watchdog(_ status: String) { send("WATCHDOG=1\nSTATUS=\(line(status))") }

  func status(_ status: String) { send("STATUS=\(line(status))") }

  /// Asks for more time, in seconds, to start: an outbox may be long.
  func extendStart(by seconds: Int) { send("EXTEND_TIMEOUT_USEC=\(seconds * 1_000_000)") }

  private func line(_ text: String) -> String { Terminal.printable(text) }

  private func send(_ text: String) {
    switch socket {
    case .some(let socket): socket.send(Array(text.utf8))
    case .none: break
    }
  }
}
