import Testing

@testable import TidingsParse

@Suite("The best of several values")
struct RankedTests {
  @Test("A value of a better source counts, whichever comes first, and of one source the first")
  func order() {
    var page = Ranked<String, ItemDraft.PageSource>()
    page.offer(nil, from: .original)
    #expect(page.value == nil)
    page.offer("alternate", from: .alternate)
    page.offer("permalink", from: .permalink)
    #expect(page.value == "alternate")
    page.offer("link", from: .link)
    page.offer("another link", from: .link)
    #expect(page.value == "link")
  }

  @Test("Of two values the one that does not count is told, with its source")
  func lost() {
    var picture = Ranked<String, FeedDraft.PictureSource>()
    let none = picture.offerKeeping("logo", from: .logo)
    #expect(none?.value == nil)
    let worse = picture.offerKeeping("cover", from: .itunes)
    #expect(worse?.value == "logo" && worse?.source == .logo && worse?.winner == "cover")
    let later = picture.offerKeeping("thumbnail", from: .thumbnail)
    #expect(later?.value == "thumbnail" && later?.source == .thumbnail && later?.winner == "cover")
    #expect(later?.source.name == "media:thumbnail")
  }
}
