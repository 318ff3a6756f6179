import Foundation
import Testing
import TidingsModel

@testable import TidingsSpool

/// `tidings spool …` as a shell user has it.
struct SpoolCommandTests {
  let fixture: SpoolFixture
  let articles = OutboundArticle.samples(0..<4)

  init() async throws {
    fixture = try SpoolFixture()
    let spool = try MaildirSpool(path: fixture.spool, queues: ["all", "vi"], access: SpoolAccess(group: nil))
    try await spool.deliver(articles + [.sample(9, queues: ["all", "vi"])])
  }

  private func tidings(_ command: String, _ arguments: String...) throws -> ChildProcess {
    try .run(ChildProcess.tidings, ["spool", command, "--spool", fixture.spool] + arguments)
  }

  @Test func lsCountsTheQueuesForPeopleAndForPrograms() throws {
    let table = try tidings("ls").output
    #expect(table.contains("QUEUE") && table.contains("2023-11-14T22:13:20Z"))
    #expect(
      try tidings("ls", "--json").output == """
        {"queue":"all","new":5,"cur":0,"failed":0,"oldest_unclaimed":"2023-11-14T22:13:20Z"}
        {"queue":"vi","new":1,"cur":0,"failed":0,"oldest_unclaimed":"2023-11-14T22:13:20.000009Z"}

        """)
    let files = try tidings("ls", "all", "--json").output.split(separator: "\n")
    #expect(files.count == 5)
    #expect(files[0].hasPrefix(#"{"name":"\#(articles[0].name)","state":"new","size":\#(articles[0].content.count),"#))
  }

  @Test func lsListsTheOtherQueuesWhereOneIsBroken() throws {
    let failed = fixture.spool + "/all/failed"
    try FileManager.default.removeItem(atPath: failed)
    try Data().write(to: URL(fileURLWithPath: failed))
    let run = try tidings("ls", "--json")
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("tidings: \(failed): ") && run.errors.count { $0 == "\n" } == 1)
    #expect(run.output.hasPrefix(#"{"queue":"vi","new":1,"#))
  }

  @Test func claimPrintsPathsAckDeletesAndAnEmptyQueueEndsTheLoop() throws {
    let loop = try ChildProcess.run(
      "/bin/sh",
      [
        "-c",
        #"while path=$("$0" spool claim --spool "$1"); do cat "$path"; "$0" spool ack --spool "$1" "$path"; done"#,
        ChildProcess.tidings, fixture.spool,
      ])
    #expect(loop.status == 0, "\(loop.errors)")
    #expect(Array(loop.output.utf8) == (articles + [.sample(9)]).flatMap(\.content))
    #expect(fixture.names("all/new").isEmpty && fixture.names("all/cur").isEmpty)
    #expect(fixture.names("vi/new").count == 1)
    let empty = try tidings("claim")
    #expect(empty.status == 1 && empty.output.isEmpty && empty.errors.isEmpty)
  }

  @Test func whatIsNoFileIsNotCountedAndAClaimSaysThatItIsPassedOver() throws {
    let new = fixture.spool + "/all/new/"
    let foreign = [OutboundArticle.sample(5), .sample(6), .sample(20)].map(\.name.text)
    #expect(symlink("/etc/passwd", new + foreign[0]) == 0)
    #expect(mkfifo(new + foreign[1], 0o600) == 0)
    #expect(mkdir(new + foreign[2], 0o700) == 0)
    #expect(try tidings("ls", "--json").output.hasPrefix(#"{"queue":"all","new":5,"cur":0,"failed":0,"#))
    #expect(try tidings("ls", "all", "--json").output.split(separator: "\n").count == 5)
    let said = foreign.map { "tidings: \(new)\($0) is no regular file; passed over\n" }
    let claimed = try tidings("claim", "10")
    #expect(claimed.status == 0 && claimed.output.split(separator: "\n").count == 5)
    #expect(claimed.errors == said.joined())
    let none = try tidings("claim")
    #expect(none.status == 1 && none.output.isEmpty && none.errors == said.joined())
    #expect(fixture.names("all/new") == foreign)
  }

  @Test func aClaimIsGivenBackByNameAndByAge() throws {
    let paths = try tidings("claim", "2").output.split(separator: "\n").map(String.init)
    #expect(paths.count == 2)
    for age in ["1h", "1h30m", "2w"] {
      let run = try tidings("requeue", "--older-than", age)
      #expect(run.status == 0 && run.output.isEmpty)
    }
    #expect(try tidings("requeue", paths[0]).output == articles[0].name.text + "\n")
    #expect(try tidings("requeue", "--older-than", "0s").output == articles[1].name.text + "\n")
    #expect(fixture.names("all/new").count == 5)
    let gone = try tidings("requeue", paths[0])
    #expect(gone.status == 1 && gone.errors.contains("is not in cur/"))
  }

  @Test(arguments: [">/dev/full", ">&-"])
  func aClaimThatCannotBePrintedIsGivenBack(output: String) throws {
    for count in ["1", "3"] {
      let run = try ChildProcess.run(
        "/bin/sh",
        ["-c", #"exec "$0" spool claim --spool "$1" "$2" "# + output, ChildProcess.tidings, fixture.spool, count])
      #expect(run.status == 1 && run.output.isEmpty)
      #expect(run.errors.hasPrefix("tidings: cannot write to standard output: "), "\(run.errors)")
    }
    #expect(fixture.names("all/new") == (articles + [.sample(9)]).map(\.name.text))
    #expect(fixture.names("all/cur").isEmpty)
  }

  @Test func aClaimThatFailsMidwayPrintsWhatItHasAndTheNextSaysWhatIsWrong() throws {
    guard Requirement.met(Requirement.strace != nil, "strace is not installed") else { return }
    func claim(failingAt step: String) throws -> ChildProcess {
      try .run(
        ChildProcess.tidings, ["spool", "claim", "--spool", fixture.spool, "10"], with: "error=ENOSPC",
        in: "renameat2", at: step)
    }
    let some = try claim(failingAt: "4+")
    #expect(some.status == 0, "\(some.errors)")
    #expect(
      some.output.split(separator: "\n").map { $0.split(separator: "/").last }
        == articles[..<3].map { Substring($0.name.text) })
    #expect(fixture.names("all/cur").count == 3)
    let none = try claim(failingAt: "1+")
    #expect(none.status == 1 && none.output.isEmpty && none.errors.contains("No space left on device"))
    #expect(fixture.names("all/new").count == 2)
  }

  @Test func whatFailedComesBackWithRequeueFailed() throws {
    let path = try tidings("claim").output.trimmingCharacters(in: .newlines)
    #expect(try tidings("fail", path).status == 0)
    #expect(fixture.names("all/failed") == [articles[0].name.text])
    #expect(try tidings("requeue", "--failed").output == articles[0].name.text + "\n")
  }

  @Test(arguments: [
    ["cat", "../../../etc/passwd"], ["cat", "passwd"], ["ack", "new"], ["claim", "0"], ["claim", "--queue", "../x"],
    ["requeue"], ["requeue", "--older-than", "soon"], ["prune"], ["ls", "--nonsense"],
  ])
  func wrongUsageEndsWithStatus2AndAReason(arguments: [String]) throws {
    let run = try ChildProcess.run(
      ChildProcess.tidings, ["spool", arguments[0], "--spool", fixture.spool] + arguments.dropFirst())
    #expect(run.status == 2)
    #expect(!run.errors.isEmpty && run.output.isEmpty)
  }

  @Test func aPathIntoAnotherQueueIsRefused() throws {
    let path = try tidings("claim", "--queue", "vi").output.trimmingCharacters(in: .newlines)
    let run = try tidings("ack", path)
    #expect(run.status == 2 && run.errors.contains("is not in the queue all"))
    #expect(fixture.names("vi/cur").count == 1)
    #expect(try tidings("ack", "--queue", "vi", path).status == 0)
  }

  @Test func aSpoolThatIsNotThereIsAnErrorInWords() throws {
    let run = try ChildProcess.run(ChildProcess.tidings, ["spool", "ls", "--spool", fixture.directory + "/none"])
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("tidings: \(fixture.directory)/none: there is no spool here; "))
  }

  @Test func aQueueThatIsNotThereIsNoEmptyQueue() throws {
    let near = try tidings("claim", "--queue", "al")
    #expect(near.status == 2 && near.output.isEmpty)
    #expect(near.errors == "tidings: \(fixture.spool): there is no queue named al (did you mean \"all\"?)\n")
    let far = try tidings("follow", "--queue", "archive")
    #expect(far.status == 2)
    #expect(far.errors == "tidings: \(fixture.spool): there is no queue named archive; there are all, vi\n")
    #expect(try tidings("ls", "wi").errors.contains("did you mean \"vi\"?"))
  }

  @Test func aQueueThatIsConfiguredButNotMadeYetIsNoMistake() throws {
    let config = fixture.directory + "/tidings.yaml"
    func claim(_ queue: String, spool: String) throws -> ChildProcess {
      let queues = "queues: [{name: all}, {name: later}]"
      let text =
        "spool: \(spool)\nstate: state\n\(queues)\nfeeds: [https://example.org/f, {url: HTTPS://example.org/f, id: g}]\n"
      try Data(text.utf8).write(to: URL(fileURLWithPath: config))
      return try .run(ChildProcess.tidings, ["spool", "claim", "-c", config, "--queue", queue])
    }
    let later = try claim("later", spool: fixture.spool)
    #expect(later.status == 1 && later.errors.contains("the queue later is not there yet; tidings makes it"))
    let article = try claim("all", spool: fixture.spool)
    #expect(article.status == 0 && article.errors.isEmpty, "a consumer is not told of the configuration's warnings")
    let wrong = try claim("latter", spool: fixture.spool)
    #expect(wrong.status == 2 && wrong.errors.contains("no queue named latter (did you mean \"later\"?)"))
    #expect(try claim("latter", spool: fixture.directory + "/none").status == 2)
    let early = try claim("later", spool: fixture.directory + "/none")
    #expect(early.status == 1 && early.errors.contains("there is no spool here; tidings makes it when it first runs"))
  }

  @Test(arguments: [["verify"], ["ls"], ["prune", "--max-files", "1"]])
  func aDirectoryThatIsNoSpoolIsAnErrorInWords(command: [String]) throws {
    let run = try ChildProcess.run(
      ChildProcess.tidings, ["spool", command[0], "--spool", fixture.spool + "/all"] + command.dropFirst())
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(
      run.errors
        == "tidings: \(fixture.spool)/all: no spool: there is no queue in it; tidings makes them when it first "
        + "runs\n")
  }

  @Test func catGivesAPipeTheBytesAndATerminalNothingThatSteersIt() throws {
    let article = OutboundArticle.sample(50)
    let dangerous = Array("{\"title\":\"a\u{1B}[2J\u{9B}31m\u{202E}b\u{7F}ệ\"}\n".utf8)
    try Data(dangerous).write(to: URL(fileURLWithPath: fixture.spool + "/all/new/" + article.name.text))
    #expect(Array(try tidings("cat", article.name.text).output.utf8) == dangerous)
    let script = try #require(Requirement.tool("script", paths: ["/usr/bin/script"]))
    let shown = try ChildProcess.run(
      script,
      ["-qec", "'\(ChildProcess.tidings)' spool cat --spool '\(fixture.spool)' \(article.name)", "/dev/null"])
    #expect(shown.output == #"{"title":"a\u001b[2J\u009b31m\u202eb\u007fệ"}"# + "\r\n")
  }

  @Test func verifyPrintsALineForEachFindingAndFails() throws {
    let sound = try tidings("verify")
    #expect(sound.status == 0 && sound.output.isEmpty && sound.errors == "6 files read, 0 wrong\n")
    let path = fixture.spool + "/all/new/" + articles[0].name.text
    #expect(truncate(path, 10) == 0)
    let broken = try tidings("verify")
    #expect(broken.status == 1)
    #expect(broken.output == path + ": does not end in a line feed: cut short?\n")
  }

  @Test func pruneRemovesWhatConsumersLeftAndSaysWhat() throws {
    _ = try tidings("fail", try tidings("claim").output.trimmingCharacters(in: .newlines))
    #expect(try tidings("prune", "--max-files", "4").output == "all/failed/\(articles[0].name)\n")
    #expect(try tidings("prune", "--max-files", "0").output.isEmpty)
    #expect(try tidings("prune", "--max-files", "1", "--unclaimed").output.split(separator: "\n").count == 3)
  }

  @Test func followPrintsWhatWaitsAndWhatArrivesUntilItIsStopped() async throws {
    let follower = try Follower(fixture, "--all")
    #expect(try follower.lines(5) == (articles + [.sample(9)]).map(\.content))
    let spool = try MaildirSpool(path: fixture.spool, access: SpoolAccess(group: nil))
    let more = OutboundArticle.samples(20..<23)
    try await spool.deliver(more)
    #expect(try follower.lines(3) == more.map(\.content))
    #expect(follower.stop() == 0)
    #expect(fixture.names("all/new").count == 8)
  }

  @Test func followersThatClaimShareAQueueAndEachArticleIsPrintedOnce() async throws {
    let output = Pipe()
    let followers = try (0..<3).map { _ in try Follower(fixture, "--claim", output: output) }
    try output.fileHandleForWriting.close()
    let spool = try MaildirSpool(path: fixture.spool, access: SpoolAccess(group: nil))
    for start in stride(from: 100, to: 250, by: 10) {
      try await spool.deliver(OutboundArticle.samples(start..<start + 10))
    }
    let expected = (articles + [.sample(9)] + OutboundArticle.samples(100..<250)).map(\.content)
    let printed = try followers[0].lines(expected.count)
    #expect(Set(printed) == Set(expected))
    for follower in followers { #expect(follower.stop() == 0) }
    #expect(["new", "cur", "failed"].allSatisfy { fixture.names("all/" + $0).isEmpty })
  }

  @Test(arguments: ["--all", "--claim"])
  func followKeepsAFileThatWasCutShortApartFromTheNext(flag: String) throws {
    let cut = articles[1].name.text
    #expect(truncate(fixture.spool + "/all/new/" + cut, 10) == 0)
    let follower = try Follower(fixture, flag)
    #expect(try follower.lines(4) == ([articles[0]] + articles[2...] + [.sample(9)]).map(\.content))
    #expect(follower.stop() == 0)
    if flag == "--claim" { #expect(fixture.names("all/failed") == [cut]) }
  }

  /// More than the kernel keeps note of (`fs.inotify.max_queued_events`).
  @Test func whatWaitedBeforeAFollowerCameIsNotPrintedWhenItIsOverrun() async throws {
    let setting = try String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
    let limit = try #require(Int(setting.trimmingCharacters(in: .whitespacesAndNewlines)))
    guard Requirement.met(limit <= 20_000, "fs.inotify.max_queued_events is too large to be passed") else { return }
    let follower = try Follower(fixture)
    let new = fixture.spool + "/all/new/"
    let spool = try MaildirSpool(path: fixture.spool, access: SpoolAccess(group: nil))
    follower.pause()
    // No articles, so that all that is printed afterwards came by the listing.
    #expect(link(new + articles[0].name.text, new + "stray") == 0)
    for number in 0..<limit + 100 { #expect(link(new + "stray", new + "stray\(number)") == 0) }
    try await spool.deliver([.sample(21)])
    follower.goOn()
    #expect(try follower.lines(1) == [OutboundArticle.sample(21).content])
    try await spool.deliver([.sample(22)])
    #expect(try follower.lines(1) == [OutboundArticle.sample(22).content])
    #expect(follower.stop() == 0)
  }

  @Test func aFileThatCannotBeReadIsNotSaidToBeTakenByAConsumer() async throws {
    let errors = Pipe()
    let follower = try Follower(fixture, errors: errors)
    let new = fixture.spool + "/all/new/"
    #expect(symlink("/etc/passwd", new + OutboundArticle.sample(20).name.text) == 0)
    let spool = try MaildirSpool(path: fixture.spool, access: SpoolAccess(group: nil))
    try await spool.deliver([.sample(21)])
    #expect(try follower.lines(1) == [OutboundArticle.sample(21).content])
    #expect(follower.stop() == 0)
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(said == "tidings: \(new)\(OutboundArticle.sample(20).name) is no regular file; passed over\n")
  }

  @Test(arguments: ["--all", "--claim"])
  func whatIsNoArticleIsPassedOverAndTheNextIsPrinted(flag: String) async throws {
    let new = fixture.spool + "/all/new/"
    let foreign = [OutboundArticle.sample(5), .sample(6), .sample(20)].map(\.name.text)
    #expect(symlink("/etc/passwd", new + foreign[0]) == 0)
    #expect(mkfifo(new + foreign[1], 0o600) == 0)
    let errors = Pipe()
    let follower = try Follower(fixture, flag, errors: errors)
    #expect(try follower.lines(5) == (articles + [.sample(9)]).map(\.content))
    #expect(symlink("/etc/passwd", new + foreign[2]) == 0)
    let spool = try MaildirSpool(path: fixture.spool, access: SpoolAccess(group: nil))
    try await spool.deliver([.sample(21)])
    #expect(try follower.lines(1) == [OutboundArticle.sample(21).content])
    #expect(follower.stop() == 0)
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(said == foreign.map { "tidings: \(new)\($0) is no regular file; passed over\n" }.joined())
    if flag == "--claim" { #expect(fixture.names("all/new") == foreign && fixture.names("all/cur").isEmpty) }
  }

  @Test func aFollowerWhoseReaderHasGoneGivesTheArticleBack() throws {
    let run = try ChildProcess.run(
      "/bin/sh",
      ["-c", #""$0" spool follow --claim --spool "$1" | :"#, ChildProcess.tidings, fixture.spool])
    #expect(run.status == 0, "\(run.errors)")
    #expect(fixture.names("all/cur").isEmpty)
  }
}

/// A running `tidings spool follow` whose output is read line by line.
private final class Follower {
  private let process = Process()
  private let output: Pipe
  private var rest: [UInt8] = []

  /// - Parameter output: shared with other followers; the caller closes its end for writing.
  init(_ fixture: SpoolFixture, _ flag: String? = nil, output: Pipe? = nil, errors: Pipe? = nil) throws {
    self.output = output ?? Pipe()
    process.executableURL = URL(fileURLWithPath: ChildProcess.tidings)
    process.arguments = ["spool", "follow"] + (flag.map { [$0] } ?? []) + ["--spool", fixture.spool]
    if let errors { process.standardError = errors }
    // Process closes the parent's end of a pipe it is given; a copy leaves a shared one open.
    process.standardOutput =
      output.map { FileHandle(fileDescriptor: dup($0.fileHandleForWriting.fileDescriptor), closeOnDealloc: true) }
      ?? self.output
    try process.run()
    // Without a flag it prints nothing by which to tell that it watches.
    while flag == nil, process.isRunning, !heedsTermination { usleep(2000) }
  }

  func pause() { kill(process.processIdentifier, SIGSTOP) }
  func goOn() { kill(process.processIdentifier, SIGCONT) }

  /// Waits for so many lines.
  func lines(_ count: Int) throws -> [[UInt8]] {
    var lines: [[UInt8]] = []
    while lines.count < count {
      if let end = rest.firstIndex(of: 0x0A) {
        lines.append(Array(rest[...end]))
        rest.removeSubrange(...end)
      } else {
        let data = output.fileHandleForReading.availableData
        try #require(!data.isEmpty, "the follower ended after \(lines.count) lines")
        rest += data
      }
    }
    return lines
  }

  /// One that has not come so far as to heed the signal would be killed by it.
  func stop() -> Int32 {
    while process.isRunning, !heedsTermination { usleep(2000) }
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }

  private var heedsTermination: Bool {
    let status = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
    let caught = status.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }?.split(separator: "\t").last
    return caught.flatMap { UInt64($0, radix: 16) }.map { $0 >> UInt64(SIGTERM - 1) & 1 == 1 } ?? false
  }
}
