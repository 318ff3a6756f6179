import Testing
import TidingsModel

/// A daemon whose disks are full or cannot be written: polling pauses, `tidings status` says so from another process,
/// nothing is lost, and it ends by itself when there is room again.
@Suite(.serialized) enum HostileDisk {
  /// A publisher, and where a daemon of its feeds works.
  struct Stage {
    let publisher: Publisher
    let workspace: Workspace

    init() throws {
      publisher = try Publisher(textLength: 6000)
      workspace = try Workspace()
    }

    func titles(_ numbers: ClosedRange<Int>) -> [String] { numbers.map { "Article number \($0)" } }

    func status() async throws -> JSONValue {
      let run = try await Program.run("status", "--json", "-c", workspace.path("tidings.yaml"))
      #expect(run.status == 0, "\(run.errors)")
      return try JSONReader.read(Array(run.output.utf8))
    }

    func pause() async throws -> String? { try await status()["pause"]?["reason"]?.string }

    /// What a person is told.
    func words() async throws -> String {
      try await Program.run("status", "-c", workspace.path("tidings.yaml")).output
    }
  }
}
