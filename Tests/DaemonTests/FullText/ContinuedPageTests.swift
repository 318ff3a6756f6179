import Foundation
import LoopbackServer
import Testing
import TidingsModel

/// Articles of several pages.
@Suite struct ContinuedPageTests {
  @Test func `The pages of one article are joined, and a loop of them ends`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    for number in 1...3 {
      let next = number == 3 ? "/story/harbour" : "/story/harbour?page=\(number + 1)"
      let page = NewsSite.page(
        "harbour", head: "<link rel=\"next\" href=\"\(next)\">",
        paragraphs: NewsSite.paragraphs("harbour").map { "Part \(number). \($0)" })
      site.server[number == 1 ? "/story/harbour" : "/story/harbour?page=\(number)"] = .reply(
        .ok(page, headers: NewsSite.html))
    }
    let workspace = try site.workspace()
    try await workspace.poll()
    let text = try #require(try workspace.articles().first).text
    #expect(text.components(separatedBy: "\n\n").count == 9)
    let places = (1...3).compactMap { text.range(of: "Part \($0).")?.lowerBound }
    #expect(places.count == 3 && places == places.sorted())
    #expect(site.pageRequests("harbour") == 3)
  }

  @Test func `The next article of a site that numbers them is no page of this one`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    let link = "<link rel=\"next\" href=\"/story/harbour?page=2\">"
    site.server["/story/harbour"] = .reply(.ok(NewsSite.page("harbour", head: link), headers: NewsSite.html))
    site.server["/story/harbour?page=2"] = .reply(.ok(NewsSite.page("market"), headers: NewsSite.html))
    let workspace = try site.workspace()
    try await workspace.poll()
    let text = try #require(try workspace.articles().first).text
    #expect(text == NewsSite.paragraphs("harbour").joined(separator: "\n\n"))
  }

  @Test func `An article of endless pages ends at the twentieth, and the poll says so`() async throws {
    let site = try NewsSite()
    site.publish(["harbour"])
    site.server["/story/harbour"] = .handler { request in
      let number = Int(request.target.split(separator: "=").dropFirst().first ?? "1") ?? 1
      return .ok(
        NewsSite.page(
          "harbour", head: "<link rel=\"next\" href=\"/story/harbour?page=\(number + 1)\">",
          paragraphs: NewsSite.paragraphs("harbour").map { "Part \(number). \($0)" }), headers: NewsSite.html)
    }
    let workspace = try site.workspace()
    let outcome = try await workspace.poll()
    #expect(site.pageRequests("harbour") == 20)
    #expect(outcome.output == "harbour: 1 new; 1 of 1 articles cut at the 20th of their pages\n", "\(outcome.output)")
    #expect(try workspace.articles().map(\.fullText) == ["extracted"])
  }
}
