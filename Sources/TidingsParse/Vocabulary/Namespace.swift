/// The vocabularies that feeds are written in.
enum Namespace: UInt8, CaseIterable {
  /// RSS of every version: in no namespace, in one of its own, or in one that is unknown and the default.
  case rss
  case atom, rdf, dublinCore, terms, content, syndication, slash, commentAPI, taxonomy, trackback, license, itunes,
    media
  case georss, gml, geo, thread, publishing, history, feedburner, excerpt, admin, openSearch, prism, chapters, podcast
  case youtube, googleData, scripting, xlink, xhtml, svg, math, xml, sitemap, news, foaf, googlePlay, image, video,
    webfeeds
  case yandex, turbo, enclosures
  case unknown

  /// The vocabulary that a namespace URI names, whatever its case, scheme and final mark.
  static func named(_ uri: String) -> Namespace? {
    var key = uri.trimmedSpace.asciiLowercased.utf8[...]
    for scheme in ["http://", "https://"] where key.starts(with: scheme.utf8) {
      key = key.dropFirst(scheme.utf8.count)
    }
    if key.starts(with: "www.".utf8) { key = key.dropFirst(4) }
    while let last = key.last, last == 0x2F || last == 0x23 { key = key.dropLast() }
    if key.starts(with: "backend.userland.com/rss".utf8) { return .rss }
    // The drafts of Atom, and later versions of GML and PRISM.
    if key.starts(with: "purl.org/atom/ns#".utf8) { return .atom }
    if key.starts(with: "opengis.net/gml/".utf8) { return .gml }
    if key.starts(with: "prismstandard.org/namespaces/".utf8) { return .prism }
    return uris[String(Substring(key))]
  }

  /// The vocabulary that a prefix usually stands for, where the document does not declare it or declares it oddly.
  static func usual(prefix: String) -> Namespace? { prefixes[prefix.asciiLowercased] }

  /// The prefix the vocabulary is known by; none for RSS itself, `nil` for one that is unknown.
  var prefix: String? {
    switch self {
    case .unknown: nil
    case .rss: ""
    case .dublinCore: "dc"
    case .terms: "dcterms"
    case .syndication: "sy"
    case .commentAPI: "wfw"
    case .taxonomy: "taxo"
    case .license: "cc"
    case .thread: "thr"
    case .publishing: "app"
    case .history: "fh"
    case .openSearch: "opensearch"
    case .chapters: "psc"
    case .youtube: "yt"
    case .googleData: "gd"
    case .scripting: "source"
    case .googlePlay: "googleplay"
    case .enclosures: "enc"
    default: Self.names[Int(rawValue)]
    }
  }

  /// The cases' own names, made once: the runtime looks them up.
  private static let names = allCases.map { "\($0)" }

  private static let uris: [String: Namespace] = [
    "blogs.law.harvard.edu/tech/rss": .rss,
    "cyber.law.harvard.edu/rss": .rss,
    "cyber.law.harvard.edu/rss/rss.html": .rss,
    "rssboard.org/rss-specification": .rss,
    "purl.org/rss/1.0": .rss,
    "purl.org/net/rss1.1": .rss,
    "my.netscape.com/rdf/simple/0.9": .rss,
    "channel.netscape.com/rdf/simple/0.9": .rss,
    "my.netscape.com/publish/formats/rss-0.91.dtd": .rss,
    "purl.org/rss/1.0/modules/rss091": .rss,
    "purl.org/rss/2.0": .rss,
    "w3.org/2005/atom": .atom,
    "purl.org/atom/ns": .atom,
    "purl.org/echo": .atom,
    "example.com/necho": .atom,
    "example.com/newformat": .atom,
    "uri/of/echo/namespace": .atom,
    "purl.org/pie": .atom,
    "w3.org/1999/02/22-rdf-syntax-ns": .rdf,
    "purl.org/dc/elements/1.1": .dublinCore,
    "purl.org/dc/elements/1.0": .dublinCore,
    "purl.org/metadata/dublin_core": .dublinCore,
    "dublincore.org/documents/dcmi-namespace": .dublinCore,
    "purl.org/dc/terms": .terms,
    "purl.org/rss/1.0/modules/dcterms": .terms,
    "purl.org/rss/1.0/modules/content": .content,
    "purl.org/net/rss1.1/payload": .content,
    "purl.org/rss/1.0/modules/syndication": .syndication,
    "purl.org/rss/1.0/modules/slash": .slash,
    "wellformedweb.org/commentapi": .commentAPI,
    "purl.org/rss/1.0/modules/taxonomy": .taxonomy,
    "madskills.com/public/xml/rss/module/trackback": .trackback,
    "backend.userland.com/creativecommonsrssmodule": .license,
    "cyber.law.harvard.edu/rss/creativecommonsrssmodule.html": .license,
    "creativecommons.org/ns": .license,
    "creativecommons.org/ns#license": .license,
    "web.resource.org/cc": .license,
    "itunes.com/dtds/podcast-1.0.dtd": .itunes,
    "example.com/dtds/podcast-1.0.dtd": .itunes,
    "itunesu.com/feed": .itunes,
    "search.yahoo.com/mrss": .media,
    "video.search.yahoo.com/mrss": .media,
    "tools.search.yahoo.com/mrss": .media,
    "rssboard.org/media-rss": .media,
    "georss.org/georss": .georss,
    "georss.org/georss/10": .georss,
    "opengis.net/gml": .gml,
    "w3.org/2003/01/geo/wgs84_pos": .geo,
    "postneo.com/icbm": .geo,
    "purl.org/syndication/thread/1.0": .thread,
    "purl.org/rss/1.0/modules/threading": .thread,
    "w3.org/2007/app": .publishing,
    "purl.org/atom/app": .publishing,
    "purl.org/syndication/history/1.0": .history,
    "rssnamespace.org/feedburner/ext/1.0": .feedburner,
    "pheedo.com/namespace/pheedo": .feedburner,
    "wordpress.org/export/1.0/excerpt": .excerpt,
    "wordpress.org/export/1.1/excerpt": .excerpt,
    "wordpress.org/export/1.2/excerpt": .excerpt,
    "webns.net/mvcb": .admin,
    "a9.com/-/spec/opensearch/1.1": .openSearch,
    "a9.com/-/spec/opensearchrss/1.0": .openSearch,
    "a9.com/-/opensearch/1.0": .openSearch,
    "schemas.google.com/g/2005": .googleData,
    "purl.org/rss/1.0/modules/prism": .prism,
    "podlove.org/simple-chapters": .chapters,
    "podcastindex.org/namespace/1.0": .podcast,
    "github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": .podcast,
    "youtube.com/xml/schemas/2015": .youtube,
    "gdata.youtube.com/schemas/2007": .youtube,
    "source.scripting.com": .scripting,
    "source.smallpict.com/2014/07/12/thesourcenamespace.html": .scripting,
    "w3.org/1999/xlink": .xlink,
    "w3.org/1999/xhtml": .xhtml,
    "w3.org/1999/html": .xhtml,
    "w3.org/tr/rec-html40": .xhtml,
    "w3.org/2000/svg": .svg,
    "w3.org/1998/math/mathml": .math,
    "w3.org/xml/1998/namespace": .xml,
    "sitemaps.org/schemas/sitemap/0.9": .sitemap,
    "google.com/schemas/sitemap/0.84": .sitemap,
    "google.com/schemas/sitemap/0.9": .sitemap,
    "google.com/schemas/sitemap-news/0.9": .news,
    "google.com/schemas/sitemap-image/1.1": .image,
    "google.com/schemas/sitemap-video/1.1": .video,
    "xmlns.com/foaf/0.1": .foaf,
    "google.com/schemas/play-podcasts/1.0": .googlePlay,
    "webfeeds.org/rss/1.0": .webfeeds,
    "news.yandex.ru": .yandex,
    "news.mail.ru": .yandex,
    "turbo.yandex.ru": .turbo,
    "purl.oclc.org/net/rss_2.0/enc": .enclosures,
    "purl.org/rss/1.0/modules/enclosure": .enclosures,
  ]

  private static let prefixes: [String: Namespace] = [
    "rss": .rss, "atom": .atom, "atom03": .atom, "atom10": .atom, "a10": .atom, "rdf": .rdf, "dc": .dublinCore,
    "dcterms": .terms, "dct": .terms, "content": .content, "sy": .syndication, "syn": .syndication, "slash": .slash,
    "wfw": .commentAPI, "taxo": .taxonomy, "trackback": .trackback, "creativecommons": .license, "cc": .license,
    "itunes": .itunes, "media": .media, "georss": .georss, "gml": .gml, "geo": .geo, "icbm": .geo, "thr": .thread,
    "app": .publishing, "fh": .history, "feedburner": .feedburner, "pheedo": .feedburner, "excerpt": .excerpt,
    "admin": .admin,
    "opensearch": .openSearch, "prism": .prism, "psc": .chapters, "podcast": .podcast, "yt": .youtube,
    "gd": .googleData,
    "source": .scripting, "xlink": .xlink, "xhtml": .xhtml, "html": .xhtml, "svg": .svg, "math": .math,
    "xml": .xml, "sitemap": .sitemap, "news": .news, "video": .video, "foaf": .foaf,
    "googleplay": .googlePlay,
    "webfeeds": .webfeeds, "yandex": .yandex, "mailru": .yandex, "turbo": .turbo, "enc": .enclosures,
  ]
}
