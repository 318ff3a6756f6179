import ArgumentParser
import TidingsConfig

/// Seconds, written as in the configuration: `90s`, `30m`, `1h30m`, `7d`.
struct AgeArgument: ExpressibleByArgument {
  var seconds: Int64
  var defaultValueDescription: String { "\(seconds)s" }

  init(seconds: Int64) { self.seconds = seconds }

  /// Parts of a second count as a whole one: nothing is taken for older, or given up sooner, than was said.
  init?(argument: String) {
    guard let seconds = DurationText.seconds(argument).flatMap({ Int64(exactly: $0.rounded(.up)) }) else { return nil }
    self.seconds = seconds
  }
}
