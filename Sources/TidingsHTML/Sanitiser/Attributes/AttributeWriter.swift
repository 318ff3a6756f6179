/// Writes what is allowed of an element's attributes (`AttributeRule`).
enum AttributeWriter {
  /// - Returns: whether a `src` or `srcset` was among them.
  static func write(
    _ attributes: borrowing AttributeList, of tag: HTMLTag, _ traits: TagTraits, _ values: inout AttributeValues,
    to output: inout ByteSink
  ) -> Bool {
    if traits.contains(.mathML) {
      ForeignAttributeWriter.writeMathML(attributes, &values, to: &output)
      return false
    }
    var seen: UInt64 = 0
    var hasSource =
      !traits.isDisjoint(with: [.player, .needsSource])
      && writeLazySources(attributes, of: tag, &seen, &values, to: &output)
    for index in 0..<attributes.count {
      let attribute = attributes[index]
      if attribute.kind == .unknown { continue }
      if attribute.kind == .event {
        values.removedCount += 1
        continue
      }
      let kind: AttributeKind = attribute.kind == .xmlLang ? .lang : attribute.kind
      // The first of two attributes of a name is the one that counts.
      guard seen & kind.bit == 0, let rule = AttributeRule.of(kind, on: tag) else { continue }
      seen |= kind.bit
      let start = output.count
      write(attribute, as: kind, rule, &values, to: &output)
      if kind == .src || kind == .srcset, output.count > start { hasSource = true }
    }
    if traits.contains(.player), seen & AttributeKind.controls.bit == 0 { output.append(" controls=\"\"") }
    return hasSource
  }

  /// Writes the addresses that a script would put into `src` and `srcset`, in place of what these say.
  ///
  /// - Returns: whether there was one.
  private static func writeLazySources(
    _ attributes: borrowing AttributeList, of tag: HTMLTag, _ seen: inout UInt64, _ values: inout AttributeValues,
    to output: inout ByteSink
  ) -> Bool {
    let start = output.count
    for index in 0..<attributes.count {
      let attribute = attributes[index]
      let kind: AttributeKind
      switch attribute.kind {
      case .dataSrc, .dataLazySrc: kind = .src
      case .dataSrcset, .dataLazySrcset: kind = .srcset
      default: continue
      }
      guard seen & kind.bit == 0, let rule = AttributeRule.of(kind, on: tag),
        URLShape.mayBeAddress(values.source, attribute.valueStart, attribute.valueEnd)
      else { continue }
      let before = output.count
      write(attribute, as: kind, rule, &values, to: &output)
      if output.count > before { seen |= kind.bit }
    }
    return output.count > start
  }

  static func write(
    _ attribute: AttributeRange, as kind: AttributeKind, _ rule: AttributeRule, _ values: inout AttributeValues,
    to output: inout ByteSink
  ) {
    switch rule {
    case .boolean: begin(kind, &output)
    case .url, .link:
      guard values.resolve(attribute, allowsMail: rule == .link) else { return }
      // Sounds and films are asked for by who wants them, and come by way of counters.
      if kind == .poster, values.urlIsTracker(isShown: true) {
        values.removedCount += 1
        return
      }
      begin(kind, &output)
      output.append(escaping: values.url)
    case .sourceSet:
      let start = output.count
      begin(kind, &output)
      guard write(sourceSet: attribute, &values, to: &output) else { return output.truncate(to: start) }
    case .number:
      guard let number = values.number(of: attribute) else { return }
      begin(kind, &output)
      output.append(String(number))
    case .direction:
      let source = values.source
      let start = attribute.valueStart
      let length = attribute.valueEnd - start
      guard
        (length == 3
          && (ByteScan.hasPrefix("ltr", source, start, start + 3)
            || ByteScan.hasPrefix("rtl", source, start, start + 3)))
          || (length == 4 && ByteScan.hasPrefix("auto", source, start, start + 4))
      else { return }
      begin(kind, &output)
      for index in start..<attribute.valueEnd { output.append(ByteScan.lowercased(source[index])) }
    case .text:
      guard attribute.valueEnd > attribute.valueStart else { return }
      let start = output.count
      begin(kind, &output)
      let valueStart = output.count
      values.decode(attribute)
      output.append(escaping: values.decoded)
      if output.count == valueStart { return output.truncate(to: start) }
    }
    output.append(0x22)
  }

  private static func begin(_ kind: AttributeKind, _ output: inout ByteSink) {
    output.append(0x20)
    output.append(AttributeNames.shared[kind])
    output.append(0x3D)
    output.append(0x22)
  }

  /// What is left of a `srcset` once its addresses are resolved; `false` where that is nothing.
  private static func write(
    sourceSet attribute: AttributeRange, _ values: inout AttributeValues, to output: inout ByteSink
  ) -> Bool {
    let start = output.count
    var candidates = SourceSet(attribute, &values)
    while let candidate = candidates.next(&values) {
      if output.count > start { output.append(", ") }
      output.append(escaping: values.url)
      if !candidate.descriptor.isEmpty {
        output.append(0x20)
        output.append(candidate.descriptor)
      }
    }
    return output.count > start
  }
}

/// Attributes' names as HTML writes them.
private struct AttributeNames: Sendable {
  static let shared = AttributeNames()

  private let names: [String]

  private init() { names = AttributeKind.allCases.map { $0 == .xmlLang ? "lang" : $0.name } }

  subscript(kind: AttributeKind) -> String { names[Int(kind.rawValue)] }
}
