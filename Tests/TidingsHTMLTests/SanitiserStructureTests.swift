import Testing
import TidingsHTML

@Suite struct SanitiserStructureTests {
  @Test(arguments: [
    ("<p>a<p>b", "<p>a</p><p>b</p>"), ("<p>a<div>b</div>c", "<p>a</p><div>b</div>c"),
    ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
    ("<ul><li>a<ul><li>b</ul><li>c</ul>", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
    ("<dl><dt>a<dd>b<dt>c</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>"),
    ("<b>a<i>b</b>c</i>d", "<b>a<i>b</i></b><i>c</i>d"), ("<p><b>a<p>b</b>c", "<p><b>a</b></p><p><b>b</b>c</p>"),
    ("<a href=x>a<a href=y>b", "<a href=\"x\">a</a><a href=\"y\">b</a>"),
    ("<h1>a<h2>b", "<h1>a</h1><h2>b</h2>"), ("<h1>a</h2>b", "<h1>a</h1>b"), ("</p>a</div>", "a"), ("a</br>b", "a<br>b"),
    ("<b><p>a</b>b</p>c", "<b><p>ab</p></b>c"),
    ("<br/>a<hr/>b", "<br>a<hr>b"), ("<span>a</span>", "a"), ("<span lang=fr>a</span>", "<span lang=\"fr\">a</span>"),
    ("<b></b>a<i></i>", "a"),
    ("<li><main><li>a", "<li></li><li>a</li>"),
    ("<blockquote>a<p>b</blockquote>c", "<blockquote>a<p>b</p></blockquote>c"), ("<image src=x>", "<img src=\"x\">"),
    ("<details open><summary>a</summary>b</details>", "<details open=\"\"><summary>a</summary>b</details>"),
    ("<time datetime=2026-01-02>a</time>", "<time datetime=\"2026-01-02\">a</time>"),
    (
      "<ol start=3 reversed type=a><li value=4>x",
      "<ol start=\"3\" reversed=\"\" type=\"a\"><li value=\"4\">x</li></ol>"
    ), ("<bdo dir=RTL>a</bdo>", "<bdo dir=\"rtl\">a</bdo>"),
    ("<ruby>漢<rp>(<rt>kan<rp>)</ruby>", "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>"),
    ("<html><head><title>t</title></head><body><p>a</body></html>", "<p>a</p>"),
    ("<pre>\n\na</pre>", "<pre>\n\na</pre>"), ("<pre>\na</pre>", "<pre>a</pre>"),
    ("<pre><code class=x>a &lt; b</code></pre>", "<pre><code>a &lt; b</code></pre>"),
    (
      "<math><mfrac><mi>a</mi><mn>2</mn></mfrac><mspace/></math>",
      "<math><mfrac><mi>a</mi><mn>2</mn></mfrac><mspace></mspace></math>"
    ), ("<math><mi>a<p>b", "<math><mi>a</mi></math><p>b</p>"),
    // A player's link would not be read again where none can stand.
    (
      "<math><mi>a<iframe src=https://www.youtube.com/embed/a></iframe>b</mi></math>",
      "<math><mi>ab</mi></math>"
    ),
    (
      "<math display=block><semantics><mi>a</mi><annotation>x</annotation></semantics></math>",
      "<math display=\"block\"><semantics><mi>a</mi></semantics></math>"
    ),
    ("<svg><path d=x /><text>y</text></svg>a", "<svg><path d=\"x\"></path><text>y</text></svg>a"),
    ("<iframe/>a", "a"), ("<script/>a</script>b", "b"),
    ("<title>a", "a"), ("a<b", "a"), ("&lt;b&gt; & &copy;", "&lt;b&gt; &amp; ©"),
    (
      "<audio><source src=a.mp3 type=audio/mpeg>none</audio>",
      "<audio controls=\"\"><source src=\"a.mp3\" type=\"audio/mpeg\"></audio>"
    ), ("a\r\nb\u{0}c\u{8}", "a\nbc"),
    ("<p hidden>a</p>b", "b"), ("<div style='color:red; display : none'>a<div>b</div></div>c", "c"),
    ("<ul><li hidden>a<li>b</ul>", "<ul><li>b</li></ul>"),
    // A box around all there is, which a page's program shows in time, and what hides in it.
    (
      "<div style='visibility: hidden; opacity: 0'><p>a</p><p style='display:none'>b</p><img src=x style='display:none'></div>",
      "<div><p>a</p></div>"
    ),
    ("<section style='display:none !important'>a</section>\n", "<section>a</section>\n"),
    ("<div hidden style=display:none>a</div>", ""), ("<p style=display:none>a</p>", ""),
    ("<p style='display:nonesuch'>a</p>", "<p>a</p>"),
  ])
  func `Elements are nested as a browser nests them`(_ html: String, _ expected: String) {
    let once = SanitiserSafetyTests.clean(html)
    #expect(once == expected)
    #expect(SanitiserSafetyTests.clean(once) == once)
  }

  @Test(arguments: [
    (
      "<table><tr><td>a<td>b<tr><th>c</table>d",
      "<table><tbody><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></tbody></table>d"
    ),
    ("<table>a<tr><td>b</table>", "<table><tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody></table>"),
    ("<tr><td>a", "a"),
    ("<table><caption>a<tr><td>b</table>", "<table><caption>a</caption><tbody><tr><td>b</td></tr></tbody></table>"),
    (
      "<table><col span=2><td>a",
      "<table><colgroup><col span=\"2\"></colgroup><tbody><tr><td>a</td></tr></tbody></table>"
    ),
    (
      "<table><td><table><td>a</table>b</table>",
      "<table><tbody><tr><td><table><tbody><tr><td>a</td></tr></tbody></table>b</td></tr></tbody></table>"
    ),
    ("<table><table><td>a", "<table></table><table><tbody><tr><td>a</td></tr></tbody></table>"),
    ("<p>a<table><td>b</table>c", "<p>a</p><table><tbody><tr><td>b</td></tr></tbody></table>c"),
    (
      "<table> <thead> <tr> <th colspan=2 rowspan=x>a</table>",
      "<table><thead><tr><th colspan=\"2\">a</th></tr></thead></table>"
    ),
    ("<table><td><b>a<td>b", "<table><tbody><tr><td><b>a</b></td><td>b</td></tr></tbody></table>"),
    ("<b><table><td>a</table>b", "<b><table><tbody><tr><td>a</td></tr></tbody></table>b</b>"),
    ("<table><td></table></td>a", "<table><tbody><tr><td></td></tr></tbody></table>a"),
  ])
  func `Tables get the parts they lack`(_ html: String, _ expected: String) {
    let once = SanitiserSafetyTests.clean(html)
    #expect(once == expected)
    #expect(SanitiserSafetyTests.clean(once) == once)
  }
}
