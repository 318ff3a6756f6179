import Foundation
import Testing
import TidingsModel

@testable import TidingsSpool

/// The consumers that are shipped as examples, killed and started again.
struct ConsumerTests {
  private static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Feeds/consumers").path

  let fixture: SpoolFixture
  let articles: [OutboundArticle]

  init() async throws { try await self.init(articles: 8) }

  private init(articles count: Int) async throws {
    articles = OutboundArticle.samples(0..<count)
    fixture = try SpoolFixture()
    let spool = try Spool(
      path: fixture.spool,
      queues: [SpoolQueue(name: "all"), SpoolQueue(name: "archive", format: .journal(JournalRotation()))],
      access: SpoolAccess(group: nil))
    try await spool.deliver(articles + OutboundArticle.samples(20..<25, queues: ["archive"]))
    try await spool.close()
  }

  private var isEmpty: Bool { ["new", "cur", "failed"].allSatisfy { fixture.names("all/" + $0).isEmpty } }

  private func shell(_ command: String) throws -> ChildProcess {
    try .run(Self.folder + "/consume.sh", [fixture.spool + "/all", "/bin/sh", "-c", command, fixture.directory])
  }

  private func received() throws -> [[UInt8]] {
    let bytes = FileManager.default.contents(atPath: fixture.directory + "/received").map { Array($0) } ?? []
    return bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
  }

  @Test func theShellConsumerHandsOverEachArticleInOrder() throws {
    let run = try shell(#"cat >>"$0/received""#)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try received() == articles.map(\.content))
    #expect(isEmpty)
  }

  @Test func theShellConsumerKilledAtWorkHandsThatArticleOverAgainAndNoOther() throws {
    let third = articles[2].name.text
    let killed = try shell(
      #"cat >>"$0/received"; if [ "$ARTICLE" = \#(third) ] && mkdir "$0/once" 2>/dev/null; then kill -9 $PPID; fi"#)
    #expect(killed.wasKilled)
    #expect(fixture.names("all/cur") == [third])
    #expect(try shell(#"cat >>"$0/received""#).status == 0)
    #expect(try received() == (articles[...2] + articles[2...]).map(\.content))
    #expect(isEmpty)
  }

  @Test(arguments: [("no-such-command-here", 127), ("kill -9 $$", 137)])
  func theShellConsumerGivesBackWhatACommandThatCannotRunLeaves(command: String, status: Int) throws {
    let run = try shell(command)
    #expect(run.status == Int32(status), "\(run.errors)")
    #expect(fixture.names("all/new") == articles.map(\.name.text))
    #expect(fixture.names("all/failed").isEmpty)
  }

  @Test func theShellConsumerPutsAsideWhatTheCommandRefusesAndGivesBackWhatMustWait() throws {
    let refused = try shell(#"[ "$ARTICLE" != \#(articles[1].name) ]"#)
    #expect(refused.status == 0)
    #expect(fixture.names("all/failed") == [articles[1].name.text])
    #expect(
      try ChildProcess.run(ChildProcess.tidings, ["spool", "requeue", "--failed", "--spool", fixture.spool]).status == 0
    )
    #expect(try shell("exit 75").status == 75)
    #expect(fixture.names("all/new") == [articles[1].name.text])
    #expect(fixture.names("all/cur").isEmpty)
  }

  @Test func aSecondShellConsumerStaysAway() throws {
    let run = try shell(
      #"cat >/dev/null; '\#(Self.folder)/consume.sh' '\#(fixture.spool)/all' true; echo $? >>"$0/received""#)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try received() == Array(repeating: Array("75\n".utf8), count: 8))
  }

  /// The system's own Python where there is one: what wraps it elsewhere is slow to trace.
  private static let python = Requirement.tool("python3", paths: ["/usr/bin/python3"]) ?? "/usr/bin/env"
  private static let pythonArguments = python.hasSuffix("env") ? ["python3"] : []

  private func stored() throws -> String {
    try ChildProcess.run(
      Self.python,
      Self.pythonArguments + [
        "-c",
        "import sqlite3,sys\nfor row in sqlite3.connect(sys.argv[1]).execute('SELECT id, count(*) FROM articles GROUP BY id'): print(*row)",
        fixture.directory + "/db",
      ]
    ).output
  }

  private var hasPython: Bool {
    get throws {
      Requirement.met(
        try ChildProcess.run(Self.python, Self.pythonArguments + ["--version"]).status == 0, "python3 is not installed")
    }
  }

  @Test(arguments: [("all", 8), ("archive", 5)])
  func thePythonConsumerStoresEveryArticle(queue: String, count: Int) throws {
    guard try hasPython else { return }
    let run = try ChildProcess.run(
      Self.python,
      Self.pythonArguments + [Self.folder + "/consume.py", fixture.spool + "/" + queue, fixture.directory + "/db"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(try stored().split(separator: "\n").count == count)
    #expect(["new", "cur", "failed"].allSatisfy { fixture.names("\(queue)/\($0)").isEmpty })
  }

  @Test(arguments: ["renameat2", "unlink"])
  func thePythonConsumerKilledAtAnyStepStoresEachArticleOnce(call: String) async throws {
    guard try hasPython, Requirement.met(Requirement.strace != nil, "strace is not installed") else { return }
    var kills = 0
    for step in 1...200 {
      let round = try await ConsumerTests(articles: 3)
      let arguments =
        Self.pythonArguments + [
          Self.folder + "/consume.py", round.fixture.spool + "/all", round.fixture.directory + "/db",
        ]
      let killed = try ChildProcess.run(Self.python, arguments, with: "signal=KILL", in: call, at: "\(step)")
      if killed.status == 0, !killed.wasKilled { break }
      kills += 1
      let again = try ChildProcess.run(Self.python, arguments)
      #expect(again.status == 0, "\(call) \(step): \(again.errors)")
      #expect(try round.stored().split(separator: "\n").count == 3, "\(call) \(step)")
      #expect(round.isEmpty, "\(call) \(step)")
    }
    #expect(kills >= 3)
  }

  @Test func thePythonConsumerGivesBackWhatItsDatabaseDoesNotTakeNow() throws {
    guard try hasPython else { return }
    let consume = [Self.folder + "/consume.py", fixture.spool + "/all", fixture.directory + "/db"]
    // Whoever reads is in the way of the commit alone.
    let reader = """
      import sqlite3, subprocess, sys
      database = sqlite3.connect(sys.argv[3], isolation_level=None)
      columns = "id TEXT, revision INTEGER, feed TEXT, title TEXT, url TEXT, json TEXT, PRIMARY KEY (id, revision)"
      database.execute(f"CREATE TABLE articles ({columns})")
      database.execute("BEGIN")
      database.execute("SELECT * FROM articles").fetchall()
      sys.exit(subprocess.run([sys.executable] + sys.argv[1:]).returncode)
      """
    let run = try ChildProcess.run(Self.python, Self.pythonArguments + ["-c", reader] + consume)
    #expect(run.status == 75, "\(run.errors)")
    #expect(run.errors.contains("database is locked; trying again next time"))
    #expect(fixture.names("all/new") == articles.map(\.name.text))
    #expect(fixture.names("all/cur").isEmpty && fixture.names("all/failed").isEmpty)
  }

  @Test func thePythonConsumerPutsAsideWhatIsNoArticle() throws {
    guard try hasPython else { return }
    try Data("{\"id\": nonsense\n".utf8).write(
      to: URL(fileURLWithPath: fixture.spool + "/all/new/" + articles[3].name.text))
    let run = try ChildProcess.run(
      Self.python,
      Self.pythonArguments + [Self.folder + "/consume.py", fixture.spool + "/all", fixture.directory + "/db"])
    #expect(run.status == 0)
    #expect(fixture.names("all/failed") == [articles[3].name.text])
    #expect(try stored().split(separator: "\n").count == 7)
  }
}
