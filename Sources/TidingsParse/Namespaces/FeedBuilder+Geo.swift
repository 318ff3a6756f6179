internal import TidingsModel

/// What was read of a place.
struct Geometry {
  /// How many numbers make a point (`srsDimension`).
  var dimension = 2
  /// The reference system counts eastwards first (`CRS84`).
  var isLongitudeFirst = false
  /// The first corner of a `gml:Envelope`.
  var corner: [Double] = []
}

/// GeoRSS (Simple and GML) and W3C geo: where an item plays. A line, box or area is told by its middle.
extension FeedBuilder {
  /// Of a shape the model has only the middle: its corners are kept as they are written.
  private mutating func keepShape(_ element: Element, _ text: String) {
    let name: String
    switch element {
    case .line: name = "georss:line"
    case .polygon: name = "georss:polygon"
    case .box: name = "georss:box"
    case .positionList: name = "gml:posList"
    case .lowerCorner: name = "gml:lowerCorner"
    case .upperCorner: name = "gml:upperCorner"
    default: return
    }
    keep(ExtensionElement(name: name, value: text.collapsedSpace))
  }

  /// What the start tag of an element around coordinates, or of the coordinates, says of them.
  mutating func openGeometry(_ attributes: XMLAttributes) {
    if let system = attributes.trimmed("srsname") {
      geometry.isLongitudeFirst = system.asciiLowercased.hasSuffix("crs84")
    }
    if let dimension = attributes.trimmed("srsdimension") { geometry.dimension = dimension == "3" ? 3 : 2 }
  }

  mutating func readGeometry(_ element: Element, _ text: String) {
    keepShape(element, text)
    guard item.latitude == nil else { return }
    var numbers = Numbers.list(text)
    if element == .lowerCorner {
      geometry.corner = numbers
      return
    }
    if element == .upperCorner, numbers.count == geometry.corner.count { numbers = geometry.corner + numbers }
    var south = Double.infinity
    var north = -Double.infinity
    var west = Double.infinity
    var east = -Double.infinity
    var index = 0
    while index + 1 < numbers.count {
      let latitude = numbers[geometry.isLongitudeFirst ? index + 1 : index]
      let longitude = numbers[geometry.isLongitudeFirst ? index : index + 1]
      south = min(south, latitude)
      north = max(north, latitude)
      west = min(west, longitude)
      east = max(east, longitude)
      index += geometry.dimension
    }
    guard south.isFinite, west.isFinite, north.isFinite, east.isFinite else { return }
    item.latitude = south == north ? south : (south + north) / 2
    item.longitude = west == east ? west : (west + east) / 2
  }
}
