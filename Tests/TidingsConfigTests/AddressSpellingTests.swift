import Testing
import TidingsConfig

/// One address in two spellings: its document would be fetched twice.
@Suite struct AddressSpellingTests {
  @Test(arguments: [
    "HTTPS://Example.org/Feed", "https://example.org:443/Feed", "https://example.org/Feed#top",
  ])
  func `An address that is configured in two spellings is warned of with both places`(spelling: String) throws {
    for feeds in [["https://example.org/Feed", spelling], [spelling, "https://example.org/Feed"]] {
      let folder = try ConfigurationFolder([
        "tidings.yaml": "feeds:\n  - {url: \"\(feeds[0])\", id: a}\n  - {url: \"\(feeds[1])\", id: b}\n"
      ])
      let result = folder.read()
      #expect(result.configuration?.feeds.count == 2)
      #expect(
        result.warnings.map { $0.description.replacing(folder.path + "/", with: "") } == [
          "tidings.yaml:3:11: warning: the same address as that of the feed at tidings.yaml:2:11, spelled otherwise; "
            + "keep one of them"
        ])
    }
  }

  @Test func `One page that is read in two ways needs two spellings, and is not warned of`() throws {
    let result = try ConfigurationFolder([
      "tidings.yaml": """
      feeds:
        - {url: "https://example.org/", id: a, select: {item: //article}}
        - {url: "https://example.org/#notices", id: b, select: {item: //aside}}
      """
    ]).read()
    #expect(result.configuration?.feeds.count == 2)
    #expect(result.warnings.isEmpty, "\(result.warnings)")
  }

  @Test func `Of addresses in lists, too, two unusual spellings are one`() throws {
    let folder = try ConfigurationFolder([
      "tidings.yaml": "include: [a.txt]\n", "a.txt": "http://Example.org\nhttp://example.org:80/\n",
    ])
    #expect(
      folder.read().warnings.map { $0.description.replacing(folder.path + "/", with: "") } == [
        "a.txt:2:1: warning: the same address as that of the feed at a.txt:1:1, spelled otherwise; keep one of them"
      ])
  }

  @Test func `Addresses that may be different documents are not warned of`() throws {
    let result = try ConfigurationFolder([
      "tidings.yaml": """
      feeds:
        - {url: "http://example.org/f", id: a}
        - {url: "https://example.org/f", id: b}
        - {url: "https://example.org/f/", id: c}
        - {url: "https://example.org/F", id: d}
        - {url: "https://www.example.org/f", id: e}
        - {url: "https://example.org:8443/f", id: f}
        - {url: "https://example.org/f?", id: g}
        - {url: "https://EXAMPLE.org/g#x", id: h}
      """
    ]).read()
    #expect(result.configuration?.feeds.count == 8)
    #expect(result.warnings == [])
  }
}
