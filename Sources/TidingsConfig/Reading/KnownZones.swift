internal import Foundation

/// The zones Foundation knows, for suggestions.
enum KnownZones {
  static let names = Set(TimeZone.knownTimeZoneIdentifiers + ["UTC"])

  /// ` (did you mean "x"?)` where a zone is near a name, or a city of that name is in a zone that is named after another;
  /// else nothing.
  static func suggestion(for name: String) -> String {
    let city = lastPart(name)
    if let zone = cities[city.lowercased()] { return " (did you mean \"\(zone)\"?)" }
    // Of names as long as these, what is alike may be no more than the continent.
    return Suggestion.text(
      for: name, among: names.sorted().filter { Suggestion.nearest(to: city, among: [lastPart($0)]) != nil })
  }

  private static func lastPart(_ name: String) -> String { name.split(separator: "/").last.map(String.init) ?? name }

  /// Large cities without a zone of their own name.
  private static let cities = [
    "hanoi": "Asia/Ho_Chi_Minh", "ha_noi": "Asia/Ho_Chi_Minh", "da_nang": "Asia/Ho_Chi_Minh",
    "beijing": "Asia/Shanghai", "shenzhen": "Asia/Shanghai", "delhi": "Asia/Kolkata", "new_delhi": "Asia/Kolkata",
    "mumbai": "Asia/Kolkata", "osaka": "Asia/Tokyo", "busan": "Asia/Seoul", "islamabad": "Asia/Karachi",
    "ankara": "Europe/Istanbul", "frankfurt": "Europe/Berlin", "munich": "Europe/Berlin", "milan": "Europe/Rome",
    "barcelona": "Europe/Madrid", "geneva": "Europe/Zurich", "edinburgh": "Europe/London",
    "washington": "America/New_York", "boston": "America/New_York", "san_francisco": "America/Los_Angeles",
    "seattle": "America/Los_Angeles", "ottawa": "America/Toronto", "brasilia": "America/Sao_Paulo",
    "rio_de_janeiro": "America/Sao_Paulo", "canberra": "Australia/Sydney", "wellington": "Pacific/Auckland",
  ]
}
