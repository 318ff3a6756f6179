/// The tags in a title that are words of it: `The <p> tag`. A title is one line: the tag of a block, or of an element
/// without content, that stands in its midst like a word, and has neither attributes nor an end tag, marks nothing.
/// `Foo<br>Bar`, `Foo <br> Bar` and `<p>Title` are markup; of `<br>` only a title is told to speak that names tags.
struct ProseTags {
  private let text: [UInt8]
  /// From the `<` to behind the `>` of each.
  private let tags: [Range<Int>]

  /// Longer texts are no titles.
  private static let longestTitle = 400

  init(_ title: String) {
    let bytes = title.utf8
    guard bytes.count <= Self.longestTitle, bytes.contains(0x3C), !bytes.contains(0x0A) else {
      (text, tags) = ([], [])
      return
    }
    text = Array(bytes)
    tags = Self.find(in: text)
  }

  var isEmpty: Bool { tags.isEmpty }

  /// The title without them.
  var rest: String {
    var rest = text
    for tag in tags { for index in tag { rest[index] = 0x2E } }
    return String(decoding: rest, as: UTF8.self)
  }

  /// The title as HTML in which they are words.
  var escaped: String {
    var escaped: [UInt8] = []
    var end = 0
    for tag in tags {
      escaped += text[end..<tag.lowerBound]
      escaped += "&lt;".utf8
      end = tag.lowerBound + 1
    }
    return String(decoding: escaped + text[end...], as: UTF8.self)
  }

  private static func find(in text: [UInt8]) -> [Range<Int>] {
    var candidates: [(tag: HTMLTag, range: Range<Int>)] = []
    var ended: Set<HTMLTag> = []
    var index = 0
    while let open = text[index...].firstIndex(of: 0x3C) {
      index = open + 1
      let isEnd = index < text.count && text[index] == 0x2F
      if isEnd { index += 1 }
      var name = PackedName()
      while index < text.count, ByteScan.isLetterOrDigit(text[index]) {
        name.append(ByteScan.lowercased(text[index]))
        index += 1
      }
      let tag = TagTable.shared.tag(name)
      while index < text.count, ByteScan.isSpace(text[index]) { index += 1 }
      if index + 1 < text.count, text[index] == 0x2F, text[index + 1] == 0x3E { index += 1 }
      guard tag != .unknown, index < text.count, text[index] == 0x3E else { continue }
      index += 1
      if isEnd {
        ended.insert(tag)
      } else if !TagTable.shared.traits(tag).isDisjoint(with: [.block, .line, .void, .tablePart]) {
        candidates.append((tag, open..<index))
      }
    }
    let words = Words(text)
    return candidates.filter { candidate in
      guard !ended.contains(candidate.tag) else { return false }
      if words.name(tagBehind: candidate.range.upperBound) { return true }
      // Several part what stands between them.
      if candidate.tag == .br || candidate.tag == .p,
        candidates.count(where: { $0.tag == candidate.tag }) > 1
      {
        return false
      }
      if candidate.tag == .br, !words.speakOfTags { return false }
      return isWord(text, candidate.range)
    }
    .map(\.range)
  }

  /// Whether words stand around a tag, apart from it, or it begins a word: `<p>-values`.
  private static func isWord(_ text: [UInt8], _ tag: Range<Int>) -> Bool {
    let before = text[..<tag.lowerBound]
    let after = text[tag.upperBound...]
    guard let next = after.first else { return false }
    let isApart = before.last.map { ByteScan.isSpace($0) || openers.contains($0) } ?? true
    if next == 0x2D, isApart { return after.dropFirst().first.map(ByteScan.isLetterOrDigit) ?? false }
    guard isApart, before.contains(where: isLetter) else { return false }
    if closers.contains(next) { return true }
    return ByteScan.isSpace(next) && after.contains { !ByteScan.isSpace($0) }
  }

  private static let openers: Set<UInt8> = Set("\"'`(/".utf8)
  private static let closers: Set<UInt8> = Set("\"'`),.;:!?/".utf8)

  private static func isLetter(_ byte: UInt8) -> Bool { ByteScan.isLetterOrDigit(byte) || byte >= 0x80 }

  /// What a title says of tags in words.
  private struct Words {
    private let text: [UInt8]
    let speakOfTags: Bool

    init(_ text: [UInt8]) {
      self.text = text
      speakOfTags = text.split { !isLetter($0) }.contains { word in
        Self.names.contains { $0.elementsEqual(word.map(ByteScan.lowercased)) }
      }
    }

    /// Whether the tag that ends there is called one: `<br> tag`, `<br>-Element`, `<br>标签`.
    func name(tagBehind end: Int) -> Bool {
      let isParted = end < text.count && (text[end] == 0x20 || text[end] == 0x2D)
      let next = text[(isParted ? end + 1 : end)...]
      if Self.unspaced.contains(where: { next.starts(with: $0) }) { return true }
      guard isParted else { return false }
      let word = next.prefix { isLetter($0) }.map(ByteScan.lowercased)
      return Self.things.contains { $0.elementsEqual(word) }
    }

    private static func list(_ words: String) -> [[UInt8]] { words.split(separator: " ").map { Array($0.utf8) } }

    private static let things = list("tag tags element elements elementi elemente")
    private static let names =
      things
      + list("html html5 xhtml markup balise balises etiqueta etiquetas elemento elementos thẻ тег тега теги тэг")
    private static let unspaced = list("标签 标记 元素 標籤 タグ 要素 태그")
  }
}
