import Testing

@testable import TidingsPipeline

/// RFC 8288 section 3.
@Suite struct LinkFieldTests {
  private typealias Link = LinkField.Link

  @Test(arguments: [
    ("<https://hub.example/>; rel=\"hub\"", ["https://hub.example/ hub"]),
    ("<https://hub.example/>; rel=hub, </f>; rel=self", ["https://hub.example/ hub", "/f self"]),
    ("<https://hub.example/>;rel=hub,</f>;rel=self", ["https://hub.example/ hub", "/f self"]),
    ("<h?a=1,2;b=3>; rel=hub", ["h?a=1,2;b=3 hub"]),
    ("<h>; title=\"a; rel=self, <b>\"; rel=hub", ["h hub"]),
    ("<h>; title=\"a \\\" b\"; rel=hub", ["h hub"]),
    ("<h>; rel=\"Alternate HUB\"", ["h alternate+hub"]),
    ("<h>; REL = hub", ["h hub"]),
    ("<h>; rel=hub; rel=self", ["h hub"]),
    ("<h>; crossorigin; rel=hub", ["h hub"]),
    ("<h>", ["h "]), ("<h>; rel", ["h "]), ("<h>; rel=", ["h "]), ("<h>; rel=\"hub", ["h hub"]),
    ("<h>; rel=hub;", ["h hub"]),
    ("", []), ("h; rel=hub", []), ("<h; rel=hub", []), (">h<; rel=hub", []), (",,;=", []),
  ])
  func `The links of a field with their relations`(value: String, links: [String]) {
    #expect(LinkField.links(value).map { "\($0.target) \($0.relations.joined(separator: "+"))" } == links)
  }

  @Test(arguments: [
    ("<", []), (">", []), ("<>", Array(repeating: "", count: 30_000)), (";", []), ("\"", []), ("\\", []), (",", []),
    // The rest of it are parameters of the first.
    ("<>;", [""]),
    // Every second one stands in a quoted value.
    ("<a>;b=\"", Array(repeating: "a", count: 4286)), (" ", []),
  ])
  func `A long field of nothing but signs ends`(sign: String, targets: [String]) {
    #expect(LinkField.links(String(repeating: sign, count: 60_000 / sign.utf8.count)).map(\.target) == targets)
  }
}
