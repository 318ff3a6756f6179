internal import TidingsModel

/// Durations as people write them: `2s`, `30m`, `1h30m`, `1d`, `100ms`.
public enum DurationText {
  static let allowed = "a duration such as 30s, 15m, 1h30m or 1d"
  /// What a setting may ask for: ten years, in seconds.
  static let longest: Double = 3653 * 86_400

  private static let units: [(name: String, seconds: Double)] = [
    ("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("d", 86_400), ("w", 604_800),
  ]

  /// Seconds, finite; `nil` when the text is no duration.
  public static func seconds(_ text: String) -> Double? {
    var rest = Substring(text).utf8
    guard !rest.isEmpty else { return nil }
    var total = 0.0
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isDigit || $0 == 46 }
      guard !digits.isEmpty, digits.count <= 15, digits.first != 46, digits.last != 46,
        let number = Double(String(Substring(digits)))
      else { return nil }
      rest = rest.dropFirst(digits.count)
      let letters = rest.prefix { $0.isLowercase }
      guard let unit = units.first(where: { $0.name.utf8.elementsEqual(letters) }) else { return nil }
      rest = rest.dropFirst(letters.count)
      total += number * unit.seconds
    }
    return total
  }
}
