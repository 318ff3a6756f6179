/// What the sanitiser may write, told by a reader that knows nothing of how it is written: text without `<` and `>`, and
/// tags of allowed elements, nested, with allowed attributes in double quotes.
struct OutputGrammar {
  private static let void: Set<String> = ["br", "hr", "img", "wbr", "col", "source", "track"]

  private static let elements = words(
    """
    a abbr acronym address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup dd del
    details dfn dir div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark menu nav ol p
    picture pre q rp rt ruby s samp section small source span strike strong sub summary sup table tbody td tfoot th thead
    time tr track tt u ul var video wbr math menclose merror mfenced mfrac mi mlabeledtr mmultiscripts mn mo mover mpadded mphantom mprescripts mroot
    mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics
    svg g defs symbol switch use image path rect circle ellipse line polyline polygon text tspan textPath title desc
    linearGradient radialGradient stop clipPath mask pattern marker
    """)

  private static let attributes = words(
    """
    abbr align alt cite colspan controls datetime default dir display height href hreflang kind label lang media open
    poster reversed rowspan scope sizes span src srclang srcset start title type valign value width
    accent accentunder alttext close columnalign columnlines columnspacing columnspan depth displaystyle fence form frame
    framespacing largeop linethickness lquote lspace mathbackground mathcolor mathsize mathvariant maxsize minsize
    movablelimits notation rowalign rowlines rowspacing rquote rspace scriptlevel separator separators stretchy symmetric
    voffset
    viewBox preserveAspectRatio x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points transform gradientTransform
    patternTransform gradientUnits patternUnits patternContentUnits clipPathUnits maskUnits maskContentUnits markerUnits
    markerWidth markerHeight refX refY orient spreadMethod offset pathLength dx dy rotate textLength lengthAdjust
    startOffset method spacing version baseProfile role fill-opacity fill-rule stroke-width stroke-opacity stroke-linecap
    stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color stop-color stop-opacity clip-rule
    font-size font-style font-weight font-variant font-stretch text-anchor text-decoration dominant-baseline
    alignment-baseline baseline-shift letter-spacing word-spacing writing-mode visibility overflow vector-effect
    shape-rendering text-rendering image-rendering color-interpolation paint-order direction unicode-bidi fill stroke
    clip-path mask marker-start marker-mid marker-end font-family aria-label id
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  private let bytes: [UInt8]
  private var index = 0
  private var open: [String] = []

  private init(_ html: String) { bytes = Array(html.utf8) }

  /// What is wrong with the output, or `nil`.
  static func fault(in html: String) -> String? {
    var grammar = OutputGrammar(html)
    return grammar.findFault()
  }

  private mutating func findFault() -> String? {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "<"):
        if let fault = readTag() { return fault }
      case UInt8(ascii: ">"): return "a lone > at \(index)"
      default: index += 1
      }
    }
    return open.isEmpty ? nil : "\(open) left open"
  }

  private mutating func readName() -> String {
    let start = index
    while index < bytes.count,
      bytes[index] | 0x20 >= 0x61 && bytes[index] | 0x20 <= 0x7A || bytes[index] >= 0x30 && bytes[index] <= 0x39
        || bytes[index] == 0x2D
    {
      index += 1
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func take(_ text: String) -> Bool {
    guard bytes[index...].starts(with: text.utf8) else { return false }
    index += text.utf8.count
    return true
  }

  private mutating func readTag() -> String? {
    index += 1
    if take("/") {
      let name = readName()
      guard take(">") else { return "a broken end tag at \(index)" }
      return open.popLast() == name ? nil : "</\(name)> at \(index) ends nothing"
    }
    let name = readName()
    guard Self.elements.contains(name) else { return "<\(name)> at \(index)" }
    while !take(">") {
      guard take(" ") else { return "a broken tag at \(index)" }
      let attribute = readName()
      guard Self.attributes.contains(attribute), take("=\"") else { return "attribute \(attribute) at \(index)" }
      let start = index
      while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
        if bytes[index] < 0x20 || bytes[index] == UInt8(ascii: "<") || bytes[index] == UInt8(ascii: ">") {
          return "a bare character in \(attribute) at \(index)"
        }
        index += 1
      }
      if let fault = faultOfURL(attribute, String(decoding: bytes[start..<index], as: UTF8.self)) { return fault }
      guard take("\"") else { return "an open value at \(index)" }
    }
    if !Self.void.contains(name) { open.append(name) }
    return nil
  }

  private func faultOfURL(_ attribute: String, _ value: String) -> String? {
    guard ["href", "src", "cite", "poster", "srcset"].contains(attribute) else { return nil }
    // By bytes: a combining mark would make one character of itself and the space or slash before it.
    for url in attribute == "srcset" ? value.utf8.split(separator: 0x20) : [value.utf8[...]] {
      if url.contains(where: { $0 <= 0x20 }) { return "white space in \(Substring(url))" }
      let first = url.prefix { !"/?#".utf8.contains($0) }
      guard let colon = first.firstIndex(of: UInt8(ascii: ":")) else { continue }
      guard first.first == UInt8(ascii: ".") || ["http", "https", "mailto"].contains(Substring(first[..<colon])) else {
        return "URL \(Substring(url))"
      }
    }
    return nil
  }
}
