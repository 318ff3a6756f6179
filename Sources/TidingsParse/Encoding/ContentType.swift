/// What a Content-Type header says (RFC 9110 section 8.3).
public enum ContentType {
  /// The media type, in lower case.
  public static func name(_ header: String) -> String {
    String(header.prefix { $0 != ";" }).trimmedSpace.asciiLowercased
  }

  /// Whether a media type is one of XML (RFC 7303 section 4.2), in which every element may close itself.
  public static func isXML(_ name: String) -> Bool {
    name.hasSuffix("+xml") || name == "application/xml" || name == "text/xml"
  }

  /// The `charset` parameter, as written but for quotation marks; `nil` when there is none, or it is empty.
  public static func charset(_ header: String) -> String? {
    for part in header.split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, String(pair[0]).trimmedSpace.asciiLowercased == "charset" else { continue }
      let value = String(pair[1]).trimmedSpace.utf8.filter { $0 != 0x22 && $0 != 0x27 }
      return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
    }
    return nil
  }
}
