internal import TidingsModel

/// Sizes as people write them: `16MiB`, `500KB`, `1GiB`.
enum SizeText {
  static let allowed = "a size such as 500KB, 16MiB or 1GiB"

  private static let units: [String: Double] = [
    "b": 1, "kb": 1e3, "mb": 1e6, "gb": 1e9, "tb": 1e12, "kib": 1024, "mib": 1_048_576, "gib": 1_073_741_824,
    "tib": 1_099_511_627_776,
  ]

  /// Bytes; `nil` when the text is no size or more than 2⁵³.
  static func bytes(_ text: String) -> Int? {
    let digits = text.utf8.prefix { $0.isDigit || $0 == 46 }
    guard !digits.isEmpty, digits.count <= 18, digits.first != 46, digits.last != 46,
      let number = Double(String(Substring(digits)))
    else { return nil }
    var unit = Substring(text.utf8.dropFirst(digits.count))
    while unit.first == " " { unit = unit.dropFirst() }
    guard let scale = unit.isEmpty ? 1 : units[unit.lowercased()] else { return nil }
    let bytes = (number * scale).rounded()
    return bytes <= 9_007_199_254_740_992 ? Int(bytes) : nil
  }
}
