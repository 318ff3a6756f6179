import Testing

@testable import TidingsHTML

@Suite struct HTMLEntitiesTests {
  @Test(arguments: [
    ("&amp;&lt;&gt;&quot;&apos;", "&<>\"'"), ("&nbsp;", "\u{A0}"), ("&eacute;&Eacute;", "éÉ"), ("&copy", "©"),
    ("&copy2", "©2"), ("&notit;", "¬it;"), ("&notin;", "∉"), ("&not;", "¬"), ("&no;", "&no;"), ("&amp;amp;", "&amp;"),
    ("&CounterClockwiseContourIntegral;", "∳"), ("&NotEqualTilde;", "≂\u{338}"), ("&hellip", "&hellip"), ("&", "&"),
    ("& b", "& b"), ("&;", "&;"), ("&AMP", "&"), ("AT&T", "AT&T"), ("&fjlig;", "fj"), ("&zwnj;", "\u{200C}"),
    ("&ThickSpace;", "\u{205F}\u{200A}"), ("&xyz;", "&xyz;"), ("&Zcaron;", "Ž"), ("&NewLine;", "\n"),
  ])
  func `Names stand for their characters, the longest one that fits`(_ source: String, _ text: String) {
    #expect(HTMLEntities.decode(source) == text)
  }

  @Test(arguments: [
    ("?a=1&copy=2", "?a=1&copy=2"), ("?a=1&copy;=2", "?a=1©=2"), ("&copy", "©"), ("&copy!", "©!"),
    ("&notit;", "&notit;"),
    ("&lt", "<"), ("&ltx", "&ltx"),
  ])
  func `In an attribute a name without semicolon needs an end`(_ source: String, _ text: String) {
    #expect(HTMLEntities.decode(source, inAttribute: true) == text)
  }

  @Test(arguments: [
    ("&#65;", "A"), ("&#x41;", "A"), ("&#X41", "A"), ("&#65x", "Ax"), ("&#x2014;", "—"), ("&#150;&#147;&#x80;", "–“€"),
    ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"), ("&#x110000;", "\u{FFFD}"), ("&#99999999999999999999;", "\u{FFFD}"),
    ("&#xFFFFFFFFFFFFFFFFFF;", "\u{FFFD}"), ("&#;", "&#;"), ("&#x;", "&#x;"), ("&#", "&#"), ("&#x1F600;", "😀"),
    // Two halves, as programs write them that count in UTF-16.
    ("&#55357;&#56832;", "😀"), ("&#xD83D;&#xDE00;x", "😀x"), ("&#xd83d;&#56832;", "😀"),
    ("&#55357;&#56832", "\u{FFFD}\u{FFFD}"), ("&#55357;&#5683", "\u{FFFD}\u{1633}"), ("&#55357;&#x;", "\u{FFFD}&#x;"),
    ("&#55357; &#56832;", "\u{FFFD} \u{FFFD}"), ("&#55357;&#55357;&#56832;", "\u{FFFD}😀"), ("&#56832;", "\u{FFFD}"),
    ("&#x81;", "\u{81}"),
  ])
  func `Numbers stand for their characters, those of windows-1252 among them`(_ source: String, _ text: String) {
    #expect(HTMLEntities.decode(source) == text)
  }

  @Test func `Every name of the standard is known`() {
    #expect(EntityTable.shared.count == 2125)
    var withoutSemicolon = 0
    HTMLEntities.source.withUTF8Buffer { bytes in
      for item in bytes.split(separator: 0x20) {
        let parts = item.split { $0 == 0x3B || $0 == 0x21 }
        let name = String(decoding: parts[0], as: UTF8.self)
        var scalars = String.UnicodeScalarView()
        for digits in parts[1].split(separator: 0x2B) {
          let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
          if let scalar = value.flatMap(Unicode.Scalar.init) { scalars.append(scalar) }
        }
        #expect(HTMLEntities.decode("&\(name);") == String(scalars))
        if item.contains(0x21) {
          withoutSemicolon += 1
          #expect(HTMLEntities.decode("&\(name) ") == String(scalars) + " ")
        }
      }
    }
    #expect(withoutSemicolon == 106)
  }
}
