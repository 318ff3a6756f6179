import Foundation
import Glibc
import Testing
import TidingsModel

@testable import TidingsSpool

/// The power cut under a delivery: an ext4 of its own is shut down without writing anything back, then mounted again.
@Suite(.serialized)
struct PowerCutTests {
  @Test(arguments: ["fs", "each"], ["write", "fsync", "renameat2", "rename"])
  func whatCountedAsDeliveredIsThereAfterThePowerCameBack(method: String, call: String) throws {
    let needs = Requirement.isRoot && Requirement.strace != nil && ExtDisk.mkfs != nil
    guard Requirement.met(needs, "needs root, strace and mkfs.ext4"), let strace = Requirement.strace else { return }
    let queues = "all,vi,archive:journal"
    let articles = (0..<6).map { OutboundArticle.sample($0, queues: ["all", "vi", "archive"], size: 6000) }
    var cuts = 0
    for step in 1...100 {
      let fixture = try SpoolFixture()
      let disk = try ExtDisk(fixture)
      defer { disk.unmount() }
      let outbox = try fixture.writeOutbox(articles)
      let killed = try ChildProcess.run(
        strace,
        [
          "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e", "signal=none", "-e",
          "inject=\(call):signal=KILL:when=\(step)", ChildProcess.probe, "deliver", fixture.spool, outbox, "2", queues,
          "--method", method,
        ])
      let place: Comment = "power cut at \(call) number \(step), \(method)"
      try disk.cutPowerAndMountAgain()
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

/// An ext4 in a file, mounted where the fixture's spool is.
private final class ExtDisk {
  static let mkfs = Requirement.tool("mkfs.ext4", paths: ["/sbin/mkfs.ext4", "/usr/sbin/mkfs.ext4"])

  private let image: String
  private let path: String

  init(_ fixture: SpoolFixture) throws {
    image = fixture.directory + "/image"
    path = fixture.spool
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Self.run("/usr/bin/truncate", ["-s", "16M", image])
    try Self.run(try #require(Self.mkfs), ["-q", "-F", image])
    try mount()
  }

  /// Everything that is not on the disk yet is gone (EXT4_IOC_SHUTDOWN without flushing the journal).
  func cutPowerAndMountAgain() throws {
    let directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    var withoutFlush: UInt32 = 2
    try #require(ioctl(directory, 0x8004_587D, &withoutFlush) == 0)
    close(directory)
    try Self.run("/bin/umount", [path])
    try mount()
  }

  func unmount() { _ = try? ChildProcess.run("/bin/umount", [path]) }

  private func mount() throws { try Self.run("/bin/mount", ["-o", "loop", image, path]) }

  private static func run(_ program: String, _ arguments: [String]) throws {
    let run = try ChildProcess.run(program, arguments)
    try #require(run.status == 0, "\(program) \(arguments): \(run.errors)")
  }
}
