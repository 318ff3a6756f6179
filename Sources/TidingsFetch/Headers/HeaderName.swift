internal import TidingsModel

/// The response header fields that tidings reads.
enum HeaderName {
  case age, cacheControl, contentEncoding, contentLanguage, contentLength, contentLocation, contentType, date, etag,
    expires, lastModified, link, location, retryAfter, transferEncoding, wwwAuthenticate

  /// `nil` for any other field. Runs for each header line of each response, so: no copy, no allocation.
  init?(_ name: UnsafeBufferPointer<UInt8>) {
    switch name.count {
    case 3 where Self.equal(name, "age"): self = .age
    case 4:
      if Self.equal(name, "date") {
        self = .date
      } else if Self.equal(name, "etag") {
        self = .etag
      } else if Self.equal(name, "link") {
        self = .link
      } else {
        return nil
      }
    case 7 where Self.equal(name, "expires"): self = .expires
    case 8 where Self.equal(name, "location"): self = .location
    case 11 where Self.equal(name, "retry-after"): self = .retryAfter
    case 12 where Self.equal(name, "content-type"): self = .contentType
    case 13:
      if Self.equal(name, "last-modified") {
        self = .lastModified
      } else if Self.equal(name, "cache-control") {
        self = .cacheControl
      } else {
        return nil
      }
    case 14 where Self.equal(name, "content-length"): self = .contentLength
    case 16:
      if Self.equal(name, "content-encoding") {
        self = .contentEncoding
      } else if Self.equal(name, "content-language") {
        self = .contentLanguage
      } else if Self.equal(name, "content-location") {
        self = .contentLocation
      } else if Self.equal(name, "www-authenticate") {
        self = .wwwAuthenticate
      } else {
        return nil
      }
    case 17 where Self.equal(name, "transfer-encoding"): self = .transferEncoding
    default: return nil
    }
  }

  /// Whether the name is this one in lower case; of the same length.
  private static func equal(_ name: UnsafeBufferPointer<UInt8>, _ lower: StaticString) -> Bool {
    for index in 0..<name.count {
      let byte = name[index]
      guard byte.lowered == lower.utf8Start[index] else { return false }
    }
    return true
  }
}
