/// The schedule's constants, in seconds, and durations in words.
public enum Interval {
  static let minute: Double = 60
  static let hour: Double = 3600
  static let day: Double = 86_400
  static let week: Double = 7 * day

  /// A duration as the configuration writes it, to two units: `45s`, `1h30m`, `2d`.
  public static func text(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 1, seconds < 1e15 else {
      return seconds > 0 && seconds < 1 ? "\(Int((seconds * 1000).rounded()))ms" : "0s"
    }
    let whole = Int(seconds.rounded())
    let units = [(86_400, "d"), (3600, "h"), (60, "m"), (1, "s")]
    guard let first = units.firstIndex(where: { whole >= $0.0 }) else { return "0s" }
    var text = "\(whole / units[first].0)\(units[first].1)"
    if first + 1 < units.count {
      let rest = whole % units[first].0 / units[first + 1].0
      if rest > 0 { text += "\(rest)\(units[first + 1].1)" }
    }
    return text
  }
}
