internal import CBlocks

/// What can be said of a URL by looking at its bytes.
enum URLShape {
  /// Whether a URL is absolute, of the Web and written so that resolving it would give back the same bytes.
  static func isPlainWebURL(_ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var index = start + 4
    guard end - start > 10, source[start] == 0x68, source[start + 1] == 0x74, source[start + 2] == 0x74,
      source[start + 3] == 0x70
    else { return false }
    if source[index] == 0x73 { index += 1 }
    guard source[index] == 0x3A, source[index + 1] == 0x2F, source[index + 2] == 0x2F else { return false }
    index += 3
    let host = index
    while index < end {
      let byte = source[index]
      if byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x2E {
        index &+= 1
      } else {
        break
      }
    }
    guard index > host, index < end, source[index] == 0x2F else { return false }
    while index &+ 17 <= end {
      guard tidings_block_is_path(source + index) else { return false }
      index &+= 16
    }
    while index < end {
      let byte = source[index]
      if byte <= 0x20 || byte == 0x5C || byte == 0x7F { return false }
      // A dot segment, plain or percent-encoded.
      if byte == 0x2F, index &+ 1 < end, source[index &+ 1] == 0x2E || source[index &+ 1] == 0x25 { return false }
      index &+= 1
    }
    return true
  }

  /// Whether a value is one address, and its path ends as pictures' do.
  static func namesPicture(_ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var pathEnd = end
    for index in start..<end {
      switch source[index] {
      case 0...0x20, 0x22, 0x2C, 0x3C, 0x3E, 0x7B, 0x7D: return false
      case 0x3F, 0x23: pathEnd = min(pathEnd, index)
      default: break
      }
    }
    let endings: [StaticString] = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"]
    return endings.contains { ending in
      let length = ending.utf8CodeUnitCount
      return pathEnd - start > length && ByteScan.hasPrefix(ending, source, pathEnd - length, pathEnd)
    }
  }

  /// Whether a value may be an address: lazy-load attributes also hold numbers, flags and JSON.
  static func mayBeAddress(_ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var hasSlashOrDot = false
    for index in start..<end {
      switch source[index] {
      case 0x2E, 0x2F: hasSlashOrDot = true
      case 0x7B, 0x7D, 0x3C, 0x3E: return false
      default: break
      }
    }
    return hasSlashOrDot
  }

  /// Whether a value that may be an address is one, and no version or name with a dot or a slash in it.
  static func isSurelyAddress(_ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var start = start
    while start < end, source[start] <= 0x20 { start += 1 }
    let beginnings: [StaticString] = ["/", "http:", "https:", "./", "../"]
    return beginnings.contains { ByteScan.hasPrefix($0, source, start, end) } || namesPicture(source, start, end)
  }

  /// Whether a path ends as those of photographs do, which nothing else is drawn in.
  static func endsAsPhotograph(_ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let endings: [StaticString] = [".jpg", ".jpeg", ".webp", ".avif"]
    return endings.contains { ending in
      let length = ending.utf8CodeUnitCount
      return end - start > length && ByteScan.hasPrefix(ending, source, end - length, end)
    }
  }

  /// A reference that has no base to be resolved against: white space and control characters gone, and nothing in it that
  /// could be read as a scheme.
  static func cleanRelative(_ reference: String) -> String? {
    var bytes: [UInt8] = []
    for byte in reference.utf8 {
      switch byte {
      case 0x09, 0x0A, 0x0D: continue
      case 0...0x20, 0x7F:
        if byte == 0x20, !bytes.isEmpty { bytes += [0x25, 0x32, 0x30] }
      default: bytes.append(byte)
      }
    }
    while bytes.suffix(3) == [0x25, 0x32, 0x30], reference.utf8.last == 0x20 { bytes.removeLast(3) }
    guard !bytes.isEmpty else { return nil }
    let firstSegment = bytes.prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 }
    if let colon = firstSegment.firstIndex(of: 0x3A) {
      // A scheme after all, of a URL that is broken behind it.
      let scheme = firstSegment[..<colon]
      if let first = scheme.first, ByteScan.isLetter(first),
        scheme.allSatisfy({ ByteScan.isLetterOrDigit($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E })
      {
        return nil
      }
      bytes = [0x2E, 0x2F] + bytes
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
