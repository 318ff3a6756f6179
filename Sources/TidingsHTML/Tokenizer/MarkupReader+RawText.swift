extension MarkupReader {
  /// Where the raw text of an element that has just begun ends.
  func endOfRawText(_ tag: HTMLTag) -> Int {
    switch tag {
    case .script: endOfRawText("script", isScript: true)
    case .style: endOfRawText("style", isScript: false)
    case .iframe: endOfRawText("iframe", isScript: false)
    case .noembed: endOfRawText("noembed", isScript: false)
    case .noframes: endOfRawText("noframes", isScript: false)
    case .textarea: endOfRawText("textarea", isScript: false)
    case .title: endOfRawText("title", isScript: false)
    default: endOfRawText("xmp", isScript: false)
    }
  }

  /// At its end tag, or at the end of the source.
  ///
  /// For `script` the escaped and double escaped states hold (WHATWG HTML sections 13.2.5.17 to 13.2.5.31).
  private func endOfRawText(_ name: StaticString, isScript: Bool) -> Int {
    var index = position
    // In a script: 1 after "<!--", 2 after a "<script" within that; both end at "-->".
    var escape = 0
    while true {
      index = ByteScan.firstIndex(of: 0x3C, source, index, end, orDash: escape > 0)
      guard index < end else { return end }
      if source[index] == 0x2D {
        if ByteScan.hasPrefix("-->", source, index, end) { escape = 0 }
        index += 1
      } else if index + 1 < end, source[index + 1] == 0x2F {
        if isTag(name, at: index + 2) {
          if escape != 2 { return index }
          escape = 1
        }
        index += 2
      } else if isScript, escape == 0, ByteScan.hasPrefix("<!--", source, index, end) {
        escape = 1
        // "<!-->" and "<!--->" end the escape at once: their dashes are looked at again.
        index += 2
      } else if isScript, escape == 1, isTag(name, at: index + 1) {
        escape = 2
        index += 1
      } else {
        index += 1
      }
    }
  }

  private func isTag(_ name: StaticString, at start: Int) -> Bool {
    guard ByteScan.hasPrefix(name, source, start, end) else { return false }
    let after = start + name.utf8CodeUnitCount
    guard after < end else { return false }
    return source[after] == 0x3E || source[after] == 0x2F || ByteScan.isSpace(source[after])
  }
}

extension ByteScan {
  fileprivate static func firstIndex(
    of byte: UInt8, _ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int, orDash: Bool
  ) -> Int {
    guard orDash else { return firstIndex(of: byte, source, start, end) }
    var index = start
    while index < end, source[index] != byte, source[index] != 0x2D { index += 1 }
    return index
  }
}
