/// `generator`: its address and version are attributes, its text is the name (RFC 4287 section 4.2.4).
enum AtomGenerator {
  static func open(_ tag: StartTag, _ elements: inout OpenElements) -> Opened {
    elements.leaf = LeafAttributes()
    elements.leaf.generator = ParsedGenerator(
      url: tag.reference("uri") ?? tag.reference("url"), version: tag.trimmed("version"))
    return .text(tag.element)
  }

  static func read(_ frame: Frame, _ elements: inout OpenElements) -> ParsedGenerator {
    let name = elements.string(frame).nonEmpty
    return ParsedGenerator(
      name: name, url: elements.leaf.generator?.url, version: elements.leaf.generator?.version)
  }
}
