import Testing
import TidingsDedup
import TidingsModel
import TidingsState

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
}
