internal import Foundation

/// The zones Foundation knows: for machines without the zone database's files, and for suggestions.
enum KnownZones {
  static let names = Set(TimeZone.knownTimeZoneIdentifiers + ["UTC"])
}
