/// Where an item plays (GeoRSS, W3C geo).
public struct ItemLocation: Sendable, Hashable {
  /// Degrees, -90 ... 90.
  public var latitude: Double
  /// Degrees, -180 ... 180.
  public var longitude: Double
  /// The name of the place (`georss:featureName`, `podcast:location`).
  public var name: String?

  /// - Parameters:
  ///   - latitude: degrees north, -90 ... 90 (WGS 84).
  ///   - longitude: degrees east, -180 ... 180.
  public init(latitude: Double, longitude: Double, name: String? = nil) {
    self.latitude = latitude
    self.longitude = longitude
    self.name = name
  }
}
