import Testing
import TidingsDedup
import TidingsModel
import TidingsState

/// Guids and links that tell no item from another.
@Suite struct VoidKeys {
  let state: TemporaryState
  init() throws { state = try TemporaryState() }

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
}
