import Testing
import TidingsDedup
import TidingsModel
import TidingsState

/// What is the same article within a feed.
@Suite struct IdentityWithinAFeed {
  let state: TemporaryState
  init() throws { state = try TemporaryState() }

  @Test func anUnchangedFeedBringsNothingTwice() async throws {
    let a = item("a", link: "https://harbour.example/a", text: longText(1))
    let b = item("b", link: "https://harbour.example/b", title: "Crane repaired", text: longText(2))
    #expect(try await state.poll(a, b) == [.new, .new])
    #expect(try await state.poll(a, b) == [.seen, .seen])
  }

  @Test func aGuidThatChangesWithEachPollDoesNotBringTheArticleBack() async throws {
    for round in 0..<100 {
      let outcome = try await state.poll(item("run-\(round)", link: "https://harbour.example/a", text: "Short."))
      #expect(outcome == [round == 0 ? .new : .seen])
    }
    // Keys do not grow with each poll.
    #expect(try await state.store.counts().keys <= Deduplicator.maximumAliases + 4)
  }

  @Test func aGuidAndALinkThatBothChangeAreSeenThroughByTheText() async throws {
    #expect(try await state.poll(item("1", link: "https://harbour.example/?s=1", text: longText(1))) == [.new])
    #expect(try await state.poll(item("2", link: "https://harbour.example/?s=2", text: longText(1))) == [.seen])
  }

  @Test func aMoveFromHTTPToHTTPSChangesNothing() async throws {
    let before = item("http://harbour.example/?p=1", link: "http://harbour.example/a", text: "Short.")
    let after = item("https://harbour.example/?p=1", link: "https://harbour.example/a", text: "Short.")
    #expect(try await state.poll(before) == [.new])
    #expect(try await state.poll(after) == [.seen])
  }

  @Test func aMoveToAnotherHostIsSeenThroughByTheText() async throws {
    let before = item("https://harbour.example/?p=1", link: "https://harbour.example/a", text: longText(1))
    let after = item("https://port.example/?p=1", link: "https://port.example/a", text: longText(1))
    #expect(try await state.poll(before) == [.new])
    #expect(try await state.poll(after) == [.seen])
  }

  @Test func aMoveToAnotherHostIsSeenThroughEvenWhereThereAreOnlyHeadlines() async throws {
    func items(_ host: String) -> [Item] {
      (0..<4).map { item("https://\(host)/?p=\($0)", link: "https://\(host)/news/\($0)", title: "Report \($0)") }
    }
    #expect(try await state.deliver(items("harbour.example")).outcomes == Array(repeating: .new, count: 4))
    #expect(try await state.deliver(items("port.example")).outcomes == Array(repeating: .seen, count: 4))
  }

  @Test func ofAShortItemTitleTextAndTimeSeeThroughAnyChangeOfTheAddress() async throws {
    let date: Int64 = 1_772_430_123
    for place in ["tin/gia-vang", "tin/gia-vang.html", "kinh-doanh/vang?t=1772430999", "vang?t=1772431777"] {
      let address = "https://harbour.example/\(place)"
      let outcome = try await state.poll(item(address, link: address, title: "Giá vàng", text: "Tăng.", date: date))
      #expect(outcome == (place == "tin/gia-vang" ? [.new] : [.seen]))
    }
    let later = item("x", link: "https://harbour.example/later", title: "Giá vàng", text: "Tăng.", date: date + 3600)
    #expect(try await state.poll(later) == [.new])
  }

  @Test(arguments: [nil, "https://harbour.example/"])
  func aShortNoticeThatComesAgainWithItsOwnGuidAndTimeIsAnother(link: String?) async throws {
    let date: Int64 = 1_772_430_123
    for day in 0..<3 {
      let notice = item("g\(day)", link: link, title: "Line 5", text: "Delays.", date: date + Int64(day) * 86_400)
      #expect(try await state.poll(notice) == [.new])
    }
    // At the same time under another guid it is the same.
    let last = item("new", link: link, title: "Line 5", text: "Delays.", date: date + 2 * 86_400)
    #expect(try await state.poll(last) == [.seen])
  }

  @Test func aDayIsNoTimeByWhichShortItemsAreKnown() async throws {
    var first = item("a", link: "https://harbour.example/north", title: "Storm warning", text: "Yellow.")
    var second = item("b", link: "https://harbour.example/south", title: "Storm warning", text: "Yellow.")
    for date in [Timestamp(seconds: 1_772_409_600), Timestamp(seconds: 1_772_384_400, offset: 25_200)] {
      (first.datePublished, second.datePublished) = (date, date)
      first.url = first.url.map { $0 + "-\(date.offset)" }
      second.url = second.url.map { $0 + "-\(date.offset)" }
      (first.guid, second.guid) = (first.url, second.url)
      #expect(try await state.poll(first) == [.new])
      #expect(try await state.poll(second) == [.new])
    }
  }

  @Test func trackingParametersDoNotMakeAnotherArticle() async throws {
    #expect(try await state.poll(item(link: "https://harbour.example/a?id=7&utm_source=rss", text: "One.")) == [.new])
    #expect(
      try await state.poll(item(link: "https://harbour.example/a?utm_medium=feed&id=7#x", text: "One.")) == [.seen])
    #expect(try await state.poll(item(link: "https://harbour.example/a?id=8", title: "Other", text: "Two.")) == [.new])
  }

  @Test func theLinkBehindAFeedProxyCounts() async throws {
    var proxied = item(link: "https://feedproxy.example/~r/harbour/~3/x1", text: "Short.")
    proxied.links = [Link(href: "https://harbour.example/a", rel: "origLink")]
    #expect(try await state.poll(proxied) == [.new])
    #expect(
      try await state.poll(item(link: "https://harbour.example/a?utm_source=feedburner", text: "Short.")) == [.seen])
  }

  @Test func boilerplateTextsAreDifferentArticles() async throws {
    let boilerplate = "Read the whole report on our website. " + longText(9)
    let items = (0..<4).map {
      item("e\($0)", link: "https://harbour.example/\($0)", title: "Harbour podcast", text: boilerplate)
    }
    #expect(try await state.deliver(items).outcomes == Array(repeating: .new, count: 4))
    let next = item("e4", link: "https://harbour.example/4", title: "Harbour podcast", text: boilerplate)
    #expect(try await state.deliver([next] + items.dropLast()).outcomes == [.new, .seen, .seen, .seen])
  }

  @Test func theSameTitleUnderAnotherLinkIsAnotherArticle() async throws {
    #expect(try await state.poll(item(link: "https://harbour.example/1", title: "Weather", text: "Rain.")) == [.new])
    #expect(try await state.poll(item(link: "https://harbour.example/2", title: "Weather", text: "Rain.")) == [.new])
  }

  @Test func composedAndDecomposedAccentsAreTheSame() async throws {
    let composed = item(nil, title: "Bến cảng mở lại", text: "Tàu chạy từ sáng thứ hai.")
    let decomposed = item(
      nil, title: "Be\u{302}\u{301}n ca\u{309}ng mo\u{31B}\u{309} la\u{323}i",
      text: "Ta\u{300}u cha\u{323}y tu\u{31B}\u{300} sa\u{301}ng thu\u{31B}\u{301} hai.")
    #expect(try await state.poll(composed) == [.new])
    #expect(try await state.poll(decomposed) == [.seen])
  }

  @Test func itemsWithoutGuidLinkOrDateAreKnownByTitleAndText() async throws {
    #expect(try await state.poll(item(title: "A", text: "One."), item(title: "A", text: "Two.")) == [.new, .new])
    #expect(try await state.poll(item(title: "A", text: "Two."), item(title: "A", text: "One.")) == [.seen, .seen])
    #expect(try await state.poll(item(title: "A", text: "Three.")) == [.new])
  }

  @Test func enclosuresTellItemsApartThatHaveNothingElse() async throws {
    func episode(_ number: Int) -> Item {
      var episode = item(title: nil)
      episode.attachments = [Attachment(url: "https://harbour.example/\(number).mp3")]
      return episode
    }
    #expect(try await state.poll(episode(1), episode(2)) == [.new, .new])
    #expect(try await state.poll(episode(2), episode(1)) == [.seen, .seen])
  }

  @Test func anItemThatStandsTwiceInADocumentIsDeliveredOnce() async throws {
    let twice = item("a", link: "https://harbour.example/a", text: "One.")
    #expect(try await state.poll(twice, twice) == [.new, .repeated])
    #expect(try await state.poll(twice, twice) == [.seen, .repeated])
    #expect(try await state.poll(item(title: "B", text: "Two."), item(title: "B", text: "Two.")) == [.new, .repeated])
  }

  @Test func anotherOrderChangesNothing() async throws {
    let items = (0..<6).map {
      item("g\($0)", link: "https://harbour.example/\($0)", title: "R\($0)", text: longText($0))
    }
    #expect(try await state.deliver(items).outcomes == Array(repeating: .new, count: 6))
    #expect(try await state.deliver(items.reversed()).outcomes == Array(repeating: .seen, count: 6))
  }

  @Test func aFeedThatShrinksAndGrowsAgainBringsNothingTwice() async throws {
    let items = (0..<6).map { item("g\($0)", link: "https://harbour.example/\($0)", title: "R\($0)") }
    try await state.deliver(items)
    #expect(try await state.deliver(Array(items.prefix(2))).outcomes == [.seen, .seen])
    state.pass(days: 300)
    #expect(try await state.deliver(items).outcomes == Array(repeating: .seen, count: 6))
  }

  @Test func aFeedEmptiedByAnErrorAndRefilledBringsNothingTwice() async throws {
    let items = (0..<3).map { item("g\($0)", link: "https://harbour.example/\($0)", title: "R\($0)") }
    try await state.deliver(items)
    #expect(try await state.deliver([]).outcomes == [])
    try state.store.note(state.quietPoll("harbour", isFailure: true))
    try await state.reopen()
    #expect(try await state.deliver(items).outcomes == [.seen, .seen, .seen])
  }

  @Test func anArticleWhoseGuidStillStandsIsNotTakenForAnotherOneOfTheSameLink() async throws {
    let first = item("a", link: "https://harbour.example/live", title: "Morning", text: longText(1))
    #expect(try await state.poll(first) == [.new])
    // The first has moved on; its old address is the second's now.
    let moved = item("a", link: "https://harbour.example/live-1", title: "Morning", text: longText(1))
    let second = item("b", link: "https://harbour.example/live", title: "Evening", text: longText(2))
    #expect(try await state.poll(second, moved) == [.new, .seen])
    #expect(try await state.poll(moved, second) == [.seen, .seen])
  }

  @Test func anArticleWhoseGuidStillStandsIsNotTakenForAnotherOneOfTheSameText() async throws {
    let first = item("a", link: "https://harbour.example/1", text: longText(1))
    #expect(try await state.poll(first) == [.new])
    let second = item("b", link: "https://harbour.example/2", text: longText(1))
    #expect(try await state.poll(second, first) == [.new, .seen])
  }

  @Test func twoArticlesThatChangeTheirGuidsAreNoEdits() async throws {
    let first = item("a", link: "https://harbour.example/1", title: "One", text: longText(1))
    let second = item("b", link: "https://harbour.example/2", title: "Two", text: longText(2))
    #expect(try await state.poll(first, second) == [.new, .new])
    let third = item("b", link: "https://harbour.example/1", title: "One", text: longText(1))
    let fourth = item("a", link: "https://harbour.example/2", title: "Two", text: longText(2))
    #expect(try await state.poll(third, fourth) == [.seen, .seen])
  }

  @Test func anArticleThatIsGivenAnotherLinkTitleAndShortTextIsAnEditWhereGuidsHold() async throws {
    let first = item("a", link: "https://harbour.example/1", title: "One", text: "One.")
    let second = item("b", link: "https://harbour.example/2", title: "Two", text: "Two.")
    #expect(try await state.poll(first, second) == [.new, .new])
    let rewritten = item("a", link: "https://harbour.example/rewritten", title: "Other", text: "Three.")
    #expect(try await state.poll(rewritten, second) == [.revised, .seen])
  }

  @Test func guidsOfAnItemThatLostItsGuidAreRememberedByTheLink() async throws {
    #expect(try await state.poll(item("a", link: "https://harbour.example/a", text: "One.")) == [.new])
    #expect(try await state.poll(item(nil, link: "https://harbour.example/a", text: "One.")) == [.seen])
    #expect(try await state.poll(item("b", link: "https://harbour.example/a", text: "One.")) == [.seen])
    #expect(
      try await state.poll(item("b", link: "https://harbour.example/moved", title: "N", text: "Two.")) == [.revised])
  }

  @Test func anItemTheFilterRefusesStillStandsInTheDocument() async throws {
    let first = item("a", link: "https://harbour.example/live", title: "Morning")
    #expect(try await state.poll(first) == [.new])
    let refused = Candidate(item("a", link: "https://harbour.example/old", title: "Morning"), isWanted: false)
    let second = Candidate(item("b", link: "https://harbour.example/live", title: "Evening"))
    let result = try await state.store.record(state.record("harbour", [second, refused]))
    #expect(result.outcomes == [.new, .unwanted])
  }

  @Test func withDedupOffOnlyTheGuidOrAllTogetherCounts() async throws {
    let off = DedupPolicy(scope: .off)
    #expect(
      try await state.poll(policy: off, item("a", link: "https://harbour.example/a", text: longText(1))) == [.new])
    #expect(
      try await state.poll(policy: off, item("a", link: "https://harbour.example/a", text: longText(1))) == [.seen])
    #expect(
      try await state.poll(policy: off, item("b", link: "https://harbour.example/a", text: longText(1))) == [.new])
    #expect(try await state.poll(policy: off, item(nil, link: "https://harbour.example/c", text: "One.")) == [.new])
    #expect(try await state.poll(policy: off, item(nil, link: "https://harbour.example/c", text: "One.")) == [.seen])
    #expect(try await state.poll(policy: off, item(nil, link: "https://harbour.example/c", text: "Two.")) == [.new])
  }
}
