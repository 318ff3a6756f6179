internal import TidingsModel

/// What the readers of each scope make of a start tag.
extension OpenElements {
  /// Bytes of white space before an element within a value: each of many such elements has it looked at again.
  private static let longestIndent = 256

  /// A text construct.
  mutating func openText(_ tag: StartTag, standard: ParsedText.Kind) -> Opened {
    construct = TextConstruct(
      type: tag.attributes.value("type"), mode: tag.attributes.value("mode"), standard: standard,
      isAtom: tag.namespace == .atom)
    return Opened(element: tag.element, scope: .ignored, capture: .markup)
  }

  /// An element whose text is a value, with nothing of its start tag that counts.
  mutating func openValue(_ tag: StartTag) -> Opened {
    leaf = LeafAttributes()
    return .text(tag.element)
  }

  /// An element within a value, which holds no others: markup there is passed over, and its text is the value's where
  /// that has none; and so is an `rdf:value`, with what stands around it (mod_dublincore's rich content model).
  mutating func openInValue(_ tag: StartTag) -> Opened {
    // `<link><a href="http://x.org/1">Wheel</a></link>`
    if tag.element == .anchor, frames.last?.element == .link { leaf.reference.fill(tag.reference("href")) }
    guard let outer = frames.last?.capture, outer == .inherited || outer == .text && isBlank(upTo: Self.longestIndent),
      isRich(tag) || (tag.element == .unknown || tag.element == .anchor) && HTMLNames.contain(tag.name.local)
    else { return .ignored }
    return Opened(element: .ignored, scope: .ignored, capture: .inherited)
  }

  /// `rdf:Description`, `rdf:value`, and an encoding scheme of dcterms between them: `dcterms:W3CDTF`.
  private func isRich(_ tag: StartTag) -> Bool {
    tag.namespace == .rdf && (tag.element == .wrapper || tag.element == .encoded)
      || tag.namespace == .terms && tag.element == .unknown
  }

  /// An element without a place in the model.
  ///
  /// - Parameters:
  ///   - scope: how its children are read: `.other`, or `.wrapper` where there may be items among them.
  ///   - parent: the name of the element around it, where that has a place.
  mutating func openOther(_ tag: StartTag, scope: Scope = .other, parent: String? = nil) -> Opened {
    others.open(tag, isInside: isInOther, parent: parent)
    return Opened(element: .other, scope: scope, capture: .text)
  }

  /// - Returns: the element as it is kept; `nil` where it says nothing.
  mutating func closeOther(_ frame: Frame) -> ExtensionElement? { others.close(bytes(frame), in: frame.namespace) }

  /// The name that an element is kept by.
  mutating func otherName(_ tag: StartTag) -> String? { others.name(tag, isInside: isInOther) }

  /// Whether the innermost element has no place in the model.
  var isInOther: Bool { mutating get { frames.last?.element == .other } }
}
