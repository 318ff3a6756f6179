import Foundation
import LoopbackServer
import Testing
import TidingsModel

/// What is learned of a site from its pages.
@Suite struct SiteTemplateTests {
  @Test func `What stands on three pages of a site is left out of the fourth, also after a restart`() async throws {
    let site = try NewsSite()
    let appeal = "Our readers pay for this newspaper; join them today for the price of a coffee a month."
    let names = ["harbour", "market", "station", "school"]
    site.publish(names)
    for name in names {
      let page = NewsSite.page(name, paragraphs: NewsSite.paragraphs(name) + [appeal])
      site.server["/story/\(name)"] = .reply(.ok(page, headers: NewsSite.html))
    }
    let workspace = try site.workspace()
    for count in 1...4 {
      site.server["/feed"] = .reply(.ok(site.feed(Array(names.prefix(count)))))
      try await workspace.poll()
    }
    let texts = try workspace.articles().map(\.text)
    #expect(texts.count == 4)
    #expect(texts.map { $0.contains(appeal) } == [true, true, true, false])
  }

  @Test func `Pages read side by side add up to what is known of their site`() async throws {
    let site = try NewsSite()
    let appeal = "Our readers pay for this newspaper; join them today for the price of a coffee a month."
    let names = ["harbour", "market", "station", "school"]
    for name in names {
      let page = NewsSite.page(name, paragraphs: NewsSite.paragraphs(name) + [appeal])
      site.server["/story/\(name)"] = .reply(.ok(page, headers: NewsSite.html))
    }
    let workspace = try site.workspace()
    for count in [3, 4] {
      site.server["/feed"] = .reply(.ok(site.feed(Array(names.prefix(count)))))
      try await workspace.poll()
    }
    let last = try #require(try workspace.articles().last)
    #expect(last["title"]?.string == NewsSite.title("school"))
    #expect(!last.text.contains(appeal))
  }
}
