internal import CBlocks

extension SanitisingPass {
  /// Writes what is allowed of the attributes of the tag read last.
  mutating func writeAttributes(of tag: HTMLTag) {
    let traits = tags.traits(tag)
    if traits.contains(.mathML) { return writeMathAttributes() }
    var seen: UInt64 = 0
    for index in 0..<reader.attributes.count {
      let attribute = reader.attributes[index]
      if attribute.kind == .unknown { continue }
      if attribute.kind == .event {
        removedCount += 1
        continue
      }
      let kind: AttributeKind = attribute.kind == .xmlLang ? .lang : attribute.kind
      // The first of two attributes of a name is the one that counts.
      guard seen & kind.bit == 0, let rule = AttributeRule.of(kind, on: tag) else { continue }
      seen |= kind.bit
      write(attribute, as: kind, rule)
    }
    if traits.contains(.player), seen & AttributeKind.controls.bit == 0 { output.append(" controls=\"\"") }
  }

  mutating func write(_ attribute: AttributeRange, as kind: AttributeKind, _ rule: AttributeRule) {
    switch rule {
    case .boolean: beginAttribute(kind)
    case .url, .link:
      guard resolve(attribute, allowsMail: rule == .link) else { return }
      beginAttribute(kind)
      writeURL()
    case .sourceSet:
      let start = output.count
      beginAttribute(kind)
      guard writeSourceSet(attribute) else { return output.truncate(to: start) }
    case .number:
      guard let number = number(of: attribute) else { return }
      beginAttribute(kind)
      output.append(String(number))
    case .direction:
      let source = reader.source
      let start = attribute.valueStart
      let length = attribute.valueEnd - start
      guard
        (length == 3
          && (ByteScan.hasPrefix("ltr", source, start, start + 3)
            || ByteScan.hasPrefix("rtl", source, start, start + 3)))
          || (length == 4 && ByteScan.hasPrefix("auto", source, start, start + 4))
      else { return }
      beginAttribute(kind)
      for index in start..<attribute.valueEnd { output.append(ByteScan.lowercased(source[index])) }
    case .text:
      guard attribute.valueEnd > attribute.valueStart else { return }
      let start = output.count
      beginAttribute(kind)
      let valueStart = output.count
      writeText(of: attribute)
      if output.count == valueStart { return output.truncate(to: start) }
    }
    output.append(0x22)
  }

  mutating func beginAttribute(_ kind: AttributeKind) {
    output.append(0x20)
    output.append(AttributeNames.shared[kind])
    output.append(0x3D)
    output.append(0x22)
  }

  /// The value with its references decoded, escaped again.
  mutating func writeText(of attribute: AttributeRange) {
    decode(attribute)
    value.withBytes { bytes in
      if let start = bytes.baseAddress { output.append(escaping: start, count: bytes.count) }
    }
  }

  /// Puts an attribute's value into `value`, references decoded.
  mutating func decode(_ attribute: AttributeRange) {
    value.truncate(to: 0)
    HTMLEntities.decode(
      reader.source, attribute.valueStart..<attribute.valueEnd, inAttribute: true, into: &value)
  }

  /// Up to six leading digits, after a minus sign perhaps.
  ///
  /// Mutating, as `isHiddenByAttribute`.
  mutating func number(of attribute: AttributeRange) -> Int? {
    var index = attribute.valueStart
    while index < attribute.valueEnd, ByteScan.isSpace(reader.source[index]) { index += 1 }
    var isNegative = false
    if index < attribute.valueEnd, reader.source[index] == 0x2D {
      isNegative = true
      index += 1
    }
    let start = index
    var number = 0
    while index < attribute.valueEnd, index - start < 6, reader.source[index] &- 0x30 < 10 {
      number = number * 10 + Int(reader.source[index] &- 0x30)
      index += 1
    }
    guard index > start else { return nil }
    while index < attribute.valueEnd, reader.source[index] == 0x2E || reader.source[index] &- 0x30 < 10 { index += 1 }
    if index < attribute.valueEnd, reader.source[index] == 0x25 { return nil }
    return isNegative ? -number : number
  }
}

/// Attributes' names as bytes.
struct AttributeNames: Sendable {
  static let shared = AttributeNames()

  private let names: [String]

  private init() { names = AttributeKind.allCases.map { $0 == .xmlLang ? "lang" : $0.name } }

  subscript(kind: AttributeKind) -> String { names[Int(kind.rawValue)] }
}

extension ByteSink {
  /// Bytes as an attribute's value: quotes and markup escaped, control characters left out, white space a space.
  mutating func append(escaping source: UnsafePointer<UInt8>, count length: Int) {
    var start = 0
    var index = 0
    while index < length {
      if index &+ 16 <= length {
        let plain = Int(tidings_block_value(source + index))
        index &+= plain
        if plain == 16 { continue }
      }
      let byte = source[index]
      index &+= 1
      if byte > 0x3E || (byte >= 0x20 && byte != 0x22 && byte != 0x26 && byte != 0x3C && byte != 0x3E) { continue }
      append(source + start, count: index &- 1 &- start)
      start = index
      switch byte {
      case 0x22: append("&quot;")
      case 0x26: append("&amp;")
      case 0x3C: append("&lt;")
      case 0x3E: append("&gt;")
      case 0x09, 0x0A, 0x0C, 0x0D: append(0x20)
      default: break
      }
    }
    append(source + start, count: length - start)
  }
}
