import FlyingSocks
import Foundation
import Logging
import TidingsModel
import TidingsPipeline

/// Answers the requests of `tidings poll` and `tidings status` while the daemon holds the state: as soon as it does, however
/// long its start takes.
struct ControlServer {
  let control: ControlSocket
  let scheduler: AwaitedScheduler
  let delivery: Delivery
  let pause: StoragePause
  let log: Logger

  /// Runs until it is cancelled.
  func run() async {
    let socket: Socket
    let pool: some AsyncSocketPool = SocketPool.make()
    do {
      socket = try control.listen()
      try await pool.prepare()
    } catch {
      // The daemon's work does not need it.
      return log.warning("no control socket: `tidings poll` cannot reach this daemon", metadata: ["error": "\(error)"])
    }
    await withDiscardingTaskGroup { group in
      group.addTask { try? await pool.run() }
      let listener: AsyncSocket
      do {
        listener = try AsyncSocket(socket: socket, pool: pool)
      } catch {
        log.warning("the control socket ended", metadata: ["error": "\(error)"])
        return group.cancelAll()
      }
      while !Task.isCancelled {
        do {
          let connection = try await listener.accept()
          group.addTask { await answer(connection) }
        } catch {
          guard !Task.isCancelled else { break }
          // No descriptors left, or a client that went away; others may come.
          log.warning("the control socket could not accept a connection", metadata: ["error": "\(error)"])
          try? await Task.sleep(for: .seconds(1))
        }
      }
      scheduler.goAway()
      group.cancelAll()
    }
    try? socket.close()
    unlink(control.path)
  }

  /// The last line for one who asked for polls: whether what they brought is delivered.
  private var ending: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.field("done", true)
    writer.field("undelivered", pause.isPaused(by: .spool) ? pause.reason : nil)
    writer.endObject()
    return writer.bytes + [0x0A]
  }

  private func answer(_ connection: AsyncSocket) async {
    defer { try? connection.close() }
    var line: [UInt8] = []
    while line.last != 0x0A {
      guard line.count < 16 << 20, let bytes = try? await connection.read(atMost: 65_536), !bytes.isEmpty else {
        return
      }
      line += bytes
    }
    switch ControlRequest(line) {
    case .poll(let named, let force):
      guard let scheduler = await scheduler.value() else { return }
      let feeds = named.isEmpty ? await scheduler.feedIDs : named
      for await reports in await scheduler.poll(feeds, forced: force) {
        guard (try? await connection.write(Data(reports.flatMap(\.jsonLine)))) != nil else { return }
      }
      // Reports end with the daemon as well. Then the connection is closed without a word, which the client understands.
      guard !Task.isCancelled, await !scheduler.isEnding else { return }
      await delivery.settle()
      try? await connection.write(Data(ending))
    case .standing:
      let standing =
        if let scheduler = scheduler.current { DaemonStanding(await scheduler.overview) } else {
          DaemonStanding(startingWith: pause)
        }
      try? await connection.write(Data(standing.line))
    case nil: break
    }
  }
}
