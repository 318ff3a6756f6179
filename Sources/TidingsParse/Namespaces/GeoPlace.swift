internal import TidingsModel

/// Where an item plays, by GeoRSS (Simple and GML), W3C geo and `geo:` URIs. A circle, line, box or area is told by its
/// middle.
struct GeoPlace {
  var latitude: Double?
  var longitude: Double?
  var name: String?
  /// How many numbers make a point (`srsDimension`).
  private var dimension = 2
  /// The reference system counts eastwards first (`CRS84`).
  private var isLongitudeFirst = false
  /// The first corner of a `gml:Envelope`.
  private var corner: [Double] = []

  /// Whether a place was named; a latitude alone is none.
  private var isKnown: Bool { latitude != nil && longitude != nil }

  /// `nil` where no place on earth was named.
  var location: ItemLocation? {
    guard let latitude, let longitude, abs(latitude) <= 90, abs(longitude) <= 180 else { return nil }
    return ItemLocation(latitude: latitude, longitude: longitude, name: name)
  }

  /// What the start tag of an element around coordinates, or of the coordinates, says of them.
  mutating func readSystem(_ tag: StartTag) {
    if let system = tag.lowercased("srsname") { isLongitudeFirst = system.hasSuffix("crs84") }
    if let text = tag.trimmed("srsdimension") { dimension = text == "3" ? 3 : 2 }
  }

  /// The coordinates of an element; the first place that is named counts.
  mutating func read(_ element: Element, _ text: String) {
    guard !isKnown else { return }
    var numbers = element == .point ? Numbers.point(text) : Numbers.list(text)
    if element == .lowerCorner {
      corner = numbers
      return
    }
    if element == .upperCorner, numbers.count == corner.count { numbers = corner + numbers }
    // The third is the radius.
    if element == .circle { numbers = Array(numbers.prefix(2)) }
    if Self.isShape(element), numbers.isEmpty || !numbers.count.isMultiple(of: dimension) { return }
    var south = Double.infinity
    var north = -Double.infinity
    var west = Double.infinity
    var east = -Double.infinity
    var index = 0
    while index + 1 < numbers.count {
      let latitude = numbers[isLongitudeFirst ? index + 1 : index]
      let longitude = numbers[isLongitudeFirst ? index : index + 1]
      south = min(south, latitude)
      north = max(north, latitude)
      west = min(west, longitude)
      east = max(east, longitude)
      index += dimension
    }
    guard south.isFinite, west.isFinite, north.isFinite, east.isFinite else { return }
    if east - west > 180, !Self.isBox(element) || beginsInEast(numbers), let span = span(acrossDateLine: numbers) {
      (west, east) = span
    }
    latitude = Self.middle(south, north)
    let middle = Self.middle(west, east)
    longitude = middle > 180 ? middle - 360 : middle
  }

  private static func isShape(_ element: Element) -> Bool {
    switch element {
    case .line, .polygon, .box, .positionList: true
    default: false
    }
  }

  /// Whether its first corner is the south-west one.
  private static func isBox(_ element: Element) -> Bool { element == .box || element == .upperCorner }

  /// Whether the first longitude is east of the second one.
  private func beginsInEast(_ numbers: [Double]) -> Bool {
    let first = isLongitudeFirst ? 0 : 1
    return numbers.count > first + dimension && numbers[first] > numbers[first + dimension]
  }

  /// Rounded, as no one is told that finely: half of a sum has digits that nobody wrote.
  private static func middle(_ first: Double, _ second: Double) -> Double {
    first == second ? first : ((first + second) / 2 * 1e9).rounded() / 1e9
  }

  /// From west to east, past 180 degrees, where the shape is narrower so.
  private func span(acrossDateLine numbers: [Double]) -> (west: Double, east: Double)? {
    var west = Double.infinity
    var east = -Double.infinity
    for index in stride(from: isLongitudeFirst ? 0 : 1, to: numbers.count, by: dimension) {
      let longitude = numbers[index] < 0 ? numbers[index] + 360 : numbers[index]
      west = min(west, longitude)
      east = max(east, longitude)
    }
    return east - west < 180 ? (west, east) : nil
  }

  /// RFC 5870: `geo:48.2010,16.3695,183;u=10`
  mutating func read(uri: String) {
    let uri = uri.asciiLowercased
    guard uri.hasPrefix("geo:"), !isKnown else { return }
    let place = Numbers.list(String(uri.dropFirst(4).prefix { $0 != ";" }), limit: 2)
    guard place.count == 2 else { return }
    latitude = place[0]
    longitude = place[1]
  }

  /// A shape as it is written, as the model has only its middle; `nil` for a point.
  static func shape(_ element: Element, _ text: String) -> ExtensionElement? {
    let name: String
    switch element {
    case .circle: name = "georss:circle"
    case .line: name = "georss:line"
    case .polygon: name = "georss:polygon"
    case .box: name = "georss:box"
    case .positionList: name = "gml:posList"
    case .lowerCorner: name = "gml:lowerCorner"
    case .upperCorner: name = "gml:upperCorner"
    default: return nil
    }
    return ExtensionElement(name: name, value: text.collapsedSpace)
  }
}
