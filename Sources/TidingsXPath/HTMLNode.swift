internal import CLibXML2

/// A node of a page: an element, an attribute or a text. It keeps its tree alive.
public struct HTMLNode {
  let pointer: xmlNodePtr
  private let tree: HTMLTree

  init(_ pointer: xmlNodePtr, in tree: HTMLTree) {
    self.pointer = pointer
    self.tree = tree
  }

  /// `false` for texts, attributes and comments.
  public var isElement: Bool { pointer.pointee.type == XML_ELEMENT_NODE }

  /// Counted from 1.
  public var line: Int { Int(xmlGetLineNo(pointer)) }

  /// The node as HTML source.
  public var markup: [UInt8] { tree.markup(self) }

  /// In lower case, as the parser makes it.
  public var name: String { pointer.pointee.name.map { String(cString: $0) } ?? "" }

  /// What is to be read, white space folded: of an element what its texts say, scripts and styles aside; of anything else
  /// its value.
  public var text: String {
    var text = NodeText()
    text.add(pointer)
    return text.folded
  }

  /// The value of an attribute (its name in lower case), white space folded; `nil` where it is missing or empty.
  public func attribute(_ name: String) -> String? {
    guard isElement else { return nil }
    var next = pointer.pointee.properties
    while let attribute = next {
      if let own = attribute.pointee.name, String(cString: own) == name {
        var text = NodeText()
        text.addAll(attribute.pointee.children)
        return text.folded.isEmpty ? nil : text.folded
      }
      next = attribute.pointee.next
    }
    return nil
  }

  /// The first element inside, in the order of the page, that is one of these and satisfies the condition.
  public func first(_ names: Set<String>, where condition: (HTMLNode) -> Bool = { _ in true }) -> HTMLNode? {
    var next = pointer.pointee.children
    while let current = next {
      let node = HTMLNode(current, in: tree)
      if node.isElement, names.contains(node.name), condition(node) { return node }
      next = Self.following(current, within: pointer)
    }
    return nil
  }

  /// The node after this one in the order of the page, without leaving the subtree.
  static func following(_ node: xmlNodePtr, within root: xmlNodePtr, skippingChildren: Bool = false) -> xmlNodePtr? {
    // Only an element's children are of the tree; an entity's belong to its declaration.
    if !skippingChildren, node.pointee.type == XML_ELEMENT_NODE, let child = node.pointee.children { return child }
    var current = node
    while current != root {
      if let sibling = current.pointee.next { return sibling }
      guard let parent = current.pointee.parent else { return nil }
      current = parent
    }
    return nil
  }
}

/// Gathers text from a tree. Elements that stand on lines of their own part words, others do not.
private struct NodeText {
  private static let unread: Set<String> = ["script", "style", "template", "noscript"]
  private static let inline: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "kbd", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "time", "u", "wbr",
  ]

  private var bytes: [UInt8] = []

  /// Without recursion, as a page may be as deep as it likes.
  mutating func add(_ root: xmlNodePtr) {
    if root.pointee.type == XML_ATTRIBUTE_NODE {
      addAll(root.pointee.children)
      return
    }
    var next: xmlNodePtr? = root
    while let node = next {
      var skips = false
      switch node.pointee.type {
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: append(node)
      case XML_ELEMENT_NODE:
        let name = node.pointee.name.map { String(cString: $0) } ?? ""
        skips = Self.unread.contains(name)
        if !Self.inline.contains(name) { bytes.append(0x20) }
      default: skips = true
      }
      next = HTMLNode.following(node, within: root, skippingChildren: skips)
    }
  }

  mutating func addAll(_ first: xmlNodePtr?) {
    var next = first
    while let node = next {
      append(node)
      next = node.pointee.next
    }
  }

  private mutating func append(_ node: xmlNodePtr) {
    guard let content = node.pointee.content else { return }
    bytes += UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content)))
  }

  var folded: String {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
