/// An enclosure.
public struct Attachment: Sendable, Hashable {
  /// Absolute wherever a base was known.
  public var url: String
  /// As declared, else what the address's extension stands for.
  public var mimeType: String?
  /// `title` of the enclosure or link, `media:title` inside `media:content`.
  public var title: String?
  /// As the publisher gives it; `nil` for 0, which programs write that do not know.
  public var sizeInBytes: Int64?
  /// `duration` of `media:content`; `itunes:duration` where one file plays.
  public var durationInSeconds: Double?
  /// `nil` where Media RSS says nothing more of it.
  @Boxed public var details: MediaDetails?

  public init(
    url: String, mimeType: String? = nil, title: String? = nil, sizeInBytes: Int64? = nil,
    durationInSeconds: Double? = nil
  ) {
    self.url = url
    self.mimeType = mimeType
    self.title = title
    self.sizeInBytes = sizeInBytes
    self.durationInSeconds = durationInSeconds
  }
}
