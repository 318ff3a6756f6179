/// Creative Commons: the licence as text or as `rdf:resource`.
enum LicenseElement {
  static func open(_ tag: StartTag, _ elements: inout OpenElements, _ drafts: inout Drafts) -> Opened {
    guard let address = tag.reference("resource") ?? tag.reference("href") else { return elements.openValue(tag) }
    drafts.offer(license: address, named: name(tag.namespace))
    return .ignored
  }

  static func close(_ frame: Frame, _ text: String, _ elements: inout OpenElements, _ drafts: inout Drafts) {
    drafts.offer(license: elements.reference(text), named: name(frame.namespace))
  }

  private static func name(_ namespace: Namespace) -> String {
    namespace.prefix.flatMap(\.nonEmpty).map { $0 + ":license" } ?? "license"
  }
}
