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
  case dataSrc, dataOriginal, dataLazySrc, dataLazy, dataLazyLoad, dataOrigFile, dataActualSrc, dataHiRes, dataImage
  case dataSrcset, dataLazySrcset

  var name: String { String(Self.names[Int(rawValue)]) }

  /// In the order of the cases, as those of `HTMLTag`.
  private static let names =
    """
    unknown event abbr align alt cite colspan controls data datetime default dir height hidden href hreflang \
    kind label lang media open poster reversed rowspan scope sizes span src srclang srcset start style title \
    type valign value width xml:lang data-src data-original data-lazy-src data-lazy data-lazyload data-orig-file \
    data-actualsrc data-hi-res-src data-image data-srcset data-lazy-srcset
    """.split(separator: " ")

  var bit: UInt64 { 1 << UInt64(rawValue) }

  /// The picture's own address in a lazy-load attribute.
  var isLazySource: Bool {
    switch self {
    case .dataSrc, .dataOriginal, .dataLazySrc, .dataLazy, .dataLazyLoad, .dataOrigFile, .dataActualSrc, .dataHiRes,
      .dataImage:
      true
    default: false
    }
  }

  var isLazySourceSet: Bool { self == .dataSrcset || self == .dataLazySrcset }
}
