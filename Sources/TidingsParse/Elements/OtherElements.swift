internal import TidingsModel

/// The open elements that have no place in the model: kept by name, so that nothing a document says is lost.
struct OtherElements {
  private struct Other {
    /// The path of names down to the element; `nil` where it is not to be kept.
    var name: String?
    var attributes: [ExtensionAttribute] = []
  }

  /// Of an item or a feed.
  static let maximum = 200
  /// Bytes of a value that is kept.
  static let maximumValue = 16_384
  private static let maximumName = 200
  private static let maximumAttributes = 32

  private var open: [Other] = []

  /// - Parameters:
  ///   - isInside: whether the innermost open element is one of these.
  ///   - parent: the name of the element around it, where that has a place.
  mutating func open(_ tag: StartTag, isInside: Bool, parent: String?) {
    var other = Other(name: name(tag, isInside: isInside, parent: parent))
    if other.name != nil { other.attributes = Self.attributes(tag) }
    open.append(other)
  }

  /// - Parameter text: what stands in the element, trimmed.
  /// - Returns: the element; `nil` where it says nothing.
  mutating func close(_ text: ArraySlice<UInt8>, in namespace: Namespace) -> ExtensionElement? {
    guard let other = open.popLast(), let name = other.name else { return nil }
    let value = text.count <= Self.maximumValue ? String(decoding: text, as: UTF8.self).nonEmpty : nil
    // fh:complete and fh:archive say it by being there.
    guard value != nil || !other.attributes.isEmpty || namespace == .history else { return nil }
    return ExtensionElement(name: name, value: value, attributes: other.attributes)
  }

  func name(_ tag: StartTag, isInside: Bool, parent: String? = nil) -> String? {
    if isInside, open.last?.name == nil { return nil }
    let local = String(cString: tag.name.local)
    let prefix = tag.namespace.prefix ?? tag.name.prefix.map { String(cString: $0) } ?? ""
    // A prefix that was never declared may come as part of the name.
    let own = prefix.isEmpty || local.utf8.contains(0x3A) ? local : "\(prefix):\(local)"
    let path = (isInside ? open.last?.name : parent).map { "\($0)/\(own)" } ?? own
    return path.utf8.count <= Self.maximumName ? path : nil
  }

  /// Attributes as the document has them.
  static func attributes(_ tag: StartTag) -> [ExtensionAttribute] {
    let attributes = tag.attributes
    var kept: [ExtensionAttribute] = []
    for index in 0..<min(attributes.count, maximumAttributes) where !attributes.isReserved(index) {
      guard let local = attributes.local(index).map({ String(cString: $0) }) else { continue }
      let value = attributes.string(index).trimmedSpace
      guard !value.isEmpty, value.utf8.count <= maximumValue else { continue }
      let prefix = attributes.prefix(index).map { String(cString: $0) + ":" } ?? ""
      kept.append(ExtensionAttribute(name: prefix + local, value: value))
    }
    return kept
  }
}
