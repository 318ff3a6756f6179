import Testing
import TidingsDedup
import TidingsModel
import TidingsState

@Suite struct Revisions {
  let state: TemporaryState
  init() throws { state = try TemporaryState() }

  private func article(_ text: String, title: String = "Ferry") -> Item {
    item("a", link: "https://harbour.example/a", title: title, text: text)
  }

  @Test func anEditIsDeliveredUnderTheSameIdWithTheNextRevision() async throws {
    let first = try await state.deliver([article("One.")])
    state.pass(days: 1)
    let second = try await state.deliver([article("Two.")])
    #expect(second.outcomes == [.revised])
    let before = try #require(first.deliveries.first)
    let after = try #require(second.deliveries.first)
    #expect(before.name.id == after.name.id && before.name.revision == 1 && after.name.revision == 2)
    #expect(before.name < after.name)
    let (old, new) = (try #require(try first.files.first), try #require(try second.files.first))
    #expect(new["_tidings"]?["revision"]?.integer == 2)
    #expect(new["_tidings"]?["first_seen"] == old["_tidings"]?["first_seen"])
    #expect(new["_tidings"]?["content_hash"] != old["_tidings"]?["content_hash"])
    #expect(try await state.poll(article("Two.")) == [.seen])
  }

  @Test func aNewTitleIsAnEdit() async throws {
    #expect(try await state.poll(article("One.")) == [.new])
    #expect(try await state.poll(article("One.", title: "Ferry runs again")) == [.revised])
  }

  @Test func otherWhiteSpaceAndAnotherDateAreNoEdit() async throws {
    var other = article(" One  two\u{A0}three.\n")
    other.datePublished = Timestamp(seconds: 5)
    other.tags = ["new"]
    #expect(try await state.poll(article("One two\n\nthree.")) == [.new])
    #expect(try await state.poll(other) == [.seen])
  }

  @Test func editsAreNotDeliveredWhereUpdatesAreOff() async throws {
    let policy = DedupPolicy(deliversUpdates: false)
    #expect(try await state.poll(policy: policy, article("One.")) == [.new])
    #expect(try await state.poll(policy: policy, article("Two.")) == [.seen])
    // Nor is an old one when they are turned on.
    state.pass(days: 1)
    #expect(try await state.poll(article("Two.")) == [.seen])
    #expect(try await state.poll(article("Three.")) == [.revised])
  }

  @Test func editsBeyondADaysNumberWaitForTheNextDay() async throws {
    #expect(try await state.poll(article("Edit 0")) == [.new])
    var outcomes: [Outcome] = []
    for edit in 1...6 { outcomes += try await state.poll(article("Edit \(edit)")) }
    #expect(outcomes == [.revised, .revised, .revised, .nextDay, .nextDay, .nextDay])
    state.pass(days: 1)
    let next = try await state.deliver([article("Edit 6")])
    #expect(next.outcomes == [.revised])
    #expect(next.deliveries.first?.name.revision == 5)
    #expect(try next.files.first?["content_text"]?.string == "Edit 6")
  }

  @Test func theAddressOfAnEditThatWaitsIsLearned() async throws {
    func edit(_ number: Int) -> Item {
      item("a", link: "https://harbour.example/a-\(number)", title: "Edit \(number)", text: "Short.")
    }
    #expect(try await state.poll(edit(0)) == [.new])
    for number in 1...3 { #expect(try await state.poll(edit(number)) == [.revised]) }
    #expect(try await state.poll(edit(4)) == [.nextDay])
    #expect(try await state.poll("region", edit(4)) == [.elsewhere])
  }

  @Test(arguments: [("One.", "Two."), (longText(1), longText(2))])
  func cachesThatShowTwoVersionsInTurnMakeOneRevisionADay(_ one: String, _ two: String) async throws {
    #expect(try await state.poll(article(one)) == [.new])
    #expect(try await state.poll(article(two)) == [.revised])
    // It may be meant: an edit taken back.
    #expect(try await state.poll(article(one)) == [.revised])
    for _ in 0..<3 {
      #expect(try await state.poll(article(two)) == [.nextDay])
      #expect(try await state.poll(article(one)) == [.seen])
    }
    state.pass(days: 1)
    #expect(try await state.poll(article(two)) == [.revised])
    #expect(try await state.poll(article(one)) == [.nextDay])
  }

  @Test func theTextOfAFetchedPageIsNoEdit() async throws {
    let teaser = article("Teaser.")
    let candidate = Candidate(teaser, extracted: article(longText(1)), fullText: .extracted)
    let first = try await state.store.record(state.record("harbour", [candidate]))
    #expect(first.outcomes == [.new])
    #expect(try first.files.first?["content_text"]?.string == longText(1))
    #expect(try first.files.first?["_tidings"]?["full_text"]?.string == "extracted")
    #expect(try await state.poll(teaser) == [.seen])
  }

  /// An older version noted of an article that its text was the page's, not which.
  @Test func aChangedTeaserOfAnOlderStateIsAnEditOnce() async throws {
    func record(_ teaser: String) async throws -> [Outcome] {
      state.pass(days: 1)
      let candidate = Candidate(
        article(teaser), extracted: article(longText(1)), fullText: .extracted, page: .read)
      return try await state.store.record(state.record("harbour", [candidate])).outcomes
    }
    #expect(try await record("Teaser.") == [.new])
    #expect(try await record("Teaser. 1 comment") == [.seen])
    try await state.store.close()
    try sqlite(state.path, "UPDATE articles SET from_page = 1")
    try await state.reopen()
    #expect(try await record("Teaser. 2 comments") == [.revised])
    #expect(try await record("Teaser. 3 comments") == [.seen])
  }

  @Test func theTextOfAnEditedArticleIsStillKnown() async throws {
    #expect(try await state.poll(article(longText(1))) == [.new])
    #expect(try await state.poll(article(longText(2))) == [.revised])
    let elsewhere = item("x", link: "https://region.example/x", title: "Ferry", text: longText(2))
    #expect(try await state.poll("region", elsewhere) == [.elsewhere])
  }
}

@Suite struct BacklogOfANewFeed {
  let state: TemporaryState
  init() throws { state = try TemporaryState() }

  private func items(_ count: Int, ageInDays: (Int) -> Int) -> [Item] {
    (0..<count).map { number in
      item(
        "g\(number)", link: "https://harbour.example/\(number)", title: "R\(number)",
        date: state.now.seconds - Int64(ageInDays(number)) * 86_400)
    }
  }

  @Test func allOfItIsDeliveredOldestFirst() async throws {
    let result = try await state.deliver(items(4) { $0 })
    #expect(result.outcomes == [.new, .new, .new, .new])
    #expect(try result.files.map { $0["title"]?.string } == ["R3", "R2", "R1", "R0"])
  }

  @Test func theNewestAreDeliveredAndTheRestIsSeen() async throws {
    let policy = DedupPolicy(backlog: .latest(2))
    let given = items(4) { [3, 0, 2, 1][$0] }
    #expect(try await state.deliver(policy: policy, given).outcomes == [.backlog, .new, .backlog, .new])
    #expect(try await state.deliver(policy: policy, given).outcomes == [.seen, .seen, .seen, .seen])
    let fresh = item("fresh", link: "https://harbour.example/fresh", title: "Fresh")
    let after = try await state.deliver(policy: policy, [fresh] + given)
    #expect(after.outcomes == [.new, .seen, .seen, .seen, .seen])
  }

  @Test func withoutDatesTheFirstOnesAreTheNewest() async throws {
    let given = (0..<3).map { item("g\($0)", title: "R\($0)") }
    #expect(
      try await state.deliver(policy: DedupPolicy(backlog: .latest(1)), given).outcomes == [.new, .backlog, .backlog])
  }

  @Test func noneOfItIsDeliveredWhereItIsNought() async throws {
    let policy = DedupPolicy(backlog: .latest(0))
    #expect(try await state.deliver(policy: policy, items(2) { $0 }).outcomes == [.backlog, .backlog])
    #expect(try await state.store.outbox(limit: 10).isEmpty)
  }

  @Test func byAgeTheOlderOnesAreSeen() async throws {
    let policy = DedupPolicy(backlog: .within(seconds: 7 * 86_400))
    let given = items(3) { [1, 6, 8][$0] } + [item("undated", title: "Undated")]
    #expect(try await state.deliver(policy: policy, given).outcomes == [.new, .new, .backlog, .new])
  }

  @Test func whatComesAfterAnEmptyFirstDocumentIsNews() async throws {
    let policy = DedupPolicy(backlog: .latest(1))
    try await state.deliver(policy: policy, [])
    try state.store.note(state.quietPoll("harbour", isFailure: true))
    #expect(try await state.deliver(policy: policy, items(2) { $0 }).outcomes == [.new, .new])
  }

  @Test func anotherFeedStillDeliversWhatWasNeverDelivered() async throws {
    let policy = DedupPolicy(backlog: .latest(0))
    let article = item("a", link: "https://harbour.example/a", text: longText(1))
    #expect(try await state.poll("harbour", policy: policy, article) == [.backlog])
    #expect(try await state.poll("region", article) == [.new])
    #expect(try await state.poll("region", article) == [.seen])
    // The feed that held it back has it, too, and is not told of it as news by way of another.
    #expect(try await state.poll("harbour", article) == [.seen])
    let edited = item("a", link: "https://harbour.example/a", text: longText(1) + " And more.")
    let revised = try await state.deliver("region", [edited])
    #expect(revised.outcomes == [.revised])
    #expect(try revised.files.first?["_tidings"]?["also_in"]?.array?.map { $0["id"]?.string } == ["harbour"])
  }

  @Test func anArticleEditedOftenIsStillKnownByItsNewNames() async throws {
    func live(_ edit: Int, guid: String = "live", link: String = "https://harbour.example/live") -> Item {
      item(guid, link: link, title: "Live", text: "\(edit) of \(longText(1))")
    }
    #expect(try await state.poll(live(0)) == [.new])
    for edit in 1...70 {
      state.pass(days: 1)
      #expect(try await state.poll(live(edit)) == [.revised])
    }
    #expect(try await state.poll(live(70, guid: "again")) == [.seen])
    state.pass(days: 1)
    let moved = live(71, guid: "again", link: "https://harbour.example/again")
    #expect(try await state.poll(moved) == [.revised])
    state.pass(days: 1)
    #expect(try await state.poll(live(72, guid: "new", link: "https://harbour.example/again")) == [.revised])
  }
}
