import Foundation
import Testing
import TidingsDedup
import TidingsModel
import TidingsState

@Suite struct StateFiles {
  let state: TemporaryState
  init() throws { state = try TemporaryState() }

  private var other: String { state.folder + "/other.sqlite" }

  private func failure(opening path: String) throws -> StateError? {
    do {
      _ = try SQLiteStateStore(path: path)
      return nil
    } catch { return error }
  }

  @Test func anotherStoreIsToldWhoHoldsTheState() async throws {
    let pid = ProcessInfo.processInfo.processIdentifier
    #expect(try failure(opening: state.path) == .heldBy(pid: pid, path: state.path))
    #expect(SQLiteStateStore.holder(ofStateAt: state.path) == pid)
    try await state.reopen()
    try await state.store.close()
  }

  @Test func theDirectoryIsMadeWhereOnlyItIsMissing() async throws {
    let store = try SQLiteStateStore(path: state.folder + "/fresh/state.sqlite")
    try await store.close()
    let mode = try FileManager.default.attributesOfItem(atPath: state.folder + "/fresh")[.posixPermissions] as? Int
    #expect(try #require(mode) & 0o027 == 0)
  }

  @Test func aFolderMissingFurtherUpIsNamed() throws {
    let deep = state.folder + "/neither/nor/state.sqlite"
    #expect(
      try failure(opening: deep)
        == .cannotOpen(
          path: deep,
          detail:
            "mkdir \(state.folder)/neither/nor: No such file or directory; tidings makes this directory, but none "
            + "above it"))
    #expect(!FileManager.default.fileExists(atPath: state.folder + "/neither"))
  }

  @Test func theFileIsNotForEveryone() throws {
    let mode = try FileManager.default.attributesOfItem(atPath: state.path)[.posixPermissions] as? Int
    #expect(try #require(mode) & 0o137 == 0)
  }

  @Test func aFileOfAnotherKindIsRefusedAndLeftAsItIs() throws {
    let text = Data("feeds:\n  - url: https://harbour.example/feed\n".utf8)
    try text.write(to: URL(filePath: other))
    guard case .notAStateFile? = try failure(opening: other) else {
      Issue.record("it was opened, or refused for another reason")
      return
    }
    #expect(try Data(contentsOf: URL(filePath: other)) == text)
  }

  @Test func aDatabaseOfAnotherProgramIsRefusedAndLeftAsItIs() throws {
    try sqlite(other, "CREATE TABLE cookies(name TEXT); INSERT INTO cookies VALUES('a');")
    let before = try Data(contentsOf: URL(filePath: other))
    #expect(try failure(opening: other) == .foreign(path: other))
    #expect(try failure(reading: other) == .foreign(path: other))
    #expect(try Data(contentsOf: URL(filePath: other)).dropFirst(100) == before.dropFirst(100))
  }

  @Test func aStateOfANewerProgramIsRefused() async throws {
    try await state.store.close()
    try sqlite(state.path, "INSERT INTO grdb_migrations VALUES('a later one');")
    #expect(try failure(opening: state.path) == .newer(path: state.path))
    #expect(try failure(reading: state.path) == .newer(path: state.path))
  }

  @Test func aDamagedStateIsRefusedAndLeftAsItIs() async throws {
    for number in 0..<20 {
      try await state.deliver((0..<20).map { item("\(number)-\($0)", title: "T\(number)-\($0)", text: longText($0)) })
    }
    try await state.store.vacuum()
    try await state.store.close()
    var bytes = try Data(contentsOf: URL(filePath: state.path))
    #expect(bytes.count > 100_000)
    for index in stride(from: 8192, to: bytes.count, by: 97) { bytes[index] = 0xA5 }
    try bytes.write(to: URL(filePath: state.path))
    guard case .corrupt? = try failure(opening: state.path) else {
      Issue.record("it was opened, or refused for another reason")
      return
    }
    #expect(try Data(contentsOf: URL(filePath: state.path)) == bytes)
  }

  @Test func aStateCutShortIsRefused() async throws {
    for number in 0..<20 {
      try await state.deliver((0..<20).map { item("\(number)-\($0)", title: "T\(number)-\($0)", text: longText($0)) })
    }
    try await state.store.vacuum()
    try await state.store.close()
    let bytes = try Data(contentsOf: URL(filePath: state.path))
    try bytes.prefix(bytes.count / 2).write(to: URL(filePath: state.path))
    guard case .corrupt? = try failure(opening: state.path) else {
      Issue.record("it was opened, or refused for another reason")
      return
    }
  }

  @Test func whyNobodyCouldWorkWithAStateIsToldWithNothingWritten() async throws {
    let folder = state.folder + "/looked at?#%41"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    let looked = folder + "/state.sqlite"
    func refusal() throws -> StateError? {
      let before = try Data(contentsOf: URL(filePath: looked))
      defer {
        #expect((try? FileManager.default.contentsOfDirectory(atPath: folder)) == ["state.sqlite"])
        #expect((try? Data(contentsOf: URL(filePath: looked))) == before)
      }
      return StateReader.refusal(ofStateAt: looked)
    }
    try await state.deliver((0..<20).map { item("\($0)", title: "T\($0)", text: longText($0)) })
    #expect(StateReader.refusal(ofStateAt: state.path) == nil, "held, and being written")
    try await state.store.vacuum()
    try await state.store.close()
    let whole = try Data(contentsOf: URL(filePath: state.path))
    try whole.write(to: URL(filePath: looked))
    #expect(try refusal() == nil)
    try whole.prefix(whole.count / 2).write(to: URL(filePath: looked))
    let cut = try refusal()
    guard case .corrupt? = cut else {
      Issue.record("a file that is cut short: \(String(describing: cut))")
      return
    }
    try FileManager.default.removeItem(atPath: looked)
    try sqlite(looked, "CREATE TABLE cookies(name TEXT);")
    #expect(try refusal() == .foreign(path: looked))
    try sqlite(state.path, "INSERT INTO grdb_migrations VALUES('a later one');")
    try Data(contentsOf: URL(filePath: state.path)).write(to: URL(filePath: looked))
    #expect(try refusal() == .newer(path: looked))
    #expect(StateReader.refusal(ofStateAt: folder + "/none") == nil)
  }

  @Test func anEmptyFileBecomesAState() async throws {
    try Data().write(to: URL(filePath: other))
    let store = try SQLiteStateStore(path: other)
    #expect(try await store.counts().feeds == 0)
    try await store.close()
  }

  @Test func aFolderIsNoState() throws {
    guard case .some = try failure(opening: state.folder) else {
      Issue.record("it was opened, or refused for another reason")
      return
    }
  }

  @Test func aReaderSeesWhatTheWriterRecordedWithoutDisturbingIt() async throws {
    let reader = try StateReader(path: state.path)
    #expect(try reader.feedStates().isEmpty)
    try await state.deliver([item("a", title: "A")])
    #expect(try reader.feedStates().map(\.delivered) == [1])
    #expect(try reader.counts().outbox == 1)
    #expect(try reader.dailyCounts(since: Timestamp(seconds: 0)).map(\.delivered) == [1])
    try await state.deliver([item("b", title: "B")])
    #expect(try reader.counts().outbox == 2)
  }

  @Test func closingTwiceDoesNoHarm() async throws {
    try await state.deliver([item("a", title: "A")])
    try await state.store.close()
    try await state.store.close()
    await #expect(throws: StateError.closed) { try await state.deliver([item("b", title: "B")]) }
  }

  @Test func aReaderNeedsNoWriter() async throws {
    try await state.deliver([item("a", title: "A")])
    try await state.store.close()
    #expect(try StateReader(path: state.path).counts().outbox == 1)
  }

  @Test func withoutAStateAReaderSaysThatThereIsNone() throws {
    guard case .cannotOpen? = try failure(reading: other) else {
      Issue.record("it was opened, or refused for another reason")
      return
    }
    #expect(!FileManager.default.fileExists(atPath: other))
  }

  @Test func thereIsAStateOrNoneOrThatCannotBeKnown() throws {
    #expect(try SQLiteStateStore.isPresent(at: state.path))
    #expect(try !SQLiteStateStore.isPresent(at: other))
    #expect(try !SQLiteStateStore.isPresent(at: state.folder + "/none/state.sqlite"))
    let below = state.path + "/state.sqlite"
    #expect(throws: StateError.cannotOpen(path: below, detail: "stat \(below): Not a directory")) {
      try SQLiteStateStore.isPresent(at: below)
    }
  }

  @Test func aSoundStateIsCheckedAndShrunk() async throws {
    let store = state.store
    let names = try await state.deliver((0..<50).map { item("\($0)", title: "T\($0)", text: longText($0)) }).deliveries
    try await store.remove(names.map(\.name))
    #expect(try await store.check() == [])
    try await store.vacuum()
    #expect(try await store.counts().articles == 50)
    #expect(try await state.poll(item("3", title: "T3", text: longText(3))) == [.seen])
  }

  @Test func aClosedStateLeavesAnEmptyLogToReadersAndToTheNextStart() async throws {
    try await state.deliver([item("a", title: "A")])
    try await state.store.close()
    let log = try Data(contentsOf: URL(filePath: state.path + "-wal"))
    #expect(log.isEmpty)
    #expect(try StateReader(path: state.path).counts().articles == 1)
  }

  @Test func theLastNameIsThatOfTheLastArticlePromisedWhateverBecameOfIt() async throws {
    let none = try await state.store.lastName()
    let names = try await state.deliver([item("a", title: "A"), item("b", title: "B")]).deliveries.map(\.name)
    let second = try await state.store.lastName()
    #expect(names.allSatisfy { $0 > none && $0 <= second })
    try await state.store.remove(names)
    try await state.reopen()
    #expect(try await state.store.lastName() == second)
    let next = try await state.deliver([item("c", title: "C")])
    #expect(next.deliveries.allSatisfy { $0.name > second })
  }

  @Test func aClosedStateRefusesPolls() async throws {
    let store = state.store
    try await store.close()
    await #expect(throws: StateError.closed) { _ = try await store.record(state.record("harbour", [])) }
    #expect(throws: StateError.closed) { try store.note(state.quietPoll("harbour")) }
  }

  private func failure(reading path: String) throws -> StateError? {
    do {
      _ = try StateReader(path: path)
      return nil
    } catch { return error }
  }
}
