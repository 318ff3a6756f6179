internal import TidingsModel
internal import TidingsSchedule

/// Times and numbers as the status page writes them.
enum Figures {
  /// `3m ago`, with the instant for machines and as a tool tip.
  static func ago(_ time: Timestamp, _ now: Timestamp) -> HTML {
    element(time, "\(SystemStatus.span(now.seconds - time.seconds)) ago")
  }

  /// `in 12m`, or `now`
  static func until(_ time: Timestamp, _ now: Timestamp) -> HTML {
    element(time, time <= now ? "now" : "in \(SystemStatus.span(time.seconds - now.seconds))")
  }

  private static func element(_ time: Timestamp, _ words: String) -> HTML {
    let whole = Timestamp(seconds: time.seconds).rfc3339
    return "<time datetime=\"\(whole)\" title=\"\(whole)\">\(words)</time>"
  }

  /// `2023-12-14`
  static func date(_ time: Timestamp) -> String { CivilTime(secondsSinceEpoch: time.seconds).dateText }

  /// `2023-12-14 07:53 UTC`
  static func minute(_ time: Timestamp) -> String { Schedule.clock(time) }

  /// `12,345`
  static func grouped(_ number: Int) -> String {
    var result = ""
    for (index, digit) in String(number.magnitude).reversed().enumerated() {
      if index > 0, index % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return (number < 0 ? "-" : "") + String(result.reversed())
  }

  /// `3.4 GiB`
  static func bytes(_ count: Int64) -> String {
    var value = Double(count)
    for unit in ["B", "KiB", "MiB", "GiB"] {
      if value < 1024 {
        return value < 10 && unit != "B" ? "\((value * 10).rounded() / 10) \(unit)" : "\(Int(value.rounded())) \(unit)"
      }
      value /= 1024
    }
    return "\((value * 10).rounded() / 10) TiB"
  }
}
