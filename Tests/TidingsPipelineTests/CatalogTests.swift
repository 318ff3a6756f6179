import Foundation
import Testing
import TidingsPipeline

/// What the journal's catalogue says below the messages of the log.
@Suite struct CatalogTests {
  @Test(arguments: MessageID.allCases.filter { $0 != .polled })
  func `A message that an operator may want to act on is explained`(_ message: MessageID) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let catalog = try String(contentsOf: root.appending(path: "systemd/tidings.catalog"), encoding: .utf8)
    #expect(catalog.contains("-- \(message.rawValue)\nSubject: "))
  }
}
