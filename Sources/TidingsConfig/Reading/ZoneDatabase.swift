internal import Foundation
internal import Synchronization
internal import TidingsModel

/// The time zone database of the machine.
enum ZoneDatabase {
  /// Whether a zone of that IANA name exists.
  static func holds(_ name: String) -> Bool {
    // Needs no database.
    if name == "UTC" || name == "GMT" || found.withLock({ $0.contains(name) }) { return true }
    guard isInDatabase(name) else { return false }
    found.withLock { _ = $0.insert(name) }
    return true
  }

  /// Names that were found: a hundred thousand feeds name the same few.
  private static let found = Mutex<Set<String>>([])

  private static func isInDatabase(_ name: String) -> Bool {
    guard !name.isEmpty, name.utf8.count <= 100, !name.hasPrefix("/"), !name.contains(".."),
      name.utf8.allSatisfy({
        $0.isUppercase || $0.isLowercase || $0.isDigit || [43, 45, 47, 95].contains($0)
      })
    else { return false }
    let directories = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", getenv("TZDIR").map { String(cString: $0) }]
    return directories.compactMap(\.self).contains { directory in
      (try? FileBytes.read(directory + "/" + name, atMost: 1 << 20))?.starts(with: "TZif".utf8) ?? false
    }
  }

  /// Whether the machine has no database at all, as small containers have none.
  static var isMissing: Bool { !["Etc/UTC", "Europe/London", "Asia/Tokyo"].contains(where: isInDatabase) }
}
