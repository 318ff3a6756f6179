import Testing
import TidingsDedup
import TidingsModel
import TidingsState

/// What is the same article in several feeds.
@Suite struct IdentityAcrossFeeds {
  let state: TemporaryState
  init() throws { state = try TemporaryState() }

  @Test func theSameGuidInTwoFeedsIsTwoArticles() async throws {
    #expect(try await state.poll("harbour", item("1", link: "https://harbour.example/1", title: "A")) == [.new])
    #expect(try await state.poll("airport", item("1", link: "https://airport.example/1", title: "B")) == [.new])
  }

  @Test func theSameLinkInTwoFeedsIsDeliveredOnce() async throws {
    #expect(try await state.poll("harbour", item("1", link: "https://harbour.example/1", text: "One.")) == [.new])
    let teaser = item("x9", link: "http://www.harbour.example/1/?utm_source=rss", title: "Ferry", text: "Teaser.")
    #expect(try await state.poll("region", teaser) == [.elsewhere])
    #expect(try await state.poll("region", teaser) == [.seen])
  }

  @Test func theSameLongTextUnderTwoLinksIsDeliveredOnce() async throws {
    #expect(try await state.poll("harbour", item("1", link: "https://harbour.example/1", text: longText(1))) == [.new])
    #expect(
      try await state.poll("region", item("7", link: "https://region.example/7", text: longText(1))) == [.elsewhere])
  }

  @Test func theSameShortTextInTwoFeedsIsTwoArticles() async throws {
    #expect(try await state.poll("harbour", item("1", link: "https://harbour.example/1", text: "Rain.")) == [.new])
    #expect(try await state.poll("region", item("7", link: "https://region.example/7", text: "Rain.")) == [.new])
    #expect(try await state.poll("city", item(title: "Ferry back in service", text: "Rain.")) == [.new])
  }

  @Test func anotherFeedsEditsAreNotDelivered() async throws {
    #expect(try await state.poll("harbour", item("1", link: "https://harbour.example/1", text: longText(1))) == [.new])
    #expect(
      try await state.poll("region", item("7", link: "https://harbour.example/1", text: "Teaser.")) == [.elsewhere])
    #expect(
      try await state.poll("region", item("7", link: "https://harbour.example/1", text: "New teaser.")) == [.seen])
    #expect(try await state.poll("harbour", item("1", link: "https://harbour.example/1", text: longText(1))) == [.seen])
  }

  @Test func aRevisionNamesTheOtherFeedsThatCarryTheArticle() async throws {
    try await state.poll("harbour", item("1", link: "https://harbour.example/1", text: longText(1)))
    try await state.poll("region", item("7", link: "https://harbour.example/1", text: "Teaser."))
    let edited = try await state.deliver("harbour", [item("1", link: "https://harbour.example/1", text: longText(2))])
    #expect(edited.outcomes == [.revised])
    let file = try #require(try edited.files.first)
    #expect(file["_tidings"]?["also_in"]?.array?.first?["id"]?.string == "region")
  }

  @Test func withDedupWithinTheFeedOtherFeedsDoNotMatter() async throws {
    let feed = DedupPolicy(scope: .feed)
    let a = item("1", link: "https://harbour.example/1", text: longText(1))
    #expect(try await state.poll("harbour", a) == [.new])
    #expect(try await state.poll("region", policy: feed, a) == [.new])
    #expect(try await state.poll("region", policy: feed, a) == [.seen])
    let rotated = item("2", link: "https://harbour.example/1", text: longText(1))
    #expect(try await state.poll("region", policy: feed, rotated) == [.seen])
    let moved = item("3", link: "https://region.example/1", text: longText(1))
    #expect(try await state.poll("region", policy: feed, moved) == [.seen])
  }

  @Test func aFeedOfAnotherIdTakesOverWhatAFeedThatIsGoneBrought() async throws {
    let first = item("a", link: "https://harbour.example/a", text: "One.")
    let other = item("b", link: "https://harbour.example/b", title: "Crane repaired", text: longText(1))
    #expect(try await state.poll("harbour", first, other) == [.new, .new])
    try await state.store.forget([TemporaryState.feed("harbour").id])
    // The same feed under a new name: nothing is new, and edits are delivered again.
    #expect(try await state.poll("renamed", first, other) == [.seen, .seen])
    let edited = item("a", link: "https://harbour.example/a", text: "Two.")
    let result = try await state.deliver("renamed", [edited, other])
    #expect(result.outcomes == [.revised, .seen])
    #expect(try result.files.first?["_tidings"]?["revision"]?.integer == 2)
    #expect(try result.files.first?["_tidings"]?["feed"]?["id"]?.string == "renamed")
    // By its guid as well, now that it is this feed's.
    let moved = item("a", link: "https://port.example/a", text: "Three.")
    #expect(try await state.poll("renamed", moved, other) == [.revised, .seen])
    // A feed of the old name is another feed now.
    #expect(try await state.poll("harbour", other) == [.elsewhere])
  }

  @Test func aFeedAddedAgainDeliversOnlyWhatCameMeanwhile() async throws {
    let old = item("a", link: "https://harbour.example/a", text: "One.")
    #expect(try await state.poll("harbour", old) == [.new])
    try await state.store.forget([TemporaryState.feed("harbour").id])
    let new = item("b", link: "https://harbour.example/b", title: "Crane repaired", text: "Two.")
    #expect(try await state.poll("harbour", new, old) == [.new, .seen])
  }

  @Test func theIdOfAnArticleDoesNotDependOnTheFeed() async throws {
    let feed = DedupPolicy(scope: .feed)
    for article in [
      item("1", link: "https://harbour.example/1", text: longText(1)), item("guid-2", title: "B", text: "Two."),
      item(title: "C", text: "Three."),
    ] {
      let first = try await state.deliver("harbour", policy: feed, [article])
      let second = try await state.deliver("region", policy: feed, [article])
      #expect(first.outcomes == [.new] && second.outcomes == [.new])
      #expect(first.deliveries.first?.name.id == second.deliveries.first?.name.id)
    }
  }

  @Test func differentArticlesHaveDifferentIds() async throws {
    let items = [
      item("a", link: "https://harbour.example/1"), item("b", link: "https://harbour.example/2"),
      item("c", link: "https://harbour.example/"), item("d", link: "https://harbour.example/"),
      item("e"), item("f"), item(title: "x"), item(title: "y"),
    ]
    let result = try await state.deliver(items)
    #expect(Set(result.deliveries.map(\.name.id)).count == items.count)
  }

  @Test func manyPollsAtOnceWithTheSameArticlesDeliverEachOnce() async throws {
    let items = (0..<20).map {
      item("g\($0)", link: "https://harbour.example/\($0)", title: "R\($0)", text: longText($0))
    }
    let records = (0..<40).map { state.record("feed-\($0)", items.shuffled().map { Candidate($0) }) }
    let store = state.store
    let delivered = try await withThrowingTaskGroup(of: [OutboundArticle].self) { group in
      for record in records { group.addTask { try await store.record(record).deliveries } }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(delivered.count == 20)
    #expect(Set(delivered.map(\.name.id)).count == 20)
    #expect(Set(delivered.map(\.name)).count == 20)
    #expect(try await store.outbox(limit: 100).map(\.name) == delivered.map(\.name).sorted())
  }
}
