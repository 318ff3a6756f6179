/// A page as a flat array of nodes in document order.
///
/// A node's descendants follow it, up to ``Node/end``; all character data stands in one buffer in document order, so that
/// the text of any element is one range of it. Nothing here recurses, however deep the page nests.
struct Page: Sendable {
  var nodes: [Node] = []
  /// The page's character data, as it was written, entities resolved.
  var text: [UInt8] = []
  var attributes: [Attribute] = []
  /// The values of the attributes.
  var values: [UInt8] = []
  /// The contents of the scripts that hold data.
  var scripts: [DataScript] = []
  /// What the formulas hold of which the page has the signs, and the drawings with words in them: an element names one by
  /// its number.
  var formulas: [[UInt8]] = []

  struct Node: Sendable {
    var tag: Tag
    var parent: Int32
    /// One past the last descendant.
    var end: Int32
    /// The range of ``Page/text`` that the node covers.
    var textStart: Int32
    var textEnd: Int32
    var attributeStart: Int32
    var attributeEnd: Int32
  }

  struct Attribute: Sendable {
    var name: AttributeName
    var start: Int32
    var end: Int32
  }

  /// A script element that holds data, or another that holds what a program reads.
  struct DataScript: Sendable {
    enum Kind: Sendable {
      /// `application/ld+json`
      case linkedData
      /// The state that a page's framework starts from, such as `__NEXT_DATA__`.
      case state
      /// A short program, which may name facts of the article in passing.
      case program
      /// Markup, escaped, in a `textarea` that a program puts into the page.
      case field
    }
    var kind: Kind
    var bytes: [UInt8]
  }

  /// The bytes of an attribute; `nil` when the node has none of that name.
  func attribute(_ name: AttributeName, of node: Int) -> ArraySlice<UInt8>? {
    let range = Int(nodes[node].attributeStart)..<Int(nodes[node].attributeEnd)
    for index in range where attributes[index].name == name {
      return values[Int(attributes[index].start)..<Int(attributes[index].end)]
    }
    return nil
  }

  func attributeText(_ name: AttributeName, of node: Int) -> String? {
    attribute(name, of: node).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The node's text with white space folded and trimmed; invisible parts are not left out.
  func foldedText(of node: Int, limit: Int = 4096) -> String {
    let start = Int(nodes[node].textStart)
    let end = min(Int(nodes[node].textEnd), start + limit * 4)
    return ByteText.folded(text[start..<end], limit: limit)
  }

  /// Whether an element beside a node has its tag and is named as it is, as the sections of an article are.
  func hasLike(_ node: Int) -> Bool {
    let name = attribute(.classes, of: node)
    let parent = Int(nodes[node].parent)
    guard parent >= 0 else { return false }
    var other = parent + 1
    var looked = 0
    while other < Int(nodes[parent].end), looked < Self.mostBeside {
      looked += 1
      if other != node, nodes[other].tag == nodes[node].tag, attribute(.classes, of: other) == name { return true }
      other = max(other + 1, Int(nodes[other].end))
    }
    return looked == Self.mostBeside
  }

  /// Whether a node is one of some, or lies in one of them that is no further above it than so many levels less one.
  func isWithin(_ ancestors: Set<Int32>, _ node: Int, levels: Int) -> Bool {
    var ancestor = node
    for _ in 0..<levels {
      if ancestors.contains(Int32(ancestor)) { return true }
      let parent = Int(nodes[ancestor].parent)
      guard parent >= 0 else { return false }
      ancestor = parent
    }
    return false
  }

  /// Of more elements in one there is another like it.
  private static let mostBeside = 400

  /// Whether an element sets its text to the right, by what its attributes say.
  func isToTheRight(_ node: Int) -> Bool {
    attribute(.align, of: node).map { ByteText.equals($0, "right") } ?? false
      || attribute(.style, of: node).map { ByteText.contains($0, "right") } ?? false
      || attribute(.classes, of: node).map { ByteText.contains($0, "right") } ?? false
  }

  /// Whether a node is a text of nothing but white space, no-break spaces included.
  func isBlankText(_ node: Int32) -> Bool {
    let run = nodes[Int(node)]
    return run.tag == .text
      && text[Int(run.textStart)..<Int(run.textEnd)].allSatisfy { ByteText.isSpace($0) || $0 == 0xC2 || $0 == 0xA0 }
  }

  /// Whether `node` is `ancestor` or lies in it.
  func contains(_ ancestor: Int, _ node: Int) -> Bool {
    node >= ancestor && node < Int(nodes[ancestor].end)
  }
}
