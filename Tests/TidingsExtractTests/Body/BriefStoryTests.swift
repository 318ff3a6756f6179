import Foundation
import Testing
import TidingsExtract
import TidingsModel

/// Brief stories in languages of which few pages are to be had.
@Suite struct BriefStoryTests {
  struct Story: Sendable, CustomTestStringConvertible {
    var language: String
    var title: String
    var head: String
    var lines: [String]
    var authors: [String]
    var published: String
    var testDescription: String { language }
  }

  static let stories = [
    Story(
      language: "ca", title: "La ciutat obre un parc nou vora el riu",
      head: "<span>Per Núria Puig i Joan Roca</span><span>18 de novembre de 2024 a les 09:15</span>",
      lines: [
        "L'ajuntament ha obert aquest matí un parc nou vora el riu amb la presència de centenars de veïns i nens.",
        "Els veïns esperen que el parc alleugi la calor de l'estiu i sigui un lloc de descans.",
      ], authors: ["Núria Puig", "Joan Roca"], published: "2024-11-18T09:15:00+01:00"),
    Story(
      language: "ha", title: "An bude sabon lambu a bakin kogi",
      head: "<span>Daga Musa Bello</span><span>18 Nuwamba 2024</span>",
      lines: [
        "Karamar hukuma ta bude sabon lambu a bakin kogi yau da safe a gaban daruruwan mutane da yaransu.",
        "Mazauna suna fatan lambun zai rage zafi kuma ya zama wurin hutawa na iyalai da yamma.",
      ], authors: ["Musa Bello"], published: "2024-11-18"),
    Story(
      language: "am", title: "በወንዙ ዳርቻ አዲስ መናፈሻ ተከፈተ", head: "<span>ኖቬምበር 18, 2024</span>",
      lines: [
        "የከተማው አስተዳደር ዛሬ ጠዋት በወንዙ ዳርቻ አዲስ መናፈሻ በመቶዎች የሚቆጠሩ ሰዎች በተገኙበት ከፈተ።",
        "ከንቲባው መናፈሻው ሺህ ዛፎችና ሦስት ኪሎ ሜትር የእግር መንገድ እንዳለው ተናግረዋል።",
        "ነዋሪዎቹ መናፈሻው ሙቀቱን እንደሚቀንስ ተስፋ ያደርጋሉ።",
      ], authors: [], published: "2024-11-18"),
  ]

  @Test(arguments: stories) func `A brief story is read with its day and its authors`(story: Story) throws {
    let page = """
      <!DOCTYPE html><html lang="\(story.language)"><head><meta charset="utf-8"><title>\(story.title)</title></head><body>
      <header><a href="/">1</a></header><main><h1>\(story.title)</h1><div class="meta">\(story.head)</div>
      <div class="text">\(story.lines.map { "<p>\($0)</p>" }.joined())</div></main></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://river.example/n/1") else {
      Issue.record("no article")
      return
    }
    var writer = JSONWriter()
    found.item.write(to: &writer)
    let item = try JSONReader.read(writer.bytes)
    #expect(found.item.title == story.title)
    #expect(found.item.contentText == story.lines.joined(separator: "\n\n"))
    #expect(found.item.authors.compactMap(\.name) == story.authors)
    #expect(item["date_published"]?.string?.hasPrefix(story.published) == true)
  }
}
