internal import TidingsHTML

/// What names an item in its feed: a `guid`, an Atom `id`, the `id` of a JSON Feed.
enum ItemIdentifier {
  /// Bytes of what a template writes that has no id: `&nbsp;`, and little more.
  private static let longestBlank = 64

  /// The name as it is written, which has to stay the same as ever; an address without what nobody sees around it.
  ///
  /// - Returns: `nil` where there is nothing to be seen.
  static func read(_ text: String) -> String? {
    let trimmed = text.trimmedSpace
    guard !trimmed.isEmpty, !isBlankReference(trimmed), !isSchemeAlone(trimmed) else { return nil }
    return References.isWebPage(trimmed) ? trimmed : text
  }

  /// Whether an address has nothing but its scheme: `http://`.
  private static func isSchemeAlone(_ text: String) -> Bool {
    text.utf8.count <= 9 && ["http://", "https://", "http:///", "https:///"].contains(text.lowercased())
  }

  /// Whether nothing but spaces stand there, written as references that were escaped once too often: `&nbsp;`.
  private static func isBlankReference(_ text: String) -> Bool {
    guard text.utf8.first == 0x26, text.utf8.count <= longestBlank else { return false }
    return HTMLEntities.decode(text).trimmedSpace.isEmpty
  }
}
