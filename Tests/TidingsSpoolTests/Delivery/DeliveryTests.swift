import Foundation
import Glibc
import Testing
import TidingsModel

@testable import TidingsSpool

struct DeliveryTests {
  let fixture: SpoolFixture

  init() throws { fixture = try SpoolFixture(isOnDisk: true) }

  private func open(_ queues: [String] = ["all"], _ method: SyncMethod? = nil) throws -> MaildirSpool {
    try MaildirSpool(path: fixture.spool, queues: queues, access: SpoolAccess(group: nil), method: method)
  }

  @Test(arguments: SyncMethod.allCases)
  func aBatchStandsInNewWholeAndInOrder(method: SyncMethod) async throws {
    let batch = OutboundArticle.samples(0..<50)
    try await open(["all"], method).deliver(batch)
    #expect(fixture.names("all/new") == batch.map(\.name.text))
    #expect(fixture.names("all/tmp").isEmpty)
    for article in batch { #expect(fixture.content("all/new/" + article.name.text) == article.content) }
  }

  @Test func furtherQueuesGetTheSameFileNotACopy() async throws {
    let article = OutboundArticle.sample(1, queues: ["all", "vi", "business"])
    try await open(["all", "vi", "business"]).deliver([article])
    let name = article.name.text
    let inodes = Set(["all", "vi", "business"].map { fixture.status("\($0)/new/\(name)").st_ino })
    #expect(inodes.count == 1)
    #expect(fixture.status("all/new/\(name)").st_nlink == 3)
  }

  @Test func anArticleNamedForTheSameQueueTwiceIsDeliveredOnce() async throws {
    let article = OutboundArticle.sample(1, queues: ["all", "all"])
    try await open().deliver([article, article])
    #expect(fixture.names("all/new") == [article.name.text])
    #expect(fixture.names("all/tmp").isEmpty)
  }

  @Test(arguments: ["new", "cur", "failed"])
  func aRepeatedDeliveryLeavesAloneWhatStillStands(part: String) async throws {
    let batch = OutboundArticle.samples(0..<3, queues: ["all", "vi"])
    let spool = try open(["all", "vi"])
    try await spool.deliver(batch)
    let name = batch[1].name.text
    if part != "new" {
      #expect(rename(fixture.spool + "/all/new/" + name, fixture.spool + "/all/\(part)/" + name) == 0)
    }
    try await open(["all", "vi"]).deliver(batch)
    let everywhere = ["new", "cur", "failed"].flatMap { fixture.names("all/" + $0) }
    #expect(everywhere.sorted() == batch.map(\.name.text))
    #expect(fixture.names("all/" + part).contains(name))
    #expect(fixture.names("vi/new") == batch.map(\.name.text))
    #expect(fixture.names("all/tmp").isEmpty)
  }

  /// The state knows the last name given before the start; a claimed article of that name or an earlier one must not come
  /// a second time.
  @Test(arguments: ["new", "cur", "failed"])
  func whatWasNamedBeforeTheStartIsLookedForAndWhatIsNamedLaterIsNot(part: String) async throws {
    let batch = OutboundArticle.samples(0..<4, queues: ["all", "vi"])
    try await open(["all", "vi"]).deliver(Array(batch[..<3]))
    let name = batch[2].name.text
    if part != "new" {
      #expect(rename(fixture.spool + "/all/new/" + name, fixture.spool + "/all/\(part)/" + name) == 0)
    }
    let spool = try MaildirSpool(
      path: fixture.spool, queues: ["all", "vi"], access: SpoolAccess(group: nil), lastName: batch[2].name)
    try await spool.deliver(Array(batch[1...]))
    try await spool.deliver(Array(batch[2...]))
    let everywhere = ["new", "cur", "failed"].flatMap { fixture.names("all/" + $0) }
    #expect(everywhere.sorted() == batch.map(\.name.text))
    #expect(fixture.names("all/" + part).contains(name))
    #expect(fixture.names("vi/new") == batch.map(\.name.text))
  }

  @Test(arguments: ["", "/all", "/all/new", "/all/tmp"])
  func aDirectoryThatSomebodyRemovedIsMadeAgain(path: String) async throws {
    let batch = OutboundArticle.samples(0..<4)
    let spool = try open()
    try await spool.deliver(Array(batch[..<2]))
    try FileManager.default.removeItem(atPath: fixture.spool + path)
    try await spool.deliver(Array(batch[2...]))
    #expect(fixture.names("all/new").suffix(2) == batch[2...].map(\.name.text))
    #expect(fixture.names("all/tmp").isEmpty)
  }

  @Test func aQueueThatMissedOutGetsTheArticleOnRepetitionUnderTheSameName() async throws {
    let article = OutboundArticle.sample(1, queues: ["all", "vi"])
    try await open(["all", "vi"]).deliver([article])
    #expect(unlink(fixture.spool + "/all/new/" + article.name.text) == 0)
    try await open(["all", "vi"]).deliver([article])
    #expect(fixture.names("all/new") == [article.name.text])
    #expect(fixture.names("vi/new") == [article.name.text])
  }

  @Test func whatADeadDaemonLeftInTmpIsGoneAfterTheNextStart() async throws {
    _ = try open()
    let article = OutboundArticle.sample(7)
    let torn = Array(article.content.prefix(20))
    let file = fopen(fixture.spool + "/all/tmp/" + article.name.text, "w")
    fwrite(torn, 1, torn.count, file)
    fclose(file)
    let spool = try open()
    #expect(fixture.names("all/tmp").isEmpty)
    try await spool.deliver([article])
    #expect(fixture.content("all/new/" + article.name.text) == article.content)
  }

  @Test func anArticleForAQueueThatIsNoLongerConfiguredStillReachesIt() async throws {
    try await open().deliver([.sample(1, queues: ["all", "old"])])
    #expect(fixture.names("old/new").count == 1)
  }

  @Test(arguments: ["../evil", "", ".hidden", "a/b", "nul\u{0}"])
  func aQueueNameThatIsNoneIsRefused(name: String) async throws {
    let spool = try open()
    await #expect(throws: SpoolError.self) { try await spool.deliver([.sample(1, queues: [name])]) }
    #expect(fixture.names("all/tmp").isEmpty)
    #expect(fixture.names("").sorted() == ["all"])
  }

  @Test func directoriesRemovedWhileTheDaemonRunsAreMadeAgain() async throws {
    let spool = try open()
    try await spool.deliver([.sample(1)])
    _ = try ChildProcess.run("/bin/rm", ["-rf", fixture.spool + "/all"])
    try await spool.deliver([.sample(2)])
    #expect(fixture.names("all/new") == [OutboundArticle.sample(2).name.text])
    #expect(fixture.mode("all/new") == 0o2770)
  }

  @Test(arguments: ["", "/all", "/all/new"])
  func articlesGoToWhatStandsInThePlaceOfADirectoryThatWasMovedAway(path: String) async throws {
    let batch = OutboundArticle.samples(0..<4)
    let spool = try Spool(
      path: fixture.spool, queues: [SpoolQueue(name: "all")], access: SpoolAccess(group: nil))
    try await spool.deliver(Array(batch[..<2]))
    #expect(try await !spool.returnToPlace())
    let other = fixture.directory + "/elsewhere"
    try FileManager.default.moveItem(atPath: fixture.spool + path, toPath: other)
    try FileManager.default.createDirectory(atPath: fixture.spool + path, withIntermediateDirectories: false)
    try await spool.deliver(Array(batch[2...]))
    #expect(fixture.names("all/new") == batch[2...].map(\.name.text))
    #expect(fixture.names("all/tmp").isEmpty)
    let inside = path.isEmpty ? "/all/new" : path == "/all" ? "/new" : ""
    let moved = try FileManager.default.contentsOfDirectory(atPath: other + inside)
    #expect(moved.sorted() == batch[..<2].map(\.name.text))
    #expect(try await spool.returnToPlace(), "it is told once")
    #expect(try await !spool.returnToPlace())
  }

  @Test func aJournalThatWasMovedAwayIsClosedWhereItIsAndGoesOnInItsPlace() async throws {
    let batch = OutboundArticle.samples(0..<4, queues: ["archive"])
    let spool = try Spool(
      path: fixture.spool, queues: [SpoolQueue(name: "archive", format: .journal(JournalRotation()))],
      access: SpoolAccess(group: nil))
    try await spool.deliver(Array(batch[..<2]))
    let other = fixture.directory + "/elsewhere"
    try FileManager.default.moveItem(atPath: fixture.spool, toPath: other)
    try FileManager.default.createDirectory(atPath: fixture.spool, withIntermediateDirectories: false)
    #expect(try await spool.returnToPlace())
    try await spool.deliver(Array(batch[2...]))
    try await spool.close()
    let old = try FileManager.default.contentsOfDirectory(atPath: other + "/archive/new")
    let path = "\(other)/archive/new/\(old.first ?? "")"
    let content = try #require(FileManager.default.contents(atPath: path))
    #expect(old.count == 1 && Array(content) == batch[0].content + batch[1].content)
    let name = try #require(fixture.names("archive/new").first)
    #expect(fixture.content("archive/new/" + name) == batch[2].content + batch[3].content)
  }

  @Test func anErrorNamesCallPathAndWhatToDo() async throws {
    let error = #expect(throws: SpoolError.self) {
      try MaildirSpool(path: fixture.directory + "/none/spool", access: SpoolAccess(group: nil))
    }
    #expect(error?.call == "mkdir")
    #expect(error?.path == fixture.directory + "/none/spool")
    #expect(error?.description.contains("No such file or directory (mkdir, ENOENT)") == true)
  }

  /// umask belongs to the process, so another one delivers.
  @Test func modesAndGroupsAreRightWhateverTheUmask() throws {
    let group = Requirement.isRoot ? 54_321 : getgid()
    let outbox = try fixture.writeOutbox(OutboundArticle.samples(0..<3, queues: ["all", "archive"]))
    let run = try ChildProcess.run(
      "/bin/sh",
      [
        "-c", "umask 0077; exec \"$0\" deliver \"$@\"", ChildProcess.probe, fixture.spool, outbox, "2",
        "all,archive:journal", "--group", String(group),
      ])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(fixture.mode("") == 0o2750)
    for queue in ["all", "archive"] {
      #expect(fixture.mode(queue) == 0o2750)
      #expect(fixture.mode(queue + "/tmp") == 0o2700)
      for part in ["new", "cur", "failed"] {
        #expect(fixture.mode(queue + "/" + part) == 0o2770)
        #expect(fixture.status(queue + "/" + part).st_gid == group)
      }
      let files = fixture.names(queue + "/new")
      #expect(!files.isEmpty)
      for file in files {
        #expect(fixture.mode("\(queue)/new/\(file)") == 0o640)
        #expect(fixture.status("\(queue)/new/\(file)").st_gid == group)
      }
    }
  }
}
