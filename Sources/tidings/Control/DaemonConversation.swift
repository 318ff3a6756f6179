import FlyingSocks
import Foundation
import TidingsState

/// A request to a daemon and its answers, of which each may take its time as long as the daemon lives.
///
/// While it is silent it is asked on a second connection how it stands: one that says so is at work, however long that
/// takes. One that says nothing either is stopped or stuck, and not waited for without end.
struct DaemonConversation: ~Copyable {
  /// Seconds of silence after which somebody is told who is waited for, and the daemon is asked how it stands.
  private static let remarkAfter = 5.0

  /// What somebody was told last.
  private enum Remark { case isStarting, isAtWork, doesNotAnswer }

  private let control: ControlSocket
  private let socket: Socket
  private let statePath: String
  private let patience: Double
  private var buffer: [UInt8] = []
  private var said: Remark?
  /// When it last gave a sign of life, by a clock that stands still while the machine sleeps.
  private var alive = SuspendingClock.now
  /// When it was last asked for one.
  private var asked = SuspendingClock.now

  /// Connects; `nil` when no daemon listens.
  /// - Parameter patience: seconds without a sign of life after which the daemon is given up.
  init?(statePath: String, patience: Double) {
    let control = ControlSocket(statePath: statePath)
    guard let socket = control.connect() else { return nil }
    self.control = control
    self.socket = socket
    self.statePath = statePath
    self.patience = patience
    // So that reads and writes return now and then.
    var tick = timeval(tv_sec: 0, tv_usec: 500_000)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(socket.file.rawValue, SOL_SOCKET, option, &tick, socklen_t(MemoryLayout<timeval>.size))
    }
  }

  deinit { try? socket.close() }

  /// - Parameter onWait: told who is waited for, and again when that has changed.
  /// - Throws: `CommandFailure` when the daemon gives no sign of life, `SocketError` when it has ended.
  mutating func send(_ request: ControlRequest, onWait: (String) -> Void) throws {
    let bytes = Data(request.line)
    var sent = 0
    while sent < bytes.count {
      if let written = try attempt(onWait, { try $0.write(bytes, from: sent) }) { sent = written }
    }
  }

  /// The next line of its answer, without the line feed; `nil` at the end.
  /// - Parameter onWait: told who is waited for, and again when that has changed.
  /// - Throws: `CommandFailure` when the daemon gives no sign of life, `SocketError` when it has ended.
  mutating func nextLine(onWait: (String) -> Void) throws -> [UInt8]? {
    while true {
      if let end = buffer.firstIndex(of: 0x0A) {
        defer { buffer.removeSubrange(...end) }
        return Array(buffer[..<end])
      }
      guard let bytes = try attempt(onWait, { try $0.read(atMost: 65_536) }) else { continue }
      guard !bytes.isEmpty else { return nil }
      buffer += bytes
    }
  }

  /// - Returns: `nil` where nothing went just now, which is to be tried again.
  private mutating func attempt<Value>(
    _ onWait: (String) -> Void, _ work: (Socket) throws -> Value
  ) throws -> Value? {
    var result: Value?
    do {
      result = try work(socket)
    } catch SocketError.blocked {
      try wait(onWait)
      return nil
    } catch SocketError.failed(_, EINTR, _) {
      // This command was stopped and goes on, or its terminal was resized: a reason to begin to wait anew.
    }
    heard()
    return result
  }

  private mutating func heard() {
    alive = .now
    asked = .now
  }

  /// Nothing came for a moment.
  private mutating func wait(_ onWait: (String) -> Void) throws {
    guard .now - asked >= .seconds(min(Self.remarkAfter, patience)) else { return }
    // At first a few seconds, so that somebody is told soon; then as long as is left.
    let left = patience - Double((alive.duration(to: .now)).components.seconds)
    let answer = DaemonStanding.ask(control, patience: said == .doesNotAnswer ? max(left, 3) : 3)
    asked = .now
    let holder = SQLiteStateStore.holder(ofStateAt: statePath).map { " (process \($0))" } ?? ""
    if case .up(let standing) = answer {
      alive = .now
      guard !standing.isStarting else {
        return remark(
          .isStarting, "waiting for the daemon\(holder), which is starting: it delivers first what waits for the spool",
          onWait)
      }
      let work = "polling \(standing.running), waiting \(standing.waiting)"
      return remark(.isAtWork, "waiting for the daemon\(holder), which is at work: \(work)", onWait)
    }
    remark(.doesNotAnswer, "waiting for the daemon\(holder), which does not answer", onWait)
    guard .now - alive < .seconds(patience) else {
      throw CommandFailure(
        "the daemon\(holder) holds the state and has given no sign of life for \(Int(patience)) s: it is stopped or "
          + "stuck; let it go on (kill -CONT) or restart it, then try again")
    }
  }

  private mutating func remark(_ remark: Remark, _ words: String, _ onWait: (String) -> Void) {
    guard said != remark else { return }
    said = remark
    onWait(words)
  }
}
