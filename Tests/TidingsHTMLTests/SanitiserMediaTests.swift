import Testing
import TidingsHTML
import TidingsModel

@Suite struct SanitiserMediaTests {
  static func clean(_ html: String) -> String { SanitiserSafetyTests.clean(html, base: "https://example.org/a/b?c") }

  @Test(arguments: [
    ("<img src=x.jpg>", "<img src=\"https://example.org/a/x.jpg\">"),
    ("<img src=//i.example/x>", "<img src=\"https://i.example/x\">"),
    ("<img alt=a>", ""),
    (
      "<img src='data:image/gif;base64,R0' data-src=/x.jpg alt='a b'>",
      "<img src=\"https://example.org/x.jpg\" alt=\"a b\">"
    ),
    ("<img src=thumb.jpg data-original=full.jpg>", "<img src=\"https://example.org/a/full.jpg\">"),
    ("<img src=data:x data-own-thing=/x.webp?w=1>", "<img src=\"https://example.org/x.webp?w=1\">"),
    ("<img data-page=/x.html data-json='{\"a\":\"/x.jpg\"}' data-set='a.jpg 1x, b.jpg 2x'>", ""),
    ("<img src=x.jpg data-own-thing=y.jpg>", "<img src=\"https://example.org/a/x.jpg\">"),
    ("<img src=x.jpg data-lazy-src='{\"a\":1}'>", "<img src=\"https://example.org/a/x.jpg\">"),
    (
      "<img srcset='s.jpg 320w, l.jpg 1024w, m.jpg 640w'>",
      "<img src=\"https://example.org/a/l.jpg\" srcset=\"https://example.org/a/s.jpg 320w, https://example.org/a/l.jpg 1024w, https://example.org/a/m.jpg 640w\">"
    ),
    ("<img src=x.jpg srcset='javascript:x 2x'>", "<img src=\"https://example.org/a/x.jpg\">"),
    ("<img src=x.jpg width=600px height=50%>", "<img src=\"https://example.org/a/x.jpg\" width=\"600\">"),
    (
      "<img src=data:x data-srcset='a.jpg, b.jpg 2x'>",
      "<img src=\"https://example.org/a/b.jpg\" srcset=\"https://example.org/a/a.jpg, https://example.org/a/b.jpg 2x\">"
    ),
    (
      "<img src=data:x data-src=/x.jpg><noscript><img src=/x.jpg></noscript>", "<img src=\"https://example.org/x.jpg\">"
    ), ("<noscript><img src=/x.jpg></noscript>", "<img src=\"https://example.org/x.jpg\">"),
    ("<noscript><img src=/x.jpg></noscript><img data-src=/x.jpg>", "<img src=\"https://example.org/x.jpg\">"),
    (
      "<img src=/t.gif data-lazyload=/x.jpg><noscript><img src=/x.jpg></noscript>",
      "<img src=\"https://example.org/x.jpg\">"
    ),
    (
      "<picture><source srcset=a.webp type=image/webp><img src=a.jpg></picture>",
      "<picture><source srcset=\"https://example.org/a/a.webp\" type=\"image/webp\"><img src=\"https://example.org/a/a.jpg\"></picture>"
    ),
    ("<amp-img src=/x.jpg></amp-img>a", "<img src=\"https://example.org/x.jpg\">a"),
    ("<amp-anim src=/x.gif></amp-anim>a", "<img src=\"https://example.org/x.gif\">a"),
    ("<amp-video src=/x.mp4></amp-video>a", "<video src=\"https://example.org/x.mp4\" controls=\"\"></video>a"),
    ("<amp-audio src=/x.mp3></amp-audio>a", "<audio src=\"https://example.org/x.mp3\" controls=\"\"></audio>a"),
    ("<img src='http://e.org/a&b' title=t>", "<img src=\"http://e.org/a&amp;b\" title=\"t\">"),
  ])
  func `Pictures keep their addresses, wherever scripts would have found them`(_ html: String, _ expected: String) {
    #expect(Self.clean(html) == expected)
  }

  @Test(arguments: [
    ("<img src=data:x data-lazy=true data-src=/x.jpg>", "<img src=\"/x.jpg\">"),
    ("<img src=/placeholder.gif data-lazy=1 data-original=x.jpg>", "<img src=\"x.jpg\">"),
    ("<img data-src='data:image/gif;base64,R0/GO.D' data-original=/x>", "<img src=\"/x\">"),
    ("<img data-image=com.example data-src=/x.jpg src=y.jpg>", "<img src=\"/x.jpg\">"),
    ("<img src=x.jpg data-src=v1.2>", "<img src=\"x.jpg\">"), ("<img data-src=photos/12>", "<img src=\"photos/12\">"),
    (
      "<picture><source srcset='data:,' data-srcset='x.webp 2x'><img data-src=x.jpg></picture>",
      "<picture><source srcset=\"x.webp 2x\"><img src=\"x.jpg\"></picture>"
    ),
    ("<video data-src=/x.mp4></video>", "<video src=\"/x.mp4\" controls=\"\"></video>"),
    (
      "<audio><source type=audio/mpeg data-src=x.mp3></audio>",
      "<audio controls=\"\"><source src=\"x.mp3\" type=\"audio/mpeg\"></audio>"
    ), ("<audio data-src=true></audio>", "<audio controls=\"\"></audio>"),
  ])
  func `Of what scripts would load it is the address that counts`(_ html: String, _ expected: String) {
    #expect(SanitiserSafetyTests.clean(html) == expected)
    #expect(SanitiserSafetyTests.clean(expected) == expected)
  }

  @Test(arguments: [
    "<img src=x width=1 height=1>", "<img src=x width=0 height=0>", "<img src=x height=1>",
    "<img src=x style='width:1px;height:1px'>", "<img src=x style='display: none'>",
    "<img src=http://feeds.feedburner.com/~r/x/~4/y>", "<img src=http://feeds.feedburner.com/~ff/x?d=y>",
    "<img src=http://rss.feedsportal.com/c/1/mf.gif>",
    "<img src=https://ad.doubleclick.net/x>", "<img src=https://stats.wordpress.com/b.gif?x>",
    "<img src=https://pixel.example.com/x>", "<img src=https://medium.com/_/stat?event=x>",
    "<img src=https://vg02.met.vgwort.de/na/0123>", "<img src=https://blogger.googleusercontent.com/tracker/1/2>",
    "<img src=https://www.google-analytics.com/collect?x>",
    "<img src=//pixel.wp.com/b.gif>", "<img src=https://example.com/matomo.php?idsite=1>",
    "<img src=https://www.facebook.com/tr?id=1>",
  ])
  func `Pictures that count readers go`(_ html: String) {
    let result = HTMLSanitiser().sanitise(html + "a", base: WebURL("https://example.org/"))
    #expect(result.html == "a")
    #expect(result.firstImage == nil)
    #expect(result.removedCount == 1 || html.contains("none"))
  }

  @Test(arguments: [
    "<img src=https://stats.oecd.org/chart.png width=640 height=480>", "<img src=https://stats.govt.nz/chart.png>",
    "<img src=https://pixels.com/sunset.png>", "<img src=https://matomo.org/chart.png>",
    "<img src=https://tracker.com.vn/map.png>", "<img src=https://pixel.nymag.com/2018/05/photo.w700.jpg?x=1>",
    "<img src=https://pixel.example.com/map width=600>", "<img src=https://i.example/phones/pixel width=600>",
    "<img src=https://www.facebook.com/travel/beach.png>",
    "<img src=https://e.org/doors/open.gif width=600 height=400>",
    "<img src=https://e.org/hit.gif width=600 height=400>",
  ])
  func `A name as those of counters have is not enough for what is there to be seen`(_ html: String) {
    let kept = Self.clean(html)
    #expect(kept.hasPrefix("<img src=\"https://"))
    #expect(Self.clean(kept) == kept)
    #expect(HTMLSanitiser().sanitise(html, base: nil).firstImage != nil)
  }

  @Test(arguments: [
    "<img src=https://pixel.example.com/a width=3 height=2>", "<img src=https://ad.doubleclick.net/x width=300>",
    "<img src=https://stats.example.com.vn/x.gif>", "<img src=https://e.org/matomo.php width=600 height=400>",
    "<img src=https://www.facebook.com/tr/?id=1>", "<img src=https://e.org/open.gif width=20 height=20>",
    "<img src=https://e.org/open.gif width=600>", "<img src=https://e.org/spacer.gif width=600 height=400>",
    "<img src=https://e.org/1x1.png width=600 height=400>", "<img src=https://e.org/pixel.gif width=600 height=400>",
  ])
  func `A small size, or a place that only counts, is`(_ html: String) {
    #expect(Self.clean(html) == "")
  }

  @Test(arguments: [
    ("<img src=x srcset='//pixel.wp.com/g.gif 1x, y 2x'>", "<img src=\"x\" srcset=\"y 2x\">"),
    ("<img srcset='//pixel.wp.com/g.gif 1x'>", ""),
    (
      "<picture><source srcset='//pixel.wp.com/g.gif' media=print><img src=x></picture>",
      "<picture><img src=\"x\"></picture>"
    ),
    ("<video src=x poster=//pixel.wp.com/g.gif></video>", "<video src=\"x\" controls=\"\"></video>"),
    ("<img src=x width='&#49;' height='&#x31;'>", ""), ("<img src=x style='width&#58;1px;height:0'>", ""),
    ("<img src=x style='display&colon;none'>", ""), ("<img src=x width='6&#48;0'>", "<img src=\"x\" width=\"600\">"),
    // Podcasts are fetched by way of counters.
    (
      "<audio src=https://tracking.example.org/e.org/x.mp3></audio>",
      "<audio src=\"https://tracking.example.org/e.org/x.mp3\" controls=\"\"></audio>"
    ),
  ])
  func `They go from wherever a browser would load them`(_ html: String, _ expected: String) {
    #expect(SanitiserSafetyTests.clean(html) == expected)
    #expect(SanitiserSafetyTests.clean(expected) == expected)
  }

  @Test func `A link that held only such a picture goes with it`() {
    #expect(Self.clean("<a href=http://e.org/x><img src=http://feeds.feedburner.com/~ff/x></a>a") == "a")
  }

  @Test func `The first picture worth showing is named`() {
    let html =
      "<img src=https://s.w.org/images/core/emoji/1.png><img src=/icon.png width=16 height=16><img src=/one.jpg><img src=/two.jpg>"
    #expect(
      HTMLSanitiser().sanitise(html, base: WebURL("https://example.org/")).firstImage == "https://example.org/one.jpg")
  }

  @Test(arguments: [
    ("https://www.youtube.com/embed/abc_-1?rel=0", "https://www.youtube.com/watch?v=abc_-1"),
    ("https://platform.twitter.com/embed/Tweet.html?dnt=true&id=12", "https://twitter.com/i/status/12"),
    (
      "https://cdn.embedly.com/widgets/media.html?src=https%3A%2F%2Fwww.youtube.com%2Fembed%2Fabc",
      "https://www.youtube.com/watch?v=abc"
    ),
    ("//www.youtube-nocookie.com/embed/abc", "https://www.youtube.com/watch?v=abc"),
    ("http://www.youtube.com/v/abc&hl=en", "https://www.youtube.com/watch?v=abc"),
    ("https://www.youtube.com/embed/videoseries?list=PL1", "https://www.youtube.com/playlist?list=PL1"),
    ("https://player.vimeo.com/video/123?h=x", "https://vimeo.com/123"),
    ("https://www.dailymotion.com/embed/video/x1", "https://www.dailymotion.com/video/x1"),
    ("https://open.spotify.com/embed/episode/1a", "https://open.spotify.com/episode/1a"),
    (
      "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1&x=y",
      "https://api.soundcloud.com/tracks/1"
    ),
    ("https://embed.podcasts.apple.com/us/podcast/x/id1", "https://podcasts.apple.com/us/podcast/x/id1"),
    ("https://archive.org/embed/x", "https://archive.org/details/x"),
    ("https://www.google.com/maps/embed?pb=!1m18", "https://www.google.com/maps/embed?pb=!1m18"),
    (
      "https://video.example/videos/embed/0b3fcf4f-2d4c-4b6a-9a52-6d3f1f1d2c11?title=0",
      "https://video.example/videos/watch/0b3fcf4f-2d4c-4b6a-9a52-6d3f1f1d2c11"
    ),
  ])
  func `The frame of a known player becomes a link`(_ source: String, _ page: String) {
    let html = Self.clean("<iframe src=\"\(source)\" title=\"A <film>\"></iframe>")
    #expect(html == "<a href=\"\(page.replacing("&", with: "&amp;"))\">A &lt;film&gt;</a>")
  }

  @Test(arguments: [
    "<object data=https://www.youtube.com/v/a></object>", "<embed src=https://www.youtube.com/v/a>",
    "<object data=https://www.youtube.com/v/a><param name=movie value=x><embed src=https://www.youtube.com/v/a></object>",
  ])
  func `An object or an embed, or one in the other, is one player`(_ html: String) {
    let page = "https://www.youtube.com/watch?v=a"
    #expect(Self.clean(html) == "<a href=\"\(page)\">\(page)</a>")
  }

  @Test func `A player ends a link that an item has closed and content would open again`() {
    let html = Self.clean("<dl><dd><a href=x>c<dd><iframe src=https://www.youtube.com/embed/a></iframe>d</dl>")
    let page = "https://www.youtube.com/watch?v=a"
    #expect(
      html == "<dl><dd><a href=\"https://example.org/a/x\">c</a></dd><dd><a href=\"\(page)\">\(page)</a>d</dd></dl>")
    #expect(Self.clean(html) == html)
  }

  @Test(arguments: [
    "<iframe src=\"https://www.youtube.com/watch?a\u{9E}b\"></iframe>",
    "<iframe src=\"https://www.youtube.com/watch?v=a\" title=\"a\u{7F}b\u{85}\u{FFFE}c\"></iframe>",
  ])
  func `A player's label holds no control characters, and is stable`(
    _ html: String
  ) {
    let once = Self.clean(html)
    let label = once.drop { $0 != ">" }
    #expect(label.hasSuffix("</a>"))
    #expect(!label.unicodeScalars.contains { $0.value < 0x20 || 0x7F...0x9F ~= $0.value || $0.value == 0xFFFE })
    #expect(Self.clean(once).unicodeScalars.elementsEqual(once.unicodeScalars))
  }

  @Test(arguments: [
    "https://evil.example/embed/x", "javascript:x", "https://www.youtube.com/",
    "https://www.youtube.com.evil.example/embed/x", "https://www.youtube.com/embed/a%22b",
  ])
  func `Any other frame goes`(_ source: String) {
    #expect(Self.clean("<iframe src=\"\(source)\"></iframe>a") == "a")
  }

  @Test(arguments: [
    ("<a href=x>a</a>", "<a href=\"https://example.org/a/x\">a</a>"),
    ("<a href='?d'>a</a>", "<a href=\"https://example.org/a/b?d\">a</a>"),
    ("<a href='#f'>a</a>", "<a href=\"https://example.org/a/b?c#f\">a</a>"),
    ("<a href='mailto:a@b.c'>a</a>", "<a href=\"mailto:a@b.c\">a</a>"),
    ("<a href=' http://e.org/a b '>a</a>", "<a href=\"http://e.org/a%20b\">a</a>"),
    ("<a href=HTTP://E.ORG/X>a</a>", "<a href=\"http://e.org/X\">a</a>"),
    ("<a href='?x=1&copy=2&amp;y'>a</a>", "<a href=\"https://example.org/a/b?x=1&amp;copy=2&amp;y\">a</a>"),
    ("<img src=mailto:a@b.c>", ""),
  ])
  func `Addresses become absolute`(_ html: String, _ expected: String) {
    #expect(Self.clean(html) == expected)
  }

  @Test(arguments: [
    ("<a href=x>a</a>", "<a href=\"x\">a</a>"), ("<a href='b:c'>a</a>", "a"),
    ("<a href='1:c'>a</a>", "<a href=\"./1:c\">a</a>"), ("<a href='//e.org'>a</a>", "<a href=\"//e.org\">a</a>"),
  ])
  func `Without a base they stay relative`(_ html: String, _ expected: String) {
    #expect(SanitiserSafetyTests.clean(html) == expected)
  }
}
