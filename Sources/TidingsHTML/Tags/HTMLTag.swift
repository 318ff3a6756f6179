/// The elements that the sanitiser or the tokeniser knows by name.
enum HTMLTag: UInt8, CaseIterable {
  case unknown

  case a, abbr, acronym, address, ampImg, article, aside, audio, b, bdi, bdo, big, blockquote, body, br, caption, center
  case cite, code, col, colgroup, dd, del, details, dfn, dir, div, dl, dt, em, figcaption, figure, footer, h1, h2, h3
  case h4, h5, h6, header, hgroup, hr, i, img, image, ins, kbd, li, main, mark, menu, nav, ol, p, picture, pre, q, rp
  case rt, ruby, s, samp, section, small, source, span, strike, strong, sub, summary, sup, table, tbody, td, tfoot, th
  case thead, time, tr, track, tt, u, ul, `var`, video, wbr

  // Left out with a trace: their content, their source, or the line they begin.
  case area, base, button, canvas, datalist, dialog, embed, fieldset, font, form, frame, frameset, head, html, iframe
  case input, label, legend, link, listing, map, meta, noembed, noframes, noscript, object, optgroup, option, param
  case plaintext, script, select, style, svg, template, textarea, title, xmp, applet, marquee, search, foreignobject
  case desc

  case math, annotation, annotationXML, menclose, merror, mfenced, mfrac, mi, mlabeledtr, mmultiscripts, mn, mo, mover,
    mpadded, mphantom
  case mprescripts, mroot, mrow, ms, mspace, msqrt, mstyle, msub, msubsup, msup, mtable, mtd, mtext, mtr, munder
  case munderover, none, semantics

  /// As HTML writes it.
  var name: String { String(Self.names[Int(rawValue)]) }

  /// In the order of the cases. Reflection knows them, too, at some 40,000 instructions a name.
  private static let names =
    """
    unknown a abbr acronym address amp-img article aside audio b bdi bdo big blockquote body br caption center \
    cite code col colgroup dd del details dfn dir div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 \
    header hgroup hr i img image ins kbd li main mark menu nav ol p picture pre q rp rt ruby s samp section \
    small source span strike strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var \
    video wbr area base button canvas datalist dialog embed fieldset font form frame frameset head html iframe \
    input label legend link listing map meta noembed noframes noscript object optgroup option param plaintext \
    script select style svg template textarea title xmp applet marquee search foreignobject desc math \
    annotation annotation-xml menclose merror mfenced mfrac mi mlabeledtr mmultiscripts mn mo mover mpadded \
    mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder \
    munderover none semantics
    """.split(separator: " ")
}
