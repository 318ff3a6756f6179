import Testing
import TidingsDedup
import TidingsModel
import TidingsState

/// Another story under the guid or the link of a known one.
@Suite struct ReusedNames {
  let state: TemporaryState
  init() throws { state = try TemporaryState() }

  private static let policies = [
    DedupPolicy(), DedupPolicy(deliversUpdates: false), DedupPolicy(scope: .feed),
    DedupPolicy(scope: .feed, deliversUpdates: false),
  ]

  private func story(_ guid: String?, _ place: String, _ number: Int, keepingHalfOf old: Int? = nil) -> Item {
    let words = longText(number)
    let kept = old.map { longText($0) }.map { String($0.prefix($0.count / 2) + " " + words.suffix(words.count / 2)) }
    return item(guid, link: "https://harbour.example/\(place)", title: "Story \(number)", text: kept ?? words)
  }

  @Test(arguments: policies)
  func articlesNumberedAnewAreNewArticles(policy: DedupPolicy) async throws {
    let old = (1...3).map { story("\($0)", "old/\($0)", $0) }
    let first = try await state.deliver("harbour", policy: policy, old)
    let new = (1...3).map { story("\($0)", "new/\($0)", 10 + $0) }
    let second = try await state.deliver("harbour", policy: policy, new)
    #expect(second.outcomes == [.new, .new, .new])
    #expect(second.deliveries.allSatisfy { $0.name.revision == 1 })
    #expect(Set((first.deliveries + second.deliveries).map(\.name.id)).count == 6)
    #expect(try await state.deliver("harbour", policy: policy, new).outcomes == [.seen, .seen, .seen])
    try await state.reopen()
    #expect(try await state.deliver("harbour", policy: policy, new).outcomes == [.seen, .seen, .seen])
    // A restored backup of the publisher's, and back.
    for _ in 0..<5 {
      #expect(try await state.deliver("harbour", policy: policy, old).outcomes == [.seen, .seen, .seen])
      #expect(try await state.deliver("harbour", policy: policy, new).outcomes == [.seen, .seen, .seen])
    }
  }

  @Test func anArticleThatComesBackEditedIsStillItself() async throws {
    let first = try await state.deliver([story("1", "old", 1)])
    let second = try await state.deliver([story("1", "new", 2)])
    #expect(second.outcomes == [.new])
    let third = try await state.deliver([story("1", "old", 3, keepingHalfOf: 1)])
    #expect(third.outcomes == [.revised])
    #expect(third.deliveries.first?.name.id == first.deliveries.first?.name.id)
    #expect(try await state.poll(story("1", "new", 2)) == [.seen])
  }

  @Test func theGuidIsTheNewArticlesFromThenOn() async throws {
    try await state.deliver([story("1", "old", 1)])
    let new = try await state.deliver([story("1", "new", 2)])
    let edited = try await state.deliver([story("1", "new-address", 3, keepingHalfOf: 2)])
    #expect(edited.outcomes == [.revised])
    #expect(edited.deliveries.first?.name.id == new.deliveries.first?.name.id)
  }

  @Test func anOldArticleUnderANewNumberBesideIsNotDeliveredAgain() async throws {
    try await state.deliver([story("1", "old", 1)])
    let both = [story("1", "new", 2), story("2", "old", 1)]
    #expect(try await state.deliver(both).outcomes == [.new, .seen])
    #expect(try await state.deliver(both).outcomes == [.seen, .seen])
    #expect(try await state.deliver(both.reversed()).outcomes == [.seen, .seen])
  }

  @Test func anEditedOldArticleUnderANewNumberBesideIsAnEdit() async throws {
    try await state.deliver([story("1", "old", 1)])
    let both = [story("1", "new", 2), story("2", "old", 3, keepingHalfOf: 1)]
    #expect(try await state.deliver(both).outcomes == [.new, .revised])
    #expect(try await state.deliver(both).outcomes == [.seen, .seen])
  }

  @Test func anArticleThatMovesAndKeepsHalfOfItsTextIsAnEdit() async throws {
    let first = try await state.deliver([story("a", "ferry", 1)])
    let second = try await state.deliver([story("a", "ferry-2", 2, keepingHalfOf: 1)])
    #expect(second.outcomes == [.revised])
    #expect(second.deliveries.first?.name.id == first.deliveries.first?.name.id)
  }

  /// A publisher who moves and gives whole texts from then on.
  @Test func anArticleThatMovesUnderItsTitleIsAnEditWhateverTheText() async throws {
    #expect(try await state.poll(item("a", link: "https://harbour.example/1", text: longText(1))) == [.new])
    #expect(try await state.poll(item("a", link: "https://harbour.example/2", text: longText(2))) == [.revised])
  }

  @Test func anArticleOfTheSameGuidAndLinkIsAnEditWhateverTheText() async throws {
    #expect(try await state.poll(story("a", "ferry", 1)) == [.new])
    #expect(try await state.poll(story("a", "ferry", 2)) == [.revised])
  }

  @Test func anArticleThatComesBackToAnAddressOfItsOwnIsAnEditWhateverTheText() async throws {
    #expect(try await state.poll(story("a", "ferry", 1)) == [.new])
    #expect(try await state.poll(story("a", "boat", 1)) == [.seen])
    #expect(try await state.poll(story("a", "ferry", 2)) == [.revised])
  }

  /// The weather, the rates, the picture of the day.
  @Test(arguments: policies)
  func aPageThatHoldsAnotherStoryEachTimeLosesNone(policy: DedupPolicy) async throws {
    var ids: Set<ArticleID> = []
    for number in 0..<30 {
      if number == 20 { state.pass(days: 20) }
      let result = try await state.deliver("harbour", policy: policy, [story("urn:\(number)", "weather", number)])
      #expect(result.outcomes == [.new], "\(number)")
      ids.formUnion(result.deliveries.map(\.name.id))
      #expect(
        try await state.poll("harbour", policy: policy, story("urn:\(number)", "weather", number)) == [.seen])
    }
    #expect(ids.count == 30)
    // A cache that is behind.
    for number in [28, 29, 27, 29, 0, 29] {
      #expect(
        try await state.poll("harbour", policy: policy, story("urn:\(number)", "weather", number)) == [.seen])
    }
    let both = [story("urn:30", "weather", 30), story("urn:29", "weather", 29)]
    #expect(try await state.deliver("harbour", policy: policy, both).outcomes == [.new, .seen])
    #expect(try await state.poll("harbour", policy: policy, story("urn:31", "weather", 31)) == [.new])
  }

  @Test func twoStoriesThatAlternateUnderGuidsNeverSeenAreNotDeliveredWithoutEnd() async throws {
    var outcomes: [Outcome] = []
    for round in 0..<12 { outcomes += try await state.poll(story("run-\(round)", "page", round % 2)) }
    #expect(outcomes == [.new, .new] + Array(repeating: .seen, count: 10))
  }

  @Test func anArticleWhoseGuidChangesAndWhichKeepsHalfOfItsTextIsAnEdit() async throws {
    let first = try await state.deliver([story("a", "ferry", 1)])
    let second = try await state.deliver([story("b", "ferry", 2, keepingHalfOf: 1)])
    #expect(second.outcomes == [.revised])
    #expect(second.deliveries.first?.name.id == first.deliveries.first?.name.id)
  }

  @Test func aPageWithoutGuidsIsOneArticle() async throws {
    #expect(try await state.poll(story(nil, "ferry", 1)) == [.new])
    #expect(try await state.poll(story(nil, "ferry", 2)) == [.revised])
    // A feed that is given guids one day.
    #expect(try await state.poll(story("a", "ferry", 3)) == [.revised])
  }

  @Test func aGuidThatIsNoneSaysNothing() async throws {
    #expect(try await state.poll(story("news", "1", 1), story("news", "2", 2)) == [.new, .new])
    #expect(try await state.poll(story("a", "ferry", 3)) == [.new])
    #expect(try await state.poll(story("news", "ferry", 4)) == [.revised])
  }

  @Test func shortTextsAreEdits() async throws {
    #expect(try await state.poll(teaser("a", "1", 1)) == [.new])
    #expect(try await state.poll(teaser("a", "2", 2)) == [.revised])
    #expect(try await state.poll(teaser("b", "2", 3)) == [.revised])
  }

  private func teaser(_ guid: String, _ place: String, _ number: Int, words: Int = 12) -> Item {
    item(
      guid, link: "https://harbour.example/\(place)", title: "Story \(number)",
      text: (0..<words).map { "word\(number)x\($0)" }.joined(separator: " "))
  }

  /// Guids that are the places of a list, all of which is new each time.
  @Test(arguments: policies, [0, 12, 200])
  func placesOfAListAreNoNames(policy: DedupPolicy, words: Int) async throws {
    var ids: Set<ArticleID> = []
    for round in 0..<8 {
      let items = (1...3).map { place in
        teaser("\(place)", "story/\(round * 3 + place)", round * 3 + place, words: words)
      }
      let result = try await state.deliver("harbour", policy: policy, items)
      #expect(result.outcomes == [.new, .new, .new], "\(round)")
      ids.formUnion(result.deliveries.map(\.name.id))
      #expect(try await state.deliver("harbour", policy: policy, items).outcomes == [.seen, .seen, .seen])
    }
    #expect(ids.count == 24)
  }

  @Test func placesOfAListOfOtherFeedsArticlesAreNoNames() async throws {
    func report(_ number: Int, _ guid: String) -> Item {
      item(guid, link: "https://harbour.example/\(number)", title: "Report \(number)", text: longText(number))
    }
    try await state.deliver("harbour", (1...8).map { report($0, "h\($0)") })
    for newest in 2...8 {
      let list = (1...newest).reversed().enumerated().map { report($1, "\($0 + 1)") }
      #expect(try await state.deliver("region", list).deliveries.isEmpty, "\(newest)")
    }
    #expect(try await state.poll("region", report(9, "1"), report(8, "2")) == [.new, .seen])
  }

  /// Short notices and whole reports, some of them another feed's, in turn in the same places.
  @Test func placesThatHoldTeasersAndReportsLoseNone() async throws {
    func entry(_ number: Int, _ guid: String, at host: String = "region") -> Item {
      let text = number % 2 == 0 ? longText(number) : "word\(number) and no more of it"
      return item(guid, link: "https://\(host).example/\(number)", title: "Entry \(number)", text: text)
    }
    for round in 0..<6 {
      let numbers = (0..<3).map { round * 3 + $0 }
      let agencys = numbers.filter { $0 % 4 == 0 }
      try await state.deliver("agency", agencys.map { entry($0, "a\($0)", at: "agency") })
      let list = numbers.enumerated().map { entry($1, "\($0 + 1)") }
      let outcomes = try await state.deliver("region", list).outcomes
      #expect(outcomes == numbers.map { agencys.contains($0) ? .elsewhere : .new }, "\(round)")
    }
  }

  @Test(arguments: policies, ["1", "urn:today"])
  func aSlotWithoutALinkHoldsAnotherStoryEachTime(policy: DedupPolicy, guid: String) async throws {
    for number in 0..<12 {
      let slot = item(guid, link: nil, title: "Story \(number)", text: longText(number))
      #expect(try await state.deliver("harbour", policy: policy, [slot]).outcomes == [.new], "\(number)")
      #expect(try await state.deliver("harbour", policy: policy, [slot]).outcomes == [.seen], "\(number)")
    }
  }

  @Test func teasersUnderKnownGuidsThatAllChangeAreOtherStories() async throws {
    let old = (1...3).map { teaser("item-\($0)", "old/\($0)", $0) }
    #expect(try await state.deliver(old).outcomes == [.new, .new, .new])
    let moved = (1...3).map { teaser("item-\($0)", "moved/\($0)", $0) }
    #expect(try await state.deliver(moved).outcomes == [.seen, .seen, .seen])
    // One of them is the article that it was, so the guids are names.
    let rewritten = [teaser("item-1", "new/1", 11), teaser("item-2", "moved/2", 2)]
    #expect(try await state.deliver(rewritten).outcomes == [.revised, .seen])
    let new = (1...3).map { teaser("item-\($0)", "latest/\($0)", 20 + $0) }
    #expect(try await state.deliver(new).outcomes == [.new, .new, .new])
    #expect(try await state.deliver(new).outcomes == [.seen, .seen, .seen])
  }

  @Test func anotherFeedsArticleIsNotTakenFromIt() async throws {
    #expect(try await state.poll("harbour", story("a", "ferry", 1)) == [.new])
    #expect(try await state.poll("region", story("b", "ferry", 2)) == [.elsewhere])
    #expect(try await state.poll("region", story("c", "ferry", 3)) == [.seen])
  }

  @Test func withDedupOffTheGuidAloneCounts() async throws {
    let off = DedupPolicy(scope: .off)
    #expect(try await state.poll(policy: off, story("1", "old", 1)) == [.new])
    #expect(try await state.poll(policy: off, story("1", "new", 2)) == [.revised])
    #expect(try await state.poll(policy: off, story("1", "old", 1)) == [.revised])
  }

  @Test func aFetchedPageHasNoPartInIt() async throws {
    func candidate(_ item: Item, page: Int) -> Candidate {
      Candidate(item, extracted: story(item.guid, "page", page), fullText: .extracted, page: .read)
    }
    let first = candidate(story("a", "ferry", 1), page: 8)
    let edited = candidate(story("a", "ferry-2", 2, keepingHalfOf: 1), page: 9)
    let other = candidate(story("a", "crane", 3), page: 9)
    for (candidate, outcome) in [(first, Outcome.new), (edited, .revised), (other, .new)] {
      state.pass(seconds: 3600)
      #expect(try await state.store.preview(state.record("harbour", [candidate])) == [outcome])
      #expect(try await state.store.record(state.record("harbour", [candidate])).outcomes == [outcome])
    }
  }

  @Test func articlesOfAnOlderStateAreEditedAsBefore() async throws {
    #expect(try await state.poll(story("1", "old", 1)) == [.new])
    try await state.store.close()
    try sqlite(
      state.path,
      """
      ALTER TABLE articles DROP COLUMN sketch;
      ALTER TABLE articles DROP COLUMN has_guid;
      DELETE FROM grdb_migrations WHERE identifier = 'sketches of articles';
      """)
    try await state.reopen()
    #expect(try await state.poll(story("1", "old", 1)) == [.seen])
    #expect(try await state.poll(story("1", "new", 2)) == [.revised])
    #expect(try await state.poll(story("1", "newer", 3)) == [.new])
  }
}
