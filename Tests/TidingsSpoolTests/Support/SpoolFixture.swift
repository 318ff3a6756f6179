import Foundation
import Glibc
import Testing
import TidingsModel

@testable import TidingsSpool

/// A directory of its own for a test, removed when it is over.
///
/// In memory where there is a file system for that: what is tested is which calls are made in which order, and a sync on
/// a disk that others keep busy takes seconds.
final class SpoolFixture: Sendable {
  let directory: String
  var spool: String { directory + "/spool" }

  /// - Parameter isOnDisk: on the disk that holds temporary files.
  init(isOnDisk: Bool = false) throws {
    let memory = "/dev/shm"
    let parent = !isOnDisk && access(memory, W_OK) == 0 ? memory : FileManager.default.temporaryDirectory.path
    var template = Array((parent + "/tidings-spool-XXXXXX").utf8CString)
    directory = try #require(mkdtemp(&template).map { String(cString: $0) })
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  /// The names in a directory below the spool, sorted.
  func names(_ path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: spool + "/" + path)) ?? []).sorted()
  }

  func content(_ path: String) -> [UInt8] {
    FileManager.default.contents(atPath: spool + "/" + path).map { Array($0) } ?? []
  }

  /// The permission bits, set-ID bits included.
  func mode(_ path: String) -> UInt32 { status(path).st_mode & 0o7777 }

  func status(_ path: String) -> stat {
    var status = stat()
    _ = lstat(path.isEmpty ? spool : spool + "/" + path, &status)
    return status
  }

  /// Writes the outbox file that SpoolProbe reads.
  func writeOutbox(_ articles: [OutboundArticle]) throws -> String {
    let rows = articles.map {
      "\($0.name)\t\($0.queues.joined(separator: ","))\t\(String(decoding: $0.content, as: UTF8.self))"
    }
    let path = directory + "/outbox"
    try rows.joined().write(toFile: path, atomically: false, encoding: .utf8)
    return path
  }
}

extension OutboundArticle {
  /// The article of a number; the same number, the same bytes.
  static func sample(_ number: Int, queues: [String] = ["all"], revision: Int = 1, size: Int = 400) -> OutboundArticle {
    let id = ArticleID(high: 0xA0A0_0000_0000_0000, low: UInt64(number))
    var item = Item()
    item.title = "Bản tin số \(number)"
    item.contentHTML = "<p>" + String(repeating: "Gió mùa về. \"quoted\" \\ \n", count: size / 24) + "</p>"
    var article = Article(
      id: id, item: item,
      feed: FeedReference(id: FeedID(url: "https://news.example/feed"), url: "https://news.example/feed"),
      firstSeen: Timestamp(seconds: 1_700_000_000), fetchedAt: Timestamp(seconds: 1_700_000_000),
      contentHash: String(repeating: "ab", count: 32))
    article.revision = revision
    return OutboundArticle(
      name: SpoolName(microseconds: 1_700_000_000_000_000 + Int64(number), id: id, revision: revision), queues: queues,
      content: article.json())
  }

  static func samples(_ numbers: Range<Int>, queues: [String] = ["all"], size: Int = 400) -> [OutboundArticle] {
    numbers.map { sample($0, queues: queues, size: size) }
  }
}
