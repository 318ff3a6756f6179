/// "Did you mean".
public enum Suggestion {
  /// ` (did you mean "x"?)` when one of the candidates is near, else nothing.
  public static func text(for word: String, among candidates: some Sequence<String>) -> String {
    nearest(to: word, among: candidates).map { " (did you mean \"\($0)\"?)" } ?? ""
  }

  /// The nearest candidate within a third of the word's length.
  static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let folded = Array(word.lowercased().replacing("-", with: "_").utf8.prefix(64))
    guard !folded.isEmpty else { return nil }
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      let other = Array(candidate.lowercased().replacing("-", with: "_").utf8)
      let allowed = max(1, max(folded.count, other.count) / 3)
      guard abs(other.count - folded.count) <= allowed else { continue }
      let distance = editDistance(folded, other)
      if distance <= allowed, distance < best?.distance ?? Int.max { best = (distance, candidate) }
    }
    return best?.candidate
  }

  /// Insertions, deletions, substitutions and exchanges of neighbours.
  static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var before: [Int] = []
    var previous = Array(0...right.count)
    for i in 0..<left.count {
      var current = [i + 1]
      for j in 0..<right.count {
        var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { cost = min(cost, before[j - 1] + 1) }
        current.append(cost)
      }
      before = previous
      previous = current
    }
    return previous[right.count]
  }
}
