internal import TidingsModel

/// The SVG elements that an article may hold: shapes, text, and what these are painted with.
///
/// Not among them: what runs, moves, loads or holds HTML (`script`, `animate` and its kin, `feImage`, `foreignObject`),
/// style sheets, filters and fonts.
enum SVGElement: String, CaseIterable {
  case svg, g, defs, symbol, `switch`, a, use, image
  case path, rect, circle, ellipse, line, polyline, polygon
  case text, tspan, textPath, title, desc
  case linearGradient, radialGradient, stop, clipPath, mask, pattern, marker

  /// By the name in lower case, as HTML reads it.
  static func named(_ name: String) -> SVGElement? { names[name] }

  private static let names = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue.asciiLowercase, $0) })

  /// Shows something by itself. A picture without such an element is not written.
  var draws: Bool {
    switch self {
    case .path, .rect, .circle, .ellipse, .line, .polyline, .polygon, .text, .image: true
    default: false
    }
  }

  /// Holds text that tells what is seen, rather than text that is seen. HTML rules hold in it.
  var isCaption: Bool { self == .title || self == .desc }
}

extension String {
  /// Only ASCII letters change.
  var asciiLowercase: String {
    guard utf8.contains(where: { $0.isUppercase }) else { return self }
    return String(decoding: utf8.map(ByteScan.lowercased), as: UTF8.self)
  }
}
