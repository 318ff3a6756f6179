internal import TidingsModel

/// Rule **G**: the guid as it is compared.
enum GUID {
  /// White space at the ends and the scheme of a URL do not count; `nil` for what stands where there is none.
  /// - Parameter folded: memory, which serves one guid after another.
  static func trimmed(_ guid: String?, folded: inout FoldedText) -> String? {
    guard let guid else { return nil }
    folded.clear()
    folded.append(guid)
    let bytes = withoutScheme(folded.bytes)
    guard !bytes.isEmpty else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    return bytes.count <= longestPlaceholder && placeholders.contains(text.lowercased()) ? nil : text
  }

  /// Whether it is a number so small that it may be the item's place in a list.
  static func mayBePlace(_ guid: String) -> Bool {
    guid.utf8.count <= 3 && guid.utf8.allSatisfy { $0.isDigit }
  }

  private static func withoutScheme(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    for scheme in ["https://", "http://"] as [StaticString] {
      let count = scheme.utf8CodeUnitCount
      guard bytes.count >= count else { continue }
      if (0..<count).allSatisfy({ bytes[$0].lowered == scheme.utf8Start[$0] }) { return bytes[count...] }
    }
    return bytes[...]
  }

  /// Bytes of the longest placeholder.
  private static let longestPlaceholder = placeholders.reduce(0) { max($0, $1.utf8.count) }

  private static let placeholders: Set<String> = [
    "n/a", "na", "none", "null", "nil", "undefined", "nan", "guid", "id", "-", "--", "0", "-1", "true", "false", "#",
    "tba", "tbd", "unknown", "00000000-0000-0000-0000-000000000000", "urn:uuid:00000000-0000-0000-0000-000000000000",
  ]
}
