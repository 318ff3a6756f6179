import Foundation
import Testing
import TidingsModel

/// What has come out of a workspace's spool, held against what was published.
///
/// Consumers may take articles in between (`consume`), as they do in life. At the end nothing may be lost, torn or
/// doubled; what was delivered again after a crash must bear the name that it bore before.
struct Ledger {
  /// The names under which each title was seen, by queue.
  private(set) var names: [String: [String: Set<String>]] = [:]
  /// Files that were no whole article.
  private(set) var torn: [String] = []
  /// Titles that stood in a queue twice at the same time.
  private(set) var doubled: [String] = []

  /// Notes what stands in the queues of files.
  mutating func note(_ workspace: Workspace, queues: [String] = ["all"]) {
    for queue in queues {
      var standing: [String: Int] = [:]
      for part in ["new", "cur", "failed"] {
        for name in workspace.names(in: part, queue: queue) {
          let path = workspace.path("spool/\(queue)/\(part)/\(name)")
          guard let bytes = FileManager.default.contents(atPath: path), bytes.last == 0x0A,
            let title = (try? JSONReader.read([UInt8](bytes)))?["title"]?.string
          else {
            torn.append("\(queue)/\(part)/\(name)")
            continue
          }
          names[queue, default: [:]][title, default: []].insert(name)
          standing[title, default: 0] += 1
        }
      }
      doubled += standing.filter { $0.value > 1 }.map { "\(queue): \($0.key)" }
    }
  }

  /// Notes what stands in a queue, and takes it away as a consumer does.
  mutating func consume(_ workspace: Workspace, queue: String = "all") {
    note(workspace, queues: [queue])
    for name in workspace.names(queue: queue) {
      try? FileManager.default.removeItem(atPath: workspace.path("spool/\(queue)/new/\(name)"))
    }
  }

  func seen(_ queue: String = "all") -> Set<String> { Set(names[queue, default: [:]].keys) }

  /// Checks that the books balance.
  func close(
    _ published: [String], queues: [String] = ["all"], _ place: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(torn == [], place, sourceLocation: sourceLocation)
    #expect(doubled == [], place, sourceLocation: sourceLocation)
    for queue in queues {
      #expect(Set(published).subtracting(seen(queue)) == [], place, sourceLocation: sourceLocation)
      #expect(seen(queue).subtracting(published) == [], place, sourceLocation: sourceLocation)
      let renamed = names[queue, default: [:]].filter { $0.value.count > 1 }
      #expect(renamed.isEmpty, place, sourceLocation: sourceLocation)
    }
  }
}

extension Workspace {
  /// The titles in a journal's closed segments, in the order in which they stand.
  func journal(_ queue: String) throws -> [String] {
    try names(queue: queue).flatMap { name in
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path("spool/\(queue)/new/\(name)")))
      return try bytes.split(separator: 0x0A).map { line in
        try JSONReader.read([UInt8](line))["title"]?.string ?? "no title"
      }
    }
  }
}

/// Whether a test can run here. Where it cannot it says so and passes over, except in continuous integration.
func isPossible(
  _ condition: Bool, _ need: String, sourceLocation: SourceLocation = #_sourceLocation
) -> Bool {
  if condition { return true }
  if ProcessInfo.processInfo.environment["CI"] != nil {
    Issue.record("cannot run here: \(need)", sourceLocation: sourceLocation)
  } else {
    print("PASSED OVER at \(sourceLocation): \(need)")
  }
  return false
}
