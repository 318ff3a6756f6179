import Foundation
import Testing
import TidingsConfig

@Suite struct ExampleTests {
  /// The repository's root, found from this file.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  @Test func `The example for real use is without errors and warnings`() throws {
    let result = ConfigurationReader(environment: [:]).read(Self.root + "/Feeds/tidings.yaml")
    let configuration = try #require(result.configuration, "\(result.errors)")
    #expect(result.warnings == [])
    #expect(configuration.feeds.count >= 40)
    #expect(configuration.feeds.filter { $0.tags.contains("vi") }.allSatisfy { $0.timezone == "Asia/Ho_Chi_Minh" })
    #expect(configuration.feeds.allSatisfy { $0.url.hasPrefix("https://") })
  }
}
