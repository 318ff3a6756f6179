import Testing

@testable import TidingsHTML

@Suite struct NameTests {
  /// What the cases are called in Swift, without hyphens.
  @Test func `Tags and attributes bear the names of their cases, each in its place`() {
    for tag in HTMLTag.allCases {
      #expect(tag.name.filter { $0 != "-" } == "\(tag)".lowercased())
      if tag != .unknown { #expect(TagTable.shared.tag(PackedName(tag.name)) == tag) }
    }
    for kind in AttributeKind.allCases {
      let name = kind.name.filter { $0 != "-" && $0 != ":" }
      #expect(name == "\(kind)".lowercased() || (kind == .dataHiRes && name == "datahiressrc"))
    }
  }
}
