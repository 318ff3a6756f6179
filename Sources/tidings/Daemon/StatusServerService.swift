import Logging
import ServiceLifecycle
import TidingsServer

/// Keeps the status server answering for as long as the daemon runs.
struct StatusServerService: Service {
  let server: StatusServer
  let address: String
  let log: Logger

  func run() async throws {
    log.notice("status server listens", metadata: ["address": "\(address)"])
    await cancelWhenGracefulShutdown { await server.run() }
  }
}
