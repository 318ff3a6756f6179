import FlyingSocks
import Foundation
import TidingsModel
import TidingsPipeline

/// How a running daemon stands, in its own words: what the state file does not tell.
struct DaemonStanding: Equatable {
  struct Pause: Equatable {
    var reason: String
    var since: Timestamp?
  }

  /// Why polling pauses, where it does.
  var pause: Pause?
  /// Since when the network is down, where it is.
  var networkDownSince: Timestamp?
  var running = 0
  var waiting = 0
  /// Whether it has not started yet: what waits in the outbox is delivered first.
  var isStarting = false
}

extension DaemonStanding {
  /// What came of asking.
  enum Answer: Equatable {
    case absent
    /// It took the connection and said nothing: it is stopped, or stuck.
    case silent
    /// It runs, and this user may not ask it.
    case closed
    case up(DaemonStanding)

    var standing: DaemonStanding? { if case .up(let standing) = self { standing } else { nil } }
  }

  /// Asks the daemon, and waits for its answer.
  /// - Parameter patience: seconds
  static func ask(_ control: ControlSocket, patience: Double = 3) -> Answer {
    guard let socket = control.connect() else { return .absent }
    defer { try? socket.close() }
    var patience = timeval(tv_sec: max(1, Int(min(patience, 86_400))), tv_usec: 0)
    setsockopt(socket.file.rawValue, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    guard (try? socket.write(Data(ControlRequest.standing.line))) != nil else { return .silent }
    var answer: [UInt8] = []
    while answer.last != 0x0A, let more = try? socket.read(atMost: 65_536), !more.isEmpty { answer += more }
    return DaemonStanding(answer).map { .up($0) } ?? .silent
  }
}

extension DaemonStanding {
  init(_ overview: PollScheduler.Overview) {
    self.init(
      pause: overview.pause.map { Pause(reason: $0, since: overview.pausedSince) },
      networkDownSince: overview.networkDownSince, running: overview.running, waiting: overview.waiting)
  }

  init(startingWith pause: StoragePause) {
    self.init(pause: pause.current.map { Pause(reason: $0.words, since: $0.since) }, isStarting: true)
  }

  /// `nil` when the line is none.
  init?(_ line: [UInt8]) {
    guard let value = try? JSONReader.read(line), let running = value["running"]?.integer,
      let waiting = value["waiting"]?.integer
    else { return nil }
    func time(_ field: String) -> Timestamp? { value[field]?.string.flatMap { Timestamp(rfc3339: $0) } }
    let pause = value["reason"]?.string.map { Pause(reason: $0, since: time("since")) }
    self.init(
      pause: pause, networkDownSince: time("network_down_since"), running: Int(running), waiting: Int(waiting),
      isStarting: value["starting"]?.bool ?? false)
  }

  var line: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.field("running", running)
    writer.field("waiting", waiting)
    if isStarting { writer.field("starting", true) }
    pause?.writeFields(to: &writer)
    writer.field("network_down_since", networkDownSince)
    writer.endObject()
    return writer.bytes + [0x0A]
  }
}

extension DaemonStanding.Pause {
  func writeFields(to writer: inout JSONWriter) {
    writer.field("reason", reason)
    writer.field("since", since)
  }
}
