/// What may be meant by what was written for a feed's address and is none.
public enum AddressSuggestion {
  /// Says what is wrong with an address whose scheme is none that can be polled.
  /// - Parameter directory: what the path of a file is relative to.
  public static func reason(_ written: String, directory: String) -> String {
    if written.hasPrefix("//") { return begin + meant("https:\(written)") }
    if ["/", "./", "../"].contains(where: written.hasPrefix) {
      return "a file is named by a URL as well" + meant("file://" + Paths.absolute(written, in: directory))
    }
    for scheme in ["https", "http"] where written.lowercased().hasPrefix(scheme + "//") {
      return begin + meant(scheme + ":" + written.dropFirst(scheme.count))
    }
    if let colon = written.firstRange(of: "://") {
      let rest = written[colon.lowerBound...]
      let scheme = Suggestion.nearest(to: String(written[..<colon.lowerBound]), among: ["https", "http"])
      return scheme.map { begin + meant($0 + rest) } ?? "only http, https and file URLs can be polled"
    }
    // What stands before a port is a host, which other schemes (mailto:) do not look like.
    let host = written.prefix { $0 != ":" && $0 != "/" }
    if host.contains(".") || host.hasPrefix("localhost") { return begin + meant("https://\(written)") }
    return "only http, https and file URLs can be polled"
  }

  private static let begin = "a URL begins with http:// or https://"

  /// Nothing of an address that may bear a password or a key.
  private static func meant(_ address: String) -> String {
    address.contains("@") || address.contains("?") ? "" : " (did you mean \"\(address)\"?)"
  }
}
