import Testing
import TidingsDedup
import TidingsModel
import TidingsState

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
