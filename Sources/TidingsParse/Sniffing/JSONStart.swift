/// Where a JSON value begins in a text that is not JSON from its first byte on.
enum JSONStart {
  /// - Parameter start: the first byte that is no white space.
  /// - Returns: `nil` where none is to be seen.
  static func find(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    scriptValue(bytes, from: start) ?? feed(bytes, behind: start)
  }

  /// Where the object begins that is the argument of a script's call, `callback({"version": …`, or its variable,
  /// `var feed = {"version": …`, or that stands behind a line which keeps scripts from loading it, `)]}'`, or behind
  /// comments.
  private static func scriptValue(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var scanner = XMLScanner(bytes, from: start)
    // A second byte order mark
    while scanner.starts(with: "\u{FEFF}") { scanner.index += 3 }
    while true {
      scanner.skipWhiteSpace()
      if scanner.starts(with: "/*") {
        guard scanner.skip(past: "*/", from: 2) else { return nil }
      } else if scanner.starts(with: "//") {
        guard scanner.skip(to: 0x0A) else { return nil }
      } else {
        break
      }
    }
    if scanner.starts(with: ")]}'") {
      scanner.index += 4
      if scanner.peek(0) == 0x2C { scanner.index += 1 }
    } else {
      let name = scanner.index
      while scanner.index - name < 200, scanner.peek(0).continuesName || scanner.peek(0) == 0x24 { scanner.index += 1 }
      if scanner.index > name {
        scanner.skipWhiteSpace()
        // `var feed = {`
        let second = scanner.index
        while scanner.index - second < 200, scanner.peek(0).continuesName { scanner.index += 1 }
        scanner.skipWhiteSpace()
        guard scanner.peek(0) == 0x3D || scanner.peek(0) == 0x28 && scanner.index == second else { return nil }
        scanner.index += 1
      }
    }
    scanner.skipWhiteSpace()
    guard scanner.peek(0) == 0x7B else { return nil }
    let value = scanner.index
    scanner.index += 1
    scanner.skipWhiteSpace()
    return scanner.peek(0) == 0x22 ? value : nil
  }

  /// Where a JSON Feed begins behind a broken server's notices, and goes on to the end of the document.
  private static func feed(_ bytes: UnsafeBufferPointer<UInt8>, behind start: Int) -> Int? {
    guard bytes.last(where: { !$0.isSpace }) == 0x7D else { return nil }
    var scanner = XMLScanner(bytes, from: start)
    let marks: [StaticString] = ["<?xml", "<rss", "<feed"]
    let isXML = marks.contains { scanner.startsIgnoringCase(with: $0) }
    while !isXML, scanner.skip(to: 0x7B), scanner.index - start < 65_536 {
      var inner = scanner
      inner.index += 1
      inner.skipWhiteSpace()
      let first = XMLScanner(UnsafeBufferPointer(rebasing: bytes.prefix(inner.index + 400)))
      if inner.peek() == 0x22, let mark = first.find("jsonfeed.org/version/", from: inner.index),
        isOpen(bytes[scanner.index..<mark])
      {
        return scanner.index
      }
      scanner.index += 1
    }
    return nil
  }

  /// Whether the object that begins a stretch goes on behind it.
  private static func isOpen(_ stretch: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var depth = 0
    var isQuoted = false
    for byte in stretch {
      switch byte {
      case 0x22: isQuoted.toggle()
      case 0x7B where !isQuoted: depth += 1
      case 0x7D where !isQuoted: depth -= 1
      default: break
      }
      if depth == 0 { return false }
    }
    return true
  }
}
