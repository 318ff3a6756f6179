internal import TidingsConfig
internal import TidingsFetch
internal import TidingsModel
internal import TidingsNormalise
internal import TidingsParse

/// A response's body to a normalised feed: parser and normaliser in one step, as a poll needs them.
struct FeedReader: Sendable {
  /// Why a body is not a feed that may be taken.
  struct Refusal: Error {
    var words: String
  }

  let feed: FeedConfiguration

  /// Takes the response's body out of it: of a large one the memory goes back to the system as it is read.
  /// - Throws: `Refusal` when the body is no feed, or not a whole one.
  func read(_ response: inout FetchResponse) throws(Refusal) -> Feed {
    let base = response.contentLocation.flatMap { WebURL(response.url)?.resolve($0)?.description } ?? response.url
    let parsed: ParsedFeed
    var body: [UInt8] = []
    swap(&body, &response.body)
    do {
      parsed =
        if let selectors = feed.select {
          try PageFeedReader.parse(
            body, selectors: selectors, contentType: response.contentType, url: base)
        } else {
          try FeedParser.parse(consume body, contentType: response.contentType, url: base, givesBack: true)
        }
    } catch {
      throw Refusal(words: "\(error)" + (error.isPage ? "; `tidings discover` tells which feeds it announces" : ""))
    }
    // Many whole pages lack the end tag, so it counts only where nothing else tells that the page came whole.
    guard parsed.isComplete || (parsed.format == .html && response.framing != .untilClose) else {
      throw Refusal(words: "the document is cut short: \(parsed.format.unclosed)")
    }
    return FeedNormaliser.normalise(consume parsed, contentLanguage: response.contentLanguage, defaults: defaults)
  }

  private var defaults: FeedNormaliser.Defaults {
    FeedNormaliser.Defaults(language: feed.language, zone: feed.timezone.flatMap { ZoneRule(named: $0) })
  }
}

extension FeedFormat {
  /// What is missing from a document that was cut short.
  fileprivate var unclosed: String {
    switch self {
    case .jsonfeed10, .jsonfeed11, .rssjson: "its last brace is missing"
    case .html: "its end tag is missing"
    default: "its root element is not closed"
    }
  }
}
