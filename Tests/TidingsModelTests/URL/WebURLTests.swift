import Testing
import TidingsModel

@Suite struct WebURLTests {
  static let examples: [(reference: String, result: String)] = [
    // RFC 3986 section 5.4.1, normal examples.
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
    ("//g", "http://g/"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"),
    ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"),
    ("g;x", "http://a/b/c/g;x"),
    ("g;x?y#s", "http://a/b/c/g;x?y#s"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"),
    ("..", "http://a/b/"), ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"),
    ("../../", "http://a/"),
    ("../../g", "http://a/g"),
    // Section 5.4.2, abnormal examples.
    ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"), ("/./g", "http://a/g"), ("/../g", "http://a/g"),
    ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"),
    ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"),
    ("g/../h", "http://a/b/c/h"),
    ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"), ("g?y/./x", "http://a/b/c/g?y/./x"),
    ("g?y/../x", "http://a/b/c/g?y/../x"), ("g#s/./x", "http://a/b/c/g#s/./x"), ("g#s/../x", "http://a/b/c/g#s/../x"),
    ("http:g", "http://a/b/c/g"),
  ]

  @Test(arguments: examples)
  func `A reference resolves as the table of RFC 3986 says`(_ example: (reference: String, result: String)) throws {
    let base = try #require(WebURL("http://a/b/c/d;p?q"))
    #expect(base.resolve(example.reference)?.description == example.result)
  }

  @Test(arguments: [
    ("  /x\n", "http://a/x"), ("a b", "http://a/b/c/a%20b"), ("\\x\\y", "http://a/x/y"),
    ("HTTPS://E.Org", "https://e.org/"),
    ("/a\n/b", "http://a/a/b"), ("%2e%2E/g", "http://a/b/g"), ("https://e.org:8080?q", "https://e.org:8080/?q"),
    ("http:////e.org/x", "http://e.org/x"), ("//[::1]:80/x", "http://[::1]:80/x"), ("mailto:a@b.c", "mailto:a@b.c"),
    ("//u:p w@e.org/", "http://u:p%20w@e.org/"), ("javascript:x", "javascript:x"),
  ])
  func `What browsers forgive is forgiven`(_ reference: String, _ result: String) throws {
    let base = try #require(WebURL("http://a/b/c/d;p?q"))
    #expect(base.resolve(reference)?.description == result)
  }

  @Test(arguments: ["http://[::1/x", "http://a:99999/", "http://a:x/", "http://a b/", "http://a\"b/"])
  func `What is no URL is refused`(_ text: String) throws {
    #expect(WebURL(text) == nil)
    #expect(try #require(WebURL("http://a/")).resolve(text) == nil)
  }

  @Test func `A reference without a base is no URL`() {
    for text in ["", "x", "/x", "//e.org/x", "?q", "#f", ":", "1:x", "://"] { #expect(WebURL(text) == nil) }
  }

  @Test(
    arguments: [
      "http://a.example/", "https://a.example:8080/b/c?d=e&f#g?h#i", "http://a.example:80/x", "https://1.2.3.4:0443/?",
      "http://a.example/#", "http://a_b.example/%7Ex;y,z", "http://a.example/b?c?d", "http://a.example:/b",
      "http://a.example:65536/", "http://a.example:123456/", "http://a.example", "http://a.example?b", "http:///b",
      "http://a.example//b//", "https://a.example/cá?ơ#ừ", "http://A.example/B", "https://u:p@a.example/b",
      "http://a.example/b c", "http://a.example/b\\c", "http://a.example/b\u{7F}", "httpx://a.example/b", "http:/a/b",
    ])
  func `An address in its usual shape reads as one that takes a closer look`(_ text: String) {
    // White space before it is dropped only then.
    let (usual, closer) = (WebURL(text), WebURL(" " + text))
    #expect(usual == closer)
    #expect(usual?.description == closer?.description)
    #expect(WebURL.server(of: text) == closer?.server)
  }

  @Test func `A host is in lower case, and what stands in its place elsewhere as it was given`() throws {
    #expect(WebURL("HTTP://Example.ORG/A")?.description == "http://example.org/A")
    #expect(WebURL("ftp://Example.ORG/A")?.host == "example.org")
    #expect(WebURL("at://did:plc:5us/A b")?.description == "at://did:plc:5us/A%20b")
    #expect(try #require(WebURL("https://a/")).resolve("at://did:plc:5us/A")?.description == "at://did:plc:5us/A")
    #expect(WebURL("http://did:plc:5us/A") == nil)
    #expect(WebURL("ipfs://QmYwAP/A")?.description == "ipfs://QmYwAP/A")
    #expect(try #require(WebURL("https://a/")).resolve("//Example.ORG/A")?.description == "https://example.org/A")
  }

  @Test func `Resolving what was resolved changes nothing`() throws {
    let base = try #require(WebURL("http://a/b/c/d;p?q"))
    for (reference, _) in Self.examples {
      let once = try #require(base.resolve(reference))
      #expect(base.resolve(once.description) == once, "\(reference)")
    }
  }

  @Test func `Bytes in any order are a URL or none, and nothing worse`() {
    let pieces = ["http", ":", "/", "//", "?", "#", "@", "[", "]", "..", ".", "\\", " ", "\0", "é", "%", "9", ";", "a"]
    let base = WebURL("https://example.org/a/b")
    for first in pieces {
      for second in pieces {
        for third in pieces {
          for fourth in pieces {
            let text = first + second + third + fourth
            _ = WebURL(text)
            if let resolved = base?.resolve(text), resolved.isHTTP { #expect(!resolved.description.contains(" ")) }
          }
        }
      }
    }
  }

  @Test func `Dot segments by the hundred thousand cost no more than their length`() throws {
    let base = try #require(WebURL("http://a/b"))
    let climb = String(repeating: "../", count: 100_000)
    #expect(base.resolve(climb + "x")?.description == "http://a/x")
    let down = String(repeating: "d/", count: 100_000)
    #expect(base.resolve(down + climb + "x")?.description == "http://a/x")
  }

  /// A combining mark behind a slash makes one character of both, and the slash is one all the same.
  @Test func aSlashIsOneWhateverStandsBehindIt() throws {
    let base = try #require(WebURL("https://example.org/a/"))
    #expect(base.resolve("/\u{487}x:/../y")?.description == "https://example.org/y")
    #expect(base.resolve("b/\u{301}/../y")?.description == "https://example.org/a/b/y")
  }

  @Test(arguments: [
    "http://example.org/feed", "https://example.org:443/f", "http://example.org:80/", "https://e.org:8443/a?b#c",
    "http://e.org:08080/", "http://e.org:000080/", "http://e.org:65535/", "http://e.org:65536/",
    "http://e.org:99999999999999999999/",
    "http://e.org:0/",
    "http://e.org:/", "http://e.org", "http://e.org?q", "http://u:p@e.org/", "http://u:80@e.org:81/", "HTTP://E.org/",
    "http://E.ORG/",
    "http:///e.org/", "http:e.org/", "http://[::1]:8080/", "http://[::1]/", "http://xn--bo-8lz.vn/", "http://báo.vn/",
    "http://a_b.example/",
    "http:\\\\e.org\\x", " http://e.org/", "http://e.org/ ", "http://e. org/", "http://e.org:8 0/", "file:///a",
    "ftp://e.org/", "", "http://",
    "https:/", "//e.org/", "http://e.org:80a/", "http://127.0.0.1:8080/1.xml",
  ])
  func `The server of an address is that of the address taken apart`(_ address: String) {
    #expect(WebURL.server(of: address) == WebURL(address)?.server)
  }

  @Test(arguments: [
    ["http://e.org/", "https://e.org./a", "http://E.org:80/"],
    ["http://báo.vn/", "http://xn--bo-mia.vn/", "http://BÁO.vn/"],
    ["http://127.0.0.1:8080/", "http://127.1:8080/", "http://0x7f000001:8080/"],
    ["http://[::1]/", "http://[0:0:0:0:0:0:0:1]/"],
  ])
  func `All spellings of a host are one server`(_ addresses: [String]) {
    let servers = Set(addresses.map(WebURL.server(of:)))
    #expect(servers.count == 1 && !servers.contains(nil), "\(servers)")
  }
}
