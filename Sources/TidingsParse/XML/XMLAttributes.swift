/// The attributes of one start tag; valid only inside the event.
struct XMLAttributes {
  /// Five pointers each: local name, prefix, URI, first and behind the last byte of the value.
  var base: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  var count: Int

  var isEmpty: Bool { count == 0 }

  func local(_ index: Int) -> UnsafePointer<UInt8>? { base?[index * 5] }
  func prefix(_ index: Int) -> UnsafePointer<UInt8>? { base?[index * 5 + 1] }
  func uri(_ index: Int) -> UnsafePointer<UInt8>? { base?[index * 5 + 2] }

  func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    guard let base, let start = base[index * 5 + 3], let end = base[index * 5 + 4], end > start else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(start: start, count: end - start)
  }

  /// The value of the attribute of that local name (lower case), whatever its case and prefix; one without a prefix is
  /// preferred. `nil` when there is none.
  func value(_ name: StaticString) -> String? {
    var found: Int?
    for index in 0..<count {
      guard let local = local(index), Self.matches(local, name) else { continue }
      if prefix(index) == nil { return string(index) }
      if found == nil, !isReserved(index) { found = index }
    }
    return found.map(string)
  }

  /// The value with white space at its ends cut; `nil` when nothing is left.
  func trimmed(_ name: StaticString) -> String? {
    guard let text = value(name)?.trimmedSpace, !text.isEmpty else { return nil }
    return text
  }

  /// The value of `xml:NAME`.
  func xmlValue(_ name: StaticString) -> String? {
    for index in 0..<count where isReserved(index) {
      if let local = local(index), Self.matches(local, name) { return string(index) }
    }
    return nil
  }

  func string(_ index: Int) -> String {
    let bytes = bytes(index)
    guard bytes.contains(0xC2) else { return String(decoding: bytes, as: UTF8.self) }
    // &#146; and its kin, as in texts.
    var meant = Array(bytes)
    TextRepair.replaceControls(in: &meant)
    return String(decoding: meant, as: UTF8.self)
  }

  /// Whether the prefix is `xml`.
  func isReserved(_ index: Int) -> Bool {
    guard let prefix = prefix(index) else { return false }
    return prefix[0] == 0x78 && prefix[1] == 0x6D && prefix[2] == 0x6C && prefix[3] == 0
  }

  static func matches(_ text: UnsafePointer<UInt8>, _ name: StaticString) -> Bool {
    let count = name.utf8CodeUnitCount
    let wanted = name.utf8Start
    var index = 0
    while index < count {
      var byte = text[index]
      if byte >= 0x41, byte <= 0x5A { byte |= 0x20 }
      guard byte == wanted[index] else { return false }
      index += 1
    }
    return text[count] == 0
  }
}
