/// How an element behaves in a browser's tree and what the sanitiser makes of it.
struct TagTraits: OptionSet, Sendable {
  let rawValue: UInt32

  /// On the allow-list.
  static let kept = TagTraits(rawValue: 1 << 0)
  /// Has no content and no end tag.
  static let void = TagTraits(rawValue: 1 << 1)
  /// Reopened by browsers where misnesting closed it (WHATWG "formatting").
  static let formatting = TagTraits(rawValue: 1 << 2)
  /// WHATWG "special": ends the search for the element that an inline end tag closes.
  static let special = TagTraits(rawValue: 1 << 3)
  /// Its start closes an open `p`.
  static let closesParagraph = TagTraits(rawValue: 1 << 4)
  /// Parted from its neighbours by a blank line.
  static let block = TagTraits(rawValue: 1 << 5)
  /// On a line of its own.
  static let line = TagTraits(rawValue: 1 << 6)
  /// A part of a table: stands in a table or nowhere.
  static let tablePart = TagTraits(rawValue: 1 << 7)
  /// Holds only parts of tables, no text.
  static let tableStructure = TagTraits(rawValue: 1 << 8)
  static let heading = TagTraits(rawValue: 1 << 9)
  /// Left out with all it holds.
  static let hidden = TagTraits(rawValue: 1 << 10)
  /// Its content is no markup; left out with it.
  static let rawText = TagTraits(rawValue: 1 << 11)
  /// Ends the search for an open element of the same name (WHATWG "scope").
  static let scope = TagTraits(rawValue: 1 << 12)
  /// Worth nothing without an attribute that is kept: only its content is written.
  static let needsAttribute = TagTraits(rawValue: 1 << 13)
  /// Leaves no trace where it turns out empty.
  static let droppedWhenEmpty = TagTraits(rawValue: 1 << 14)
  static let mathML = TagTraits(rawValue: 1 << 15)
  /// A MathML element that holds text and nothing else.
  static let mathToken = TagTraits(rawValue: 1 << 16)
  /// Holds sources only; what else it holds is for browsers that cannot play it.
  static let player = TagTraits(rawValue: 1 << 17)
  /// Left out for what it could do: counted.
  static let dangerous = TagTraits(rawValue: 1 << 18)
  /// Worth nothing without `src` or `srcset`.
  static let needsSource = TagTraits(rawValue: 1 << 19)

  static func of(_ tag: HTMLTag) -> TagTraits {
    rows.reduce(into: []) { traits, row in
      if row.tags.contains(tag) { traits.formUnion(row.traits) }
    }
  }

  private static let headings: Set<HTMLTag> = [.h1, .h2, .h3, .h4, .h5, .h6]
  private static let mathTokens: Set<HTMLTag> = [.mi, .mo, .mn, .ms, .mtext]
  private static let mathOthers: Set<HTMLTag> = [
    .math, .menclose, .merror, .mfenced, .mfrac, .mlabeledtr, .mmultiscripts, .mover, .mpadded, .mphantom, .mprescripts,
    .mroot, .mrow, .mspace, .msqrt,
    .mstyle, .msub, .msubsup, .msup, .mtable, .mtd, .mtr, .munder, .munderover, .none, .semantics,
  ]

  private static let rows: [(tags: Set<HTMLTag>, traits: TagTraits)] = [
    (headings, [.kept, .special, .closesParagraph, .block, .heading]),
    (
      [
        .address, .article, .aside, .blockquote, .center, .details, .dir, .div, .dl, .figcaption, .figure, .footer,
        .header, .menu, .nav, .ol, .p, .pre, .section, .summary, .ul, .table,
      ], [.kept, .special, .closesParagraph, .block]
    ),
    ([.dd, .dt, .li], [.kept, .special, .closesParagraph, .line]),
    ([.hr], [.kept, .special, .closesParagraph, .block, .void]),
    ([.br], [.kept, .special, .void]),
    ([.img, .ampImg, .image, .wbr], [.kept, .void]),
    ([.source, .track], [.kept, .void, .needsSource]),
    ([.caption, .tr], [.kept, .special, .tablePart, .line]),
    ([.tbody, .thead, .tfoot, .td, .th, .colgroup], [.kept, .special, .tablePart]),
    ([.col], [.kept, .special, .tablePart, .void]),
    ([.table, .tbody, .thead, .tfoot, .tr, .colgroup], [.tableStructure]),
    ([.table, .td, .th, .caption, .template, .object, .applet, .marquee], [.scope]),
    (
      [.a, .b, .big, .code, .em, .i, .s, .small, .strike, .strong, .tt, .u],
      [.kept, .formatting, .droppedWhenEmpty]
    ),
    (
      [
        .abbr, .acronym, .bdi, .bdo, .cite, .del, .dfn, .ins, .kbd, .mark, .q, .samp, .span, .sub, .sup, .time, .var,
      ], [.kept, .droppedWhenEmpty]
    ),
    ([.a, .span, .bdo], [.needsAttribute]),
    ([.rp, .rt, .ruby], [.kept]),
    ([.picture], [.kept, .droppedWhenEmpty]),
    ([.audio, .video], [.kept, .player]),
    ([.body, .hgroup, .html, .main, .form, .fieldset, .legend, .frameset, .search, .listing], [.block]),
    ([.button, .canvas, .datalist, .dialog, .select, .template], [.hidden, .special]),
    ([.script, .style, .iframe, .noembed, .noframes, .textarea, .title, .xmp, .plaintext], [.rawText]),
    (
      [
        .applet, .base, .button, .embed, .form, .frame, .frameset, .iframe, .input, .link, .meta, .object, .script,
        .select, .style, .foreignobject, .template, .textarea,
      ], [.dangerous]
    ),
    (mathTokens, [.kept, .mathML, .mathToken, .scope, .special]),
    (mathOthers, [.kept, .mathML]),
    ([.annotation, .annotationXML], [.hidden, .mathML]),
  ]
}
