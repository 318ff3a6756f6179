import Foundation
import Testing
import TidingsExtract
import TidingsModel

/// What stands in an article beside its paragraphs.
@Suite struct ArticleMarkupTests {
  private static func paragraph(_ number: Int) -> String {
    "Paragraph \(number) tells how the crew of the lightship spent the winter, which books they read aloud to each other, and "
      + "who of them learned to bake."
  }

  private func article(_ inside: String, below: String = "") throws -> Item {
    let (above, after) = ((1...3).map(Self.paragraph), (4...6).map(Self.paragraph))
    func markup(_ lines: [String]) -> String { lines.map { "<p>\($0)</p>" }.joined() }
    let page = """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A winter at sea</title></head><body>
      <article><h1>A winter at sea</h1><div class="text">\(markup(above))\(inside)\(markup(after))\(below)</div></article>
      </body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://tern.example/winter")
    else {
      throw Missing()
    }
    for line in above + after { #expect(found.item.contentText?.contains(line) == true) }
    return found.item
  }

  private struct Missing: Error {}

  @Test(arguments: [
    (
      #"<iframe src="https://www.youtube.com/embed/abc123"></iframe>"#,
      #"<a href="https://www.youtube.com/watch?v=abc123">"#
    ),
    (
      #"<figure><div><iframe data-src="https://player.vimeo.com/video/123"></iframe></div><figcaption>The storm"#
        + "</figcaption></figure>", #"<a href="https://vimeo.com/123">"#
    ),
    (
      #"<figure><video controls poster="/storm.jpg"><source src="/storm.mp4" type="video/mp4"></video></figure>"#,
      #"<source src="https://tern.example/storm.mp4" type="video/mp4">"#
    ),
    (#"<audio src="/bell.mp3"></audio>"#, #"<audio src="https://tern.example/bell.mp3""#),
    (
      #"<p><img src="/blank.gif" data-srcset="/storm-400.jpg 400w, /storm-800.jpg 800w" alt="A storm"></p>"#,
      #"src="https://tern.example/storm-800.jpg""#
    ),
  ]) func `Films, recordings and pictures stay where they stand`(markup: String, kept: String) throws {
    let html = try #require(try article(markup).contentHTML)
    #expect(html.contains(kept), "\(html)")
    let place = try #require(html.range(of: kept)?.lowerBound)
    #expect(html[..<place].contains(Self.paragraph(3)) && html[place...].contains(Self.paragraph(4)))
  }

  @Test(arguments: [
    "<p class='f_center'><img src='/1.jpg'><br>船员在甲板上晾晒渔网。本报记者 李木 摄</p>",
    "<p><img src='/1.jpg'></p><p>船员在甲板上晾晒渔网。（王小明 摄影）</p>",
  ]) func `A line below a picture that ends with who took it is its caption`(markup: String) throws {
    let item = try article(markup)
    #expect(item.contentText?.contains("船员") == false)
    #expect(item.contentHTML?.contains("船员") == true)
  }

  @Test func `A frame of another site is left out`() throws {
    let html = try #require(try article(#"<iframe src="https://ads.example/banner?id=1"></iframe>"#).contentHTML)
    #expect(!html.contains("ads.example"))
  }

  @Test func `Formulas leave no hole`() throws {
    let item = try article(
      """
      <p>The depth is <math display="inline"><mi>d</mi><mo>=</mo><msup><mi>t</mi><mn>2</mn></msup><annotation
      encoding="application/x-tex">d=t^2</annotation></math> fathoms, as the mate wrote on the wall of his cabin.</p>
      """)
    #expect(item.contentText?.contains("The depth is d=t2 fathoms") == true)
    #expect(
      item.contentHTML?.contains("<math><mi>d</mi><mo>=</mo><msup><mi>t</mi><mn>2</mn></msup>") == true,
      "\(item.contentHTML ?? "")")
  }

  @Test func `The lines of a program keep their indentation`() throws {
    let item = try article("<pre>\nif wind:\n    reef()\n\n    wait()</pre>")
    #expect(
      item.contentText?.contains("\n\nif wind:\n    reef()\n\n    wait()\n\n") == true, "\(item.contentText ?? "")")
  }

  @Test func `What readers open is part of it, also under a line that elsewhere announces other stories`() throws {
    let text = try #require(
      try article("<details><summary>More on the costs</summary><p>\(Self.paragraph(9))</p></details>").contentText)
    #expect(text.contains("More on the costs\n\n" + Self.paragraph(9)))
  }

  @Test func `A sentence with a link in it may be the last, a label with one is not`() throws {
    let last = #"The lamp was <a href="/lamp">sold to a museum</a> in spring."#
    #expect(
      try article("", below: "<p>\(last)</p>").contentText?.hasSuffix("The lamp was sold to a museum in spring.")
        == true)
    let label = #"Read also: <a href="/lamp">The lamp that went round the world.</a>"#
    #expect(try article("", below: "<p>\(label)</p>").contentText?.contains("Read also") == false)
  }

  @Test func `A correction in italics at the end stays, an offer does not`() throws {
    let correction =
      "Correction, 27 November: an earlier version of this article gave the wrong year for the great storm."
    #expect(try article("", below: "<p><em>\(correction)</em></p>").contentText?.hasSuffix(correction) == true)
    let offer = "The author sails with the museum ship each summer and gives talks on winters at sea."
    #expect(try article("", below: "<p><em>\(offer)</em></p>").contentText?.contains(offer) == false)
  }

  @Test(arguments: [
    "<table><tr><th>Night</th><th>Books</th></tr><tr><td>1</td><td>3</td></tr></table>",
    "<blockquote><p>We read until the oil ran out in March.</p></blockquote>",
    "<pre>wind 7, rain\nwind 9, snow</pre>",
  ]) func `What stands in a figure keeps its caption`(content: String) throws {
    let item = try article("<figure>\(content)<figcaption>From the log of the <b>mate</b></figcaption></figure>")
    let html = try #require(item.contentHTML)
    #expect(html.contains("<figcaption>From the log of the <b>mate</b></figcaption></figure>"), "\(html)")
    #expect(item.contentText?.contains("From the log") == false)
  }

  @Test func `A chart that is drawn on the page stays, an icon goes`() throws {
    let chart = #"<svg viewBox="0 0 90 50"><rect x="1" y="1" width="3" height="5"/><text x="1" y="9">May</text></svg>"#
    let icon = #"<svg viewBox="0 0 9 9"><path d="M0 0h9"/></svg>"#
    let item = try article(
      "<figure>\(chart)<figcaption>Books read aloud, by month</figcaption></figure><p>Share \(icon)</p>")
    let html = try #require(item.contentHTML)
    #expect(
      html.contains(#"<rect x="1" y="1" width="3" height="5"></rect><text x="1" y="9">May</text></svg>"#), "\(html)")
    #expect(html.contains("<figcaption>Books read aloud, by month</figcaption>"))
    #expect(!html.contains("<path"))
    #expect(item.contentText?.contains("May") == false)
  }

  @Test func `A caption in a span behind its picture is a caption, and no part of the sentence that follows`() throws {
    func picture(_ number: Int) -> String {
      #"<span class="end_photo"><div><img src="/\#(number).jpg"></div><em class="img_desc">The lamp, \#(number)</em></span>"#
    }
    let page = """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A winter at sea</title></head><body>
      <h2>A winter at sea</h2><div id="story">\(picture(1))\(Self.paragraph(1))<br><br>\(Self.paragraph(2))<br><br>
      \(picture(2))\(Self.paragraph(3))<p>\(Self.paragraph(4))</p><img src="/3.jpg"><span class="caption">The lamp, 3</span>
      <p>A <em class="caption">word</em> that is no caption, as no picture stands before it on this page of the log.</p>
      </div></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://tern.example/winter")
    else { throw Missing() }
    let text = try #require(found.item.contentText)
    #expect(text.hasPrefix(Self.paragraph(1) + "\n\n" + Self.paragraph(2) + "\n\n" + Self.paragraph(3)), "\(text)")
    #expect(!text.contains("The lamp") && text.contains("A word that is no caption"))
    #expect(
      found.item.contentHTML?.contains("<figcaption>The lamp, 1</figcaption></figure>") == true,
      "\(found.item.contentHTML ?? "")")
  }

  @Test func `Beside one paragraph the captions of a gallery are captions still`() throws {
    let story = "\(Self.paragraph(1)) \(Self.paragraph(2))"
    let figures = (1...6).map {
      "<figure><img src=\"/\($0).jpg\"><figcaption>The mate lights the lamp in week \($0). Photo: Ann Bell</figcaption></figure>"
    }
    let page = """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A winter at sea</title></head><body>
      <article><h1>A winter at sea</h1><p>\(story)</p>\(figures.joined())</article></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://tern.example/winter")
    else { throw Missing() }
    #expect(found.item.contentText == story)
    #expect(found.item.contentHTML?.contains("<figcaption>The mate lights the lamp in week 6.") == true)
  }
}
