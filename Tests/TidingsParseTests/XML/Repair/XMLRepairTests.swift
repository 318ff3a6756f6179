import Testing

@testable import TidingsParse

@Suite("Mending XML")
struct XMLRepairTests {
  private func repaired(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      var repair = XMLRepair(bytes, prolog: 0, root: 0, line: 1, column: 1)
      var output: [UInt8] = []
      repair.run { piece in
        output += piece
        return true
      }
      return String(decoding: output, as: UTF8.self)
    }
  }

  @Test(
    "What is broken is mended",
    arguments: [
      ("<rss>a & b</rss>", "<rss>a &amp; b</rss>"),
      ("<rss>a &b; &#65; &#x41;</rss>", "<rss>a &b; &#65; &#65;</rss>"),
      ("<rss>&#0;&#xFFFF;&#xD800;</rss>", "<rss>&#65533;&#65533;&#65533;</rss>"),
      ("<rss>&#65 x</rss>", "<rss>&#65; x</rss>"),
      ("<rss>1 < 2 > 1</rss>", "<rss>1 &lt; 2 &gt; 1</rss>"),
      ("<rss a=1 b='2' c d=\"3\"/>", "<rss a=\"1\" b=\"2\" c=\"c\" d=\"3\"/>"),
      ("<rss a='1' a='2'></rss>", "<rss a=\"1\"></rss>"),
      ("<rss a='x\"y<z&w'></rss>", "<rss a=\"x&quot;y&lt;z&amp;w\"></rss>"),
      ("<rss><b><i>x</b></i></rss>", "<rss><b><i>x</i></b></rss>"),
      ("<rss><B>x</b></rss>", "<rss><B>x</B></rss>"),
      ("<rss>a<br>b<img src=x>c</rss>", "<rss>a<br/>b<img src=\"x\"/>c</rss>"),
      (
        "<rss><item><title>a<item><title>b</rss>",
        "<rss><item><title>a</title></item><item><title>b</title></item></rss>"
      ),
      (
        "<rss><item><title>a<pubDate>b</pubDate></item></rss>",
        "<rss><item><title>a</title><pubDate>b</pubDate></item></rss>"
      ),
      ("<rss><a <b>x</b></rss>", "<rss><a><b>x</b></a></rss>"),
      ("<rss><![CDATA[a & b]]></rss>", "<rss><![CDATA[a & b]]></rss>"),
      ("<rss>a<!-- < & -->b<? x ?>c</rss>", "<rss>abc</rss>"),
      ("<rss>x</rss>junk<script>y</script>", "<rss>x</rss>"),
      ("<rss>x</rss><item>y</item>", "<rss>x<item>y</item></rss>"),
      ("<rss xmlns:='x' :a='y' a:='z'/>", "<rss/>"),
    ])
  func mended(_ broken: String, _ whole: String) { #expect(repaired(broken) == whole) }

  @Test("What is open at the end stays open", arguments: ["<rss><item>x", "<rss><item>x</item", "<rss><item a='b"])
  func cutShort(_ text: String) { #expect(!repaired(text).contains("</")) }
}
