import Foundation
import Testing
import TidingsModel

extension Workspace {
  /// What `tidings status --json` says of a feed.
  func status(of feed: String, config: String = "tidings.yaml") async throws -> JSONValue {
    let outcome = try await Program.run("status", "-c", path(config), "--json", feed)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try #require(try JSONReader.read(Array(outcome.output.utf8))["feeds"]?.array?.first)
  }
}

extension Sample {
  /// An RSS feed with further elements in its channel.
  static func rss(_ titles: [String], channelMarkup: String) -> String {
    rss(titles).replacing("<description>d</description>", with: "<description>d</description>" + channelMarkup)
  }
}
