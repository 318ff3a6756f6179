/// What the values of SVG and MathML attributes may be.
///
/// Any value that is let through consists of characters that cannot spell an address, a character escape or a comment of
/// CSS; the one address there is, `url(#id)`, is taken apart and written anew.
enum ForeignValue {
  /// Identifiers get this before them, so that they can meet no name that a page or its scripts know.
  static let identifierPrefix = "svg-"

  private static let longestIdentifier = 200

  /// The value as it is to be written, not yet escaped; `nil` where it may not be.
  static func checked(_ value: Substring.UTF8View, _ rule: ForeignAttribute.Rule) -> [UInt8]? {
    let value = trimmed(value)
    guard !value.isEmpty else { return nil }
    switch rule {
    case .plain: return isPlain(value) ? spaced(value) : nil
    case .font: return isPlain(value, withQuotes: true) ? spaced(value) : nil
    case .text: return Array(value)
    case .identifier: return identifier(value)
    case .paint: return local(value) ?? (isPlain(value) ? spaced(value) : nil)
    case .reference:
      if hasPrefix("none", value), value.count == 4 { return Array("none".utf8) }
      return local(value)
    case .address: return nil
    }
  }

  /// `#id`
  static func fragment(_ value: Substring.UTF8View) -> [UInt8]? {
    let value = trimmed(value)
    guard value.first == 0x23 else { return nil }
    return identifier(value.dropFirst()).map { [0x23] + $0 }
  }

  private static func identifier(_ value: Substring.UTF8View) -> [UInt8]? {
    guard !value.isEmpty, value.count <= longestIdentifier,
      value.allSatisfy({ ByteScan.isLetterOrDigit($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E })
    else { return nil }
    return hasPrefix("svg-", value) ? Array(value) : Array(identifierPrefix.utf8) + value
  }

  /// `url(#id)`, perhaps with a colour for where there is no such element.
  private static func local(_ value: Substring.UTF8View) -> [UInt8]? {
    guard hasPrefix("url(", value), let close = value.firstIndex(of: 0x29) else { return nil }
    var inner = trimmed(value[value.index(value.startIndex, offsetBy: 4)..<close])
    if let quote = inner.first, quote == 0x22 || quote == 0x27 {
      guard inner.count >= 2, inner.last == quote else { return nil }
      inner = inner.dropFirst().dropLast()
    }
    guard let target = fragment(inner) else { return nil }
    let rest = trimmed(value[value.index(after: close)...])
    guard isPlain(rest) else { return nil }
    return Array("url(".utf8) + target + [0x29] + (rest.isEmpty ? [] : [0x20] + spaced(rest))
  }

  /// Letters, digits, `# , . + - ( ) % _`, white space and what is beyond ASCII, without a function that loads.
  private static func isPlain(_ value: Substring.UTF8View, withQuotes: Bool = false) -> Bool {
    var index = value.startIndex
    while index < value.endIndex {
      let byte = value[index]
      switch byte {
      case 0x28:
        // No function of CSS that takes an address has another name.
        let name = value[..<index].suffix(while: { ByteScan.isLetterOrDigit($0) || $0 == 0x2D })
        if loaders.contains(where: { name.elementsEqual($0.utf8) { ByteScan.lowercased($0) == $1 } }) { return false }
      case 0x23, 0x25, 0x29, 0x2B...0x2E, 0x5F, 0x80...: break
      case 0x22, 0x27: if !withQuotes { return false }
      default: guard ByteScan.isLetterOrDigit(byte) || ByteScan.isSpace(byte) else { return false }
      }
      index = value.index(after: index)
    }
    return true
  }

  private static let loaders = [
    "url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "element", "attr",
  ]

  private static func spaced(_ value: Substring.UTF8View) -> [UInt8] { value.map { ByteScan.isSpace($0) ? 0x20 : $0 } }

  private static func trimmed(_ value: Substring.UTF8View) -> Substring.UTF8View {
    var value = value
    while let first = value.first, first <= 0x20 { value = value.dropFirst() }
    while let last = value.last, last <= 0x20 { value = value.dropLast() }
    return value
  }

  private static func hasPrefix(_ text: StaticString, _ value: Substring.UTF8View) -> Bool {
    value.count >= text.utf8CodeUnitCount
      && zip(value, 0..<text.utf8CodeUnitCount).allSatisfy { ByteScan.lowercased($0) == text.utf8Start[$1] }
  }
}

extension BidirectionalCollection {
  fileprivate func suffix(while matches: (Element) -> Bool) -> SubSequence {
    var start = endIndex
    while start > startIndex, matches(self[index(before: start)]) { formIndex(before: &start) }
    return self[start...]
  }
}
