internal import TidingsModel

/// An id for an item that has neither guid nor page: JSON Feed demands one.
enum ItemDigest {
  /// 64 bits of FNV-1a over title, text and date; the same for the same item, whatever stands around it.
  static func id(of item: Item) -> String {
    var hash = FNV1a()
    for text in [item.title, item.contentText ?? item.contentHTML, item.datePublished?.rfc3339] {
      hash.add((text ?? "").utf8)
      hash.add(0x1F)
    }
    return "tidings:" + hash.value.hexadecimal(digits: 16)
  }
}
