import Testing

@testable import TidingsHTML

@Suite struct HTMLTokenizerTests {
  /// Tokens as a line: `<a k=v>`, `</a>`, `"text"`, `'raw text'`, `!comment!`, `!doctype`.
  static func describe(_ html: String) -> String {
    var tokenizer = HTMLTokenizer(Array(html.utf8))
    var result: [String] = []
    while let token = tokenizer.next() {
      switch token.kind {
      case .text: result.append("\"\(tokenizer.text(of: token))\"")
      case .rawText: result.append("'\(tokenizer.text(of: token))'")
      case .startTag:
        let attributes = tokenizer.attributes.map { " \($0.name)=\($0.value)" }.joined()
        result.append("<\(tokenizer.name(of: token))\(attributes)\(token.isSelfClosing ? "/" : "")>")
      case .endTag: result.append("</\(tokenizer.name(of: token))>")
      case .comment: result.append("!\(tokenizer.text(of: token))!")
      case .doctype: result.append("!doctype")
      }
    }
    return result.joined(separator: " ")
  }

  @Test(arguments: [
    // Data and tag open states.
    ("a<b>c</b>", "\"a\" <b> \"c\" </b>"), ("a < b <3", "\"a < b <3\""), ("<", "\"<\""), ("</", "\"</\""),
    ("x</", "\"x</\""),
    ("<>", "\"<>\""), ("</>x", "\"x\""), ("</3>", "!3!"), ("<?xml version='1.0'?>", "!?xml version='1.0'?!"),
    ("<!x>", "!x!"),
    ("a&lt;b", "\"a<b\""), ("\0", "\"\u{FFFD}\""), ("a\r\nb\rc", "\"a\nb\nc\""), ("", ""), ("<a", ""), ("<a b", ""),
    ("<a b='", ""), ("x<a", "\"x\""), ("<<a>", "\"<\" <a>"), ("<a</a>", "<a< a=>"), ("</p x=1>", "</p>"),
    // Tag name state.
    ("<DIV>", "<div>"), ("<x-Y:z1>", "<x-y:z1>"), ("<a\0b>", "<a\u{FFFD}b>"), ("<a\n>", "<a>"), ("<br/>", "<br/>"),
    ("<br/ >", "<br>"), ("<a/b>", "<a b=>"), ("<é>", "\"<é>\""), ("<aé>", "<aé>"),
  ])
  func `Tags are told from text`(_ html: String, _ tokens: String) {
    #expect(Self.describe(html) == tokens)
  }

  @Test(arguments: [
    ("<a b>", "<a b=>"), ("<a b=c>", "<a b=c>"), ("<a b = c >", "<a b=c>"), ("<a b=\"c d\">", "<a b=c d>"),
    ("<a b='c\"d'>", "<a b=c\"d>"), ("<a b=c/>", "<a b=c/>"), ("<a b=\"c\"/>", "<a b=c/>"),
    ("<a b='c'd=e>", "<a b=c d=e>"),
    ("<a B=C b=d>", "<a b=C>"), ("<a =b>", "<a =b=>"), ("<a ==b>", "<a ==b>"), ("<a b=>", "<a b=>"),
    ("<a \"b>", "<a \"b=>"),
    ("<a b<c=d>", "<a b<c=d>"), ("<a b=c`d'e\"f>", "<a b=c`d'e\"f>"), ("<a b='&lt;&amp'>", "<a b=<&>"),
    ("<a b=x&copy=1>", "<a b=x&copy=1>"), ("<a b='>'>", "<a b=>>"), ("<a b=\"c\nd\">", "<a b=c\nd>"),
    ("<a b\0=c>", "<a b\u{FFFD}=c>"),
    ("<a//b//>", "<a b=/>"), ("<a b='c' / >", "<a b=c>"), ("<a b= 'c'>", "<a b=c>"), ("<a b\t=\tc>", "<a b=c>"),
  ])
  func `Attributes are read in every form`(_ html: String, _ tokens: String) {
    #expect(Self.describe(html) == tokens)
  }

  @Test(arguments: [
    ("<!--x-->y", "!x! \"y\""), ("<!---->", "!!"), ("<!-->x", "!! \"x\""), ("<!--->x", "!! \"x\""),
    ("<!--x--!>y", "!x! \"y\""),
    ("<!--x-y--z-->", "!x-y--z!"), ("<!--x", "!x!"), ("<!--x--", "!x--!"), ("<!--x->y-->", "!x->y!"),
    ("<!--<!--x-->y", "!<!--x! \"y\""),
    ("<!-x>", "!-x!"), ("<!---!>x-->", "!-!>x!"), ("<!DOCTYPE html>x", "!doctype \"x\""), ("<!doctype>", "!doctype"),
    ("<![CDATA[x]]>", "![CDATA[x]]!"), ("<svg><![CDATA[<b>&lt;]]></svg>", "<svg> '<b>&lt;' </svg>"),
    ("<svg><desc><![CDATA[x]]>", "<svg> <desc> ![CDATA[x]]!"), ("<svg><![CDATA[x", "<svg> 'x'"),
  ])
  func `Comments end where a browser ends them`(_ html: String, _ tokens: String) {
    #expect(Self.describe(html) == tokens)
  }

  @Test(arguments: [
    ("<title>a<b>&lt;</title>", "<title> \"a<b><\" </title>"),
    ("<textarea></textarea >x", "<textarea> </textarea> \"x\""),
    ("<style>a<b>&lt;</style>", "<style> 'a<b>&lt;' </style>"),
    ("<style></styles></style>", "<style> '</styles>' </style>"),
    ("<script>a</SCRIPT\n>b", "<script> 'a' </script> \"b\""),
    ("<script>if(a<b)</script>", "<script> 'if(a<b)' </script>"),
    ("<script><!--<script></script>--></script>x", "<script> '<!--<script></script>-->' </script> \"x\""),
    ("<script><!--</script>x", "<script> '<!--' </script> \"x\""),
    ("<script><!--<script></script>", "<script> '<!--<script></script>'"),
    ("<script><!--><script></script>x", "<script> '<!--><script>' </script> \"x\""),
    ("<script><!--<scripty></script>x", "<script> '<!--<scripty>' </script> \"x\""),
    ("<xmp><b></xmp>", "<xmp> '<b>' </xmp>"), ("<iframe><b></iframe>", "<iframe> '<b>' </iframe>"),
    ("<plaintext><b></plaintext>", "<plaintext> '<b></plaintext>'"),
    ("<noembed></p></noembed>", "<noembed> '</p>' </noembed>"),
    ("<svg><title><b></title><style><b></svg>", "<svg> <title> <b> </title> <style> <b> </svg>"),
    ("<script>x", "<script> 'x'"), ("<title>x</titl", "<title> \"x</titl\""),
  ])
  func `Raw text ends with its own element only`(_ html: String, _ tokens: String) {
    #expect(Self.describe(html) == tokens)
  }

  @Test func `An attribute is found by its name, however long`() {
    var tokenizer = HTMLTokenizer(
      Array("<meta property=og:title data-a-rather-long-name-1=x data-a-rather-long-name-2=y>".utf8))
    let token = tokenizer.next()
    #expect(token?.kind == .startTag)
    let property = tokenizer.attribute("property")
    #expect(property == "og:title")
    let long = tokenizer.attribute("data-a-rather-long-name-2")
    #expect(long == "y")
    let absent = [tokenizer.attribute("data-a-rather-long-name-3"), tokenizer.attribute("content")]
    #expect(absent == [nil, nil])
  }
}
