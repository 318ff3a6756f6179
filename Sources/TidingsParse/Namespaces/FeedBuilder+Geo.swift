/// What was read of a place.
struct Geometry {
  /// Corners of a `gml:Envelope` and the like, latitude before longitude.
  var points: [(latitude: Double, longitude: Double)] = []
}

/// GeoRSS (Simple and GML) and W3C geo: where an item plays. A line, box or area is told by its middle.
extension FeedBuilder {
  mutating func readGeometry(_ element: Element, _ text: String) {
    guard item.latitude == nil else { return }
    let numbers = Numbers.list(text)
    var south = Double.infinity
    var north = -Double.infinity
    var west = Double.infinity
    var east = -Double.infinity
    var index = 0
    while index + 1 < numbers.count {
      south = min(south, numbers[index])
      north = max(north, numbers[index])
      west = min(west, numbers[index + 1])
      east = max(east, numbers[index + 1])
      index += 2
    }
    guard south.isFinite, west.isFinite, north.isFinite, east.isFinite else { return }
    item.latitude = south == north ? south : (south + north) / 2
    item.longitude = west == east ? west : (west + east) / 2
  }
}
