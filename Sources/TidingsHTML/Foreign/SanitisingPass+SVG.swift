/// SVG: an allow-list of shapes and their attributes, written anew (WHATWG HTML section 13.2.6.5 for what is read).
///
/// What is written has no element that HTML takes for its own, text only where it is escaped, and every element closed:
/// a parser of HTML leaves SVG nowhere but where it is meant to.
extension SanitisingPass {
  /// An `svg` in HTML. The tag has been read.
  mutating func openSVG() {
    if reader.isSelfClosing { return }
    let name = reader.name
    let isLeftOut = isSilent || isHiddenByAttribute || isDecoration || !prepareForContent()
    svg.begin(at: output.count)
    if isLeftOut { return svg.push(SVGStack.Entry(name: name, written: nil, isIsland: false), isSilent: true) }
    output.append("<svg")
    writeSVGAttributes(of: .svg)
    writeNaturalSize()
    output.append(0x3E)
    svg.push(SVGStack.Entry(name: name, written: .svg, isIsland: false), isSilent: false)
  }

  /// The size of its `viewBox`, for a picture that a style sheet gave its size: without one it would fill the page.
  private mutating func writeNaturalSize() {
    var box: [Substring] = []
    for index in 0..<reader.attributes.count {
      let name = reader.name(of: reader.attributes[index])
      if name == "width" || name == "height" { return }
      guard name == "viewbox", box.isEmpty else { continue }
      decode(reader.attributes[index])
      box = value.string().split { $0 == "," || $0.isWhitespace }
    }
    guard box.count == 4, let width = Double(box[2]), let height = Double(box[3]), width >= 1, height >= 1,
      width < 100_000, height < 100_000
    else { return }
    write(name: "width", value: Array(box[2].utf8))
    write(name: "height", value: Array(box[3].utf8))
  }

  /// Not meant for every reader: the sign on a button, or the drawing of a formula that is there as text as well.
  private var isDecoration: Bool {
    for index in 0..<reader.attributes.count {
      let attribute = reader.attributes[index]
      guard attribute.name == Self.ariaHidden else { continue }
      return ByteScan.hasPrefix("true", reader.source, attribute.valueStart, attribute.valueEnd)
    }
    return false
  }

  private static let ariaHidden = PackedName("aria-hidden")

  /// Ends the `svg` and what is open in it.
  mutating func closeSVG() {
    while svg.isOpen { popSVG() }
  }

  private mutating func popSVG() {
    guard let entry = svg.pop() else { return }
    if let element = entry.written {
      writeEnd(of: element)
      if element == .text { text.ask(.line) }
    }
    if !svg.isOpen, !svg.draws { output.truncate(to: svg.start) }
  }

  // MARK: Tags

  /// A start tag in SVG; `true` where it ends the SVG and is to be handled as HTML.
  mutating func startInSVG(_ tag: HTMLTag) -> Bool {
    let isIsland = tag == .foreignobject || tag == .desc || tag == .title
    if svg.isInHTML {
      if isIsland || tag == .svg { enterSVG(nil, isIsland: isIsland) }
      return false
    }
    if Self.breakouts.contains(tag), tags.traits(tag).contains(.kept) {
      closeSVG()
      return true
    }
    if tags.traits(tag).contains(.dangerous), tag != .svg, !isSilent { removedCount += 1 }
    guard !svg.isSilent, svg.hasRoom,
      let element = SVGElement.named(String(decoding: reader.contentBytes, as: UTF8.self).asciiLowercase)
    else {
      enterSVG(nil, isIsland: isIsland)
      return false
    }
    reader.classifyAttributes()
    writeSVG(element, isIsland: isIsland)
    return false
  }

  /// An end tag in SVG; `true` where it ends the SVG and is to be handled as HTML.
  mutating func endInSVG(_ tag: HTMLTag) -> Bool {
    if let depth = svg.depth(of: reader.name) {
      for _ in 0..<depth { popSVG() }
      return false
    }
    if svg.isInHTML { return false }
    guard tag == .p || tag == .br || stack.holds(tag) else { return false }
    closeSVG()
    return true
  }

  /// Enters an element that is left out with its content.
  private mutating func enterSVG(_ element: SVGElement?, isIsland: Bool) {
    // Of what is nested too deep the end tags are not told apart: it ends with what is around it.
    if reader.isSelfClosing || !svg.hasRoom { return }
    svg.push(SVGStack.Entry(name: reader.name, written: element, isIsland: isIsland), isSilent: element == nil)
  }

  private mutating func writeSVG(_ element: SVGElement, isIsland: Bool) {
    let start = output.count
    output.append(0x3C)
    output.append(element.rawValue)
    let hasAddress = writeSVGAttributes(of: element)
    if !hasAddress, element == .use || element == .image {
      output.truncate(to: start)
      return enterSVG(nil, isIsland: isIsland)
    }
    output.append(0x3E)
    if element.draws { svg.draws = true }
    if element == .text { text.ask(.line) }
    if reader.isSelfClosing { return writeEnd(of: element) }
    svg.push(SVGStack.Entry(name: reader.name, written: element, isIsland: isIsland), isSilent: false)
  }

  private mutating func writeEnd(of element: SVGElement) {
    output.append(0x3C)
    output.append(0x2F)
    output.append(element.rawValue)
    output.append(0x3E)
  }

  // MARK: Text

  /// Text in SVG, up to where the next markup begins.
  mutating func writeSVGText(from start: Int, to end: Int, isRaw: Bool) {
    guard svg.takesText, !isSilent else { return }
    value.truncate(to: 0)
    if isRaw {
      value.append(reader.source + start, count: end - start)
    } else {
      HTMLEntities.decode(reader.source, start..<end, inAttribute: false, into: &value)
    }
    var index = 0
    var runStart = 0
    while index < value.count {
      let byte = value[index]
      let next = index + 1 < value.count ? value[index + 1] : 0
      // Control characters, among them those beyond ASCII, are none that text may hold.
      let isControl = byte < 0x20 && !ByteScan.isSpace(byte) || byte == 0x7F
      let isLatinControl = byte == 0xC2 && next &- 0x80 < 0x20
      if ByteScan.isSpace(byte) || isControl || isLatinControl || byte == 0x26 || byte == 0x3C || byte == 0x3E {
        writeSVGRun(runStart..<index)
        switch byte {
        case 0x26: writeSVGCharacter("&amp;", byte)
        case 0x3C: writeSVGCharacter("&lt;", byte)
        case 0x3E: writeSVGCharacter("&gt;", byte)
        case _ where isControl || isLatinControl: break
        default:
          output.append(0x20)
          if svg.isInText { text.append(space: 0x20) }
        }
        index += isLatinControl ? 1 : 0
        runStart = index + 1
      }
      index += 1
    }
    writeSVGRun(runStart..<value.count)
  }

  private mutating func writeSVGRun(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    output.append(value, range)
    guard svg.isInText else { return }
    value.withBytes { bytes in
      if let start = bytes.baseAddress { text.append(run: start + range.lowerBound, count: range.count) }
    }
  }

  private mutating func writeSVGCharacter(_ reference: StaticString, _ byte: UInt8) {
    output.append(reference)
    if svg.isInText { text.append(scalar: UInt32(byte)) }
  }

  // MARK: Attributes

  /// - Returns: whether an address was among them.
  @discardableResult
  private mutating func writeSVGAttributes(of element: SVGElement) -> Bool {
    var seen: UInt128 = 0
    var hasAddress = false
    // What a style sets counts more than an attribute.
    for index in 0..<reader.attributes.count where reader.attributes[index].kind == .style {
      writeProperties(of: reader.attributes[index], &seen)
    }
    for index in 0..<reader.attributes.count {
      let attribute = reader.attributes[index]
      if attribute.kind == .event { removedCount += 1 }
      guard let foreign = ForeignAttribute.ofSVG(reader.name(of: attribute)), seen & foreign.bit == 0 else { continue }
      seen |= foreign.bit
      if foreign.rule == .address {
        hasAddress = writeAddress(attribute, of: element) || hasAddress
      } else {
        decode(attribute)
        write(foreign, value.string())
      }
    }
    return hasAddress
  }

  private mutating func write(_ attribute: ForeignAttribute, _ text: String) {
    guard let checked = ForeignValue.checked(text[...].utf8, attribute.rule) else { return }
    if attribute.rule == .identifier { svg.identifiers.insert(checked) }
    write(name: attribute.name, value: checked)
  }

  private mutating func write(name: String, value checked: [UInt8]) {
    output.append(0x20)
    output.append(name)
    output.append("=\"")
    checked.withUnsafeBufferPointer { bytes in
      if let start = bytes.baseAddress { output.append(escaping: start, count: bytes.count) }
    }
    output.append(0x22)
  }

  /// `style="fill: red"` says the same as `fill="red"`, and needs no style sheet's syntax.
  private mutating func writeProperties(of style: AttributeRange, _ seen: inout UInt128) {
    decode(style)
    for declaration in value.string().split(separator: ";").prefix(64) {
      guard let colon = declaration.firstIndex(of: ":") else { continue }
      let name = declaration[..<colon].filter { !$0.isWhitespace }.asciiLowercase
      guard let property = ForeignAttribute.ofSVG(name), property.isProperty, seen & property.bit == 0 else { continue }
      var text = declaration[declaration.index(after: colon)...]
      if let mark = text.firstIndex(of: "!") { text = text[..<mark] }
      guard let checked = ForeignValue.checked(text.utf8, property.rule) else { continue }
      seen |= property.bit
      write(name: property.name, value: checked)
    }
  }

  /// Links lead to pages, pictures come from the web, everything else refers to its own document.
  private mutating func writeAddress(_ attribute: AttributeRange, of element: SVGElement) -> Bool {
    switch element {
    case .a, .image:
      guard resolve(attribute, allowsMail: element == .a) else { return false }
      let isTracker = url.withBytes { bytes in
        bytes.baseAddress.map { element == .image && TrackingPixel.matches($0, bytes.count) } ?? false
      }
      if isTracker {
        removedCount += 1
        return false
      }
      output.append(" href=\"")
      writeURL()
      output.append(0x22)
    default:
      decode(attribute)
      guard let fragment = ForeignValue.fragment(value.string()[...].utf8) else { return false }
      if element == .use, svg.identifiers.contains(Array(fragment.dropFirst())) { svg.draws = true }
      write(name: "href", value: fragment)
    }
    return true
  }

  /// What MathML elements may bear.
  mutating func writeMathAttributes() {
    var seen: UInt128 = 0
    for index in 0..<reader.attributes.count {
      let attribute = reader.attributes[index]
      if attribute.kind == .event { removedCount += 1 }
      guard let foreign = ForeignAttribute.ofMathML(reader.name(of: attribute)), seen & foreign.bit == 0 else {
        continue
      }
      seen |= foreign.bit
      decode(attribute)
      write(foreign, value.string())
    }
  }
}
