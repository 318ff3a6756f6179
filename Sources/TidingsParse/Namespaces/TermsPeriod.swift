/// A DCMI Period, as in `dcterms:valid`: `start=…;end=…`, or the end alone.
enum TermsPeriod {
  /// - Returns: the date of the end; empty where there is none.
  static func end(_ text: String) -> String {
    guard text.utf8.contains(0x3D) else { return text }
    for part in text.split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, String(pair[0]).trimmedSpace == "end" else { continue }
      if let end = String(pair[1]).trimmedSpace.nonEmpty { return end }
    }
    return ""
  }
}
