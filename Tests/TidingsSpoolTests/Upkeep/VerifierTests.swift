import Foundation
import Testing
import TidingsModel

@testable import TidingsSpool

struct VerifierTests {
  let fixture: SpoolFixture

  init() async throws {
    fixture = try SpoolFixture()
    let spool = try Spool(
      path: fixture.spool,
      queues: [SpoolQueue(name: "all"), SpoolQueue(name: "archive", format: .journal(JournalRotation()))],
      access: SpoolAccess(group: nil))
    try await spool.deliver(OutboundArticle.samples(0..<3, queues: ["all", "archive"]))
    try await spool.close()
  }

  private func findings(age: Int64 = 0) throws -> [String] {
    let now = Timestamp(seconds: Int64(Date().timeIntervalSince1970) + 1)
    var findings: [String] = []
    _ = try SpoolVerifier(spool: fixture.spool, now: now, longestDelivery: age).verify { findings.append("\($0)") }
    return findings
  }

  private var name: String { OutboundArticle.sample(1).name.text }
  private var file: String { fixture.spool + "/all/new/" + name }

  private func overwrite(_ bytes: [UInt8], _ path: String? = nil) throws {
    let handle = try #require(FileHandle(forWritingAtPath: path ?? file))
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: Data(bytes))
  }

  @Test func aSoundSpoolHasNoFindings() throws {
    #expect(try findings() == [])
    #expect(try SpoolVerifier(spool: fixture.spool, now: Timestamp(seconds: 0)).verify { _ in } == 4)
  }

  @Test func aFileCutShortIsFound() throws {
    try overwrite(Array(OutboundArticle.sample(1).content.dropLast(30)))
    #expect(try findings() == ["\(file): does not end in a line feed: cut short?"])
  }

  @Test func whatIsNotJSONIsFoundWithItsColumn() throws {
    try overwrite(Array("{\"id\": nonsense}\n".utf8))
    #expect(try findings() == ["\(file): not JSON: column 8: unexpected character"])
  }

  @Test func anotherArticleUnderTheNameIsFound() throws {
    try overwrite(OutboundArticle.sample(2).content)
    #expect(try findings() == ["\(file): holds the article \(OutboundArticle.sample(2).name.id)"])
    try overwrite(OutboundArticle.sample(1, revision: 7).content)
    #expect(try findings() == ["\(file): holds revision 7"])
  }

  @Test func wrongModesAreFound() throws {
    #expect(chmod(file, 0o644) == 0)
    #expect(chmod(fixture.spool + "/all/cur", 0o777) == 0)
    #expect(try findings() == ["\(file): mode 644, not 640", "\(fixture.spool)/all/cur: mode 777, not 2770"])
  }

  @Test func straysAreFoundInTmpOnceADeliveryCannotBeUnderWay() throws {
    try Data("{".utf8).write(to: URL(fileURLWithPath: fixture.spool + "/all/tmp/" + name))
    try Data().write(to: URL(fileURLWithPath: fixture.spool + "/all/new/core\u{1B}[2J"))
    #expect(
      try findings() == [
        "\(fixture.spool)/all/new/\"core\\u{1B}[2J\": no article's name",
        "\(fixture.spool)/all/tmp/\(name): left over from a delivery cut short",
      ])
    #expect(try findings(age: 60).count == 1)
  }

  @Test func aNameInTwoPartsIsFound() throws {
    #expect(link(file, fixture.spool + "/all/cur/" + name) == 0)
    #expect(try findings() == ["\(fixture.spool)/all/cur/\(name): stands in new/ as well"])
  }

  @Test func aBadLineOfASegmentIsFoundWithItsNumber() throws {
    let segment = fixture.spool + "/archive/new/" + fixture.names("archive/new")[0]
    try overwrite(OutboundArticle.sample(0).content + Array("{}\n".utf8), segment)
    #expect(try findings() == ["\(segment):2: no article: id, revision or schema 1 is missing"])
  }

  @Test func aLinkInAQueueIsNotFollowed() throws {
    #expect(unlink(file) == 0)
    #expect(symlink("/etc/passwd", file) == 0)
    #expect(try findings() == ["\(file): a symbolic link"])
  }
}
