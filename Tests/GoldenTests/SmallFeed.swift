import Testing
import TidingsModel
import TidingsNormalise
import TidingsParse

/// RSS with the elements a test is about.
enum SmallFeed {
  static func feed(_ channel: String, items: String = "") throws -> Feed {
    let namespaces = [
      ("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"), ("atom", "http://www.w3.org/2005/Atom"),
      ("dc", "http://purl.org/dc/elements/1.1/"), ("cc", "http://web.resource.org/cc/"),
      ("media", "http://search.yahoo.com/mrss/"), ("podcast", "https://podcastindex.org/namespace/1.0"),
      ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"), ("admin", "http://webns.net/mvcb/"),
      ("prism", "http://prismstandard.org/namespaces/basic/2.0/"), ("dcterms", "http://purl.org/dc/terms/"),
      ("feedburner", "http://rssnamespace.org/feedburner/ext/1.0"), ("georss", "http://www.georss.org/georss"),
      ("taxo", "http://purl.org/rss/1.0/modules/taxonomy/"), ("fh", "http://purl.org/syndication/history/1.0"),
      ("trackback", "http://madskills.com/public/xml/rss/module/trackback/"),
    ].map { " xmlns:\($0.0)=\"\($0.1)\"" }.joined()
    let document = "<rss version=\"2.0\"\(namespaces)><channel><title>Mill</title>\(channel)\(items)</channel></rss>"
    return FeedNormaliser.normalise(try FeedParser.parse(Array(document.utf8)))
  }

  static func item(_ elements: String) throws -> Item {
    try #require(try feed("", items: "<item><title>Wheel</title>\(elements)</item>").items.first)
  }

  static func values(_ extensions: [ExtensionElement], _ name: String) -> [String?] {
    extensions.filter { $0.name == name }.map(\.value)
  }
}
