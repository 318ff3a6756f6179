internal import TidingsHTML
internal import TidingsModel

/// Writes elements out as HTML source.
enum MarkupWriter {
  /// - Parameters:
  ///   - base: what addresses are resolved against; `nil` leaves them as they are.
  ///   - room: for what that adds to them.
  static func start(
    _ name: XMLName, _ attributes: XMLAttributes, base: String?, room: inout AddressRoom, to text: inout [UInt8]
  ) {
    text.append(0x3C)
    append(name.local, to: &text)
    for index in 0..<attributes.count {
      append(attribute: index, of: attributes, base: base, room: &room, to: &text)
    }
    text.append(0x3E)
  }

  static func end(_ name: XMLName, to text: inout [UInt8]) {
    guard !isVoid(name.local) else { return }
    text.append(0x3C)
    text.append(0x2F)
    append(name.local, to: &text)
    text.append(0x3E)
  }

  /// `<`, `>` or `&` as a reference.
  static func escape(_ byte: UInt8) -> String.UTF8View {
    switch byte {
    case 0x3C: "&lt;".utf8
    case 0x3E: "&gt;".utf8
    default: "&amp;".utf8
    }
  }

  /// Whether the elements inside are SVG or MathML.
  static func isForeign(_ name: UnsafePointer<UInt8>) -> Bool {
    switch name[0] | 0x20 {
    case 0x73: XMLAttributes.matches(name, "svg")
    case 0x6D: XMLAttributes.matches(name, "math")
    default: false
    }
  }

  /// A prefix that was never declared may come as part of the name.
  private static func append(_ name: UnsafePointer<UInt8>, to text: inout [UInt8]) {
    var cursor = name
    while cursor.pointee != 0 {
      text.append(cursor.pointee)
      cursor += 1
    }
  }

  private static func append(
    attribute index: Int, of attributes: XMLAttributes, base: String?, room: inout AddressRoom, to text: inout [UInt8]
  ) {
    guard let name = attributes.local(index) else { return }
    text.append(0x20)
    // HTML knows XLink by its usual prefix only.
    let isXLink = attributes.uri(index).map { XMLAttributes.matches($0, "http://www.w3.org/1999/xlink") } ?? false
    if isXLink {
      text.append(contentsOf: "xlink:".utf8)
    } else if let prefix = attributes.prefix(index) {
      // xml:lang is lang in HTML; xml:base was applied.
      if !attributes.isReserved(index) {
        append(prefix, to: &text)
        text.append(0x3A)
      } else if XMLAttributes.matches(name, "base") || XMLAttributes.matches(name, "space") {
        text.removeLast()
        return
      }
    }
    let nameStart = text.count
    append(name, to: &text)
    let value = attributes.bytes(index)
    let addresses =
      base == nil || room.isSpent || isXLink && value.first == 0x23
      ? nil : Addresses(name: text[nameStart...], value: value)
    text.append(0x3D)
    text.append(0x22)
    if let addresses, let base = base.flatMap(WebURL.init) {
      switch addresses {
      case .one:
        let resolved = resolve(attributes.string(index), size: value.count, against: base, &room)
        if let resolved { append(quoted: resolved.utf8, to: &text) } else { append(quoted: value, to: &text) }
      case .several:
        let set = PictureAttribute.sourceSet(Array(attributes.string(index).utf8)) {
          resolve($0, size: $0.utf8.count, against: base, &room)
        }
        append(quoted: set, to: &text)
      }
    } else {
      append(quoted: value, to: &text)
    }
    text.append(0x22)
  }

  /// - Parameter size: the address's as it is written, in bytes.
  /// - Returns: `nil` where it is to stay so.
  private static func resolve(_ address: String, size: Int, against base: WebURL, _ room: inout AddressRoom) -> String?
  {
    guard let resolved = base.resolve(address)?.description, room.take(size, to: resolved.utf8.count) else {
      return nil
    }
    return resolved
  }

  private static func append(quoted bytes: some Sequence<UInt8>, to text: inout [UInt8]) {
    for byte in bytes {
      switch byte {
      case 0x26, 0x3C, 0x3E: text.append(contentsOf: escape(byte))
      case 0x22: text.append(contentsOf: "&quot;".utf8)
      default: text.append(byte)
      }
    }
  }

  /// What an attribute holds that a base is for.
  private enum Addresses {
    case one
    /// As in `srcset`.
    case several

    /// - Returns: `nil` for an attribute that holds none.
    init?(name: ArraySlice<UInt8>, value: UnsafeBufferPointer<UInt8>) {
      if Self.names.contains(where: { $0.utf8.elementsEqual(name) }) {
        self = .one
        return
      }
      switch PictureAttribute(name: name, value: value) {
      case .source?: self = .one
      case .sourceSet?: self = .several
      case nil: return nil
      }
    }

    private static let names = ["href", "src", "poster", "cite", "longdesc", "data", "background", "action"]
  }

  private static func isVoid(_ name: UnsafePointer<UInt8>) -> Bool {
    switch name[0] | 0x20 {
    case 0x62: XMLAttributes.matches(name, "br")
    case 0x68: XMLAttributes.matches(name, "hr")
    case 0x69: XMLAttributes.matches(name, "img") || XMLAttributes.matches(name, "input")
    case 0x61: XMLAttributes.matches(name, "area")
    case 0x63: XMLAttributes.matches(name, "col")
    case 0x65: XMLAttributes.matches(name, "embed")
    case 0x73: XMLAttributes.matches(name, "source")
    case 0x74: XMLAttributes.matches(name, "track")
    case 0x77: XMLAttributes.matches(name, "wbr")
    case 0x6C: XMLAttributes.matches(name, "link")
    case 0x6D: XMLAttributes.matches(name, "meta")
    default: false
    }
  }
}
