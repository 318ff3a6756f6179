internal import Glibc

/// Looks for texts by their bytes, which is what marks and separators need: the library's search goes by characters, at
/// many times the cost.
extension StringProtocol {
  /// Where the mark stands first.
  func range(ofBytes mark: String) -> Range<String.Index>? {
    guard let offset = Self.offset(of: mark, in: utf8) else { return nil }
    let start = utf8.index(startIndex, offsetBy: offset)
    return start..<utf8.index(start, offsetBy: mark.utf8.count)
  }

  /// Where the mark stands last.
  func lastRange(ofBytes mark: String) -> Range<String.Index>? {
    var found: Range<String.Index>?
    var rest = self[...]
    while let range = rest.range(ofBytes: mark) {
      found = range
      rest = rest[range.upperBound...]
    }
    return found
  }

  /// The pieces between the marks, empty ones left out.
  func pieces(partedBy mark: String) -> [String] {
    var pieces: [String] = []
    var rest = self[...]
    while let range = rest.range(ofBytes: mark) {
      if range.lowerBound > rest.startIndex { pieces.append(String(rest[..<range.lowerBound])) }
      rest = rest[range.upperBound...]
    }
    if !rest.isEmpty { pieces.append(String(rest)) }
    return pieces
  }

  private static func offset(of mark: String, in text: Self.UTF8View) -> Int? {
    var mark = mark
    return mark.withUTF8 { mark in
      text.withContiguousStorageIfAvailable { offset(of: mark, in: $0) }
        ?? Array(text).withUnsafeBufferPointer { offset(of: mark, in: $0) }
    }
  }

  private static func offset(of mark: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let start = text.baseAddress, !mark.isEmpty else { return nil }
    // Texts are full of the spaces that most marks begin with.
    let anchor = mark.firstIndex { $0 != 0x20 } ?? 0
    var index = 0
    while index + mark.count <= text.count {
      let left = text.count - mark.count + 1 - index
      guard let found = memchr(start + index + anchor, Int32(mark[anchor]), left) else { return nil }
      index = UnsafeRawPointer(found) - UnsafeRawPointer(start + anchor)
      if mark.indices.allSatisfy({ text[index + $0] == mark[$0] }) { return index }
      index += 1
    }
    return nil
  }
}

extension String {
  /// The words between spaces.
  var spacedWords: [Substring] { utf8.split(separator: 0x20).map { Substring($0) } }
}

extension Substring {
  /// The words between spaces.
  var spacedWords: [Substring] { utf8.split(separator: 0x20).map { Substring($0) } }
}
