internal import TidingsModel

/// An id for an item that has neither guid nor page: JSON Feed demands one.
enum ItemDigest {
  /// 64 bits of FNV-1a over title, text and date; the same for the same item, whatever stands around it.
  static func id(of item: Item) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for text in [item.title, item.contentText ?? item.contentHTML, item.datePublished?.rfc3339] {
      for byte in (text ?? "").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0x1F) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return "tidings:" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}
