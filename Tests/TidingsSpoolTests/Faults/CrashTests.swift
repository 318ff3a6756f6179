import Foundation
import Testing
import TidingsModel

@testable import TidingsSpool

/// A delivery killed on entering each of its system calls in turn, then repeated: the books balance every time.
struct CrashTests {
  /// Every call that changes a directory or a file, or makes it durable.
  static let calls = [
    "openat", "mkdir", "mkdirat", "fchmod", "write", "syncfs", "fsync", "fdatasync", "linkat", "renameat2", "rename",
    "unlinkat",
    "ftruncate",
  ]

  @Test(arguments: [("fs", calls), ("each", ["openat", "fchmod", "write", "fsync", "renameat2", "linkat"])])
  func aKillAtAnyStepLosesTearsAndDoublesNothing(method: String, calls: [String]) async throws {
    guard Requirement.met(Requirement.strace != nil, "strace is not installed") else { return }
    var kills = 0
    for call in calls {
      var step = 1
      while try killAndRecover(call: call, step: step, method: method) {
        kills += 1
        step += 1
      }
    }
    // Every article alone needs an open, a mode, a write and a rename.
    #expect(kills > 40)
  }

  /// - Returns: false when the delivery ended before it came to that call so many times.
  private func killAndRecover(call: String, step: Int, method: String) throws -> Bool {
    let fixture = try SpoolFixture()
    let queues = "all,vi,archive:journal"
    let articles = (0..<6).map { number in
      OutboundArticle.sample(
        number, queues: number % 2 == 0 ? ["all", "vi", "archive"] : ["all", "archive"], size: 900)
    }
    let outbox = try fixture.writeOutbox(articles)
    let killed = try ChildProcess.run(
      ChildProcess.probe, ["deliver", fixture.spool, outbox, "3", queues, "--method", method], with: "signal=KILL",
      in: call, at: "\(step)")
    let place: Comment = "killed at \(call) number \(step), \(method)"
    if !killed.wasKilled, killed.output.contains("done\n") { return false }
    try #require(killed.wasKilled || killed.status == 137, "\(place): \(killed.output)\(killed.errors)")

    // Nothing torn stands where consumers look, and a consumer may take part of it before the daemon is back.
    let before = try Books(fixture, expecting: articles)
    #expect(before.torn == [], place)
    #expect(before.doubled == [], place)
    if let first = fixture.names("all/new").first {
      rename(fixture.spool + "/all/new/" + first, fixture.spool + "/all/cur/" + first)
    }
    if let last = fixture.names("archive/new").last {
      rename(fixture.spool + "/archive/new/" + last, fixture.spool + "/archive/failed/" + last)
    }

    let again = try ChildProcess.probe("deliver", fixture.spool, outbox, "3", queues, "--method", method)
    try #require(again.status == 0, "\(place): \(again.output)\(again.errors)")
    let after = try Books(fixture, expecting: articles)
    #expect(after.lost == [], place)
    #expect(after.torn == [], place)
    #expect(after.doubled == [], place)
    for queue in ["all", "vi", "archive"] { #expect(fixture.names(queue + "/tmp") == [], place) }
    var findings: [SpoolVerifier.Finding] = []
    let verifier = SpoolVerifier(spool: fixture.spool, now: .init(seconds: .max / 2), longestDelivery: 0)
    _ = try verifier.verify { findings.append($0) }
    #expect(findings == [], place)
    return true
  }
}

/// What stands in a spool, held against what should.
struct Books {
  var lost: [String] = []
  var torn: [String] = []
  var doubled: [String] = []

  init(_ fixture: SpoolFixture, expecting articles: [OutboundArticle]) throws {
    let wanted = Dictionary(uniqueKeysWithValues: articles.map { ($0.name.text, $0) })
    for queue in Set(articles.flatMap(\.queues)).sorted() {
      var found: [String: Int] = [:]
      for part in ["new", "cur", "failed"] {
        for name in fixture.names("\(queue)/\(part)") {
          let bytes = fixture.content("\(queue)/\(part)/\(name)")
          if name.hasSuffix(".ndjson") {
            for line in bytes.split(separator: 0x0A) {
              if let article = articles.first(where: { $0.content.dropLast().elementsEqual(line) }) {
                found[article.name.text, default: 0] += 1
              } else {
                torn.append("\(queue)/\(part)/\(name)")
              }
            }
            if bytes.last != 0x0A { torn.append("\(queue)/\(part)/\(name)") }
          } else if wanted[name]?.content == bytes {
            found[name, default: 0] += 1
          } else {
            torn.append("\(queue)/\(part)/\(name)")
          }
        }
      }
      for article in articles where article.queues.contains(queue) {
        let count = found[article.name.text] ?? 0
        if count == 0 { lost.append("\(queue)/\(article.name)") }
        if count > 1 { doubled.append("\(queue)/\(article.name)") }
      }
    }
  }
}
