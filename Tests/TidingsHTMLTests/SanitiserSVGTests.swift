import Testing
import TidingsHTML
import TidingsModel

/// SVG in an article: what is kept, and what it is tried to be used for.
@Suite struct SanitiserSVGTests {
  static func clean(_ html: String, base: String? = nil) -> String {
    HTMLSanitiser().sanitise(html, base: base.flatMap { WebURL($0) }).html
  }

  /// A shape, so that the picture is written, around what is tried.
  static func inside(_ svg: String) -> String {
    let whole = clean("<svg>\(svg)<path/></svg>")
    #expect(clean(whole) == whole)
    return whole.replacing("<path></path></svg>", with: "").replacing("<svg>", with: "")
  }

  @Test(arguments: [
    (
      "<g transform='translate(1 2)'><circle cx=1 cy=2 r='50%' fill=#f00 /></g>",
      "<g transform=\"translate(1 2)\"><circle cx=\"1\" cy=\"2\" r=\"50%\" fill=\"#f00\"></circle></g>"
    ),
    (
      "<LINEARGRADIENT GRADIENTUNITS=userSpaceOnUse />",
      "<linearGradient gradientUnits=\"userSpaceOnUse\"></linearGradient>"
    ),
    (
      "<text font-family=\"'Noto Sans', serif\">a <tspan>&lt;b</tspan></text>",
      "<text font-family=\"'Noto Sans', serif\">a <tspan>&lt;b</tspan></text>"
    ),
    ("<title>a<b>c</b></title>", "<title>ac</title>"), ("<desc><![CDATA[x]]>a</desc>", "<desc>a</desc>"),
    ("<text><![CDATA[<b>]]></text>", "<text>&lt;b&gt;</text>"),
    (
      "<rect style='fill:none; stroke : red !important;width:9px' fill=blue />",
      "<rect fill=\"none\" stroke=\"red\"></rect>"
    ),
    ("<g id=a><use xlink:href='#a'/></g>", "<g id=\"svg-a\"><use href=\"#svg-a\"></use></g>"),
    (
      "<path fill='url( \"#a\" ) none' clip-path=url(#b) />",
      "<path fill=\"url(#svg-a) none\" clip-path=\"url(#svg-b)\"></path>"
    ),
    ("<a href=/x><path/></a>", "<a href=\"/x\"><path></path></a>"),
    ("<image href=https://example.org/a.png />", "<image href=\"https://example.org/a.png\"></image>"),
    ("<svg viewBox='0 0 1 1'><path/></svg>", "<svg viewBox=\"0 0 1 1\"><path></path></svg>"),
  ])
  func `Shapes, texts and what they are painted with are kept`(_ svg: String, _ expected: String) {
    let whole = Self.clean("<svg>\(svg)<path/></svg>")
    #expect(whole == "<svg>\(expected)<path></path></svg>")
    #expect(Self.clean(whole) == whole)
  }

  @Test(arguments: [
    "<script>x</script>", "<script xlink:href=http://e.org/ />", "<style>*{fill:url(//e.org)}</style>",
    "<foreignObject><p>x</p><img src=x onerror=y></foreignObject>", "<animate attributeName=href to=javascript:x />",
    "<set attributeName=onclick to=x />", "<use href=https://e.org/a.svg#x />",
    "<use xlink:href=data:image/svg+xml,x />",
    "<image href=data:image/svg+xml;base64,eA== />", "<image xlink:href=javascript:x />",
    "<feImage href=https://e.org/ />", "<filter id=a><feImage href=https://e.org/ /></filter>", "<handler>x</handler>",
    "<metadata><x:y>z</x:y></metadata>", "<video src=x></video>", "<unknown><path/></unknown>",
  ])
  func `What runs, moves, loads or holds HTML goes with its content`(_ svg: String) {
    #expect(Self.inside(svg) == "")
  }

  @Test(arguments: [
    "onload=x", "onclick='x'", "style='fill:url(https://e.org/)'", "style='background:url(x)'",
    "fill='url(https://e.org/#a)'",
    "fill='URL(//e.org)'", "mask=\"image-set('https://e.org/a' 1x)\"", "mask=none-of(x)", "filter=url(#a)",
    "fill='\\75rl(https://e.org)'", "fill='u/**/rl(x)'", "clip-path='url(#a) url(https://e.org)'",
    "fill='url(#a) url(b)'",
    "xlink:href=javascript:x", "href=https://e.org", "xml:base=https://e.org", "class=a", "cursor='url(x)'", "id='a b'",
    "id='a\"onload=x'", "transform='a;b'", "from=x", "attributeName=x", "xmlns=http://e.org",
  ])
  func `An attribute that could do anything goes`(_ attribute: String) {
    #expect(Self.inside("<g \(attribute) />") == "<g></g>")
  }

  @Test(arguments: [
    ("<svg><use href=#icon></use></svg>a", "a"), ("<svg aria-hidden=true><path/></svg>a", "a"), ("<svg/>a", "a"),
    ("<svg style=display:none><symbol id=a><path/></symbol></svg>a", "a"), ("<svg hidden><path/></svg>a", "a"),
    ("<svg> x <g>y</g></svg>a", "a"), ("<button><svg><path/></svg></button>a", "a"),
  ])
  func `Signs, sprites and empty pictures go`(_ html: String, _ expected: String) {
    #expect(Self.clean(html) == expected)
  }

  @Test(arguments: [
    ("<svg><path/><p>a", "<svg><path></path></svg><p>a</p>"),
    ("<svg><path/><g></p>a", "<svg><path></path><g></g></svg>a"),
    ("<div><svg><path/></div>a", "<div><svg><path></path></svg></div>a"),
    ("<b><svg><text>x</b>y", "<b><svg><text>x</text></svg></b>y"),
    ("<svg><foreignObject><p></svg></foreignObject></svg>a", "a"),
    ("<svg><path/><desc><svg></desc></svg>a", "<svg><path></path><desc></desc></svg>a"),
    (
      "<table><svg><path/></svg><td>a</table>",
      "<table><tbody><tr><td><svg><path></path></svg></td><td>a</td></tr></tbody></table>"
    ),
    ("<svg><path/><g><circle", "<svg><path></path><g></g></svg>"),
  ])
  func `SVG ends where HTML's parsers end it`(_ html: String, _ expected: String) {
    #expect(Self.clean(html) == expected)
    #expect(Self.clean(expected) == expected)
  }

  @Test
  func `Nesting without end is cut, and costs no more for it`() {
    let deep = String(repeating: "<g><svg><desc>", count: 50_000)
    #expect(Self.clean("<svg><path/>" + deep).utf8.count < 2_000)
    let wide = String(repeating: "<g fill=url(#a) style='a:b;c:d'>", count: 20_000)
    #expect(Self.clean("<svg><path/>" + wide).utf8.count < 100_000)
  }

  @Test(arguments: [
    ("<svg viewBox='0 0 24 12.5'><path/></svg>", " width=\"24\" height=\"12.5\""),
    ("<svg viewBox='0,0,24,12' width=5><path/></svg>", " width=\"5\""), ("<svg viewBox='0 0 0 0'><path/></svg>", ""),
    ("<svg viewBox='0 0 24'><path/></svg>", ""), ("<svg viewBox='0 0 nan 9'><path/></svg>", ""),
  ])
  func `A picture whose size a style sheet gave has that of its view box`(_ html: String, _ size: String) {
    let clean = Self.clean(html)
    #expect(clean.contains(size + "><path>"))
    #expect(size.isEmpty ? !clean.contains("width") : true)
    #expect(Self.clean(clean) == clean)
  }

  @Test
  func `What an earlier picture defines may be used`() {
    let html = "<svg><defs><path id=a /></defs></svg><svg><use href=#a /></svg><svg><use href=#b /></svg>"
    #expect(
      Self.clean(html)
        == "<svg><defs><path id=\"svg-a\"></path></defs></svg><svg><use href=\"#svg-a\"></use></svg>")
  }

  @Test
  func `Addresses are resolved, and mail is no picture`() {
    let html = "<svg><a xlink:href='../x'><image href='i.png'/></a><image href='mailto:a@b'/></svg>"
    #expect(
      Self.clean(html, base: "https://example.org/a/b")
        == "<svg><a href=\"https://example.org/x\"><image href=\"https://example.org/a/i.png\"></image></a></svg>")
  }

  @Test(arguments: [
    ("<math><mi mathcolor=red href=javascript:x onclick=y>a</mi></math>", "<math><mi mathcolor=\"red\">a</mi></math>"),
    (
      "<math><mfenced open='[' close=']'><mn>1</mn></mfenced></math>",
      "<math><mfenced open=\"[\" close=\"]\"><mn>1</mn></mfenced></math>"
    ),
    (
      "<math><mtable columnalign='left right' style='x'><mtr><mtd>1</mtd></mtr></mtable></math>",
      "<math><mtable columnalign=\"left right\"><mtr><mtd>1</mtd></mtr></mtable></math>"
    ),
    (
      "<math><menclose notation='box' background=x><mi>a</mi></menclose></math>",
      "<math><menclose notation=\"box\"><mi>a</mi></menclose></math>"
    ),
  ])
  func `MathML keeps what tells how it is set`(_ html: String, _ expected: String) {
    #expect(Self.clean(html) == expected)
    #expect(Self.clean(expected) == expected)
  }
}
