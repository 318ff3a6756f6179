internal import TidingsModel

/// Skips the text of scripts behind the root, which may speak of items.
struct TrailingScripts {
  /// Whether the rest of the document was seen to hold no end of one.
  private var lackEnd = false

  /// - Parameter name: of the tag that was read.
  mutating func skip(_ name: Range<Int>, _ source: inout RepairSource) {
    guard !lackEnd, name.count == 6, source.bytes[name].map(\.lowered).elementsEqual("script".utf8) else { return }
    var ahead = source.scanner
    while ahead.skip(to: 0x3C) {
      if ahead.startsIgnoringCase(with: "</script") {
        source.index = ahead.index
        return
      }
      ahead.index += 1
    }
    lackEnd = true
  }
}
