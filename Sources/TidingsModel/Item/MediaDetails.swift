/// What Media RSS says of a file beyond its type, size and duration.
public struct MediaDetails: Sendable, Hashable {
  /// `image`, `audio`, `video`, `document` or `executable`
  public var medium: String?
  /// `sample`, `full` or `nonstop`
  public var expression: String?
  /// Whether it is the one to play of a `media:group`.
  public var isDefault: Bool?
  /// Pixels
  public var width: Int?
  /// Pixels
  public var height: Int?
  /// Kilobits a second
  public var bitrate: Double?
  /// Frames a second
  public var frameRate: Double?
  /// Thousands a second
  public var samplingRate: Double?
  /// Of sound: 2 is stereo.
  public var channels: Int?
  /// BCP 47, `lang` of `media:content`.
  public var language: String?

  public init() {}
  /// Whether Media RSS says nothing of the file.
  public var isEmpty: Bool { self == MediaDetails() }
}
