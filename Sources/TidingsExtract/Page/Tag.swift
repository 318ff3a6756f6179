/// What an element is, as far as extraction tells elements apart.
enum Tag: UInt8, Sendable {
  /// A run of character data, which is no element.
  case text
  case unknown
  case html, head, body, title, meta, link, base
  case p, div, section, article, main, aside, header, footer, nav, hgroup, address, details, summary, dialog, center
  case h1, h2, h3, h4, h5, h6
  case ul, ol, li, dl, dt, dd, menu
  case table, thead, tbody, tfoot, tr, td, th, caption, colgroup, col
  case blockquote, pre, figure, figcaption, hr
  case form, fieldset, legend, label, input, textarea, button, select, option
  case a, span, b, strong, i, em, u, s, strike, small, big, sub, sup, font, q, cite, abbr, code, kbd, samp, variable
  case mark, del, ins, time, ruby, rt, rp, bdi, bdo, wbr, br
  case img, picture, source, video, audio, iframe, noscript, object, embed, map, area, ampImg

  /// Elements that start and end a line of their own.
  var isBlock: Bool { Self.traits[Int(rawValue)] & 1 != 0 }
  /// Elements without content.
  var isVoid: Bool { Self.traits[Int(rawValue)] & 2 != 0 }
  /// Elements before which an open paragraph ends (HTML Standard, section 13.2.6.4.7).
  var closesParagraph: Bool { Self.traits[Int(rawValue)] & 4 != 0 }
  var isHeading: Bool { rawValue >= Tag.h1.rawValue && rawValue <= Tag.h6.rawValue }
  /// Elements whose text no reader sees in place.
  var isInvisible: Bool { Self.traits[Int(rawValue)] & 8 != 0 }
  /// Elements that say how text looks or what it is, inside a line.
  var isFormatting: Bool { Self.traits[Int(rawValue)] & 16 != 0 }

  /// The tag of an element's name in lower case.
  init(name: some Collection<UInt8>) {
    self = Self.byName[Self.pack(name)] ?? .unknown
  }

  /// The first eight bytes of a name; no two known names share them.
  private static func pack(_ name: some Collection<UInt8>) -> UInt64 {
    var packed: UInt64 = 0
    for byte in name.prefix(8) { packed = packed << 8 | UInt64(byte | 0x20) }
    return packed
  }

  private static let names: [(String, Tag)] = [
    ("html", .html), ("head", .head), ("body", .body), ("title", .title), ("meta", .meta), ("link", .link),
    ("base", .base), ("p", .p), ("div", .div), ("section", .section), ("article", .article), ("main", .main),
    ("aside", .aside), ("header", .header), ("footer", .footer), ("nav", .nav), ("hgroup", .hgroup),
    ("address", .address), ("details", .details), ("summary", .summary), ("dialog", .dialog), ("center", .center),
    ("h1", .h1), ("h2", .h2), ("h3", .h3), ("h4", .h4), ("h5", .h5), ("h6", .h6), ("ul", .ul), ("ol", .ol),
    ("li", .li), ("dl", .dl), ("dt", .dt), ("dd", .dd), ("menu", .menu), ("table", .table), ("thead", .thead),
    ("tbody", .tbody), ("tfoot", .tfoot), ("tr", .tr), ("td", .td), ("th", .th), ("caption", .caption),
    ("colgroup", .colgroup), ("col", .col), ("blockquote", .blockquote), ("pre", .pre), ("figure", .figure),
    ("figcaption", .figcaption), ("hr", .hr), ("form", .form), ("fieldset", .fieldset), ("legend", .legend),
    ("label", .label), ("input", .input), ("textarea", .textarea), ("button", .button), ("select", .select),
    ("option", .option), ("a", .a),
    ("span", .span), ("b", .b), ("strong", .strong), ("i", .i), ("em", .em), ("u", .u), ("s", .s),
    ("strike", .strike), ("small", .small), ("big", .big), ("sub", .sub), ("sup", .sup), ("font", .font), ("q", .q),
    ("cite", .cite), ("abbr", .abbr), ("code", .code), ("kbd", .kbd), ("samp", .samp), ("var", .variable),
    ("mark", .mark), ("del", .del), ("ins", .ins), ("time", .time), ("ruby", .ruby), ("rt", .rt), ("rp", .rp),
    ("bdi", .bdi), ("bdo", .bdo), ("wbr", .wbr), ("br", .br), ("img", .img), ("picture", .picture),
    ("source", .source), ("video", .video), ("audio", .audio), ("iframe", .iframe), ("noscript", .noscript),
    ("object", .object), ("embed", .embed), ("map", .map), ("area", .area), ("amp-img", .ampImg),
  ]

  /// Elements of AMP that hold what others have in a dialogue or a menu, and those of programs that show a time.
  private static let others: [(String, Tag)] = [
    ("relative-time", .time), ("time-ago", .time), ("local-time", .time),
    ("amp-consent", .dialog), ("amp-user-notification", .dialog), ("amp-ad", .dialog), ("amp-sidebar", .nav),
  ]

  private static let byName = KeyTable((names + others).map { (pack(Array($0.0.utf8)), $0.1) })

  private static let spelling: [String] = {
    var spelling = [String](repeating: "div", count: 256)
    for (name, tag) in names { spelling[Int(tag.rawValue)] = name }
    return spelling
  }()

  /// The element's name in lower case; an unknown one is a `div`.
  var name: String { Self.spelling[Int(rawValue)] }

  private static let traits: [UInt8] = {
    var traits = [UInt8](repeating: 0, count: 256)
    func set(_ bit: UInt8, _ tags: [Tag]) { for tag in tags { traits[Int(tag.rawValue)] |= bit } }
    set(
      1,
      [
        .html, .head, .body, .p, .div, .section, .article, .main, .aside, .header, .footer, .nav, .hgroup, .address,
        .details, .summary, .dialog, .center, .h1, .h2, .h3, .h4, .h5, .h6, .ul, .ol, .li, .dl, .dt, .dd, .menu,
        .table, .thead, .tbody, .tfoot, .tr, .td, .th, .caption, .blockquote, .pre, .figure, .figcaption, .hr, .form,
        .fieldset, .legend, .video, .audio, .iframe, .object,
      ])
    set(
      2,
      [
        .meta, .link, .base, .hr, .input, .br, .wbr, .img, .source, .embed, .area, .col,
      ])
    set(
      4,
      [
        .p, .div, .section, .article, .main, .aside, .header, .footer, .nav, .hgroup, .address, .details, .dialog,
        .center, .h1, .h2, .h3, .h4, .h5, .h6, .ul, .ol, .dl, .menu, .table, .blockquote, .pre, .figure, .figcaption,
        .hr, .form, .fieldset, .li, .dt, .dd,
      ])
    set(
      8,
      [
        .head, .title, .select, .option, .button, .noscript, .input, .textarea, .iframe, .object, .audio, .video, .map,
        .rp, .rt,
      ])
    set(
      16,
      [
        .a, .span, .b, .strong, .i, .em, .u, .s, .strike, .small, .big, .sub, .sup, .font, .q, .cite, .abbr, .code,
        .kbd, .samp, .variable, .mark, .del, .ins, .time, .bdi, .bdo,
      ])
    return traits
  }()
}

extension Tag {
  /// Elements that show a picture.
  var isPicture: Bool {
    switch self {
    case .img, .ampImg, .picture: true
    default: false
    }
  }
}
