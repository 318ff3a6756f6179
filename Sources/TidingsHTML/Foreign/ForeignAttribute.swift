/// An attribute that SVG or MathML elements may bear.
struct ForeignAttribute: Sendable {
  /// What its value may be.
  enum Rule: Sendable {
    /// Numbers, words, colours, functions of them; nothing that could name an address.
    case plain
    /// As `plain`, or `url(#id)`.
    case paint
    /// `none`, or `url(#id)`: other values could be pictures from elsewhere.
    case reference
    /// As `plain`, with quotes.
    case font
    /// Words for a reader.
    case text
    case identifier
    case address
  }

  /// As HTML's parsers write it (WHATWG HTML section 13.2.6.1).
  let name: String
  let rule: Rule
  /// Also a CSS property: `style` may set it.
  let isProperty: Bool
  /// One bit of its own.
  let bit: UInt128

  static func ofSVG(_ name: String) -> ForeignAttribute? { svg[name] }
  static func ofMathML(_ name: String) -> ForeignAttribute? { math[name] }

  private static let svg: [String: ForeignAttribute] = {
    var named = table([
      (
        .plain, false,
        """
        viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points transform \
        gradientTransform patternTransform gradientUnits patternUnits patternContentUnits clipPathUnits maskUnits \
        maskContentUnits markerUnits markerWidth markerHeight refX refY orient spreadMethod offset pathLength dx dy \
        rotate textLength lengthAdjust startOffset method spacing version baseProfile role dir
        """
      ),
      (
        .plain, true,
        """
        fill-opacity fill-rule stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit \
        stroke-dasharray stroke-dashoffset opacity color stop-color stop-opacity clip-rule font-size font-style \
        font-weight font-variant font-stretch text-anchor text-decoration dominant-baseline alignment-baseline \
        baseline-shift letter-spacing word-spacing writing-mode display visibility overflow vector-effect \
        shape-rendering text-rendering image-rendering color-interpolation paint-order direction unicode-bidi
        """
      ),
      (.paint, true, "fill stroke"),
      (.reference, true, "clip-path mask marker-start marker-mid marker-end"),
      (.font, true, "font-family"),
      (.text, false, "aria-label lang"),
      (.identifier, false, "id"),
      (.address, false, "href"),
    ])
    named["xlink:href"] = named["href"]
    named["xml:lang"] = named["lang"]
    return named
  }()

  private static let math: [String: ForeignAttribute] = {
    var named = table([
      (
        .plain, false,
        """
        accent accentunder align columnalign columnlines columnspacing columnspan depth dir display displaystyle fence \
        form frame framespacing height largeop linethickness lspace mathbackground mathcolor mathsize mathvariant \
        maxsize minsize movablelimits notation rowalign rowlines rowspacing rowspan rspace scriptlevel separator \
        stretchy symmetric voffset width
        """
      ),
      (.text, false, "close open separators lquote rquote alttext lang title"),
    ])
    named["xml:lang"] = named["lang"]
    return named
  }()

  private static func table(_ rows: [(rule: Rule, isProperty: Bool, names: String)]) -> [String: ForeignAttribute] {
    var table: [String: ForeignAttribute] = [:]
    for row in rows {
      for name in row.names.split(separator: " ").map(String.init) {
        table[name.asciiLowercase] = ForeignAttribute(
          name: name, rule: row.rule, isProperty: row.isProperty, bit: 1 << UInt128(table.count))
      }
    }
    return table
  }
}
