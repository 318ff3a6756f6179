import Foundation
import Testing
import TidingsModel

@testable import TidingsSpool

/// The order of writes, syncs and renames, read from the system calls themselves.
struct SyncOrderTests {
  let fixture: SpoolFixture

  init() throws { fixture = try SpoolFixture() }

  /// The calls of a delivery of four articles, in order, each with its descriptors' paths.
  private func trace(method: String, queues: String, articleQueues: [String]) throws -> [String]? {
    guard Requirement.met(Requirement.strace != nil, "strace is not installed"), let strace = Requirement.strace else {
      return nil
    }
    let outbox = try fixture.writeOutbox(OutboundArticle.samples(0..<4, queues: articleQueues))
    let log = fixture.directory + "/trace"
    let run = try ChildProcess.run(
      strace,
      [
        "-f", "-y", "-qq", "-o", log, "-e", "trace=openat,write,syncfs,fsync,fdatasync,renameat2,linkat",
        ChildProcess.probe, "deliver", fixture.spool, outbox, "4", queues, "--method", method,
      ])
    try #require(run.status == 0, "\(run.output)\(run.errors)")
    let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map(String.init)
    let start = try #require(lines.firstIndex { $0.contains("write(1") && $0.contains("open") })
    let end = try #require(lines.firstIndex { $0.contains("write(1") && $0.contains("delivered 4") })
    return Array(lines[start...end])
  }

  @Test(arguments: ["fs", "each"])
  func dataIsSyncedBeforeTheRenameAndTheDirectoryAfterIt(method: String) throws {
    guard let calls = try trace(method: method, queues: "all,vi", articleQueues: ["all", "vi"]) else { return }
    let renames = calls.indices.filter { calls[$0].contains("renameat2(") || calls[$0].contains("linkat(") }
    #expect(renames.count == 8)
    let firstRename = try #require(renames.first)
    let lastRename = try #require(renames.last)
    let writes = calls.indices.filter { calls[$0].contains("write(") && calls[$0].contains("/all/tmp/") }
    #expect(writes.count == 4)
    for write in writes { #expect(write < firstRename) }
    switch method {
    case "fs":
      let sync = try #require(calls.indices.first { calls[$0].contains("syncfs(") })
      #expect(try #require(writes.last) < sync)
      #expect(sync < firstRename)
    default:
      for article in OutboundArticle.samples(0..<4) {
        let write = try #require(writes.first { calls[$0].contains(article.name.text) })
        let sync = try #require(
          calls.indices.first { $0 > write && calls[$0].contains("fsync(") && calls[$0].contains(article.name.text) })
        #expect(sync < firstRename)
      }
    }
    for queue in ["all", "vi"] {
      #expect(
        calls.indices.contains {
          $0 > lastRename && calls[$0].contains("fsync(") && calls[$0].contains("/\(queue)/new>")
        })
    }
    #expect(calls.allSatisfy { !$0.contains("sync") || !$0.contains(" = -1") })
  }

  @Test func aJournalsNameIsDurableBeforeItsFirstLineAndEachBatchBeforeItCounts() throws {
    guard let calls = try trace(method: "fs", queues: "archive:journal", articleQueues: ["archive"]) else { return }
    let open = try #require(calls.firstIndex { $0.contains("openat(") && $0.contains(".ndjson.part") })
    let directory = try #require(
      calls.indices.first { $0 > open && calls[$0].contains("fsync(") && calls[$0].contains("/archive/tmp>") })
    let write = try #require(
      calls.indices.first { $0 > directory && calls[$0].contains("write(") && calls[$0].contains(".ndjson.part") })
    let data = try #require(calls.indices.first { $0 > write && calls[$0].contains("fdatasync(") })
    #expect(data < calls.count - 1)
    #expect(calls.filter { $0.contains("fdatasync(") }.count == 1)
  }
}
