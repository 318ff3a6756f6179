/// The name of a tag that the sanitiser knows nothing about, and that is markup all the same: a rare or a former element of
/// HTML, or one that a word processor or a site's program leaves in texts (`st1:City`).
struct RareTag {
  /// Behind the name.
  let end: Int
  /// What tells the name from others.
  let hash: UInt64
  let proof: Proof

  /// What proves that it is none that a text speaks of.
  enum Proof {
    /// Its end tag, or an attribute.
    case pair
    /// An attribute: `<slot>0</slot>` may be of a configuration.
    case attribute
    /// Both. Names with a prefix are those of XML as well.
    case pairWithAttribute
  }

  /// - Parameters:
  ///   - start: where the name begins.
  ///   - lettersEnd: where its first letters and digits end.
  ///   - letters: these, in lower case.
  init?(_ source: UnsafePointer<UInt8>, _ start: Int, _ lettersEnd: Int, _ count: Int, letters: PackedName) {
    var end = lettersEnd
    switch lettersEnd < count ? source[lettersEnd] : 0 {
    case 0x3A:
      guard Self.prefixes.contains(letters) else { return nil }
      proof = .pairWithAttribute
    case 0x2D: return nil
    default:
      if Self.former.contains(letters) {
        proof = .pair
      } else {
        guard Self.elements.contains(letters) else { return nil }
        proof = .attribute
      }
    }
    while end < count, ByteScan.isLetterOrDigit(source[end]) || source[end] == 0x2D || source[end] == 0x3A { end += 1 }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in start..<end { hash = (hash ^ UInt64(ByteScan.lowercased(source[index]))) &* 0x100_0000_01B3 }
    self.end = end
    self.hash = hash
  }

  private static let former = ["nobr", "blink", "rb", "rtc"].map { PackedName($0) }

  private static let elements = [
    "data", "meter", "output", "progress", "slot", "spacer", "multicol", "bgsound",
    "basefont", "keygen", "menuitem", "isindex", "nextid", "layer", "ilayer", "nolayer", "noindex",
  ].map { PackedName($0) }

  /// Of Word, and of the widgets of social networks.
  private static let prefixes = ["o", "w", "v", "m", "st1", "st2", "u1", "u2", "fb", "g"].map { PackedName($0) }
}
