import Foundation
import Testing
import TidingsDedup
import TidingsModel

@testable import TidingsState

/// Articles that wait in a state of which bits have flipped meanwhile.
@Suite struct DamagedOutboxTests {
  let state: TemporaryState
  init() throws { state = try TemporaryState() }

  private static let needle = "the tide turned at noon"

  private func record(_ numbers: Range<Int>, in state: TemporaryState, note: String = "") -> PollRecord {
    let items = numbers.map {
      item("g\($0)", link: "https://harbour.example/\($0)", title: "R\($0)", text: longText($0) + note)
    }
    var record = state.record("harbour", items.map { Candidate($0) })
    record.queues = { _ in ["all", "ferries-only"] }
    record.state.validators.etag = Array("\"5\"".utf8)
    return record
  }

  /// Flips a bit of the first place in the closed state at which a text stands.
  private func flip(_ text: String, in state: TemporaryState) throws {
    var file = try Data(contentsOf: URL(filePath: state.path))
    let found = try #require(file.firstRange(of: Data(text.utf8)))
    file[found.lowerBound + text.utf8.count / 2] ^= 0x04
    try file.write(to: URL(filePath: state.path))
  }

  /// In the contents, and in what says for whom they are.
  @Test(arguments: [(needle, nil), (needle, 0), ("ferries-only", nil)] as [(String, Int?)])
  func theyAreSaidToBeDamagedAndComeAgain(place: String, outboxFileSize: Int?) async throws {
    let state = try TemporaryState(outboxFileSize: outboxFileSize)
    let waiting = record(0..<5, in: state, note: Self.needle)
    let promised = try await state.store.record(waiting).deliveries
    try await state.store.remove([promised[0].name])
    try await state.store.close()
    try flip(place, in: state)
    try await state.reopen()
    // What came later is whole.
    state.pass(seconds: 3600)
    let sound = try await state.store.record(record(5..<7, in: state)).deliveries
    let damage = try await state.store.check()
    #expect(
      damage == [
        "\(state.path): of the articles that wait to be delivered 4 are lost; the next run takes them for new again where "
          + "the feeds still carry them"
      ])
    let error = await #expect(throws: StateError.self) { try await state.store.outbox(limit: 100) }
    #expect(error == .contentsDamaged(path: state.path, count: 4))
    #expect(try await state.store.wholeOutbox() == sound)
    #expect(try await state.store.counts().outbox == 2 && state.store.outboxCount == 2)
    #expect(try await state.store.check() == [])
    #expect(try await state.store.feedStates().first?.validators.etag == nil)
    let again = try await state.store.record(waiting)
    #expect(again.outcomes.count { $0 == .new } == 4)
    #expect(Set(again.deliveries.map(\.name.id)) == Set(promised.dropFirst().map(\.name.id)))
  }

  @Test func wholeOnesAreDeliveredAsTheyWereAlsoAfterSeveralStarts() async throws {
    var promised = try await state.store.record(record(0..<5, in: state)).deliveries
    for _ in 0..<3 {
      try await state.reopen()
      #expect(try await state.store.check() == [])
      #expect(try await state.store.wholeOutbox() == promised)
      // From the middle of a row, which is written anew.
      try await state.store.remove([promised.remove(at: 1).name])
    }
  }

  /// An older version has put them there, without a sum.
  @Test func thoseOfAnOlderVersionAreDeliveredAsTheyAre() async throws {
    let promised = try await state.store.record(record(0..<5, in: state)).deliveries
    try await state.store.close()
    try sqlite(state.path, "UPDATE outbox SET sum = NULL")
    try await state.reopen()
    #expect(try await state.store.check() == [])
    #expect(try await state.store.wholeOutbox() == promised)
  }

  /// So damaged that nobody can say which articles waited: what follows them is delivered all the same.
  @Test func aRowThatCannotBeReadKeepsNoOtherFromBeingDelivered() async throws {
    _ = try await state.store.record(record(0..<5, in: state))
    try await state.store.close()
    try sqlite(state.path, "UPDATE outbox SET articles = substr(articles, 1, 50)")
    try await state.reopen()
    state.pass(seconds: 3600)
    let sound = try await state.store.record(record(5..<7, in: state)).deliveries
    let error = await #expect(throws: StateError.self) { try await state.store.outbox(limit: 100) }
    #expect(error == .contentsDamaged(path: state.path, count: 5))
    #expect(try await state.store.wholeOutbox() == sound)
    #expect(state.store.outboxCount == 2)
  }
}
