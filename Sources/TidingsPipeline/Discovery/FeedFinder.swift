public import TidingsFetch
internal import TidingsModel

/// Looks at an address for feeds: a feed itself, a page that announces some, or a site that has one where feeds usually
/// are.
public struct FeedFinder: Sendable {
  private let fetcher: HTTPFetcher

  /// Why a page's feeds could not be looked for. That it has none is no failure.
  public enum Failure: Error, CustomStringConvertible {
    /// No answer came.
    case fetch(FetchError)
    /// The server answered, but not with the page.
    case status(Int)
    /// While the usual paths were tried, the site asked to be left alone, with this status.
    case turnedAway(Int)

    /// One line, for a person to read.
    public var description: String {
      switch self {
      case .fetch(let error): "\(error)"
      case .status(let status): "the server answers with status \(status)"
      case .turnedAway(let status):
        "the page announces no feed, and the site asks (status \(status)) not to be looked through now; try again later"
      }
    }
  }

  /// - Parameter fetcher: fetches the page and what is tried of its site, by the rules that hold for all requests.
  public init(fetcher: HTTPFetcher) { self.fetcher = fetcher }

  /// The feeds of the page at an http or https URL, the best first; none when it is a page without.
  ///
  /// Where the page announces none, `FeedDiscovery.usualPaths` of its site are tried one after the other.
  public func feeds(at page: String) async throws(Failure) -> [DiscoveredFeed] {
    let response: FetchResponse
    do {
      response = try await fetcher.fetch(FetchRequest(url: page, configuredURL: page, accept: .page))
    } catch {
      throw .fetch(error)
    }
    guard (200..<300).contains(response.status) else { throw .status(response.status) }
    let found = FeedDiscovery.feeds(in: response.body, contentType: response.contentType, url: response.url)
    guard found.isEmpty, let site = WebURL(response.url) else { return found }
    for path in FeedDiscovery.usualPaths {
      guard let answer = try? await fetcher.fetch(FetchRequest(url: site.origin + path, configuredURL: page)) else {
        continue
      }
      if answer.status == 429 || answer.status == 503 { throw .turnedAway(answer.status) }
      guard answer.status == 200,
        let feed = FeedDiscovery.feeds(in: answer.body, contentType: answer.contentType, url: answer.url).first,
        feed.source == .document
      else { continue }
      return [DiscoveredFeed(url: answer.url, title: feed.title, source: .path)]
    }
    return []
  }
}
