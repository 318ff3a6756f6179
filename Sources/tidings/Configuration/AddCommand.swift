import ArgumentParser
import Foundation
import TidingsConfig
import TidingsFetch
import TidingsModel
import TidingsPipeline

/// `tidings add URL`: puts a feed into the configuration.
struct AddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Adds a feed to the configuration.",
    discussion: """
      The address is looked at first: of a page the feed it announces is added, the first when there are several. An \
      address that does not answer is added as it is, with a warning. Comments and the order of the file are kept. The \
      configuration is checked with the feed in it before anything is written. Tell a running daemon by SIGHUP \
      (systemctl reload tidings). Exit status: 1 there is no feed, 2 it is configured already, or the \
      configuration is or would be wrong.
      """)

  @OptionGroup var config: ConfigurationOption

  @Argument(help: "The address of the feed or of a page that announces it: http, https or file.") var url: String

  @Option(help: "The YAML file to add it to. Default: the configuration itself.") var to: String?
  @Option(help: "The feed's id. Default: made from the address.") var id: String?
  @Option(help: "Tags, separated by commas.") var tags: String?
  @Option(help: "A fixed cadence such as 30m. Default: the interval adapts.") var every: String?
  @Flag(help: "Add the address as it is, without looking at it.") var asIs = false

  func run() async throws {
    // In the file it would be one of that file's directory.
    guard !["./", "../"].contains(where: url.hasPrefix) else {
      throw CommandFailure("\(url): \(AddressSuggestion.reason(url, directory: ""))", status: 2)
    }
    let words = (tags ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    var feed = NewFeed(url: url, id: id, tags: words.filter { !$0.isEmpty }, every: every)
    let adding = FeedAdding(config: config, target: to)
    // What would be refused anyway is refused before anybody is asked for a page.
    guard try adding.change([feed]) != nil else { throw ExitCode(2) }
    if !asIs, let address = WebURL(feed.url), address.isHTTP { feed.url = try await feedAddress(of: feed.url) }
    guard let change = try adding.add([feed]) else { throw ExitCode(2) }
    for added in change.added { Terminal.say("added \(added.id) (\(Terminal.printable(added.url))) to \(change.file)") }
  }

  /// The URL itself when it is a feed or cannot be looked at, otherwise the feed that its page announces.
  private func feedAddress(of url: String) async throws -> String {
    let http = ConfigurationOption.read(try config.resolved(), needsSecrets: false).configuration?.http ?? HTTPOptions()
    let fetcher = try HTTPFetcher(
      options: FetchOptions(http, version: Version.text, clock: SystemClock()))
    let found: [DiscoveredFeed]
    do {
      found = try await FeedFinder(fetcher: fetcher).feeds(at: url)
      await fetcher.shutdown()
    } catch {
      await fetcher.shutdown()
      if Self.isConclusive(error) {
        throw CommandFailure("\(url): \(error); nothing is added (--as-is adds it all the same)")
      }
      Terminal.say("warning: " + Terminal.printable("\(url): \(error); it is added unseen"))
      return url
    }
    guard let first = found.first else {
      throw CommandFailure("\(url): no feed, nor does it announce one; nothing is added (--as-is adds it all the same)")
    }
    // Where it has moved to is learned by polling.
    guard first.source != .document else { return url }
    let relation =
      first.source == .path ? " that announces no feed; its site has one where they usually are:" : "; its feed is"
    Terminal.say(Terminal.printable("\(url): a page\(relation) \(first.url)"))
    for other in found.dropFirst().prefix(9) {
      Terminal.say(Terminal.printable("  another: \(other.url)" + (other.title.map { " (\($0))" } ?? "")))
    }
    return first.url
  }

  /// Whether there is no feed at the address, as far as can be told.
  private static func isConclusive(_ failure: FeedFinder.Failure) -> Bool {
    switch failure {
    case .fetch: false
    case .status(let status): status == 404 || status == 410
    case .turnedAway: true
    }
  }
}
