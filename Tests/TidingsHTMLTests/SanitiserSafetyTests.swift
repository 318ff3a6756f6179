import Testing
import TidingsHTML
import TidingsModel

/// What must not come through, in the spellings it is tried in.
@Suite struct SanitiserSafetyTests {
  static func clean(_ html: String, base: String? = nil) -> String {
    HTMLSanitiser().sanitise(html, base: base.flatMap { WebURL($0) }).html
  }

  @Test(arguments: [
    ("<script>x</script>a", "a"), ("<SCRIPT SRC=x></SCRIPT>a", "a"), ("<script/x>y</script>a", "a"),
    ("<scr<script>ipt>x</script>a", "ipt&gt;xa"), ("<style>*{}</style>a", "a"),
    ("<svg onload=x><script>y</script></svg>a", "a"),
    ("<svg><style><img src=x onerror=y></style></svg>a", "<img src=\"x\">a"),
    (
      "<noscript><p title=\"</noscript><img src=x onerror=y>\">a",
      "<p title=\"&lt;/noscript&gt;&lt;img src=x onerror=y&gt;\">a</p>"
    ),
    ("<textarea></textarea><img src=x onerror=y>", "<img src=\"x\">"),
    ("<title><a href=\"</title><img src=x>\">", "<img src=\"x\">\"&gt;"),
    ("<template><p>x</p></template>a", "a"), ("<button>x</button>a", "a"), ("<select><option>x</select>a", "a"),
    ("<input value=x>a", "a"),
    ("<form action=x><p>a</p></form>", "<p>a</p>"), ("<object data=x><p>a</p></object>", "<p>a</p>"),
    ("<embed src=x>a", "a"),
    ("<iframe src=http://evil.example/></iframe>a", "a"), ("<iframe srcdoc='<script>x</script>'></iframe>a", "a"),
    ("<base href=x>a", "a"),
    ("<meta http-equiv=refresh content='0;url=x'>a", "a"), ("<link rel=stylesheet href=x>a", "a"),
    ("<frameset onload=x>a", "a"),
    ("<xmp><script>x</script></xmp>", "<pre>&lt;script&gt;x&lt;/script&gt;</pre>"),
    ("<plaintext><b>", "<pre>&lt;b&gt;</pre>"),
    ("<noembed><img src=x></noembed>a", "a"), ("<noframes><img src=x></noframes>a", "a"),
    ("<marquee onstart=x>a</marquee>", "a"),
    ("<x-y onclick=x>a</x-y>", "a"), ("<o:p>a</o:p>", "a"), ("<applet code=x>a</applet>", "a"),
    ("<font color=red>a</font>", "a"),
  ])
  func `An element that is not on the list goes`(_ html: String, _ expected: String) {
    #expect(Self.clean(html) == expected)
  }

  @Test(arguments: [
    "<!-- x -->", "<!-->", "<!--->", "<!--x--!>", "<!DOCTYPE html>", "<!x>", "<?xml version='1.0'?>", "<![CDATA[x]]>",
    "</>", "</ x>",
    "<!--[if IE]><script>x</script><![endif]-->", "<%x%>".replacing("%", with: "!"),
  ])
  func `Comments and declarations go`(_ html: String) {
    #expect(Self.clean(html + "a") == "a")
  }

  @Test(arguments: [
    "javascript:x", " javascript:x", "JaVaScRiPt:x", "java\tscript:x", "java\nscript:x", "java&#10;script:x",
    "java&Tab;script&colon;x",
    "&#106;avascript:x", "&#x6A;avascript:x", "&#0000106avascript:x", "\u{1}javascript:x", "&#1;javascript:x",
    "javascript&#58;x",
    "&#14; javascript:x", "vbscript:x", "data:text/html,x", "DATA:text/html;base64,eA==", "livescript:x", "mocha:x",
    "view-source:http://e.org/",
    "file:///etc/passwd", "blob:http://e.org/x", "jar:http://e.org!/x", "feed:javascript:x", "ftp://e.org/",
    "about:blank", "tel:+49", "ms-its:x",
    "intent://x", "http://", "https://[", "#",
  ])
  func `A link to anything but the Web and mail loses its address`(_ url: String) {
    #expect(Self.clean("<a href=\"\(url)\">a</a>", base: "http://example.org/b") == "a")
    #expect(Self.clean("<a href='\(url)'>a</a>").contains(":") == false)
    #expect(Self.clean("<img src=\"\(url)\">a", base: "http://example.org/b") == "a" || url == "#")
    #expect(
      Self.clean("<video poster=\"\(url)\"></video>", base: "http://example.org/b") == "<video controls=\"\"></video>"
        || url == "#")
    #expect(Self.clean("<q cite=\"\(url)\">a</q>", base: "http://example.org/b") == "<q>a</q>" || url == "#")
    #expect(
      Self.clean("<img srcset=\"\(url) 2x\">a", base: "http://example.org/b") == "a"
        || url.contains(where: \.isWhitespace) || url.contains("&#10;") || url.contains("&Tab;") || url == "#")
  }

  @Test func `A sign that leads nowhere is no address, with control characters beside it as without`() {
    #expect(Self.clean("<a href=\"\u{19}#\u{19}\">a</a>") == "a")
    #expect(Self.clean("<img srcset=\"a.jpg 1x,\u{19}#\u{19} 2x\">") == "<img src=\"a.jpg\" srcset=\"a.jpg 1x\">")
  }

  @Test(arguments: [
    ("<p onclick=x>a</p>", "<p>a</p>"), ("<p ONCLICK=x>a</p>", "<p>a</p>"), ("<p/onclick=x>a</p>", "<p>a</p>"),
    ("<p\u{0}onclick=x>a", "a"),
    ("<p style='background:url(javascript:x)'>a</p>", "<p>a</p>"), ("<p id=location name=x class=y>a</p>", "<p>a</p>"),
    ("<a href=/x target=_blank ping=/y download>a</a>", "<a href=\"/x\">a</a>"),
    ("<img src=x onerror=y longdesc=z usemap=#m>", "<img src=\"x\">"),
    ("<a xlink:href='javascript:x'>a</a>", "a"), ("<td background='javascript:x'>a</td>", "a"),
    ("<p is=x slot=y part=z>a</p>", "<p>a</p>"),
    ("<video src=x autoplay onplay=y></video>", "<video src=\"x\" controls=\"\"></video>"),
    ("<p title='a\"b<c>&amp;'>a</p>", "<p title=\"a&quot;b&lt;c&gt;&amp;\">a</p>"),
    ("<p title=`a`>b</p>", "<p title=\"`a`\">b</p>"), ("<p title=a title=b>c</p>", "<p title=\"a\">c</p>"),
    ("<p title='a\u{0}b'>c</p>", "<p title=\"ab\">c</p>"),
    ("<p dir=javascript:x lang=en>a</p>", "<p lang=\"en\">a</p>"),
    ("<button formaction='javascript:x'>b</button>a", "a"),
    ("<p xml:lang=vi>a</p>", "<p lang=\"vi\">a</p>"),
  ])
  func `An attribute that is not on the list goes`(_ html: String, _ expected: String) {
    #expect(Self.clean(html) == expected)
  }

  /// Documents whose meaning changes when a browser's tree is written out and read again.
  @Test(arguments: [
    "<svg></p><style><a id=\"</style><img src=1 onerror=x>\">",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=x&gt;\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=x>",
    "<noscript><p title=\"</noscript><img src=x onerror=y>\">",
    "<svg><foreignObject><noscript><p title='</noscript><img src=x>'>",
    "<math><annotation-xml encoding=\"text/html\"><style><img src onerror=x></style></annotation-xml></math>",
    "<select><noembed></select><script>x</script>", "<table><colgroup><p><img src=x onerror=y>",
    "<svg><p><style><!--</style><img src=x onerror=y>-->",
    "<math><mi><style><img src=x onerror=y>", "<svg><desc><noembed><img src=x></noembed>",
    "<xmp><p title='</xmp><img src=x onerror=y>'>", "<b><table><b></table></b><a><table><a>",
    "<p><svg><title><img src=x onerror=y></title></svg>", "<svg><![CDATA[><img src=x onerror=y>]]>",
    "<math><![CDATA[<img src=x onerror=y>]]></math>", "a>&#x338;b <b>&#x338;",
    "<pre>\n\n&#10;a<pre>\n", "<img alt=\"<x\" title='\"><script>x</script>'>",
    "<a href=\"&quot;&gt;<script>x</script>\">", "&lt;script&gt;&amp;lt;",
  ])
  func `What comes out reads the same the second time, and holds no way in`(_ html: String) {
    let once = Self.clean(html)
    #expect(Self.clean(once) == once)
    var tokenizer = HTMLTokenizer(Array(once.utf8))
    while let token = tokenizer.next() {
      #expect(token.kind == .text || token.kind == .startTag || token.kind == .endTag)
      guard token.kind == .startTag else { continue }
      let name = tokenizer.name(of: token)
      #expect(!["script", "style", "foreignobject", "iframe", "noscript", "template"].contains(name))
      for attribute in tokenizer.attributes { #expect(!attribute.name.hasPrefix("on")) }
    }
  }

  @Test(arguments: [
    ([0xFF], "\u{FFFD}"), ([0xC3], "\u{FFFD}"), ([0xE1, 0xBA], "\u{FFFD}"), ([0xC0, 0x80], "\u{FFFD}\u{FFFD}"),
    ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
    ([0xF4, 0x90, 0x80, 0x80], String(repeating: "\u{FFFD}", count: 4)),
  ])
  func `Bytes that are no UTF-8 are replaced, wherever they stand`(_ bytes: [UInt8], _ replaced: String) {
    let clean = { (prefix: String, suffix: String) in
      HTMLSanitiser().sanitise(Array(prefix.utf8) + bytes + Array(suffix.utf8), base: nil)
    }
    let long = String(repeating: "sixteen letters. ", count: 4)
    #expect(clean("<p>", "</p>").html == "<p>\(replaced)</p>")
    #expect(clean("<p>\(long)", "<b>\(long)</b></p>").text == long + replaced + long.dropLast())
    #expect(clean("<p title='", "'>x</p>").html == "<p title=\"\(replaced)\">x</p>")
  }

  @Test func `What was taken out is counted`() {
    let result = HTMLSanitiser().sanitise("<script>x</script><p onclick=x>a<a href='javascript:x'>b</a>", base: nil)
    #expect(result.removedCount == 3)
    #expect(HTMLSanitiser().sanitise("<p>a <b>b</b>", base: nil).removedCount == 0)
  }
}
