internal import TidingsHTML
internal import TidingsModel

/// An element without a place in the model that is open.
struct OtherElement {
  /// `nil` where it is not to be kept.
  var name: String?
  var attributes: [ExtensionAttribute] = []
}

/// Elements that have no place in the model: kept by name, so that nothing a document says is lost.
extension FeedBuilder {
  /// Of an item or a feed.
  static let maximumOthers = 200
  private static let maximumName = 200
  private static let maximumValue = 16_384
  private static let maximumAttributes = 32

  /// - Parameters:
  ///   - scope: how its children are read: `.other`, or `.wrapper` where there may be items among them.
  ///   - parent: the name of the element around it, where that has a place.
  mutating func openOther(
    _ entry: Vocabulary.Entry, _ name: XMLName, _ attributes: XMLAttributes, scope: Scope = .other,
    parent: String? = nil
  ) -> Opened {
    var other = OtherElement(name: otherName(entry, name, parent: parent))
    if other.name != nil { other.attributes = Self.others(attributes) }
    others.append(other)
    return Opened(element: .other, scope: scope, capture: .text)
  }

  /// Attributes as the document has them.
  static func others(_ attributes: XMLAttributes) -> [ExtensionAttribute] {
    var others: [ExtensionAttribute] = []
    for index in 0..<min(attributes.count, maximumAttributes) where !attributes.isReserved(index) {
      guard let local = attributes.local(index).map({ String(cString: $0) }) else { continue }
      let value = attributes.string(index).trimmedSpace
      guard !value.isEmpty, value.utf8.count <= maximumValue else { continue }
      let prefix = attributes.prefix(index).map { String(cString: $0) + ":" } ?? ""
      others.append(ExtensionAttribute(name: prefix + local, value: value))
    }
    return others
  }

  /// The path of names down to the element.
  mutating func otherName(_ entry: Vocabulary.Entry, _ name: XMLName, parent: String?) -> String? {
    let isInside = frames.last?.element == .other
    if isInside, others.last?.name == nil { return nil }
    let local = String(cString: name.local)
    let prefix = entry.namespace.prefix ?? name.prefix.map { String(cString: $0) } ?? ""
    // A prefix that was never declared may come as part of the name.
    let own = prefix.isEmpty || local.utf8.contains(0x3A) ? local : "\(prefix):\(local)"
    let path = (isInside ? others.last?.name : parent).map { "\($0)/\(own)" } ?? own
    return path.utf8.count <= Self.maximumName ? path : nil
  }

  /// Atom 0.3 `info`: to those who see the document itself.
  mutating func add(info: ParsedText) {
    let text = String(decoding: info.bytes, as: UTF8.self)
    let value = info.kind == .plain ? text : PlainText.fromHTML(text)
    guard value.utf8.count <= Self.maximumValue, feed.parsed.extensions.count < Self.maximumOthers else { return }
    feed.parsed.extensions.append(ExtensionElement(name: "atom:info", value: value))
  }

  mutating func closeOther(_ frame: Frame) {
    guard let other = others.popLast(), let name = other.name else { return }
    let text = bytes(frame)
    let value = text.count <= Self.maximumValue ? String(decoding: text, as: UTF8.self).nonEmpty : nil
    // fh:complete and fh:archive say it by being there.
    guard value != nil || !other.attributes.isEmpty || frame.namespace == .history else { return }
    keep(ExtensionElement(name: name, value: value, attributes: other.attributes))
  }

  /// Keeps what has no place in the model, as far as there is room.
  mutating func keep(_ element: ExtensionElement) {
    guard (element.value?.utf8.count ?? 0) <= Self.maximumValue else { return }
    if isInItem {
      if item.parsed.extensions.count < Self.maximumOthers { item.parsed.extensions.append(element) }
    } else if feed.parsed.extensions.count < Self.maximumOthers {
      feed.parsed.extensions.append(element)
    }
  }
}
