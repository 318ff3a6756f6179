import Disks
import Foundation
import Testing
import TidingsModel

@testable import TidingsSpool

/// The power cut under a delivery: an ext4 of its own is shut down without writing anything back, then mounted again.
@Suite(.serialized)
struct PowerCutTests {
  @Test(arguments: ["fs", "each"], ["write", "fsync", "renameat2", "rename"])
  func whatCountedAsDeliveredIsThereAfterThePowerCameBack(method: String, call: String) throws {
    let needs = Requirement.strace != nil && ExtDisk.isPossible
    guard Requirement.met(needs, "needs root, strace and mkfs.ext4") else { return }
    let queues = "all,vi,archive:journal"
    let articles = (0..<6).map { OutboundArticle.sample($0, queues: ["all", "vi", "archive"], size: 6000) }
    var cuts = 0
    for step in 1...100 {
      let fixture = try SpoolFixture()
      let disk = try ExtDisk(at: fixture.spool)
      defer { disk.unmount() }
      let outbox = try fixture.writeOutbox(articles)
      let killed = try ChildProcess.run(
        ChildProcess.probe, ["deliver", fixture.spool, outbox, "2", queues, "--method", method], with: "signal=KILL",
        in: call, at: "\(step)")
      let place: Comment = "power cut at \(call) number \(step), \(method)"
      try disk.cutPower()
      try disk.mountAgain()
      let rows = try String(contentsOfFile: outbox, encoding: .utf8).split(separator: "\n")
      let open = Set(rows.map { $0.prefix { $0 != "\t" } })
      let delivered = articles.filter { !open.contains(Substring($0.name.text)) }
      #expect(try fixture.lost(delivered) == [], place)
      for part in ["all/new", "vi/new"] {
        for name in fixture.names(part) {
          #expect(articles.contains { $0.name.text == name && $0.content == fixture.content("\(part)/\(name)") }, place)
        }
      }

      let again = try ChildProcess.probe("deliver", fixture.spool, outbox, "2", queues, "--method", method)
      try #require(again.status == 0, "\(place): \(again.output)\(again.errors)")
      let books = try Books(fixture, expecting: articles)
      #expect(books.lost == [] && books.torn == [] && books.doubled == [], place)
      if !killed.wasKilled, killed.output.contains("done\n") { break }
      cuts += 1
    }
    // strace counts the calls of each thread by themselves, and which thread makes one may change from run to run.
    #expect(cuts >= 1)
  }
}

extension SpoolFixture {
  /// What of these stands in no part of a queue; the open segment of a journal, where articles are safe, included.
  fileprivate func lost(_ articles: [OutboundArticle]) throws -> [String] {
    var lost = try Books(self, expecting: articles).lost.filter { !$0.hasPrefix("archive/") }
    let lines = ["tmp", "new"].flatMap { part in names("archive/" + part).map { content("archive/\(part)/\($0)") } }
      .flatMap { $0.split(separator: 0x0A).map(Array.init) }
    for article in articles where !lines.contains(Array(article.content.dropLast())) {
      lost.append("archive/\(article.name)")
    }
    return lost
  }
}
