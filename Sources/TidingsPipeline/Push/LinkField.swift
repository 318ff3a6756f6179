/// The `Link` header field (RFC 8288 section 3).
enum LinkField {
  struct Link: Equatable {
    var target: String
    /// In lower case.
    var relations: [String]
  }

  /// The links of one field's value; what is no link is passed over.
  static func links(_ value: String) -> [Link] {
    var links: [Link] = []
    var rest = value.utf8[...]
    while let open = rest.firstIndex(of: 0x3C), let close = rest[open...].firstIndex(of: 0x3E) {
      let target = String(decoding: rest[rest.index(after: open)..<close], as: UTF8.self)
      rest = rest[rest.index(after: close)...]
      var relations: [String]?
      while let (name, value) = parameter(&rest) {
        // Of several the first counts (section 3.3).
        if name == "rel", relations == nil { relations = value.lowercased().split(separator: " ").map(String.init) }
      }
      links.append(Link(target: target, relations: relations ?? []))
    }
    return links
  }

  /// The next parameter of a link; `nil` where the link ends.
  private static func parameter(_ rest: inout Substring.UTF8View) -> (name: String, value: String)? {
    func skipSpace() { while let first = rest.first, first == 0x20 || first == 0x09 { rest.removeFirst() } }
    skipSpace()
    guard rest.first == 0x3B else { return nil }
    rest.removeFirst()
    skipSpace()
    let end = rest.firstIndex { $0 == 0x3D || $0 == 0x3B || $0 == 0x2C } ?? rest.endIndex
    let name = String(decoding: rest[..<end], as: UTF8.self).lowercased().filter { $0 != " " }
    rest = rest[end...]
    guard rest.first == 0x3D else { return (name, "") }
    rest.removeFirst()
    skipSpace()
    var value: [UInt8] = []
    if rest.first == 0x22 {
      rest.removeFirst()
      while let byte = rest.popFirst(), byte != 0x22 {
        if byte == 0x5C, let quoted = rest.popFirst() { value.append(quoted) } else { value.append(byte) }
      }
    } else {
      while let byte = rest.first, byte != 0x3B, byte != 0x2C, byte != 0x20 {
        value.append(byte)
        rest.removeFirst()
      }
    }
    return (name, String(decoding: value, as: UTF8.self))
  }
}
