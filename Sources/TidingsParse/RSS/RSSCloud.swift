/// rssCloud: where to register for notices (RSS 2.0, `cloud`), as a hub of JSON Feed.
enum RSSCloud {
  static func hub(_ tag: StartTag) -> ParsedHub? {
    guard let domain = tag.trimmed("domain"), !domain.contains("/") else { return nil }
    let port = tag.trimmed("port").flatMap { Int($0) } ?? 80
    var path = tag.trimmed("path") ?? "/"
    if !path.hasPrefix("/") { path = "/" + path }
    let scheme = port == 443 ? "https" : "http"
    let shown = port == 80 || port == 443 ? "" : ":\(port)"
    return ParsedHub(type: "rssCloud", reference: ParsedReference("\(scheme)://\(domain)\(shown)\(path)"))
  }
}
