import Testing
import TidingsDedup
import TidingsModel
import TidingsState

/// Articles whose address, and guid with it, follow their headline.
@Suite struct ChangedHeadline {
  let state: TemporaryState
  init() throws { state = try TemporaryState() }

  private static let published: Int64 = 1_772_430_123

  private func story(
    _ headline: String, _ path: String, text: String? = "Mưa to.", date: Int64? = published, guid: String? = nil
  ) -> Item {
    let address = "https://harbour.example/\(path)"
    return item(guid ?? address, link: address, title: headline, text: text, date: date)
  }

  @Test(arguments: [
    ("tin/mua-to-4823456.html", "tin/lu-lon-4823456.html"),
    ("mua-to-20261127083015123.htm", "lu-20261127083015123.htm"),
    ("4823456/mua-to", "4823456/lu-lon"), ("4823456-mua-to.html", "4823456-lu-lon.html"),
    ("a?t=mua&id=4823456", "a?t=lu&id=4823456"),
    ("mua-to-a-0f3b9c21-77aa-4d53-9a51-c4d1e2f30718", "lu-a-0f3b9c21-77aa-4d53-9a51-c4d1e2f30718"),
    ("2026/11/mua_6205678_3210.html", "2026/11/lu_6205678_3210.html"), ("mua,123457.html", "lu,123457.html"),
  ])
  func aNewHeadlineIsAnEdit(_ old: String, _ new: String) async throws {
    let first = try await state.deliver([story("Mưa to", old), story("Ferry", "ferry-1111117.html")])
    let second = try await state.deliver([story("Lũ lớn", new), story("Ferry", "ferry-1111117.html")])
    #expect(second.outcomes == [.revised, .seen])
    #expect(second.deliveries.first?.name.revision == 2)
    #expect(first.deliveries.contains { $0.name.id == second.deliveries.first?.name.id })
    try await state.reopen()
    #expect(try await state.poll(story("Lũ lớn", new)) == [.seen])
    #expect(try await state.poll(story("Mưa to", old)) == [.revised])
  }

  @Test(arguments: [
    ("0cc175b9c0f1b6a831c399e269772661", "92eb5ffee6ae2fec3ad71c777531578f"),
    ("3", "5"), ("urn:uuid:1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed", "urn:uuid:9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d"),
  ])
  func aGUIDMadeOfTheAddressChangesWithIt(_ old: String, _ new: String) async throws {
    #expect(try await state.poll(story("Mưa to", "mua-to-4823456.html", guid: old)) == [.new])
    #expect(try await state.poll(story("Lũ lớn", "lu-lon-4823456.html", guid: new)) == [.revised])
    // Beside each other they are two.
    let both = [
      story("Gió", "gio-4823457.html", guid: old + "a"), story("Gió mạnh", "gio-manh-4823457.html", guid: new + "a"),
    ]
    #expect(try await state.deliver(both).outcomes == [.new, .new])
  }

  @Test func withoutUpdatesANewHeadlineIsNoNews() async throws {
    let policy = DedupPolicy(deliversUpdates: false)
    try await state.poll(policy: policy, story("Mưa to", "mua-to-4823456.html"))
    #expect(try await state.poll(policy: policy, story("Lũ lớn", "lu-lon-4823456.html")) == [.seen])
  }

  @Test func ofTwoFeedsThatFollowTheHeadlineNoneDeliversItTwice() async throws {
    let old = story("Mưa to", "mua-to-4823456.html")
    let new = story("Lũ lớn", "lu-lon-4823456.html")
    #expect(try await state.poll("harbour", old) == [.new])
    #expect(try await state.poll("region", old) == [.elsewhere])
    #expect(try await state.poll("region", new) == [.heldBack])
    #expect(try await state.poll("harbour", new) == [.revised])
    #expect(try await state.poll("region", new) == [.seen])
  }

  @Test func anArticleThatStillStandsInTheFeedIsAnotherOne() async throws {
    let old = story("Mưa to", "mua-to-4823456.html")
    try await state.poll(old)
    #expect(try await state.poll(story("Lũ lớn", "lu-lon-4823456.html"), old) == [.new, .seen])
  }

  @Test(arguments: [
    // A day, a day with its minute, a sum, too few digits, and no number.
    ("mua-20261127.html", "lu-20261127.html"), ("mua-27112026", "lu-27112026"),
    ("mua-202611270830.html", "lu-202611270830.html"),
    ("mua-1000000", "lu-1000000"), ("mua-4823.html", "lu-4823.html"), ("mua-to.html", "lu-lon.html"),
    ("mua-261127", "lu-261127"), ("koch-10115", "kellner-10115"), ("mua-c20261126/a", "lu-c20261126/a"),
    ("mua-n20261126_x", "lu-n20261126_x"), ("202611/mua", "202611/lu"), ("20262027/mua", "20262027/lu"),
    ("mua-2026330", "lu-2026330"), ("mua-25691126", "lu-25691126"), ("alpha-1795651200", "beta-1795651200"),
    ("mua-11ee8c90-77aa-11ee-8c90-0242ac120002", "lu-22ff9d01-77aa-11ee-8c90-0242ac120002"),
    // Another number beside it.
    ("truyen-1234567/chuong-1", "truyen-1234567/chuong-2"), ("a?id=701&cat=1023457", "b?id=702&cat=1023457"),
    ("1023457/701.html", "1023457/702.html"), ("mua-1023457-701.html", "lu-1023457-702.html"),
    ("in-4823456-steps/a", "in-4823456-steps/b"),
  ])
  func whatIsNoArticlesNumberTellsNothing(_ old: String, _ new: String) async throws {
    try await state.poll(story("Mưa to", old))
    #expect(try await state.poll(story("Lũ lớn", new)) == [.new])
  }

  @Test func anotherTimeHostOrGUIDIsAnotherArticle() async throws {
    try await state.poll(story("Mưa to", "mua-4823456.html"))
    let later = story("Lũ lớn", "lu-4823456.html", date: Self.published + 1)
    #expect(try await state.poll(later) == [.new])
    let guid = story("Nắng", "nang-4823456.html", guid: "7712")
    #expect(try await state.poll(guid) == [.new])
    let address = "https://lake.example/nang-4823456.html"
    let elsewhere = item(address, link: address, title: "Nắng", text: "Nắng.", date: Self.published)
    #expect(try await state.poll(elsewhere) == [.new])
    #expect(try await state.poll(story("Undated", "undated-4823456.html", date: nil)) == [.new])
  }

  @Test func ofANumberByItselfTheTextCounts() async throws {
    try await state.poll(story("Preview", "4823456/preview", text: "Tonight."))
    #expect(try await state.poll(story("Report", "4823456/report", text: "Last night.")) == [.new])
    #expect(try await state.poll(story("A fine report", "4823456/fine-report", text: "Last night.")) == [.revised])
    try await state.poll(story("Preview", "4823458/preview", text: nil))
    #expect(try await state.poll(story("Report", "4823458/report", text: nil)) == [.new])
  }

  @Test func theNewAddressIsLearnedFromWhicheverFeedShowsItFirst() async throws {
    let old = story("Mưa to", "mua-4823456.html")
    let new = story("Lũ lớn", "lu-4823456.html")
    #expect(try await state.poll("latest", old) == [.new])
    // Never had it under the old address.
    #expect(try await state.poll("section", new) == [.elsewhere])
    #expect(try await state.poll("latest", new) == [.revised])
    #expect(try await state.poll("section", new) == [.seen])
  }

  @Test func whereOtherFeedsDoNotMatterTheNumberIsTheFeedsOwn() async throws {
    let policy = DedupPolicy(scope: .feed)
    #expect(try await state.poll("latest", story("Mưa to", "mua-4823456.html")) == [.new])
    #expect(try await state.poll("section", policy: policy, story("Lũ lớn", "lu-4823456.html")) == [.new])
    #expect(try await state.poll("section", policy: policy, story("Lũ rất lớn", "lu-rat-4823456.html")) == [.revised])
  }

  @Test func aDayIsNoTime() async throws {
    let day: Int64 = 1_772_409_600
    try await state.poll(story("Mưa to", "mua-4823456.html", date: day))
    #expect(try await state.poll(story("Lũ lớn", "lu-4823456.html", date: day)) == [.new])
  }

  @Test func aNumberThatTwoItemsShareIsNone() async throws {
    let both = [story("Leo", "leo-4823456.html"), story("Virgo", "virgo-4823456.html")]
    #expect(try await state.deliver(both).outcomes == [.new, .new])
    #expect(try await state.poll(story("Aries", "aries-4823456.html")) == [.new])
  }

  @Test func anotherTextUnderTheNumberIsAnotherStory() async throws {
    try await state.poll(story("Mưa to", "mua-4823456.html", text: longText(1)))
    #expect(try await state.poll(story("Lũ lớn", "lu-4823456.html", text: longText(2))) == [.new])
    #expect(try await state.poll(story("Lũ rất lớn", "lu-rat-4823456.html", text: longText(2))) == [.revised])
  }
}
