/// The keys and values that are known and read, but whose feature is still to come: they are refused, not ignored.
/// Strike an entry when its feature is there.
enum UnsupportedKeys {
  /// `section.key`; the sections are named as in `Keys`.
  static let keys: Set<String> = [
    "feed.select"
  ]

  /// Schemes of `state` that are refused.
  static let stateSchemes: Set<String> = ["postgres", "postgresql"]

  static func refuses(_ section: String, _ key: String) -> Bool { keys.contains("\(section).\(key)") }
}
