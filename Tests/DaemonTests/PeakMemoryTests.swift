import Foundation
import Testing

/// What reading a large document takes, measured on the program itself: as the kernel counts it, above what the program
/// takes for a document of no size.
@Suite("Peak memory", .serialized)
struct PeakMemoryTests {
  enum Kind: String, CaseIterable {
    case manyItems, smallItems, oneText, oneEscapedText, oneLongLine, onePlainText, twoTexts, lines, title
    case jsonText, rssInJSON, base64
    case cyrillic, thai, chinese
    case brokenSection, cutShort, comment, instruction, guid, attribute
  }

  /// Twice the document is what a text takes, and what it was made of; a document in another encoding is larger in UTF-8.
  @Test("No document takes more than thrice its size in memory", arguments: Kind.allCases)
  func peak(_ kind: Kind) async throws {
    let workspace = try Workspace()
    let large = workspace.path("large")
    let document = Self.document(kind)
    try document.write(to: URL(fileURLWithPath: large))
    let tiny = try workspace.write("<rss><channel><title>T</title></channel></rss>", to: "tiny")
    let start = try await peak(of: tiny, in: workspace)
    let peak = try await peak(of: large, in: workspace)
    let share = Double(peak - start) / Double(document.count)
    #expect(share < kind.limit, "\(kind): \(document.count) bytes took \(peak), and no document \(start)")
  }

  /// Bytes. The program is given a second document, which does not come before it was looked at.
  private func peak(of file: String, in workspace: Workspace) async throws -> Int {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["parse", file, "-"]
    let output = workspace.path("output")
    _ = FileManager.default.createFile(atPath: output, contents: nil)
    let input = Pipe()
    process.standardInput = input
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    try await eventually("the first document's line") { try Self.endsLine(output) || !process.isRunning }
    let status = try String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
    return try #require(Int(line.filter(\.isNumber))) * 1024
  }

  private static func endsLine(_ path: String) throws -> Bool {
    let file = try #require(FileHandle(forReadingAtPath: path))
    defer { try? file.close() }
    let size = try file.seekToEnd()
    guard size > 0 else { return false }
    try file.seek(toOffset: size - 1)
    return try file.read(upToCount: 1) == Data([0x0A])
  }

  // MARK: Documents

  private static let size = 8_000_000

  private static func document(_ kind: Kind) -> Data {
    let text = "Một câu chuyện dài về bến cảng và những con tàu. A long story of the harbour. "
    switch kind {
    case .manyItems: return rss(items("<p>\(String(repeating: text, count: 20))</p>"))
    case .smallItems: return rss(items("A story"))
    case .oneText: return rss(item(repeated("<p>\(text)</p>", section: true)))
    case .oneEscapedText: return rss(item(repeated("&lt;p&gt;\(text)&lt;/p&gt;\n")))
    case .oneLongLine: return rss(item("&lt;p&gt;\(repeated(text))&lt;/p&gt;"))
    case .onePlainText: return rss(item(repeated(text)))
    case .twoTexts:
      let half = repeated("&lt;p&gt;\(text)&lt;/p&gt;\n", size / 2)
      return rss("<item><description>x\(half)</description><content:encoded>\(half)</content:encoded></item>")
    case .lines: return rss(item(repeated("a line\n")))
    case .title: return rss("<item><title>\(repeated(text))</title></item>")
    case .jsonText:
      return Data(
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"content_text\":\"\(repeated(text))\"}]}"
          .utf8)
    case .rssInJSON:
      let item =
        "{\"title\":\"A story\",\"guid\":\"1\",\"pubDate\":\"Thu, 14 Dec 2023 14:53:00 GMT\",\"description\":\"\(text)\"}"
      let items = Array(repeating: item, count: size / item.utf8.count).joined(separator: ",")
      return Data("{\"rss\":{\"version\":\"2.0\",\"channel\":{\"title\":\"T\",\"item\":[\(items)]}}}".utf8)
    case .base64:
      let content = Data(repeated("<p>\(text)</p>", size / 4 * 3).utf8).base64EncodedString()
      return Data(
        """
        <feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><id>1</id>\
        <content type="text/html" mode="base64">\(content)</content></entry></feed>
        """.utf8)
    // Новости дня
    case .cyrillic:
      return encoded("koi8-r", [0xEE, 0xCF, 0xD7, 0xCF, 0xD3, 0xD4, 0xC9, 0x20, 0xC4, 0xCE, 0xD1, 0x20])
    // ข่าว
    case .thai: return encoded("windows-874", [0xA2, 0xE8, 0xD2, 0xC7])
    // 中国新闻
    case .chinese: return encoded("gbk", [0xD6, 0xD0, 0xB9, 0xFA, 0xD0, 0xC2, 0xCE, 0xC5])
    case .brokenSection: return rss("<item><title>A & B</title></item>" + item(repeated("<p>\(text)", section: true)))
    case .cutShort: return rss(item(repeated(text))).dropLast(60)
    case .instruction: return rss("<?note \(repeated(text))?>" + item("A story"))
    case .guid: return rss("<item><guid>\(repeated("0123456789"))</guid></item>")
    case .attribute: return rss("<item><enclosure url=\"http://example.org/\(repeated("0123456789"))\"/></item>")
    case .comment: return rss("<!--\(repeated(text))-->" + item("A story"))
    }
  }

  private static func rss(_ items: String) -> Data {
    Data("<rss version=\"2.0\"><channel><title>T</title>\(items)</channel></rss>".utf8)
  }

  private static func item(_ text: String) -> String { "<item><guid>1</guid><description>\(text)</description></item>" }

  private static func items(_ text: String) -> String {
    let one = item("<![CDATA[\(text)]]>")
    return String(repeating: one, count: size / one.utf8.count)
  }

  private static func repeated(_ text: String, _ size: Int = size, section: Bool = false) -> String {
    let whole = String(repeating: text, count: size / text.utf8.count)
    return section ? "<![CDATA[\(whole)]]>" : whole
  }

  /// Items of a few hundred bytes in an encoding that is not UTF-8.
  private static func encoded(_ encoding: String, _ word: [UInt8]) -> Data {
    let text = Array(repeating: word, count: 280 / word.count).flatMap(\.self)
    let item = Array("<item><guid>1</guid><description>".utf8) + text + Array("</description></item>\n".utf8)
    var document = Data("<?xml version=\"1.0\" encoding=\"\(encoding)\"?><rss version=\"2.0\"><channel>".utf8)
    for _ in 0..<(size / item.count) { document.append(contentsOf: item) }
    return document + Data("</channel></rss>".utf8)
  }
}

extension PeakMemoryTests.Kind {
  /// How much of the document's size.
  fileprivate var limit: Double { 2.2 }
}
