/// What is known of each tag, and the way from a name to its tag.
struct TagTable: Sendable {
  static let shared = TagTable()

  /// Open addressing; an empty slot holds a name without a byte.
  private var slots: [(name: PackedName, tag: HTMLTag)]
  private var names: [PackedName]
  private var traits: [TagTraits]

  private init() {
    slots = Array(repeating: (PackedName(), .unknown), count: 1024)
    names = []
    traits = []
    for tag in HTMLTag.allCases {
      let name = PackedName(tag.name)
      names.append(name)
      traits.append(TagTraits.of(tag))
      if tag != .unknown { insert(name, tag) }
    }
    // The elements of AMP that hold what HTML's do.
    for (name, tag) in [("amp-anim", HTMLTag.ampImg), ("amp-audio", .audio), ("amp-video", .video)] {
      insert(PackedName(name), tag)
    }
  }

  private mutating func insert(_ name: PackedName, _ tag: HTMLTag) {
    var slot = name.hash
    while slots[slot].name.length != 0 { slot = (slot + 1) & 1023 }
    slots[slot] = (name, tag)
  }

  func tag(_ name: PackedName) -> HTMLTag {
    var slot = name.hash
    while slots[slot].name.length != 0 {
      if slots[slot].name == name { return slots[slot].tag }
      slot = (slot &+ 1) & 1023
    }
    return .unknown
  }

  @inline(__always)
  func name(_ tag: HTMLTag) -> PackedName { names[Int(tag.rawValue)] }

  @inline(__always)
  func traits(_ tag: HTMLTag) -> TagTraits { traits[Int(tag.rawValue)] }
}
