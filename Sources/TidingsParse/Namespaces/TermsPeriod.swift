/// A DCMI Period, as in `dcterms:valid`: `start=…;end=…`, or the end alone.
enum TermsPeriod {
  /// - Returns: the date of the end; empty where there is none.
  static func end(_ text: String) -> String {
    text.utf8.contains(0x3D) ? component("end", of: text) ?? "" : text
  }

  /// Whether a beginning is named, which has no place in the model.
  static func hasStart(_ text: String) -> Bool { component("start", of: text) != nil }

  private static func component(_ name: String, of text: String) -> String? {
    for part in text.split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, String(pair[0]).trimmedSpace == name else { continue }
      if let value = String(pair[1]).trimmedSpace.nonEmpty { return value }
    }
    return nil
  }
}
