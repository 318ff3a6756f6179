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

  @Test func oneGuidForAllItemsTellsThemApartByTheirLinks() async throws {
    let items = (0..<5).map { item("news", link: "https://harbour.example/\($0)", title: "Report \($0)") }
    #expect(try await state.deliver(items).outcomes == Array(repeating: .new, count: 5))
    #expect(try await state.deliver(items).outcomes == Array(repeating: .seen, count: 5))
  }

  @Test func oneGuidForAllItemsOfAFeedThatShrinksToOneIsStillNone() async throws {
    let items = (0..<3).map { item("news", link: "https://harbour.example/\($0)", title: "Report \($0)") }
    #expect(try await state.poll(items[0]) == [.new])
    #expect(try await state.poll(items[1], items[0]) == [.new, .seen])
    #expect(try await state.poll(items[2]) == [.new])
    _ = try await state.store.prune(now: state.now)
    let next = item("news", link: "https://harbour.example/3", title: "Report 3")
    #expect(try await state.poll(next) == [.new])
    #expect(try await state.poll(next) == [.seen])
  }

  @Test func oneLinkForAllItemsTellsThemApartByTheirGuids() async throws {
    let items = (0..<5).map { item("g\($0)", link: "https://harbour.example/news", title: "Report \($0)") }
    #expect(try await state.deliver(items).outcomes == Array(repeating: .new, count: 5))
    let more = [item("g5", link: "https://harbour.example/news", title: "Report 5")] + items
    #expect(try await state.deliver(more).outcomes == [.new] + Array(repeating: .seen, count: 5))
  }

  @Test func oneGuidAndOneLinkForAllItemsTellsThemApartByTheirText() async throws {
    let items = (0..<3).map { item("news", link: "https://harbour.example/news", title: "A", text: longText($0)) }
    #expect(try await state.deliver(items).outcomes == [.new, .new, .new])
    #expect(try await state.deliver(items).outcomes == [.seen, .seen, .seen])
  }

  @Test func oneGuidAndOneLinkForAllItemsTellsThemApartByTheirTitles() async throws {
    let items = (0..<3).map { item("news", link: "https://harbour.example/news", title: "Report \($0)", text: "More.") }
    #expect(try await state.deliver(items).outcomes == [.new, .new, .new])
    #expect(try await state.deliver(items).outcomes == [.seen, .seen, .seen])
  }

  @Test(arguments: ["N/A", "n/a", "none", "null", "0", "-", "", "  "])
  func aGuidThatStandsForNoneIsNone(guid: String) async throws {
    #expect(try await state.poll(item(guid, link: "https://harbour.example/a", title: "A")) == [.new])
    #expect(try await state.poll(item(guid, link: "https://harbour.example/b", title: "B")) == [.new])
    #expect(try await state.poll(item(guid, link: "https://harbour.example/b", title: "B")) == [.seen])
  }

  @Test func aLinkToTheFrontPageIsNoLink() async throws {
    #expect(try await state.poll(item(link: "https://harbour.example/", title: "A", text: "One.")) == [.new])
    #expect(try await state.poll(item(link: "https://harbour.example/", title: "B", text: "Two.")) == [.new])
  }

  @Test func aLinkToTheChannelIsNoLink() async throws {
    let channel = "https://www.harbour.example/news/"
    let a = item(link: "http://harbour.example/news", title: "A", text: "One.")
    let b = item(link: "http://harbour.example/news", title: "B", text: "Two.")
    #expect(try await state.poll(channelLink: channel, a) == [.new])
    #expect(try await state.poll(channelLink: channel, b) == [.new])
    #expect(try await state.poll(channelLink: channel, b) == [.seen])
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

  /// The first item of such a feed is always `1`.
  @Test(arguments: [true, false], [DedupScope.all, .feed])
  func guidsThatArePlacesInTheListLoseNoArticleAndBringNoneTwice(isLong: Bool, scope: DedupScope) async throws {
    let policy = DedupPolicy(scope: scope)
    func document(_ newest: Int) -> [Item] {
      (0..<6).map { place in
        let number = newest - place
        return item(
          "\(place + 1)", link: "https://harbour.example/\(number)", title: "Report \(number)",
          text: isLong ? longText(number) : "Short \(number).")
      }
    }
    #expect(
      try await state.deliver("harbour", policy: policy, document(6)).outcomes == Array(repeating: .new, count: 6))
    var newest = 6
    for step in [1, 2, 0, 4, 1, 5] {
      newest += step
      let outcomes = try await state.deliver("harbour", policy: policy, document(newest)).outcomes
      #expect(
        outcomes == Array(repeating: .new, count: step) + Array(repeating: .seen, count: 6 - step), "after \(newest)")
    }
    // An edit is told by the link from now on.
    var edited = document(newest)
    edited[2].title = "Report corrected"
    let outcomes = try await state.deliver("harbour", policy: policy, edited).outcomes
    #expect(outcomes == [.seen, .seen, .revised, .seen, .seen, .seen])
    #expect(try await state.deliver("harbour", policy: policy, edited).outcomes == Array(repeating: .seen, count: 6))
  }

  @Test func placesInTheListAreSeenThroughWhereThereAreNoLinks() async throws {
    func document(_ newest: Int) -> [Item] {
      (0..<4).map { item("\($0)0", title: "Report \(newest - $0)", text: longText(newest - $0)) }
    }
    #expect(try await state.deliver(document(4)).outcomes == Array(repeating: .new, count: 4))
    #expect(try await state.deliver(document(5)).outcomes == [.new, .seen, .seen, .seen])
    #expect(try await state.deliver(document(5)).outcomes == Array(repeating: .seen, count: 4))
  }

  /// All places but the last few name other articles than before.
  @Test(arguments: [(1, 1), (2, 2), (3, 2), (2, 5)], [true, false])
  func placesInAListThatGrowsAreSeenThrough(counts: (old: Int, new: Int), hasLinks: Bool) async throws {
    func document(_ newest: Int) -> [Item] {
      (0..<newest).map { place in
        let number = newest - place
        return item(
          "item-\(place)", link: hasLinks ? "https://harbour.example/\(number)" : nil, title: "Report \(number)",
          text: longText(number))
      }
    }
    let new = Array(repeating: Outcome.new, count: counts.new)
    let seen = Array(repeating: Outcome.seen, count: counts.old)
    #expect(try await state.deliver(document(counts.old)).outcomes == Array(repeating: .new, count: counts.old))
    #expect(try await state.deliver(document(counts.old + counts.new)).outcomes == new + seen)
    #expect(
      try await state.deliver(document(counts.old + counts.new)).outcomes
        == Array(repeating: .seen, count: counts.old + counts.new))
  }

  /// The news of each hour: one title, one text, another recording.
  @Test(arguments: [true, false], ["Short.", longText(1)])
  func bulletinsThatDifferInTheirRecordingsAreArticlesOfTheirOwn(hasLink: Bool, text: String) async throws {
    func bulletin(_ number: Int, host: String = "audio.example") -> Item {
      var item = item(
        "b\(number)", link: hasLink ? "https://harbour.example/b/\(number)" : nil, title: "The news", text: text)
      item.attachments = [Attachment(url: "https://\(host)/\(number).mp3?from=rss", mimeType: "audio/mpeg")]
      return item
    }
    for number in 0..<4 { #expect(try await state.poll(bulletin(number)) == [.new]) }
    #expect(try await state.poll(bulletin(3)) == [.seen])
    // The same recording, counted elsewhere, under another guid.
    var other = bulletin(3, host: "counter.example/audio.example")
    other.guid = "b3 again"
    #expect(try await state.poll(other) == [.seen])
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

/// Bulletins: each hour's has the title, text and perhaps the address of the last one, and its own recording.
@Suite struct Bulletins {
  let state: TemporaryState
  init() throws { state = try TemporaryState() }

  private func bulletin(_ hour: Int, guid: String? = nil, link: String? = nil, text: String = "The latest.") -> Item {
    var bulletin = item(guid, link: link, title: "News", text: text, date: 1_772_430_123 + Int64(hour) * 3600)
    bulletin.attachments = [Attachment(url: "https://harbour.example/\(hour).mp3", mimeType: "audio/mpeg")]
    return bulletin
  }

  @Test(arguments: ["The latest.", longText(1)])
  func eachIsAnArticleWithAnIdOfItsOwn(_ text: String) async throws {
    var ids: Set<ArticleID> = []
    for hour in 1...4 {
      let result = try await state.deliver([bulletin(hour, text: text)])
      #expect(result.outcomes == [.new])
      ids.formUnion(result.deliveries.map(\.name.id))
    }
    #expect(ids.count == 4)
  }

  @Test(arguments: [nil, "https://harbour.example/news"])
  func severalInOneDocumentAreSeveralArticles(_ link: String?) async throws {
    let three = (1...3).map { bulletin($0, link: link) }
    #expect(try await state.deliver(three).outcomes == [.new, .new, .new])
    #expect(try await state.deliver([bulletin(4, link: link)] + three).outcomes == [.new, .seen, .seen, .seen])
  }

  @Test func aNewGuidAndANewRecordingAtTheOldAddressAreANewOne() async throws {
    let link = "https://harbour.example/latest"
    for hour in 1...5 { #expect(try await state.poll(bulletin(hour, guid: "g\(hour)", link: link)) == [.new]) }
    #expect(try await state.poll(bulletin(5, guid: "g5", link: link)) == [.seen])
    // Feeds that make guids and times anew with each request.
    var again = bulletin(5, guid: "g6", link: link)
    again.datePublished = state.now
    #expect(try await state.poll(again) == [.seen])
  }
}

/// Items without guid whose link is their own in one document and shared in the next.
@Suite struct SharedLinks {
  let state: TemporaryState
  init() throws { state = try TemporaryState() }

  @Test(arguments: [nil, Int64(1_772_430_123)])
  func whatTheyWereFirstKnownByStillCounts(_ date: Int64?) async throws {
    func note(_ number: Int) -> Item {
      item(
        link: "https://harbour.example/log", title: "Note \(number)", text: "Short.",
        date: date.map { $0 + Int64(number) })
    }
    #expect(try await state.poll(note(1)) == [.new])
    #expect(try await state.poll(note(2), note(1)) == [.new, .seen])
    #expect(try await state.poll(note(3), note(2)) == [.new, .seen])
    #expect(try await state.poll(note(3)) == [.seen])
  }

  @Test func theSameShortTextInTwoFeedsHasTwoIds() async throws {
    let first = try await state.deliver("harbour", [item("1", title: "Item 1")])
    let second = try await state.deliver("region", [item("1", title: "Item 1")])
    #expect(second.outcomes == [.new])
    #expect(first.deliveries.first?.name.id != second.deliveries.first?.name.id)
  }

  /// Without a usable guid an item is known again where all of it is the same, however it was known before.
  @Test(arguments: [DedupScope.off, .feed, .all])
  func inAFeedThatLooksAtAllOfAnItemTheSameItemIsNotNew(before: DedupScope) async throws {
    let off = DedupPolicy(scope: .off)
    let bare = item(nil, link: "https://harbour.example/bare", title: "Bare", text: "No guid.")
    let short = item(nil, title: "Short", text: "No guid, no link.", date: 1_772_431_234)
    let named = item("1", link: "https://harbour.example/named", title: "Named", text: "With one.")
    #expect(try await state.poll(policy: DedupPolicy(scope: before), bare, short, named) == [.new, .new, .new])
    #expect(try await state.poll(policy: off, bare, short, named) == [.seen, .seen, .seen])
    // The guid is another's as well now, and no name of either.
    let second = item("1", link: "https://harbour.example/second", title: "Second", text: "The same guid.")
    #expect(try await state.poll(policy: off, second, named) == [.new, .seen])
    #expect(try await state.poll(policy: off, second, named) == [.seen, .seen])
  }
}
