/// Writes metrics in Prometheus' text format 0.0.4.
struct PrometheusText {
  enum Kind: String { case counter, gauge, histogram }

  struct Sample {
    var suffix = ""
    var labels: [(name: String, value: String)] = []
    var value: Double
  }

  private(set) var text = ""

  /// One value without labels.
  mutating func metric(_ name: String, _ kind: Kind, _ help: String, _ value: Double) {
    metric(name, kind, help, [Sample(value: value)])
  }

  mutating func metric(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
    guard !samples.isEmpty else { return }
    text += "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) \(kind.rawValue)\n"
    for sample in samples {
      text += name + sample.suffix
      if !sample.labels.isEmpty {
        let labels = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value, quotes: true))\"" }
        text += "{" + labels.joined(separator: ",") + "}"
      }
      text += " " + Self.number(sample.value) + "\n"
    }
  }

  /// One series for each value of a label.
  mutating func metric(
    _ name: String, _ kind: Kind, _ help: String, by label: String, _ values: [(label: String, value: Double)]
  ) {
    metric(name, kind, help, values.map { Sample(labels: [(label, $0.label)], value: $0.value) })
  }

  /// - Parameter counts: of what is at or below each bound and above the one before; one more for the rest.
  mutating func histogram(_ name: String, _ help: String, bounds: [Double], counts: [Int], sum: Double) {
    var samples: [Sample] = []
    var total = 0
    for (index, count) in counts.enumerated() {
      total &+= count
      let bound = index < bounds.count ? Self.number(bounds[index]) : "+Inf"
      samples.append(Sample(suffix: "_bucket", labels: [("le", bound)], value: Double(total)))
    }
    samples.append(Sample(suffix: "_sum", value: sum))
    samples.append(Sample(suffix: "_count", value: Double(total)))
    metric(name, .histogram, help, samples)
  }

  private static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    return Int64(exactly: value).map(String.init) ?? "\(value)"
  }

  private static func escaped(_ text: String, quotes: Bool) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\"" where quotes: result += "\\\""
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}
