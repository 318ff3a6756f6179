import Testing
import TidingsDedup
import TidingsModel
import TidingsState

/// Guids that are places in the list: the first item is always `1`.
@Suite struct GuidsAsPlaces {
  let state: TemporaryState
  init() throws { state = try TemporaryState() }

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
}
