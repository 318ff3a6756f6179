import Testing
import TidingsDedup
import TidingsModel
import TidingsState

@Suite struct NearDuplicates {
  let state: TemporaryState
  init() throws { state = try TemporaryState() }

  private let words = (0..<300).map { "word\($0 * 7919 % 997)" }

  private func agencyReport(_ source: String, edit: (inout [String]) -> Void = { _ in }) -> Item {
    var words = words
    edit(&words)
    return item(source, link: "https://\(source).example/report", title: source, text: words.joined(separator: " "))
  }

  private func mark(_ result: PollResult) throws -> String? {
    try result.files.first?["_tidings"]?["near_duplicate_of"]?.string
  }

  @Test func aNearlyEqualTextOfAnotherFeedIsDeliveredAndMarked() async throws {
    let first = try await state.deliver("harbour", [agencyReport("harbour")])
    let second = try await state.deliver("region", [agencyReport("region") { $0[150] = "ferry" }])
    #expect(second.outcomes == [.new])
    #expect(try mark(first) == nil)
    #expect(try mark(second) == first.deliveries.first?.name.id.description)
  }

  @Test func anotherTextIsNotMarked() async throws {
    try await state.deliver("harbour", [agencyReport("harbour")])
    let other = try await state.deliver("region", [agencyReport("region") { $0.reverse() }])
    #expect(try mark(other) == nil)
  }

  @Test func aShortTextIsNotMarked() async throws {
    try await state.deliver("harbour", [agencyReport("harbour") { $0.removeLast(251) }])
    let second = try await state.deliver("region", [agencyReport("region") { $0.removeLast(251) }])
    #expect(try mark(second) == nil)
  }

  @Test func afterSevenDaysNothingIsMarked() async throws {
    try await state.deliver("harbour", [agencyReport("harbour")])
    state.pass(days: 7)
    let second = try await state.deliver("region", [agencyReport("region") { $0[150] = "ferry" }])
    #expect(try mark(second) == nil)
  }

  @Test func anArticleIsNoNearDuplicateOfItself() async throws {
    try await state.deliver("harbour", [agencyReport("harbour")])
    let edited = try await state.deliver("harbour", [agencyReport("harbour") { $0[10] = "ferry" }])
    #expect(edited.outcomes == [.revised])
    #expect(try mark(edited) == nil)
  }

  @Test func aNearlyEqualTextIsMarkedAcrossARestart() async throws {
    let first = try await state.deliver("harbour", [agencyReport("harbour")])
    try await state.reopen()
    let second = try await state.deliver("region", [agencyReport("region") { $0[150] = "ferry" }])
    #expect(try mark(second) == first.deliveries.first?.name.id.description)
  }

  @Test func amongManyTextsTheNearestIsMarked() async throws {
    var crowd: [Item] = []
    for number in 0..<400 {
      let text = (0..<120).map { "w\(($0 + 1) * (number + 3) * 7919 % 9973)" }.joined(separator: " ")
      crowd.append(item("c\(number)", link: "https://crowd.example/\(number)", title: "\(number)", text: text))
    }
    try await state.deliver("crowd", crowd)
    let first = try await state.deliver("harbour", [agencyReport("harbour")])
    try await state.deliver("later", [item("l", link: "https://later.example/1", title: "l", text: longText(9))])
    let second = try await state.deliver("region", [agencyReport("region") { $0[150] = "ferry" }])
    #expect(try mark(second) == first.deliveries.first?.name.id.description)
  }
}
