/// What SVG and MathML have in common.
enum ForeignContent {
  /// The start tags that end them (WHATWG HTML section 13.2.6.5).
  static let breakouts: Set<HTMLTag> = [
    .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2, .h3, .h4, .h5, .h6,
    .head, .hr, .i, .img, .li, .listing, .menu, .meta, .ol, .p, .pre, .ruby, .s, .small, .span, .strong, .strike, .sub,
    .sup, .table, .tt, .u, .ul, .var,
  ]
}
