import Testing
import TidingsDedup

@Suite struct CanonicalURLs {
  @Test(arguments: [
    ("http://example.org/a", "https://example.org/a"),
    ("https://example.org:443/a", "https://example.org/a"),
    ("http://example.org:80/a", "https://example.org/a"),
    ("https://EXAMPLE.org/a", "https://example.org/a"),
    ("https://example.org./a", "https://example.org/a"),
    ("https://www.example.org/a", "https://example.org/a"),
    ("https://user:secret@example.org/a", "https://example.org/a"),
    ("https://example.org/a/", "https://example.org/a"),
    ("https://example.org", "https://example.org/"),
    ("https://example.org/a#comments", "https://example.org/a"),
    ("https://example.org/a?", "https://example.org/a"),
    ("https://example.org/a?&&b=1&", "https://example.org/a?b=1"),
    ("https://example.org/a?b=1&c=2", "https://example.org/a?c=2&b=1"),
    ("https://example.org/%7euser/caf%c3%a9", "https://example.org/~user/café"),
    ("https://example.org/a?q=x+y", "https://example.org/a?q=x%20y"),
    ("https://tin-tức.vn/a", "https://xn--tin-tc-fr8b.vn/a"),
    ("https://www.TIN-TỨC.vn/a", "https://tin-tức.vn/a"),
    ("https://example.org/./a/b/../c", "https://example.org/a/c"),
    ("https://example.org/../a", "https://example.org/a"),
    ("https://example.org/a/.", "https://example.org/a"),
    ("https://example.org/a/%2e%2e/b", "https://example.org/b"),
    ("https://example.org/a;jsessionid=0F3A?b=1", "https://example.org/a?b=1"),
    ("https://example.org/a?b=1&amp;c=2", "https://example.org/a?b=1&c=2"),
    (" https://example.org/a\n", "https://example.org/a"),
    ("https://example.org/a/index.html", "https://example.org/a/"),
    ("https://example.org/a/INDEX.PHP?id=1", "https://example.org/a?id=1"),
    ("https://example.org/a/default.aspx", "https://example.org/a"),
    ("https://news.google.com/rss/articles/CB0?oc=5&hl=vi&ceid=VN:vi", "https://news.google.com/rss/articles/CB0"),
  ])
  func areTheSame(one: String, other: String) throws {
    #expect(try #require(CanonicalURL(one)).key == #require(CanonicalURL(other)).key)
  }

  @Test(arguments: [
    ("https://example.org/a", "https://example.org/A"),
    ("https://example.org/a", "https://m.example.org/a"),
    ("https://example.org/a", "https://example.org:8443/a"),
    ("https://example.org/a?id=1", "https://example.org/a?id=2"),
    ("https://example.org/a?t=1&t=2", "https://example.org/a?t=2&t=1"),
    ("https://example.org/a?b=%26c", "https://example.org/a?b=&c"),
    ("https://example.org/a%2Fb", "https://example.org/a/b"),
    ("https://example.org/#!/one", "https://example.org/#!/two"),
    ("https://example.org/a?ref=42", "https://example.org/a"),
    ("https://example.org/a?source=12", "https://example.org/a"),
    ("https://example.org/watch?v=1&feature=film", "https://example.org/watch?v=1"),
    ("https://example.org/.a", "https://example.org/a"),
    ("https://example.org/a..b", "https://example.org/b"),
    ("https://www.org/a", "https://org/a"),
    ("https://example.org/index.html/a", "https://example.org/a"),
    ("https://example.org/a-index.html", "https://example.org/"),
    ("https://example.org/a/index.html", "https://example.org/b/index.html"),
    ("https://example.org/a/amp", "https://example.org/a"),
    ("https://example.org/a?oc=5", "https://example.org/a"),
    ("https://l.facebook.com/l.php?u=https://b.example/a%+1", "https://l.facebook.com/l.php?u=https://b.example/a%01"),
    ("https://example.org/url?url=https://b.example/1", "https://example.org/url?url=https://b.example/2"),
  ])
  func areNotTheSame(one: String, other: String) throws {
    #expect(try #require(CanonicalURL(one)).key != #require(CanonicalURL(other)).key)
  }

  @Test(arguments: [
    "utm_source=rss", "UTM_Campaign=x", "utm_whatever", "fbclid=x", "gclid=x", "gclsrc=aw.ds", "dclid=x", "gbraid=x",
    "wbraid=x", "srsltid=x", "_ga=1", "_gl=1", "msclkid=x", "mc_cid=x", "mc_eid=x", "_hsenc=x", "_hsmi=x", "__hssc=x",
    "igshid=x", "yclid=x", "ysclid=x", "twclid=x", "ttclid=x", "li_fat_id=x", "s_cid=x", "s_kwcid=x", "mkt_tok=x",
    "vero_id=x", "oly_anon_id=x", "oly_enc_id=x", "at_medium=RSS", "at_campaign=x", "xtor=RSS-1", "ns_source=x",
    "ns_mchannel=rss", "ns_campaign=x", "ncid=rss", "cmpid=x", "mtm_campaign=x", "pk_campaign=x", "wt.mc_id=x",
    "_openstat=x", "ocid=x", "ref=rss", "from=RSS", "source=feed", "src=atom", "phpsessid=1",
  ])
  func leaveOutTrackingParameters(parameter: String) throws {
    let plain = try #require(CanonicalURL("https://example.org/a?id=7"))
    #expect(CanonicalURL("https://example.org/a?\(parameter)&id=7") == plain)
    #expect(CanonicalURL("https://example.org/a?id=7&\(parameter)") == plain)
  }

  @Test func leaveOutTheFeatureOfYouTubeOnly() throws {
    let video = try #require(CanonicalURL("https://www.youtube.com/watch?v=x"))
    #expect(CanonicalURL("https://youtube.com/watch?v=x&feature=share")?.key == video.key)
  }

  @Test(arguments: [
    "https://www.google.com/url?rct=j&sa=t&url=https://harbour.example/a%3Fid%3D7&ct=ga&cd=CAEY&usg=AOvVaw0",
    "https://www.google.com.vn/url?sa=D&q=https%3A%2F%2Fharbour.example%2Fa%3Fid%3D7%26utm_source%3Dalert&usg=x",
    "http://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&tid=6&url=https%3a%2f%2fharbour.example%2fa%3fid%3d7&c=5",
    "https://l.facebook.com/l.php?u=https%3A%2F%2Fharbour.example%2Fa%3Fid%3D7%26fbclid%3DIwAR&h=AT0",
    "https://out.reddit.com/t3_x?url=https%3A%2F%2Fharbour.example%2Fa%3Fid%3D7&token=AQ",
    "https://www.youtube.com/redirect?event=video&q=https%3A%2F%2Fharbour.example%2Fa%3Fid%3D7",
    "https://www.google.com/url?url=https%3A%2F%2Fl.threads.net%2F%3Fu%3Dhttps%253A%252F%252Fharbour.example%252Fa%253Fid%253D7",
  ])
  func seeThroughServicesThatSendTheReaderOn(address: String) throws {
    let url = try #require(CanonicalURL(address))
    #expect(url.key == "harbour.example/a?id=7")
    #expect(url.address == "https://harbour.example/a?id=7")
  }

  @Test(arguments: [
    "https://www.google.com/url?url=javascript:alert(1)", "https://www.google.com/url?sa=t",
    "https://vk.com/away.php?to=%zz", "https://www.google.com/search?q=https://harbour.example/a",
    "https://facebook.com/harbour?u=https://harbour.example/a",
  ])
  func stayWhatTheyAreWhereNoAddressIsInside(address: String) throws {
    let url = try #require(CanonicalURL(address))
    #expect(!url.key.hasPrefix("harbour.example"))
  }

  @Test func showTheAddressAsThePublisherWroteIt() throws {
    let url = try #require(CanonicalURL("http://WWW.Example.org:80/A/%7eb/?z=1&utm_source=rss&a=2#top"))
    #expect(url.address == "http://www.example.org/A/%7eb/?z=1&a=2")
  }

  /// Without a query a URL is read at a glance, with one it is taken apart.
  @Test(
    "What a URL without a query is known by does not depend on how it is read",
    arguments: [
      "https://example.org/", "http://example.org/a/b-c_d~e.f/", "https://www.example.org//a//",
      "https://www.example/a",
      "https://www.a.b/www.c", "https://wwwx.example.org/a", "http://a/index.html", "https://example.org/a/INDEX.php",
      "https://example.org/a/index.html/", "https://example.org/default.aspx", "https://example.org/index.shtml.x",
      "https://example.org/home", "https://example.org/home/", "https://www.example.org/HOME", "https://127.0.0.1/x",
      "https://example.org/a:b@c!d$e&f'g(h)i*j,k=l", "https://example.org/a/../b/./c", "https://xn--nh-via.vn/tin",
      "https://example.org./a", "https://example.org/a;jsessionid=12", "https://Example.org/a",
      "https:///example.org/a", "https://example.org/%7Ea", "https://example.org/tin-tức",
      "https://example.org/a\u{7F}b", "https://a_b.example/c",
    ])
  func readAtAGlance(text: String) throws {
    let glanced = try #require(CanonicalURL(text))
    let read = try #require(CanonicalURL(text + "?utm_source=rss"))
    #expect(glanced == read)
  }

  @Test(arguments: [
    "https://example.org", "https://www.example.org/?utm_source=rss", "http://example.org/index.html#news",
    "https://example.org//",
  ])
  func knowTheFrontPage(address: String) throws { #expect(try #require(CanonicalURL(address)).isSiteRoot) }

  @Test(arguments: ["https://example.org/a", "https://example.org/?p=1", "https://example.org/#!/a"])
  func doNotTakeAnArticleForTheFrontPage(address: String) throws {
    #expect(try !#require(CanonicalURL(address)).isSiteRoot)
  }

  @Test(arguments: ["", "a", "/a", "mailto:a@example.org", "ftp://example.org/a", "https://", "urn:uuid:1", "http:///"])
  func areOnlyOfTheWeb(text: String) { #expect(CanonicalURL(text) == nil) }

  @Test func surviveAnything() {
    var seed: UInt64 = 42
    func random(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    let alphabet = Array("ab/?#&=%;:@.[]+ 2fé\u{0}\\!".unicodeScalars)
    for _ in 0..<5000 {
      var text = "http://e.x/"
      for _ in 0..<random(30) { text.unicodeScalars.append(alphabet[random(alphabet.count)]) }
      guard let url = CanonicalURL(text) else { continue }
      #expect(CanonicalURL(url.address)?.key == url.key, "\(text.debugDescription)")
    }
  }
}
