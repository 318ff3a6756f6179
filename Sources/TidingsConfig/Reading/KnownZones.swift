internal import Foundation

/// The zones Foundation knows, for suggestions.
enum KnownZones {
  static let names = Set(TimeZone.knownTimeZoneIdentifiers + ["UTC"])
}
