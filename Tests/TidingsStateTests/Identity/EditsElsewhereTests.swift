import Testing
import TidingsDedup
import TidingsModel
import TidingsState

/// Edits that a second feed makes: the busy one that brought the article drops it, the section's keeps it.
@Suite struct EditsElsewhere {
  let state: TemporaryState
  init() throws { state = try TemporaryState() }

  private let other = item("2", link: "https://harbour.example/2", title: "Other", text: "Other.")

  private func story(_ text: String) -> Item {
    item("ferry", link: "https://harbour.example/1", title: text, text: text)
  }

  /// The article in both feeds, then gone from the one that brought it.
  private func begin() async throws {
    #expect(try await state.poll("news", story("One")) == [.new])
    #expect(try await state.poll("section", story("One")) == [.elsewhere])
  }

  @Test func theEditOfTheFeedThatStillHasTheArticleIsDelivered() async throws {
    try await begin()
    try await state.poll("news", other)
    try await state.reopen()
    let edited = try await state.deliver("section", [story("Two")])
    #expect(edited.outcomes == [.revised])
    let file = try #require(try edited.files.first)
    #expect(file["_tidings"]?["revision"]?.integer == 2)
    #expect(file["_tidings"]?["feed"]?["id"]?.string == "section")
    #expect(file["_tidings"]?["also_in"]?.array?.map { $0["id"]?.string } == ["news"])
    #expect(try await state.poll("section", story("Two")) == [.seen])
    #expect(try await state.poll("section", story("Three")) == [.revised])
  }

  @Test func aFeedWithWordsOfItsOwnEditsNothingOfOneThatIsRemoved() async throws {
    #expect(try await state.poll("news", story("One")) == [.new])
    let teaser = item("planet-ferry", link: "https://harbour.example/1", title: "One", text: "In short.")
    #expect(try await state.poll("planet", teaser) == [.elsewhere])
    try await state.store.forget([TemporaryState.feed("news").id])
    let other = item("planet-ferry", link: "https://harbour.example/1", title: "One", text: "In other words.")
    for item in [teaser, other] { #expect(try await state.poll("planet", item) == [.seen]) }
    // The feed itself, under another id and address: its edits go on.
    #expect(try await state.poll("newspaper", story("One")) == [.seen])
    #expect(try await state.poll("newspaper", story("Two")) == [.revised])
    #expect(try await state.poll("planet", teaser) == [.seen])
  }

  @Test func aCopyThatLagsBehindIsNoEdit() async throws {
    try await begin()
    #expect(try await state.poll("news", story("Two")) == [.revised])
    try await state.poll("news", other)
    #expect(try await state.poll("section", story("One")) == [.seen])
    #expect(try await state.poll("section", story("Two")) == [.seen])
    #expect(try await state.poll("section", story("Three")) == [.revised])
  }

  @Test func anEditSeenWhileTheFirstFeedStillHadTheOldTextIsNotLost() async throws {
    try await begin()
    #expect(try await state.poll("section", story("Two")) == [.heldBack])
    #expect(try await state.poll("news", other) == [.new])
    #expect(try await state.poll("section", story("Two")) == [.revised])
  }

  @Test(arguments: [true, false])
  func itDoesNotMatterWhichFeedIsPolledFirst(secondIsFirst: Bool) async throws {
    try await begin()
    if secondIsFirst { #expect(try await state.poll("section", story("Two")) == [.heldBack]) }
    #expect(try await state.poll("news", story("Two")) == [.revised])
    if !secondIsFirst { #expect(try await state.poll("section", story("Two")) == [.seen]) }
    try await state.poll("news", other)
    #expect(try await state.poll("section", story("Three")) == [.revised])
  }

  @Test func aFeedThatMissedAnEditStillMakesItsOwn() async throws {
    try await begin()
    #expect(try await state.poll("news", story("Two")) == [.revised])
    try await state.poll("news", other)
    #expect(try await state.poll("section", story("Three")) == [.revised])
  }

  @Test func whileBothHaveTheArticleTheFirstFeedsEditsCount() async throws {
    try await begin()
    for text in ["Two", "Three"] {
      #expect(try await state.poll("section", story(text)) == [.heldBack])
      #expect(try await state.poll("news", story(text)) == [.revised])
      #expect(try await state.poll("section", story(text)) == [.seen])
    }
  }

  @Test func aFeedThatWordsItsItemsDifferentlyDoesNotEdit() async throws {
    #expect(try await state.poll("news", story("All of the text")) == [.new])
    #expect(try await state.poll("section", story("A teaser")) == [.elsewhere])
    try await state.poll("news", other)
    #expect(try await state.poll("section", story("Another teaser")) == [.seen])
  }

  @Test func anArticleThatComesBackToItsFirstFeedIsNotDeliveredAgain() async throws {
    try await begin()
    try await state.poll("news", other)
    #expect(try await state.poll("section", story("Two")) == [.revised])
    #expect(try await state.poll("news", story("One"), other) == [.seen, .seen])
    #expect(try await state.poll("news", story("Two"), other) == [.seen, .seen])
    #expect(try await state.poll("section", story("Two")) == [.seen])
    // And the other way about.
    try await state.poll("section", item("9", link: "https://harbour.example/9", text: "Nine."))
    #expect(try await state.poll("news", story("Three"), other) == [.revised, .seen])
  }

  @Test func aDeadFeedHoldsNothing() async throws {
    try await begin()
    #expect(try await state.poll("section", story("Two")) == [.heldBack])
    state.pass(days: 4)
    #expect(try await state.poll("section", story("Two")) == [.revised])
  }

  @Test func anEmptiedFeedHoldsNothing() async throws {
    try await begin()
    try await state.deliver("news", [])
    #expect(try await state.poll("section", story("Two")) == [.revised])
  }

  @Test func ofMoreArticlesThanAreRememberedAllCountAsHeld() async throws {
    let many = (2...1200).map { item("\($0)", link: "https://harbour.example/\($0)", title: "\($0)", text: "\($0)") }
    try await state.deliver("news", [story("One")])
    #expect(try await state.poll("section", story("One")) == [.elsewhere])
    try await state.deliver("news", many)
    #expect(try await state.poll("section", story("Two")) == [.heldBack])
    try await state.deliver("news", Array(many.prefix(900)))
    #expect(try await state.poll("section", story("Two")) == [.revised])
  }

  @Test func aFeedThatIsNotConfiguredHoldsNothing() async throws {
    try await begin()
    #expect(try await state.poll("section", story("Two")) == [.heldBack])
    state.store.setAside([TemporaryState.feed("news").id])
    #expect(try await state.poll("section", story("Two")) == [.revised])
  }

  /// Id and address changed at once, and the article with them.
  @Test func whatAFeedThatIsNotConfiguredBroughtIsEditedByWhoShowsIt() async throws {
    try await begin()
    state.store.setAside([TemporaryState.feed("news").id, TemporaryState.feed("section").id])
    #expect(try await state.poll("moved", story("Two")) == [.elsewhere])
    #expect(try await state.poll("moved", story("Two")) == [.seen])
    #expect(try await state.poll("moved", story("Three")) == [.revised])
    #expect(try await state.poll("moved", story("Four")) == [.revised])
    // One that had the article before with words of its own goes on having those.
    try await state.poll("region", item("5", link: "https://harbour.example/5", text: "Five."))
    #expect(try await state.poll("region", story("In other words")) == [.elsewhere])
    #expect(try await state.poll("region", story("In other words again")) == [.seen])
  }

  /// One page for each day's report, and an agency's that stood there once.
  @Test func anotherStoryWhereAnotherFeedsStoodIsAnArticle() async throws {
    func report(_ guid: String, _ number: Int) -> Item {
      item(guid, link: "https://harbour.example/report", title: "Report \(number)", text: longText(number))
    }
    #expect(try await state.poll("news", report("n1", 1)) == [.new])
    #expect(try await state.poll("section", report("s1", 1)) == [.elsewhere])
    #expect(try await state.poll("section", report("s2", 2)) == [.new])
    #expect(try await state.poll("section", report("s3", 3)) == [.new])
    #expect(try await state.poll("news", report("n1", 1)) == [.seen])
    try await state.poll("news", other)
    #expect(try await state.poll("section", report("s4", 4)) == [.new])
  }

  @Test func aCopyThatIsLateIsNoEdit() async throws {
    func version(_ number: Int) -> Item {
      item("1", link: "https://harbour.example/1", title: "Ferry", text: longText(1) + " Edit \(number).")
    }
    #expect(try await state.poll("news", version(0)) == [.new])
    #expect(try await state.poll("section", version(0)) == [.elsewhere])
    #expect(try await state.poll("news", version(1)) == [.revised])
    #expect(try await state.poll("news", version(2)) == [.revised])
    #expect(try await state.poll("section", version(1)) == [.seen])
    try await state.poll("news", other)
    #expect(try await state.poll("section", version(1)) == [.seen])
    state.pass(days: 1)
    #expect(try await state.poll("section", version(1)) == [.seen])
    #expect(try await state.poll("section", version(3)) == [.revised])
  }

  @Test func anEditIsNotWaitedForWithoutEnd() async throws {
    try await begin()
    for _ in 0..<8 {
      state.pass(days: 1)
      try await state.poll("news", story("One"))
    }
    #expect(try await state.poll("section", story("Two")) == [.seen])
    try await state.poll("news", other)
    #expect(try await state.poll("section", story("Two")) == [.revised])
  }

  @Test func aNewAddressIsLearnedFromAFeedWhoseEditsDoNotCount() async throws {
    func moved(_ text: String) -> Item { item("ferry", link: "https://harbour.example/new", title: text, text: text) }
    try await begin()
    #expect(try await state.poll("section", moved("Two")) == [.heldBack])
    #expect(try await state.poll("third", moved("Two")) == [.elsewhere])
    #expect(try await state.poll("news", moved("Two")) == [.revised])
    var other = moved("Two")
    other.guid = "another"
    #expect(try await state.poll("section", other) == [.seen])
  }

  @Test func anAddressOfChangingStoriesIsNotTheArticlesForGood() async throws {
    func report(_ feed: String, _ guid: String, _ number: Int) -> Item {
      item(guid, link: "https://\(feed).example/breaking", title: "Report \(number)", text: longText(number))
    }
    // An agency's text in both; the second feed shows each day's at one address.
    #expect(try await state.poll("news", report("news", "n1", 1)) == [.new])
    #expect(try await state.poll("section", report("section", "s1", 1)) == [.elsewhere])
    #expect(try await state.poll("section", report("section", "s1", 1)) == [.seen])
    #expect(try await state.poll("section", report("section", "s2", 2)) == [.new])
    #expect(try await state.poll("section", report("section", "s3", 3)) == [.new])
  }

  @Test func withoutUpdatesNothingIsDelivered() async throws {
    try await begin()
    try await state.poll("news", other)
    #expect(try await state.poll("section", policy: DedupPolicy(deliversUpdates: false), story("Two")) == [.seen])
  }

  @Test func editsAreCountedByTheDayWhoeverMakesThem() async throws {
    try await begin()
    try await state.poll("news", other)
    let outcomes = try await (1...5).asyncMap { try await state.poll("section", story("Text \($0)")) }
    #expect(outcomes == [[.revised], [.revised], [.revised], [.nextDay], [.nextDay]])
    state.pass(days: 1)
    #expect(try await state.poll("section", story("Text 5")) == [.revised])
  }
}

extension ClosedRange<Int> {
  fileprivate func asyncMap<Value>(_ body: (Int) async throws -> Value) async rethrows -> [Value] {
    var values: [Value] = []
    for number in self { values.append(try await body(number)) }
    return values
  }
}
