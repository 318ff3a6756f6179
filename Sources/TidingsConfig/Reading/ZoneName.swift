internal import Foundation
internal import Synchronization

/// The time zone database.
enum ZoneName {
  /// Whether a zone of that IANA name exists.
  static func exists(_ name: String) -> Bool {
    if found.withLock({ $0.contains(name) }) { return true }
    guard isInDatabase(name) else { return false }
    found.withLock { _ = $0.insert(name) }
    return true
  }

  /// Names that were found: a hundred thousand feeds name the same few.
  private static let found = Mutex<Set<String>>([])

  private static func isInDatabase(_ name: String) -> Bool {
    guard !name.isEmpty, name.utf8.count <= 100, !name.hasPrefix("/"), !name.contains(".."),
      name.utf8.allSatisfy({
        $0 >= 65 && $0 <= 90 || $0 >= 97 && $0 <= 122 || $0 >= 48 && $0 <= 57 || [43, 45, 47, 95].contains($0)
      })
    else { return false }
    for directory in ["/usr/share/zoneinfo", "/usr/lib/zoneinfo"] {
      if let bytes = try? FileBytes.read(directory + "/" + name, atMost: 1 << 20) {
        return bytes.starts(with: "TZif".utf8)
      }
    }
    return KnownZones.names.contains(name)
  }
}

/// The zones Foundation knows: for machines without the zone database's files, and for suggestions.
enum KnownZones {
  static let names = Set(TimeZone.knownTimeZoneIdentifiers + ["UTC"])
}
