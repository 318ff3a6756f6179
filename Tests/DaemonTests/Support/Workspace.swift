import Foundation
import TidingsModel

/// A directory of its own for one test, with a spool and a state; removed at the end.
final class Workspace {
  let directory: String

  init() throws {
    directory = NSTemporaryDirectory() + "/tidings-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  func path(_ name: String) -> String { directory + "/" + name }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let file = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// A configuration with this workspace's spool and state, fit for tests on the loopback interface.
  /// - Parameters:
  ///   - more: further lines.
  ///   - http: further settings of `http`, after a comma.
  @discardableResult
  func configure(
    feeds: String, more: String = "", timeout: String = "10m", http: String = "", to name: String = "tidings.yaml"
  ) throws -> String {
    try write(
      """
      spool: spool
      state: state.sqlite
      http: {min_gap: 0s, timeout: \(timeout)\(http)}
      \(more)
      feeds:
      \(feeds)

      """, to: name)
  }

  func names(in part: String = "new", queue: String = "all") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path("spool/\(queue)/\(part)"))) ?? []).sorted()
  }

  /// The delivered articles, in the order of delivery.
  func articles(in part: String = "new", queue: String = "all") throws -> [JSONValue] {
    try names(in: part, queue: queue).map { name in
      try JSONReader.read([UInt8](Data(contentsOf: URL(fileURLWithPath: path("spool/\(queue)/\(part)/\(name)")))))
    }
  }

  func titles(queue: String = "all") throws -> [String] {
    try articles(queue: queue).compactMap { $0["title"]?.string }
  }
}

/// Feeds written for the tests.
enum Sample {
  /// An RSS 2.0 feed with an item for each title.
  static func rss(_ titles: [String], channel: String = "Sample", host: String = "news.example") -> String {
    let items = titles.map { title in
      let slug = title.lowercased().replacing(" ", with: "-")
      return """
        <item><title>\(title)</title><link>http://\(host)/\(slug)</link><guid isPermaLink="false">\(host)-\(slug)</guid>
        <pubDate>Thu, 14 Dec 2023 14:53:00 +0700</pubDate><description>All about \(title).</description></item>
        """
    }
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <rss version="2.0"><channel><title>\(channel)</title><link>http://\(host)/</link><description>d</description>
      \(items.joined(separator: "\n"))
      </channel></rss>
      """
  }
}
