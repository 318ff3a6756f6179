import Testing

/// A strict reader of Prometheus' text format 0.0.4: what it takes, Prometheus takes.
struct MetricsReader {
  struct Family {
    var type: String
    var help: String
    /// By series: the name with its labels as written.
    var samples: [(series: String, value: Double)] = []
  }

  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  private(set) var families: [String: Family] = [:]
  private var series: Set<String> = []

  init(_ text: String) throws {
    guard text.hasSuffix("\n") else { throw Fault(description: "the last line does not end") }
    var name = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      let words = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
      if line.hasPrefix("# HELP ") {
        guard words.count == 4, !words[3].isEmpty, families[words[2]] == nil else {
          throw Fault(description: "\(line)")
        }
        name = words[2]
        families[name] = Family(type: "", help: words[3])
      } else if line.hasPrefix("# TYPE ") {
        guard words.count == 4, words[2] == name, families[name]?.type == "",
          ["counter", "gauge", "histogram"].contains(words[3])
        else { throw Fault(description: "\(line)") }
        families[name]?.type = words[3]
      } else {
        try sample(line, of: name)
      }
    }
    for (name, family) in families { try check(family, name) }
  }

  func value(_ series: String) -> Double? {
    families.values.lazy.flatMap(\.samples).first { $0.series == series }?.value
  }

  private mutating func sample(_ line: Substring, of name: String) throws {
    let pattern = /([a-z_]+)(\{[a-z_]+="(?:[^"\\\n]|\\["\\n])*"(?:,[a-z_]+="(?:[^"\\\n]|\\["\\n])*")*\})? ([^ ]+)/
    guard let match = line.wholeMatch(of: pattern), let value = Double(match.3.replacing("+Inf", with: "inf")),
      let type = families[name]?.type, !type.isEmpty
    else { throw Fault(description: "\(line)") }
    let suffixes = type == "histogram" ? ["_bucket", "_sum", "_count"] : [""]
    guard suffixes.contains(where: { name + $0 == match.1 }) else { throw Fault(description: "\(line) in \(name)") }
    let key = String(match.1) + String(match.2 ?? "")
    guard series.insert(key).inserted else { throw Fault(description: "twice: \(key)") }
    families[name]?.samples.append((key, value))
  }

  private func check(_ family: Family, _ name: String) throws {
    guard !family.samples.isEmpty, (family.type == "counter") == name.hasSuffix("_total") else {
      throw Fault(description: "\(name) is a \(family.type) with \(family.samples.count) samples")
    }
    guard family.type == "histogram" else { return }
    let buckets = family.samples.filter { $0.series.hasPrefix(name + "_bucket") }.map(\.value)
    guard buckets == buckets.sorted(), family.samples.contains(where: { $0.series == name + "_bucket{le=\"+Inf\"}" }),
      buckets.last == family.samples.first(where: { $0.series == name + "_count" })?.value
    else { throw Fault(description: "\(name) is no cumulative histogram") }
  }
}
