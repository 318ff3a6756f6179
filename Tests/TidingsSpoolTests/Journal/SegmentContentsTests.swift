import Foundation
import Testing
import TidingsModel

@testable import TidingsSpool

/// Segments are read in pieces, whose borders may stand anywhere.
struct SegmentContentsTests {
  let fixture: SpoolFixture
  let articles = OutboundArticle.samples(0..<5)

  init() throws {
    fixture = try SpoolFixture()
    try FileManager.default.createDirectory(atPath: fixture.spool, withIntermediateDirectories: true)
  }

  private func contents(_ bytes: [UInt8], pieces: Int) throws -> SegmentContents {
    try Data(bytes).write(to: URL(filePath: fixture.spool + "/segment"))
    let directory = try Descriptor.directory(fixture.spool)
    return try SegmentContents(reading: .open("segment", in: directory, flags: O_RDONLY), pieces: pieces)
  }

  private static let pieces = [1, 7, 64, 599, 600, 601, 4096, 1 << 20]

  @Test(arguments: pieces) func wholeLinesAreCounted(pieces: Int) throws {
    let whole = articles.flatMap(\.content)
    let contents = try contents(whole, pieces: pieces)
    #expect(contents.wholeLength == whole.count)
    #expect(contents.keys == Set(articles.map { ArticleKey($0.name) }))
  }

  @Test(arguments: pieces) func aTornTailOrAHoleEndsThem(pieces: Int) throws {
    let whole = articles[..<3].flatMap(\.content)
    let keys = Set(articles[..<3].map { ArticleKey($0.name) })
    let torn = articles[3].content
    let hole = [UInt8](repeating: 0, count: 200)
    let next = articles[4].content
    for tail in [
      Array(torn.dropLast()), Array(torn.dropLast(3)) + [0x0A] + next, hole + next,
      torn.prefix(100) + hole + torn.suffix(50) + next, [0x0A] + next,
    ] {
      let contents = try contents(whole + tail, pieces: pieces)
      #expect(contents.wholeLength == whole.count)
      #expect(contents.keys == keys)
    }
    #expect(try self.contents([], pieces: pieces).wholeLength == 0)
  }

  /// A limit of the address space by which the segment would not fit.
  @Test func aJournalOpensInNoMoreMemoryThanAPieceOfItsSegmentsTakes() throws {
    let queue = fixture.spool + "/archive"
    for part in ["tmp", "new", "cur", "failed"] {
      try FileManager.default.createDirectory(atPath: queue + "/" + part, withIntermediateDirectories: true)
    }
    let size = 400 << 20
    let open = SegmentName(first: articles[0].name)
    for path in ["tmp/\(open.openText)", "new/\(SegmentName(first: articles[1].name))"] {
      try Data(articles[2].content).write(to: URL(filePath: queue + "/" + path))
      #expect(truncate(queue + "/" + path, off_t(size)) == 0)
    }
    let run = try ChildProcess.run(
      "/bin/sh",
      [
        "-c", #"ulimit -v "$1" && shift && exec "$@""#, "sh", "500000", ChildProcess.probe, "deliver", fixture.spool,
        try fixture.writeOutbox([]), "1", "archive:journal",
      ])
    #expect(run.status == 0 && run.output == "open\ndone\n", "\(run.errors.prefix(500))")
    #expect(fixture.content("archive/new/\(open)") == articles[2].content)
  }
}
