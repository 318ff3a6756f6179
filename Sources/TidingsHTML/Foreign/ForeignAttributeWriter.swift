/// Writes what is allowed of the attributes of SVG and MathML elements (`ForeignAttribute`).
enum ForeignAttributeWriter {
  static func writeMathML(
    _ attributes: borrowing AttributeList, _ values: inout AttributeValues, to output: inout ByteSink
  ) {
    var seen: UInt128 = 0
    for index in 0..<attributes.count {
      let attribute = attributes[index]
      if attribute.kind == .event { values.removedCount += 1 }
      guard let foreign = ForeignAttribute.ofMathML(values.name(of: attribute)), seen & foreign.bit == 0 else {
        continue
      }
      seen |= foreign.bit
      values.decode(attribute)
      if let checked = ForeignValue.checked(values.decoded.string()[...].utf8, foreign.rule) {
        write(foreign.name, checked, to: &output)
      }
    }
  }

  /// - Returns: whether an address was among them.
  @discardableResult
  static func writeSVG(
    _ attributes: borrowing AttributeList, of element: SVGElement, _ svg: inout SVGStack,
    _ values: inout AttributeValues, to output: inout ByteSink
  ) -> Bool {
    var seen: UInt128 = 0
    var hasAddress = false
    // What a style sets counts more than an attribute.
    for index in 0..<attributes.count where attributes[index].kind == .style {
      values.decode(attributes[index])
      writeProperties(of: values.decoded.string(), &seen, to: &output)
    }
    for index in 0..<attributes.count {
      let attribute = attributes[index]
      if attribute.kind == .event { values.removedCount += 1 }
      guard let foreign = ForeignAttribute.ofSVG(values.name(of: attribute)), seen & foreign.bit == 0 else { continue }
      seen |= foreign.bit
      if foreign.rule == .address {
        hasAddress = write(address: attribute, of: element, &svg, &values, to: &output) || hasAddress
        continue
      }
      values.decode(attribute)
      guard let checked = ForeignValue.checked(values.decoded.string()[...].utf8, foreign.rule) else { continue }
      if foreign.rule == .identifier { svg.identifiers.insert(checked) }
      write(foreign.name, checked, to: &output)
    }
    return hasAddress
  }

  /// `style="fill: red"` says the same as `fill="red"`, and needs no style sheet's syntax.
  private static func writeProperties(of style: String, _ seen: inout UInt128, to output: inout ByteSink) {
    for declaration in style.split(separator: ";").prefix(64) {
      guard let colon = declaration.firstIndex(of: ":") else { continue }
      let name = declaration[..<colon].filter { !$0.isWhitespace }.asciiLowercase
      guard let property = ForeignAttribute.ofSVG(name), property.isProperty, seen & property.bit == 0 else { continue }
      var text = declaration[declaration.index(after: colon)...]
      if let mark = text.firstIndex(of: "!") { text = text[..<mark] }
      guard let checked = ForeignValue.checked(text.utf8, property.rule) else { continue }
      seen |= property.bit
      write(property.name, checked, to: &output)
    }
  }

  /// Links lead to pages, pictures come from the web, everything else refers to its own document.
  private static func write(
    address attribute: AttributeRange, of element: SVGElement, _ svg: inout SVGStack,
    _ values: inout AttributeValues, to output: inout ByteSink
  ) -> Bool {
    switch element {
    case .a, .image:
      guard values.resolve(attribute, allowsMail: element == .a) else { return false }
      if element == .image, values.urlIsTracker(isShown: false) {
        values.removedCount += 1
        return false
      }
      output.append(" href=\"")
      output.append(escaping: values.url)
      output.append(0x22)
    default:
      values.decode(attribute)
      guard let fragment = ForeignValue.fragment(values.decoded.string()[...].utf8) else { return false }
      if element == .use, svg.identifiers.contains(Array(fragment.dropFirst())) { svg.draws = true }
      write("href", fragment, to: &output)
    }
    return true
  }

  /// - Parameter checked: a value that `ForeignValue` has let through.
  static func write(_ name: String, _ checked: [UInt8], to output: inout ByteSink) {
    output.append(0x20)
    output.append(name)
    output.append("=\"")
    checked.withUnsafeBufferPointer { bytes in
      if let start = bytes.baseAddress { output.append(escaping: start, count: bytes.count) }
    }
    output.append(0x22)
  }
}
