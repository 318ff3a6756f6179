import Testing
import TidingsModel

@Suite struct PackedFeedStates {
  @Test func aFullStateComesBackAsItWas() {
    var state = FeedState(id: FeedID(url: "harbour.example"), configuredURL: "https://harbour.example/feed?a=1")
    state.title = "Bản tin cảng"
    // Validators are bytes, not text.
    state.validators = Validators(etag: Array("W/\"".utf8) + [0xFF, 0x00, 0x22], lastModified: [])
    state.bodyHash = [UInt8](0..<32)
    state.learnedURL = "https://harbour.example/new"
    let times = (0..<8).map { Timestamp(seconds: 1_790_000_000 + Int64($0) * 1_000_000, nanoseconds: 123_456_000) }
    state.lastPolled = times[0]
    state.lastSuccess = times[1]
    state.lastNews = times[2]
    state.failingSince = times[3]
    state.goneSince = Timestamp(seconds: -5)
    state.notModifiedSince = times[5]
    state.heldUntil = times[6]
    state.nextDue = times[7]
    state.lastStatus = 503
    state.lastError = "503: down"
    state.dueReason = "backoff after 3 failures"
    state.medianGap = 1234.5
    state.wishes.maxAge = .max
    state.wishes.ttlMinutes = 0
    state.wishes.updateInterval = -1
    state.wishes.skipHours = [0, 23]
    state.wishes.skipDays = [6]
    state.usualOffset = -25_200
    state.selection = 1 << 48
    state.validatedURL = "https://example.org/tin-tức"
    state.pagesMissed = 12
    state.pageTrouble = "HTTP 403 Forbidden"
    state.failures = 1_000_000
    state.fruitless = 300
    state.delivered = 70_000
    #expect(PackedFeedState(state).state(of: state.id) == state)
  }

  @Test func anEmptyStateStaysEmpty() {
    let state = FeedState(id: FeedID(url: "a"), configuredURL: "")
    #expect(PackedFeedState(state).state(of: state.id) == state)
  }

  @Test func eachOptionalFieldStandsForItself() {
    var state = FeedState(id: FeedID(url: "a"), configuredURL: "http://a.example/")
    state.usualOffset = 3600
    state.nextDue = Timestamp(seconds: 1, nanoseconds: 1000)
    #expect(PackedFeedState(state).state(of: state.id) == state)
  }

  @Test func onlyAFeedThatMovedIsGoneOrIsHeldCountsAsHindered() {
    var plain = FeedState(id: FeedID(url: "harbour.example"), configuredURL: "https://harbour.example/feed")
    plain.title = "Harbour"
    plain.validators = Validators(etag: [0x22], lastModified: [0x30])
    plain.bodyHash = [1]
    plain.lastPolled = Timestamp(seconds: 5)
    plain.lastNews = plain.lastPolled
    plain.failingSince = plain.lastPolled
    plain.notModifiedSince = plain.lastPolled
    plain.nextDue = plain.lastPolled
    plain.lastError = "timeout"
    plain.validatedURL = "https://harbour.example/feed"
    plain.failures = 3
    #expect(PackedFeedState(plain).isUnhindered)
    var moved = plain
    moved.learnedURL = "https://harbour.example/new"
    var gone = plain
    gone.goneSince = plain.lastPolled
    var held = plain
    held.heldUntil = plain.lastPolled
    for state in [moved, gone, held] { #expect(!PackedFeedState(state).isUnhindered) }
  }
}
