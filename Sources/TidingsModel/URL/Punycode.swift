internal import Foundation

/// Internationalised host names in ASCII (RFC 5891, RFC 3492).
///
/// Not by libcurl's IDN library: that reads names in the encoding of the process's locale, which for a daemon is ASCII.
/// The mapping before it is that of UTS #46 in the main: lower case, compatibility forms, the ideographic full stops.
public enum Punycode {
  /// The name with each label that is not ASCII encoded; `nil` when it cannot be.
  public static func ascii(_ name: String) -> String? {
    let mapped = name.lowercased().precomposedStringWithCompatibilityMapping.lowercased()
    var labels: [String] = []
    for label in mapped.unicodeScalars.split(whereSeparator: { $0 == "." || $0 == "\u{3002}" }) {
      if label.allSatisfy(\.isASCII) {
        labels.append(String(String.UnicodeScalarView(label)))
      } else {
        guard label.allSatisfy(isAllowed), let encoded = encode(label.map(\.value)) else { return nil }
        labels.append("xn--" + encoded)
      }
    }
    return labels.joined(separator: ".")
  }

  /// Letters, marks and digits (roughly RFC 5892 section 2), and the hyphen.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark, .decimalNumber: true
    // The two joiners, which some scripts need, and the middle dot of Catalan.
    default: scalar == "-" || scalar == "\u{200C}" || scalar == "\u{200D}" || scalar == "\u{B7}"
    }
  }

  /// RFC 3492 section 6.3. A label has at most 63 letters, so nothing here can overflow.
  private static func encode(_ scalars: [UInt32]) -> String? {
    guard scalars.count <= 63 else { return nil }
    var output = scalars.filter { $0 < 0x80 }.map { UInt8($0) }
    let basic = UInt32(output.count)
    var handled = basic
    if basic > 0 { output.append(0x2D) }
    var next: UInt32 = 128
    var delta: UInt32 = 0
    var bias: UInt32 = 72
    while handled < UInt32(scalars.count) {
      guard let least = scalars.filter({ $0 >= next }).min() else { return nil }
      delta += (least - next) * (handled + 1)
      next = least
      for scalar in scalars {
        if scalar < next { delta += 1 }
        guard scalar == next else { continue }
        var rest = delta
        var position: UInt32 = 36
        while true {
          let threshold = position <= bias ? 1 : position >= bias + 26 ? 26 : position - bias
          if rest < threshold { break }
          output.append(digit(threshold + (rest - threshold) % (36 - threshold)))
          rest = (rest - threshold) / (36 - threshold)
          position += 36
        }
        output.append(digit(rest))
        bias = adapted(delta, points: handled + 1, isFirst: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      next += 1
    }
    return output.count <= 59 ? String(decoding: output, as: UTF8.self) : nil
  }

  /// RFC 3492 section 6.1.
  private static func adapted(_ delta: UInt32, points: UInt32, isFirst: Bool) -> UInt32 {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / points
    var result: UInt32 = 0
    while delta > 455 {
      delta /= 35
      result += 36
    }
    return result + 36 * delta / (delta + 38)
  }

  private static func digit(_ value: UInt32) -> UInt8 { UInt8(value < 26 ? 0x61 + value : 0x30 + value - 26) }
}
