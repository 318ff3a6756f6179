import FlyingSocks
import Foundation
import TidingsModel
import TidingsPipeline

/// How a running daemon stands, in its own words: what the state file does not tell.
struct DaemonStanding: Equatable {
  /// Why polling pauses, where it does.
  var pause: String?
  var running = 0
  var waiting = 0

  /// Asks the daemon. `nil` when there is none; empty when there is one and it says nothing within two seconds.
  static func ask(_ control: ControlSocket) -> DaemonStanding? {
    guard let socket = control.connect() else { return nil }
    defer { try? socket.close() }
    var patience = timeval(tv_sec: 2, tv_usec: 0)
    setsockopt(socket.file.rawValue, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    _ = try? socket.write(Data(ControlRequest.standing.line))
    var answer: [UInt8] = []
    while answer.last != 0x0A, let more = try? socket.read(atMost: 65_536), !more.isEmpty { answer += more }
    return DaemonStanding(answer) ?? DaemonStanding()
  }
}

extension DaemonStanding {
  init(_ overview: PollScheduler.Overview) {
    self.init(pause: overview.pause, running: overview.running, waiting: overview.waiting)
  }

  /// `nil` when the line is none.
  init?(_ line: [UInt8]) {
    guard let value = try? JSONReader.read(line), let running = value["running"]?.integer,
      let waiting = value["waiting"]?.integer
    else { return nil }
    self.init(pause: value["pause"]?.string, running: Int(running), waiting: Int(waiting))
  }

  var line: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.field("running", running)
    writer.field("waiting", waiting)
    writer.field("pause", pause)
    writer.endObject()
    return writer.bytes + [0x0A]
  }
}
