/// What of `Cache-Control` (RFC 9111 section 5.2.2) bears on when to ask again.
struct CacheControl: Equatable {
  /// Seconds; the first `max-age` of a response counts.
  var maxAge: Int?
  /// `no-cache` or `no-store`: never fresh.
  var isNeverFresh = false

  /// Reads one field; a response may have several.
  mutating func read(_ value: ArraySlice<UInt8>) {
    HeaderValue.forEachElement(value) { directive in
      let equals = directive.firstIndex(of: 0x3D)
      let name = HeaderValue.trimmed(directive[directive.startIndex..<(equals ?? directive.endIndex)])
      // no-cache="Set-Cookie" is about that field alone.
      if HeaderValue.equal(name, "no-store") || (equals == nil && HeaderValue.equal(name, "no-cache")) {
        isNeverFresh = true
      } else if let equals, maxAge == nil, HeaderValue.equal(name, "max-age") {
        var argument = HeaderValue.trimmed(directive[(equals + 1)...])
        if argument.count >= 2, argument.first == 0x22, argument.last == 0x22 {
          argument = argument.dropFirst().dropLast()
        }
        maxAge = HeaderValue.saturatingNumber(argument)
      }
    }
  }
}
