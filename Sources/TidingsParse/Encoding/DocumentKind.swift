/// What a document is, as far as that decides where it declares its encoding.
public enum DocumentKind: Sendable, Hashable {
  /// `<?xml … encoding="…"?>`
  case xml
  /// `<meta charset="…">`; an XML declaration counts as well.
  case html
  /// No declaration; UTF-8 unless it says otherwise by its bytes (RFC 8259).
  case json
  /// No declaration.
  case text
}
