import TidingsConfig
import TidingsModel

extension Configuration {
  /// The feeds of some ids or URLs, in the order in which these are given.
  /// - Throws: with status 2 for the first name that is no feed's.
  func feeds(named names: [String]) throws(CommandFailure) -> [FeedConfiguration] {
    var found: [FeedConfiguration] = []
    for name in names {
      guard let feed = feed(named: name) else {
        let near = Suggestion.text(for: name, among: feeds.map(\.id.text))
        throw CommandFailure("no feed of the id or URL \(name) is configured\(near)", status: 2)
      }
      found.append(feed)
    }
    return found
  }
}
