/// The way from a name to its attribute.
struct AttributeTable: Sendable {
  static let shared = AttributeTable()

  private var slots: [(name: PackedName, kind: AttributeKind)]

  private init() {
    slots = Array(repeating: (PackedName(), .unknown), count: 1024)
    for kind in AttributeKind.allCases where kind != .unknown && kind != .event {
      let name = PackedName(kind.name)
      var slot = name.hash
      while slots[slot].name.length != 0 { slot = (slot + 1) & 1023 }
      slots[slot] = (name, kind)
    }
  }

  func kind(_ name: PackedName) -> AttributeKind {
    var slot = name.hash
    while slots[slot].name.length != 0 {
      if slots[slot].name == name { return slots[slot].kind }
      slot = (slot &+ 1) & 1023
    }
    return name.low & 0xFFFF == 0x6E6F && name.length > 2 ? .event : .unknown
  }
}
