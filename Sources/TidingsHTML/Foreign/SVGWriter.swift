/// Writes SVG anew, by an allow-list of shapes and their attributes (WHATWG HTML section 13.2.6.5 for what is read).
///
/// What is written has no element that HTML takes for its own, text only where it is escaped, and every element closed:
/// a parser of HTML leaves SVG nowhere but where it is meant to.
struct SVGWriter {
  private var stack = SVGStack()
  /// How many elements were left out for what they could do.
  private(set) var removedCount = 0

  /// Whether the reader is in an `svg`.
  var isOpen: Bool { stack.isOpen }
  /// Whether the rules of HTML hold in the innermost element.
  var isInHTML: Bool { stack.isInHTML }

  /// An `svg` in HTML. The tag has been read.
  mutating func open(
    _ reader: borrowing MarkupReader, _ values: inout AttributeValues, into tree: inout TreeWriter
  ) {
    if reader.isSelfClosing { return }
    let name = reader.name
    let isLeftOut =
      tree.isSilent || reader.attributes.hideElement(&values)
      || Self.isDecoration(reader.attributes, in: values.source) || !tree.prepareForContent()
    stack.begin(at: tree.html.count)
    if isLeftOut { return stack.push(SVGStack.Entry(name: name, written: nil, isIsland: false), isSilent: true) }
    tree.html.append("<svg")
    ForeignAttributeWriter.writeSVG(reader.attributes, of: .svg, &stack, &values, to: &tree.html)
    Self.writeNaturalSize(reader.attributes, &values, to: &tree.html)
    tree.html.append(0x3E)
    stack.push(SVGStack.Entry(name: name, written: .svg, isIsland: false), isSilent: false)
  }

  /// Not meant for every reader: the sign on a button, or the drawing of a formula that is there as text as well.
  private static func isDecoration(_ attributes: borrowing AttributeList, in source: UnsafePointer<UInt8>) -> Bool {
    for index in 0..<attributes.count {
      let attribute = attributes[index]
      guard attribute.name == ariaHidden else { continue }
      return ByteScan.hasPrefix("true", source, attribute.valueStart, attribute.valueEnd)
    }
    return false
  }

  private static let ariaHidden = PackedName("aria-hidden")

  /// The size of its `viewBox`, for a picture that a style sheet gave its size: without one it would fill the page.
  private static func writeNaturalSize(
    _ attributes: borrowing AttributeList, _ values: inout AttributeValues, to output: inout ByteSink
  ) {
    var box: [Substring] = []
    for index in 0..<attributes.count {
      let name = values.name(of: attributes[index])
      if name == "width" || name == "height" { return }
      guard name == "viewbox", box.isEmpty else { continue }
      values.decode(attributes[index])
      box = values.decoded.string().split { $0 == "," || $0.isWhitespace }
    }
    guard box.count == 4, let width = Double(box[2]), let height = Double(box[3]), width >= 1, height >= 1,
      width < 100_000, height < 100_000
    else { return }
    ForeignAttributeWriter.write("width", Array(box[2].utf8), to: &output)
    ForeignAttributeWriter.write("height", Array(box[3].utf8), to: &output)
  }

  /// Ends the `svg` and what is open in it.
  mutating func close(in tree: inout TreeWriter) {
    while stack.isOpen { pop(in: &tree) }
  }

  private mutating func pop(in tree: inout TreeWriter) {
    guard let entry = stack.pop() else { return }
    if let element = entry.written {
      Self.writeEnd(of: element, to: &tree.html)
      if element == .text { tree.text.ask(.line) }
    }
    if !stack.isOpen, !stack.draws { tree.html.truncate(to: stack.start) }
  }

  // MARK: Tags

  /// A start tag in SVG; `true` where it ends the SVG and is to be handled as HTML.
  mutating func start(
    _ tag: HTMLTag, _ reader: inout MarkupReader, _ values: inout AttributeValues, into tree: inout TreeWriter
  ) -> Bool {
    let isIsland = tag == .foreignobject || tag == .desc || tag == .title
    if stack.isInHTML {
      if isIsland || tag == .svg { enter(reader, isIsland: isIsland) }
      return false
    }
    let traits = tree.tags.traits(tag)
    if ForeignContent.breakouts.contains(tag), traits.contains(.kept) {
      close(in: &tree)
      return true
    }
    if traits.contains(.dangerous), tag != .svg, !tree.isSilent { removedCount += 1 }
    guard !stack.isSilent, stack.hasRoom,
      let element = SVGElement.named(String(decoding: reader.contentBytes, as: UTF8.self).asciiLowercase)
    else {
      enter(reader, isIsland: isIsland)
      return false
    }
    reader.classifyAttributes()
    write(element, reader, isIsland: isIsland, &values, into: &tree)
    return false
  }

  /// An end tag in SVG; `true` where it ends the SVG and is to be handled as HTML.
  mutating func end(_ tag: HTMLTag, _ name: PackedName, in tree: inout TreeWriter) -> Bool {
    if let depth = stack.depth(of: name) {
      for _ in 0..<depth { pop(in: &tree) }
      return false
    }
    if stack.isInHTML { return false }
    guard tag == .p || tag == .br || tree.stack.holds(tag) else { return false }
    close(in: &tree)
    return true
  }

  /// Enters an element that is left out with its content.
  private mutating func enter(_ reader: borrowing MarkupReader, isIsland: Bool) {
    // Of what is nested too deep the end tags are not told apart: it ends with what is around it.
    if reader.isSelfClosing || !stack.hasRoom { return }
    stack.push(SVGStack.Entry(name: reader.name, written: nil, isIsland: isIsland), isSilent: true)
  }

  private mutating func write(
    _ element: SVGElement, _ reader: borrowing MarkupReader, isIsland: Bool, _ values: inout AttributeValues,
    into tree: inout TreeWriter
  ) {
    let start = tree.html.count
    tree.html.append(0x3C)
    tree.html.append(element.rawValue)
    let hasAddress = ForeignAttributeWriter.writeSVG(reader.attributes, of: element, &stack, &values, to: &tree.html)
    if !hasAddress, element == .use || element == .image {
      tree.html.truncate(to: start)
      return enter(reader, isIsland: isIsland)
    }
    tree.html.append(0x3E)
    if element.draws { stack.draws = true }
    if element == .text { tree.text.ask(.line) }
    if reader.isSelfClosing { return Self.writeEnd(of: element, to: &tree.html) }
    stack.push(SVGStack.Entry(name: reader.name, written: element, isIsland: isIsland), isSilent: false)
  }

  private static func writeEnd(of element: SVGElement, to output: inout ByteSink) {
    output.append(0x3C)
    output.append(0x2F)
    output.append(element.rawValue)
    output.append(0x3E)
  }

  /// Text in SVG, up to where the next markup begins.
  func write(text range: Range<Int>, of source: UnsafePointer<UInt8>, isRaw: Bool, into tree: inout TreeWriter) {
    guard stack.takesText, !tree.isSilent else { return }
    SVGText.write(source, range, isRaw: isRaw, isSeen: stack.isInText, into: &tree)
  }
}
