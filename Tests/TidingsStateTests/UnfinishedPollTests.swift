import Testing
import TidingsModel
import TidingsState

@Suite struct UnfinishedPollTests {
  private let state: TemporaryState
  private let feed = TemporaryState.feed("harbour")

  init() throws { state = try TemporaryState() }

  private var poll: UnfinishedPoll {
    var poll = UnfinishedPoll(
      feed: feed.id, configuredURL: feed.url, time: state.now, status: 203, url: "https://cdn.example/harbour",
      document: [0x28, 0xB5, 0x2F, 0xFD, 0, 0xFF])
    poll.movedTo = "https://harbour.example/moved"
    poll.contentType = "application/rss+xml; charset=TIS-620"
    poll.contentLanguage = "th"
    poll.contentLocation = "../harbour.xml"
    poll.validators = Validators(etag: Array("W/\"\u{1}x\"".utf8) + [0xFF, 0], lastModified: [])
    poll.maxAge = 90
    poll.linkHeaders = ["<https://hub.example/>; rel=hub", "<self>; rel=\"self\""]
    return poll
  }

  @Test func `It is there after a kill, field by field, until the feed is recorded`() async throws {
    let poll = poll
    #expect(try await state.store.unfinishedPoll(of: feed.id) == nil)
    try await state.store.keep(poll)
    let killed = try state.afterAKill()
    #expect(try await killed.unfinishedPoll(of: feed.id) == poll)
    try await killed.close()
    // Other feeds' polls, and those that brought no document, leave it there.
    try await state.poll("market", item("1", title: "Fish", text: "Dear."))
    try state.store.note(state.quietPoll("harbour"))
    #expect(try await state.store.unfinishedPoll(of: feed.id) == poll)
    var part = state.record("harbour", [])
    part.isFinished = false
    _ = try await state.store.record(part)
    try await state.reopen()
    #expect(try await state.store.unfinishedPoll(of: feed.id) == poll)
    try await state.poll("harbour", item("1", title: "Tide", text: "High."))
    #expect(try await state.store.unfinishedPoll(of: feed.id) == nil)
    try await state.reopen()
    #expect(try await state.store.unfinishedPoll(of: feed.id) == nil)
  }

  @Test func `The later of two takes the earlier one's place, and a dropped one is gone`() async throws {
    try await state.store.keep(poll)
    var later = poll
    later.document = [1]
    try await state.store.keep(later)
    #expect(try await state.store.unfinishedPoll(of: feed.id) == later)
    try await state.store.dropUnfinishedPoll(of: feed.id)
    try await state.reopen()
    #expect(try await state.store.unfinishedPoll(of: feed.id) == nil)
  }

  @Test func `It is known how often it was taken up since the program last left it in good order`() async throws {
    let store = state.store
    #expect(try await store.countTry(ofUnfinishedPollOf: feed.id) == 0)
    try await store.keep(poll)
    #expect(try await store.countTry(ofUnfinishedPollOf: feed.id) == 1)
    let killed = try state.afterAKill()
    #expect(try await killed.countTry(ofUnfinishedPollOf: feed.id) == 2)
    #expect(try await killed.unfinishedPoll(of: feed.id) == poll)
    try await killed.close()
    var part = state.record("harbour", [])
    part.isFinished = false
    _ = try await store.record(part)
    #expect(try await store.countTry(ofUnfinishedPollOf: feed.id) == 0)
    try await state.reopen()
    #expect(try await state.store.countTry(ofUnfinishedPollOf: feed.id) == 0)
    var later = poll
    later.document = [1]
    try await state.store.keep(later)
    #expect(try await state.store.countTry(ofUnfinishedPollOf: feed.id) == 1)
  }

  @Test func `A year later it is given up`() async throws {
    try await state.store.keep(poll)
    state.pass(days: 300)
    _ = try await state.store.prune(now: state.now)
    try await state.reopen()
    #expect(try await state.store.unfinishedPoll(of: feed.id) != nil)
    state.pass(days: 100)
    _ = try await state.store.prune(now: state.now)
    try await state.reopen()
    #expect(try await state.store.unfinishedPoll(of: feed.id) == nil)
  }

  @Test func `It goes with its feed to another id, and away with it`() async throws {
    try await state.store.keep(poll)
    let port = FeedReference(id: TemporaryState.feed("port").id, url: feed.url)
    #expect(try await state.store.adopt([port], gone: [feed.id: feed.url]) == [feed.id: port.id])
    #expect(try await state.store.unfinishedPoll(of: feed.id) == nil)
    #expect(try await state.store.unfinishedPoll(of: port.id)?.document == poll.document)
    // The poll under way is recorded under the old id.
    try await state.store.keep(poll)
    try await state.reopen()
    #expect(try await state.store.unfinishedPoll(of: port.id)?.document == poll.document)
    try await state.store.forget([port.id])
    #expect(try await state.store.unfinishedPoll(of: port.id) == nil)
    var late = poll
    late.feed = port.id
    try await state.store.keep(late)
    try await state.reopen()
    #expect(try await state.store.unfinishedPoll(of: port.id) == nil)
  }
}
