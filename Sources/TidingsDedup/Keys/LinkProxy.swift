internal import TidingsModel

/// Services that count clicks and send the reader on, with the article's own address in the query of theirs: Google
/// Alerts, Bing News, the outgoing links of social networks, and their like.
///
/// The wrapping changes with each reader, feed and day; the address inside does not. Services whose links say nothing of
/// where they lead (FeedBurner's, the newer ones of Google News) cannot be seen through without asking them.
enum LinkProxy {
  private struct Service {
    /// The host, without `www.`.
    var host: String
    /// `nil`: any.
    var path: String? = nil
    var parameters: [Substring]
  }

  /// From links as these services make them.
  private static let services: [Service] = [
    Service(host: "news.url.google.com", path: "/url", parameters: ["url"]),
    Service(host: "bing.com", path: "/news/apiclick.aspx", parameters: ["url"]),
    Service(host: "l.facebook.com", path: "/l.php", parameters: ["u"]),
    Service(host: "lm.facebook.com", path: "/l.php", parameters: ["u"]),
    Service(host: "facebook.com", path: "/l.php", parameters: ["u"]),
    Service(host: "l.instagram.com", parameters: ["u"]),
    Service(host: "l.threads.net", parameters: ["u"]),
    Service(host: "out.reddit.com", parameters: ["url"]),
    Service(host: "t.umblr.com", path: "/redirect", parameters: ["z"]),
    Service(host: "youtube.com", path: "/redirect", parameters: ["q"]),
    Service(host: "vk.com", path: "/away.php", parameters: ["to"]),
    Service(host: "linkedin.com", path: "/redir/redirect", parameters: ["url"]),
    Service(host: "duckduckgo.com", path: "/l", parameters: ["uddg"]),
    Service(host: "disq.us", parameters: ["url"]),
    Service(host: "go.skimresources.com", parameters: ["url"]),
    Service(host: "redirect.viglink.com", parameters: ["u"]),
    Service(host: "exit.sc", parameters: ["url"]),
    Service(host: "slack-redir.net", path: "/link", parameters: ["url"]),
  ]

  private static let google = Service(host: "", path: "/url", parameters: ["url", "q"])

  /// How many may be wrapped in one another.
  private static let depth = 3

  /// The address inside; the given one where there is none.
  static func unwrapped(_ url: WebURL) -> WebURL {
    var url = url
    for _ in 0..<depth {
      guard let target = target(of: url) else { break }
      url = target
    }
    return url
  }

  private static func target(of url: WebURL) -> WebURL? {
    guard let query = url.query, let host = url.host else { return nil }
    let bare = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    // google.com, google.co.uk, google.com.vn
    let isGoogle = bare.hasPrefix("google.")
    guard let service = isGoogle ? google : services.first(where: { $0.host == bare }) else { return nil }
    var path = url.path[...]
    while path.utf8.count > 1, path.utf8.last == 0x2F { path.removeLast() }
    guard service.path.map({ $0 == path }) ?? true else { return nil }
    let pieces = query.split(separator: "&").map { $0.hasPrefix("amp;") ? $0.dropFirst(4) : $0 }
    for parameter in service.parameters {
      guard let piece = pieces.first(where: { $0.hasPrefix(parameter + "=") }),
        case let address = PercentEncoding.decode(piece.dropFirst(parameter.utf8.count + 1)),
        let target = WebURL(String(decoding: address, as: UTF8.self)), target.isHTTP
      else { continue }
      return target
    }
    return nil
  }
}
