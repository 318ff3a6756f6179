import Testing
import TidingsHTML

@Suite("Titles that name tags")
struct ProseTagsTests {
  @Test(
    "A tag that stands in a title like a word stays",
    arguments: [
      "The <p> tag", "Why <hr> matters", "Don't use <p> in <li>", "<p>-values below 0.05", "What <img> does",
      "ping -c <p> <a> <b>", "The <strong> element marks importance; the <p> element a paragraph.", "The <br> tag",
      "How <br/> and <wbr> differ in HTML", "The <img> and <video> elements", "Das <br>-Element", "Thẻ <br> là gì?",
      "使用<br>标签", "Lists (<p>, no less)", "When \"<p>\" is too much", "<p> tag: what for?",
    ])
  func word(_ title: String) {
    #expect(PlainText.fromUnknown(title) == title)
    let escaped = title.replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    #expect(PlainText.fromUnknown(escaped) == title)
  }

  @Test(
    "An attribute without a value, and an element of a page's own, show markup as well as others",
    arguments: [
      ("Listen: <audio controls src=\"a.mp3\"></audio>", "Listen:"), ("<script async src='x.js'></script>Text", "Text"),
      ("<details open>More</details>", "More"), ("Here <hr noshade> there", "Here there"),
      ("Seen <amp-img src=\"a.jpg\" width=1></amp-img> here", "Seen here"),
      ("if a <b and c > d or e=f", "if a <b and c > d or e=f"), ("the <b controls tag", "the <b controls tag"),
      ("a <b-side of it", "a <b-side of it"),
    ])
  func valueless(_ text: String, _ plain: String) { #expect(PlainText.fromUnknown(text) == plain) }

  @Test(
    "In a description, elements that are rare, of the past or left by a word processor are markup as well",
    arguments: [
      ("<nobr>So long</nobr> ago", "So long ago"), ("<blink>Now</blink>", "Now"),
      ("<data value=\"5\">five</data>", "five"),
      ("<meter min=0 value=3>3 of 5</meter>", "3 of 5"), ("<st1:City w:st=\"on\">Huế</st1:City> is wet", "Huế is wet"),
      ("<fb:like href=\"x\"></fb:like>Liked", "Liked"), ("<my-note lang=\"en\">Now</my-note>", "Now"),
      // Those that a text speaks of are not.
      ("<max-size>0</max-size>", "<max-size>0</max-size>"), ("A <router-outlet/> here", "A <router-outlet/> here"),
      ("<slot>0</slot>", "<slot>0</slot>"), ("<data>5</data>", "<data>5</data>"), ("the <nobr/>", "the <nobr/>"),
      ("<st1:City>Huế</st1:City>", "<st1:City>Huế</st1:City>"),
      ("the <output> element", "the <output> element"), ("set <slot> to 3", "set <slot> to 3"),
      ("use <atom:link rel=\"self\"> there", "use <atom:link rel=\"self\"> there"),
      ("<data>, then </output>", "<data>, then </output>"),
      ("Map<my-key>", "Map<my-key>"), ("<st1:City> and </st1:State>", "<st1:City> and </st1:State>"),
    ])
  func rare(_ text: String, _ plain: String) {
    #expect((PlainText.looksLikeHTML(text) ? PlainText.fromHTML(text) : text) == plain)
  }

  @Test(
    "In a title they are words",
    arguments: [
      "<nobr>So long</nobr> ago", "<data value=\"5\">five</data>", "<slot>0</slot>", "<max-size>0</max-size>",
      "<st1:City w:st=\"on\">Huế</st1:City> is wet",
    ])
  func rareInTitle(_ title: String) { #expect(PlainText.fromUnknown(title) == title) }

  @Test("It stays beside markup, too")
  func besideMarkup() {
    #expect(PlainText.fromUnknown("Bread &amp; butter: the <p> tag") == "Bread & butter: the <p> tag")
    #expect(PlainText.fromUnknown("Why the <hr> is <b>back</b>") == "Why the <hr> is back")
    #expect(PlainText.fromUnknown("Don&#8217;t use &lt;div&gt; here") == "Don’t use <div> here")
    #expect(PlainText.fromUnknown("Don&#8217;t use the &lt;br&gt; tag") == "Don’t use the <br> tag")
  }

  @Test(
    "Markup is markup",
    arguments: [
      ("<b>Bread</b>", "Bread"), ("Bread<br>Butter", "Bread Butter"), ("Bread<br/>Butter", "Bread Butter"),
      ("Bread <br> Butter", "Bread Butter"), ("Bread <br /> Butter", "Bread Butter"), ("<p>Bread</p>", "Bread"),
      ("<p>Bread", "Bread"), ("<p> Bread and butter", "Bread and butter"), ("a<wbr>b", "ab"), ("Bread<hr>", "Bread"),
      ("Bread <p> butter </p>", "Bread butter"), ("Bread <p> butter <p> jam", "Bread butter jam"),
      ("Bread<p>Butter", "Bread Butter"), ("Bread <br>", "Bread"), ("Bread &amp; butter <p>", "Bread & butter"),
    ])
  func markup(_ title: String, _ text: String) { #expect(PlainText.fromUnknown(title) == text) }
}
