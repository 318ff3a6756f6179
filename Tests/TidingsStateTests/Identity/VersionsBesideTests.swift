import Testing
import TidingsDedup
import TidingsModel
import TidingsState

/// Several versions of an article in one document, where its names are void, as two items have them.
@Suite struct VersionsBeside {
  let state: TemporaryState
  init() throws { state = try TemporaryState() }

  private static let policies = [
    DedupPolicy(), DedupPolicy(deliversUpdates: false), DedupPolicy(scope: .feed),
  ]

  private static let link = "https://harbour.example/ferry"

  /// - Parameter edits: how often the text was edited.
  private func version(_ edits: Int, guid: String? = "ferry", link: String? = link, words: Int = 200) -> Item {
    let text = longText(1).split(separator: " ").prefix(words - 1).joined(separator: " ")
    return item(guid, link: link, text: text + (edits == 0 ? "" : " edit\(edits)"), date: 1_772_431_234)
  }

  @Test(arguments: policies, [12, 200])
  func thoseThatWereSeenAreNothingNew(policy: DedupPolicy, words: Int) async throws {
    for (guid, link) in [("ferry", Self.link), (nil, Self.link), ("ferry", nil)] {
      let feed = "harbour-\(guid ?? "")-\(link == nil ? 0 : 1)"
      func poll(_ edits: Int...) async throws -> [Outcome] {
        let items = edits.map { version($0, guid: guid, link: link, words: words) }
        // Another feed's copies are not the matter here.
        let scope = DedupPolicy(scope: .feed, deliversUpdates: policy.deliversUpdates)
        return try await state.deliver(feed, policy: scope, items).outcomes
      }
      #expect(try await poll(0) == [.new])
      let edited = try await poll(1)
      #expect(edited == [policy.deliversUpdates ? .revised : .seen])
      for _ in 0..<3 {
        #expect(try await poll(1, 0) == [.seen, .seen], "\(feed)")
        #expect(try await poll(0, 1) == [.seen, .seen], "\(feed)")
      }
      #expect(try await poll(1) == [.seen], "\(feed)")
    }
  }

  @Test func aVersionUnderItsFormerLinkIsNothingNew() async throws {
    let old = version(0)
    let new = version(1, link: "https://harbour.example/ferry-again")
    #expect(try await state.deliver([old]).outcomes == [.new])
    #expect(try await state.deliver([new]).outcomes == [.revised])
    for items in [[new, old], [old, new]] { #expect(try await state.deliver(items).outcomes == [.seen, .seen]) }
  }

  /// The version last taken is the article, also where its link is another item's as well, and only that of the former one
  /// leads to it.
  @Test(arguments: [12, 200], [false, true])
  func theVersionLastTakenIsTheArticle(words: Int, isFirst: Bool) async throws {
    let old = version(0, words: words)
    let new = version(1, link: "https://harbour.example/ferry-again", words: words)
    let other = item("other", link: "https://harbour.example/ferry-again", title: "Other", text: "Other.", date: 1)
    #expect(try await state.deliver([old]).outcomes == [.new])
    #expect(try await state.deliver([new]).outcomes == [.revised])
    let items = isFirst ? [new, old, other] : [other, old, new]
    let known: [Outcome] = isFirst ? [.seen, .seen, .new] : [.new, .seen, .seen]
    #expect(try await state.deliver(items).outcomes == known)
    for _ in 0..<3 { #expect(try await state.deliver(items).outcomes == [.seen, .seen, .seen]) }
    #expect(try await state.deliver([new, other]).outcomes == [.seen, .seen])
  }

  @Test func aLongTextWithoutANameThatIsDoubledIsNotNew() async throws {
    let text = item(nil, link: "https://harbour.example/", text: longText(1))
    #expect(try await state.deliver([text]).outcomes == [.new])
    let named = item("1", link: "https://harbour.example/", text: longText(1))
    #expect(try await state.deliver([text, named]).outcomes.first == .seen)
  }

  /// The text that one article had stands again in the document, as another.
  @Test func anItemWithoutAKeyOfItsOwnIsDeliveredOnceAtMost() async throws {
    let first = item("a", link: "https://harbour.example/a", text: longText(1))
    let edited = item("a", link: "https://harbour.example/a", text: longText(1) + " And more.")
    let copy = item(nil, link: "https://harbour.example/", text: longText(1))
    #expect(try await state.deliver([first]).outcomes == [.new])
    #expect(try await state.deliver([edited]).outcomes == [.revised])
    var delivered = 0
    for round in 0..<4 {
      let other = item("o\(round)", link: "https://harbour.example/o\(round)", text: longText(10 + round))
      delivered += try await state.deliver([edited, copy, other]).deliveries.count - 1
    }
    #expect(delivered <= 1)
  }

  /// A page that all items link to; what two of them share may be one's own in the next document.
  @Test(arguments: [nil, "day"], [12, 200])
  func aNameThatIsOnesOwnAgainLeadsToNoOther(guid: String?, words: Int) async throws {
    func notice(_ number: Int) -> Item {
      item(
        guid.map { "\($0)-\(number / 2)" }, link: "https://harbour.example/notices", title: "Notice \(number)",
        text: (0..<words).map { "word\(number)x\($0)" }.joined(separator: " "), date: 1_772_430_123 + Int64(number))
    }
    var delivered: [Int] = []
    for numbers in [[1], [2, 1], [3, 2], [3], [4, 3], [4], [5, 4], [5], [6, 5], [6]] {
      let result = try await state.deliver(numbers.map(notice))
      for (number, outcome) in zip(numbers, result.outcomes) where outcome.isDelivered { delivered.append(number) }
    }
    #expect(delivered == Array(1...6))
  }

  @Test func aPostThatIsBumpedComesOnce() async throws {
    let post = version(0)
    var bumped = version(1)
    bumped.title = "Ferry back in service (updated)"
    #expect(try await state.deliver([post]).outcomes == [.new])
    #expect(try await state.deliver([bumped, post]).outcomes == [.new, .seen])
    for items in [[bumped], [bumped, post], [post], [bumped]] {
      #expect(try await state.deliver(items).deliveries.isEmpty)
    }
  }

  /// No guids, one story, and two addresses of the site.
  @Test func aStoryUnderTwoAddressesComesOnceAtEachAtMost() async throws {
    func story(_ section: String) -> Item {
      item(nil, link: "https://harbour.example/\(section)/ferry", text: longText(1), date: 1_772_430_123)
    }
    var delivered = 0
    for (round, sections) in [["sport"], ["news"], ["sport", "news"], ["news", "sport"], ["sport", "news"]].enumerated()
    {
      let other = item(nil, link: "https://harbour.example/\(round)", text: longText(10 + round))
      delivered += try await state.deliver(sections.map(story) + [other]).deliveries.count - 1
    }
    #expect(delivered <= 2)
  }

  /// A guid that two items shared is none for good.
  @Test(arguments: [DedupScope.off, .feed, .all], [2, 200])
  func whatHasNoNameIsNotNewWithEachPoll(scope: DedupScope, words: Int) async throws {
    let policy = DedupPolicy(scope: scope)
    func notice(_ number: Int) -> Item {
      item(
        "news", link: nil, title: "Notice \(number)",
        text: (0..<words).map { "w\(number)x\($0)" }.joined(separator: " "))
    }
    #expect(try await state.poll(policy: policy, notice(1), notice(2)) == [.new, .new])
    #expect(try await state.poll(policy: policy, notice(3)) == [.new])
    for _ in 0..<3 {
      #expect(try await state.poll(policy: policy, notice(3)) == [.seen])
      #expect(try await state.poll(policy: policy, notice(1)) == [.seen])
      #expect(try await state.poll(policy: policy, notice(2), notice(3)) == [.seen, .seen])
    }
  }

  @Test func aTextThatAlsoStandsWithoutANameComesOnce() async throws {
    let named = item("a", link: nil, title: "One", text: longText(1), date: 1_772_430_123)
    let plain = item(nil, link: "https://harbour.example/one", title: "One", text: longText(1), date: 1_772_430_123)
    let other = item("a", link: nil, title: "Other", text: "Other.")
    try await state.deliver([named, other])
    try await state.deliver([named, plain])
    for _ in 0..<3 { #expect(try await state.deliver([named, plain]).deliveries.isEmpty) }
  }
}
