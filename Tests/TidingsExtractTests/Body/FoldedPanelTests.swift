import Testing
import TidingsExtract
import TidingsModel

/// What readers open by a click is part of the article, by whatever names.
@Suite struct FoldedPanelTests {
  static let opening = [
    "A boat that has lain in the water for a year wants looking after before the winter, and most of it can be done in two "
      + "days on any slip that has a crane and a tap.",
    "We asked five boat builders what they do first; each of them began with the hull, and none of them with the paint.",
  ]

  static func step(_ number: Int) -> String {
    "Step \(number) takes an hour at most: look at every seam, note what is soft or stained, and leave the hatch open over "
      + "night so that the wood can dry before you go on."
  }

  static func text(_ body: String) -> String? {
    let page = """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Before the winter</title></head><body>
      <div><h1>Before the winter</h1>\(opening.map { "<p>\($0)</p>" }.joined())\(body)</div></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://slip.example/winter")
    else {
      return nil
    }
    return found.item.contentText
  }

  @Test(arguments: [
    "<div class='q1'><div><span>Part</span></div><div class='q2' style='display:none'><p>STEP</p></div></div>",
    "<h3>Part</h3><div hidden><p>STEP</p></div>",
    "<div><h4>Part</h4><section aria-hidden='true'><p>STEP</p></section></div>",
  ])
  func `Boxes under a line each are read`(panel: String) throws {
    let panels = (1...5).map { panel.replacing("Part", with: "Part \($0)").replacing("STEP", with: Self.step($0)) }
    let found = try #require(Self.text("<div>\(panels.joined())</div>"))
    for number in 1...5 { #expect(found.contains(Self.step(number))) }
  }

  @Test func `One hidden box is not`() {
    let box = "<div><div>Our letter</div><div style='display:none'><p>\(Self.step(1))</p></div></div>"
    #expect(Self.text(box) == Self.opening.joined(separator: "\n\n"))
  }
}
