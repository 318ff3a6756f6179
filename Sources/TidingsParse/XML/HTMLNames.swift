internal import TidingsModel

/// The names of HTML's elements that feeds have in their texts.
enum HTMLNames {
  static func contain(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    // What a word processor leaves: "</o:p>".
    name.contains(0x3A) || names.contains(String(decoding: name.map(\.lowered), as: UTF8.self))
  }

  /// - Parameter name: without its prefix, ends with 0.
  static func contain(_ name: UnsafePointer<UInt8>) -> Bool {
    names.contains(String(cString: name).asciiLowercased)
  }

  private static let names: Set<String> = Set(
    """
    a abbr acronym address article aside audio b bdi bdo big blockquote body br button caption center cite code col
    colgroup dd del details dfn div dl dt em embed figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr
    html i iframe img input ins kbd label li main map mark marquee math meta nav nobr noindex noscript object ol
    option p param picture pre q rp rt ruby s samp script section select small source span strike strong style sub
    summary sup svg table tbody td textarea tfoot th thead time tr tt u ul var video
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
