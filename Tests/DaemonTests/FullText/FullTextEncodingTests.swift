import Foundation
import LoopbackServer
import Testing
import TidingsModel

/// Pages in encodings from before UTF-8, as they come over the wire.
@Suite struct FullTextEncodingTests {
  struct Page: Sendable, CustomTestStringConvertible {
    var encoding: String
    /// What the page and the header call it.
    var declared: String?
    var header: String?
    var title: String
    var paragraphs: [String]
    var testDescription: String { "\(encoding), declared \(declared ?? "nowhere"), header \(header ?? "none")" }
  }

  static let vietnamese = [
    "Sáng nay, hàng nghìn người dân đổ về bến cảng để chứng kiến cây cầu mới được khánh thành sau mười một năm chờ đợi.",
    "Bà Nguyễn Thị Hạnh, chủ một quán nước gần đó, nói rằng bà chưa bao giờ thấy đông người đến thế trong đời mình.",
  ]
  static let russian = [
    "Сегодня утром тысячи жителей пришли к гавани, чтобы увидеть, как после одиннадцати лет ожидания открывают новый мост.",
    "Хозяйка соседнего кафе сказала, что никогда в жизни не видела здесь столько людей и едва успевала варить кофе.",
  ]
  static let japanese = [
    "今朝、十一年間待ち望まれた新しい橋の開通を見ようと、何千人もの住民が港に集まった。市長は毎朝この橋を渡ると約束した。",
    "近くの喫茶店の店主は、これほど多くの人を見たのは生まれて初めてだと話し、コーヒーを淹れるのが間に合わないほどだった。",
  ]
  static let greek = [
    "Σήμερα το πρωί χιλιάδες κάτοικοι μαζεύτηκαν στο λιμάνι για να δουν την καινούργια γέφυρα που περίμεναν έντεκα χρόνια.",
    "Η ιδιοκτήτρια του διπλανού καφενείου είπε ότι ποτέ στη ζωή της δεν είχε δει τόσο πολύ κόσμο μαζεμένο εδώ.",
  ]

  static let pages: [Page] = [
    Page(
      encoding: "CP1258", declared: "windows-1258", title: "Khánh thành cây cầu mới ở bến cảng", paragraphs: vietnamese),
    Page(
      encoding: "CP1258", header: "windows-1258", title: "Khánh thành cây cầu mới ở bến cảng", paragraphs: vietnamese),
    Page(encoding: "TCVN5712-1", declared: "TCVN", title: "Khánh thành cây cầu mới ở bến cảng", paragraphs: vietnamese),
    Page(encoding: "VISCII", declared: "VISCII", title: "Khánh thành cây cầu mới ở bến cảng", paragraphs: vietnamese),
    Page(encoding: "CP1251", declared: "windows-1251", title: "В гавани открыли новый мост", paragraphs: russian),
    Page(encoding: "KOI8-R", header: "koi8-r", title: "В гавани открыли новый мост", paragraphs: russian),
    Page(encoding: "SHIFT_JIS", declared: "Shift_JIS", title: "港に新しい橋が開通", paragraphs: japanese),
    Page(encoding: "EUC-JP", declared: "EUC-JP", title: "港に新しい橋が開通", paragraphs: japanese),
    Page(encoding: "ISO-8859-7", declared: "iso-8859-7", title: "Νέα γέφυρα στο λιμάνι της πόλης", paragraphs: greek),
  ]

  @Test(arguments: pages) func `A page in a legacy encoding is read as its readers see it`(page: Page) async throws {
    let site = try NewsSite()
    site.server["/feed"] = .reply(
      .ok(
        """
        <?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>t</title><link>\(site.server.url("/"))</link>
        <item><title>\(page.title)</title><link>\(site.server.url("/story/bridge"))</link><guid>b</guid></item></channel></rss>
        """))
    let meta = page.declared.map { "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=\($0)\">" } ?? ""
    let html = """
      <html><head>\(meta)<title>\(page.title)</title></head><body><div class="content"><h1>\(page.title)</h1>
      \(page.paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n"))</div></body></html>
      """
    let type = "Content-Type: text/html" + (page.header.map { "; charset=\($0)" } ?? "")
    site.server["/story/bridge"] = .reply(.ok(try Self.encode(html, as: page.encoding), headers: [type]))
    let workspace = try site.workspace()
    try await workspace.poll()
    let article = try #require(try workspace.articles().first)
    #expect(article.fullText == "extracted")
    #expect(article.text == page.paragraphs.joined(separator: "\n\n"))
  }

  /// The system's iconv is a second opinion on every table.
  private static func encode(_ text: String, as encoding: String) throws -> [UInt8] {
    // Vietnamese code pages write tone marks by themselves.
    let source = encoding == "CP1258" ? toneMarksApart(text) : text
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/iconv")
    process.arguments = ["-f", "UTF-8", "-t", encoding]
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(source.utf8))
    try input.fileHandleForWriting.close()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "iconv knows no \(encoding), or a letter is missing there")
    return [UInt8](bytes)
  }

  /// Windows-1258 has â, ă, ơ, ư and some accented letters of French, and five tone marks that follow their letter.
  private static func toneMarksApart(_ text: String) -> String {
    let tones: Set<Unicode.Scalar> = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]
    var result = String.UnicodeScalarView()
    for character in text.precomposedStringWithCanonicalMapping {
      let parts = String(character).decomposedStringWithCanonicalMapping.unicodeScalars
      let base = String(String.UnicodeScalarView(parts.filter { !tones.contains($0) }))
      result.append(contentsOf: base.precomposedStringWithCanonicalMapping.unicodeScalars)
      result.append(contentsOf: parts.filter { tones.contains($0) })
    }
    return String(result)
  }
}
