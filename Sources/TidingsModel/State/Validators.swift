/// A response's validators (RFC 9110 section 8.8): opaque bytes, sent back exactly as they came.
public struct Validators: Sendable, Hashable {
  /// `ETag`; `nil` where the response had none.
  public var etag: [UInt8]?
  /// `Last-Modified`, as written, whether it is a date or not.
  public var lastModified: [UInt8]?

  /// - Parameters:
  ///   - etag: the field's bytes as they came, quotes and `W/` included (RFC 9110 section 8.8.3).
  ///   - lastModified: the field's bytes as they came.
  public init(etag: [UInt8]? = nil, lastModified: [UInt8]? = nil) {
    self.etag = etag
    self.lastModified = lastModified
  }

  /// Without any, a poll is unconditional.
  public var isEmpty: Bool { etag == nil && lastModified == nil }
}
