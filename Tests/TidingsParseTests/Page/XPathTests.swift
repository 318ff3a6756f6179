import Testing
import TidingsXPath

@Suite struct XPathTests {
  private static let page = Array(
    "<html><body><svg xmlns:x='urn:x'><a href='/s'>A <!-- c -->story</a></svg></body></html>".utf8)

  private func nodes(_ expression: String) throws -> [HTMLNode] {
    let tree = try #require(HTMLTree(Self.page))
    guard case .nodes(let nodes) = try tree.evaluate(expression) else { return [] }
    return nodes
  }

  @Test func `Elements, attributes, texts and comments outlive the expression that found them`() throws {
    #expect(try nodes("//a").map(\.text) == ["A story"])
    #expect(try nodes("//a/@href").map(\.text) == ["/s"])
    #expect(try nodes("//a/text()").map(\.text) == ["A", "story"])
    #expect(try nodes("//comment()").map(\.text) == [""])
  }

  /// libxml2 makes the declarations for the result and frees them with it.
  @Test(arguments: ["//a/namespace::*", "//*/namespace::node()", "(//a | //a/namespace::*)[last()]/self::node()"])
  func `Declarations of namespaces are no nodes to keep`(expression: String) throws {
    #expect(try nodes(expression).allSatisfy { $0.name == "a" })
  }

  @Test(arguments: [
    "namespace::*", "//a/namespace::x", "//a/namespace  ::\n*", "//a['namespace' = name(namespace::*)]",
    "@href|namespace::*", "//namespace/namespace::a", "a or namespace::b",
  ])
  func `An expression for declarations of namespaces is refused in words`(expression: String) throws {
    let fault = #expect(throws: XPathFault.self) { try XPathSyntax.check(expression, mustSelect: false) }
    #expect(fault?.reason == "a page has no namespaces for namespace:: to find")
  }

  @Test(arguments: [
    "//namespace", "//a[.='namespace::*']", "//a[contains(., \"namespace::\")]", "child::namespace", "@namespace",
    "namespace-uri(.)", "//my-namespace", "//a[@x = 'it'' namespace::']", "namespace/child::a",
  ])
  func `Others that bear the word are not`(expression: String) throws {
    do {
      try XPathSyntax.check(expression, mustSelect: false)
    } catch {
      #expect(!error.reason.contains("namespace::"))
    }
  }
}
