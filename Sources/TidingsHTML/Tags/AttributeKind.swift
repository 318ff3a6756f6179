/// The attributes that the sanitiser reads.
enum AttributeKind: UInt8, CaseIterable, Sendable {
  case unknown
  /// `onclick` and its kin.
  case event

  case abbr, align, alt, cite, colspan, controls, data, datetime, `default`, dir, height, hidden, href,
    hreflang
  case kind, label, lang, media, open, poster, reversed, rowspan, scope, sizes, span, src
  case srclang, srcset, start, style, title, type, valign, value, width, xmlLang

  /// Where scripts find the picture that they put into `src` when it comes into view.
  case dataSrc, dataOriginal, dataLazySrc, dataLazy, dataOrigFile, dataActualSrc, dataHiRes, dataImage
  case dataSrcset, dataLazySrcset

  var name: String { String(Self.names[Int(rawValue)]) }

  /// In the order of the cases, as those of `HTMLTag`.
  private static let names =
    """
    unknown event abbr align alt cite colspan controls data datetime default dir height hidden href hreflang \
    kind label lang media open poster reversed rowspan scope sizes span src srclang srcset start style title \
    type valign value width xml:lang data-src data-original data-lazy-src data-lazy data-orig-file \
    data-actualsrc data-hi-res-src data-image data-srcset data-lazy-srcset
    """.split(separator: " ")

  var bit: UInt64 { 1 << UInt64(rawValue) }

  /// The picture's own address in a lazy-load attribute.
  var isLazySource: Bool {
    switch self {
    case .dataSrc, .dataOriginal, .dataLazySrc, .dataLazy, .dataOrigFile, .dataActualSrc, .dataHiRes, .dataImage: true
    default: false
    }
  }

  var isLazySourceSet: Bool { self == .dataSrcset || self == .dataLazySrcset }
}

/// The way from a name to its attribute.
struct AttributeTable: Sendable {
  static let shared = AttributeTable()

  private var slots: [(name: PackedName, kind: AttributeKind)]

  private init() {
    slots = Array(repeating: (PackedName(), .unknown), count: 1024)
    for kind in AttributeKind.allCases where kind != .unknown && kind != .event {
      let name = PackedName(kind.name)
      var slot = name.hash
      while slots[slot].name.length != 0 { slot = (slot + 1) & 1023 }
      slots[slot] = (name, kind)
    }
  }

  func kind(_ name: PackedName) -> AttributeKind {
    var slot = name.hash
    while slots[slot].name.length != 0 {
      if slots[slot].name == name { return slots[slot].kind }
      slot = (slot &+ 1) & 1023
    }
    return name.low & 0xFFFF == 0x6E6F && name.length > 2 ? .event : .unknown
  }
}
