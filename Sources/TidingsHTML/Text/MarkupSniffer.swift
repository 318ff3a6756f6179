/// Tells HTML from plain text that only has a `<` or an `&` in it.
enum MarkupSniffer {
  /// A tag of a known element that is one beyond doubt, a comment, or a character reference with its semicolon. Of HTML
  /// that was cut off, tags without a partner are proof where they are set as markup is: `<strong>HANOI - The`,
  /// `end.</p>`, `see <a href="https`.
  ///
  /// - Parameters:
  ///   - isDoubtful: the text was escaped once more than it had to be, or is about markup: `<p>` proves nothing.
  ///   - countsRare: whether the tags of `RareTag` count.
  static func findsMarkup(
    _ source: UnsafePointer<UInt8>, _ count: Int, countsReferences: Bool = true, isDoubtful: Bool = false,
    countsRare: Bool = true
  ) -> Bool {
    // Most texts have neither, and are looked through at memchr's speed.
    var index = min(
      ByteScan.firstIndex(of: 0x3C, source, 0, count),
      countsReferences ? ByteScan.firstIndex(of: 0x26, source, 0, count) : count)
    guard index < count else { return false }
    var lastClose = count - 1
    while lastClose >= 0, source[lastClose] != 0x3E { lastClose -= 1 }
    // Elements that began without anything that would prove them: "the <b> tag" is text, "<b>x</b>" is markup.
    var begun: Set<HTMLTag> = []
    var begunRare: Set<UInt64> = []
    while index < count {
      switch source[index] {
      case 0x26:
        if countsReferences, let reference = HTMLEntities.reference(source, index + 1, count, inAttribute: false),
          source[index + reference.length] == 0x3B
        {
          return true
        }
        index += 1
      case 0x3C:
        if ByteScan.hasPrefix("<!--", source, index, count) { return true }
        let start = index
        let isEnd = index + 1 < count && source[index + 1] == 0x2F
        index += isEnd ? 2 : 1
        guard let found = tag(source, index, count, isEnd: isEnd, lastClose: lastClose),
          countsRare || found.rare == nil
        else { continue }
        let tag = found.tag
        switch found.form {
        case .sure: if !isEnd, !isDoubtful || tag != .p { return true }
        case .bare(let next):
          let place = TagPlace(source, start..<next, count)
          if !isDoubtful, place.isMarkup(tag, isEnd: isEnd) { return true }
        case .cut: return !isDoubtful
        }
        if let rare = found.rare {
          if isEnd, begunRare.contains(rare.hash) { return true }
          if !isEnd { begunRare.insert(rare.hash) }
        } else {
          if isEnd, begun.contains(tag) { return true }
          if !isEnd { begun.insert(tag) }
        }
      default: index += 1
      }
    }
    return false
  }

  /// Whether a text is HTML from its beginning to its end that was escaped once more, `&lt;p&gt;…&lt;/p&gt;`, and has no
  /// tag beside. A text that is to show a tag has words around it.
  static func isEscapedMarkup(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let source = text.baseAddress, let start = text.firstIndex(where: { !ByteScan.isSpace($0) }),
      ByteScan.hasPrefix("&lt;", source, start, text.count),
      let end = text.lastIndex(where: { !ByteScan.isSpace($0) }), end >= start + 8,
      ByteScan.hasPrefix("&gt;", source, end - 3, text.count), !text.contains(0x3C)
    else { return false }
    var name = PackedName()
    var index = start + 4
    while index < end, ByteScan.isLetterOrDigit(source[index]) {
      name.append(ByteScan.lowercased(source[index]))
      index += 1
    }
    guard blocks.contains(TagTable.shared.tag(name)) else { return false }
    return ByteScan.isSpace(source[index]) || ByteScan.hasPrefix("&gt;", source, index, text.count)
  }

  /// What articles begin with.
  private static let blocks: Set<HTMLTag> = [
    .p, .div, .h1, .h2, .h3, .h4, .h5, .h6, .ul, .ol, .table, .blockquote, .figure, .img, .article, .section,
  ]

  /// How a tag is written.
  private enum Form {
    /// As nothing but HTML is.
    case sure
    /// A name in brackets, and where it ends.
    case bare(Int)
    /// With an attribute in which the text ends.
    case cut
  }

  /// The tag whose name begins at `start`, if it is a tag of an element of HTML, or one that is left in HTML.
  private static func tag(
    _ source: UnsafePointer<UInt8>, _ start: Int, _ count: Int, isEnd: Bool, lastClose: Int
  ) -> (tag: HTMLTag, rare: RareTag?, form: Form)? {
    var name = PackedName()
    var index = start
    while index < count, ByteScan.isLetterOrDigit(source[index]) {
      name.append(ByteScan.lowercased(source[index]))
      index += 1
    }
    // Word's paragraphs.
    if name.length == 1, name.low == 0x6F, ByteScan.hasPrefix(":p>", source, index, count) { return (.p, nil, .sure) }
    let tag = TagTable.shared.tag(name)
    guard name.length > 0, index < count else { return nil }
    if tag == .unknown {
      if let end = customName(source, index, count) {
        index = end
        guard let form = form(source, &index, count, isVoid: false, lastClose: lastClose) else { return nil }
        if case .bare = form { return nil }
        return (tag, nil, form)
      }
      return rareTag(source, start, index, count, letters: name, isEnd: isEnd, lastClose: lastClose)
    }
    let isVoid = !isEnd && standsAlone.contains(tag)
    return form(source, &index, count, isVoid: isVoid, lastClose: lastClose).map { (tag, nil, $0) }
  }

  /// How a tag is written whose name ends at `index`.
  ///
  /// - Parameter isVoid: whether its name in brackets is enough.
  private static func form(
    _ source: UnsafePointer<UInt8>, _ index: inout Int, _ count: Int, isVoid: Bool, lastClose: Int
  ) -> Form? {
    while index < count, ByteScan.isSpace(source[index]) { index += 1 }
    if index + 1 < count, source[index] == 0x2F, source[index + 1] == 0x3E { return .sure }
    guard index < count else { return nil }
    if source[index] == 0x3E { return isVoid ? .sure : .bare(index + 1) }
    // Attributes that need no value, and one with: a name and "=".
    var attribute = index
    index = behindAttributeName(source, index, count)
    while index < count, source[index] != 0x3D, isBoolean(source, attribute..<index) {
      while index < count, ByteScan.isSpace(source[index]) { index += 1 }
      guard index < count else { return nil }
      if source[index] == 0x3E || source[index] == 0x2F { return .sure }
      attribute = index
      index = behindAttributeName(source, index, count)
    }
    guard index > attribute, index < count, source[index] == 0x3D else { return nil }
    if index < lastClose { return .sure }
    guard index + 1 < count, source[index + 1] == 0x22 || source[index + 1] == 0x27 else { return nil }
    return .cut
  }

  /// Behind the name of a custom element, `amp-img`, whose letters up to the hyphen were read.
  private static func customName(_ source: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
    guard source[start] == 0x2D else { return nil }
    let end = behindAttributeName(source, start, count)
    return end < count && ByteScan.isSpace(source[end]) ? end : nil
  }

  /// - Parameter lettersEnd: where the first letters and digits of the name end.
  private static func rareTag(
    _ source: UnsafePointer<UInt8>, _ start: Int, _ lettersEnd: Int, _ count: Int, letters: PackedName, isEnd: Bool,
    lastClose: Int
  ) -> (tag: HTMLTag, rare: RareTag?, form: Form)? {
    guard let rare = RareTag(source, start, lettersEnd, count, letters: letters), rare.end < count else { return nil }
    var index = rare.end
    if source[index] == 0x3E { return isEnd || rare.proof == .pair ? (.unknown, rare, .bare(index + 1)) : nil }
    guard !isEnd, ByteScan.isSpace(source[index]) else { return nil }
    while index < count, ByteScan.isSpace(source[index]) { index += 1 }
    guard index < count, source[index] != 0x2F, source[index] != 0x3E,
      case .sure? = form(source, &index, count, isVoid: false, lastClose: lastClose)
    else { return nil }
    return (.unknown, rare, rare.proof == .pairWithAttribute ? .bare(index) : .sure)
  }

  private static func behindAttributeName(_ source: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Int {
    var index = start
    while index < count, ByteScan.isLetterOrDigit(source[index]) || source[index] == 0x2D || source[index] == 0x3A {
      index += 1
    }
    return index
  }

  /// Whether an attribute's name is of those that stand without a value.
  private static func isBoolean(_ source: UnsafePointer<UInt8>, _ name: Range<Int>) -> Bool {
    guard name.count >= 4, name.count <= 24 else { return false }
    let text = String(decoding: UnsafeBufferPointer(start: source + name.lowerBound, count: name.count), as: UTF8.self)
      .lowercased()
    return text.hasPrefix("data-") || booleans.contains(text)
  }

  private static let booleans: Set<String> = [
    "allowfullscreen", "async", "autofocus", "autoplay", "checked", "compact", "controls", "crossorigin", "default",
    "defer", "disabled", "download", "hidden", "ismap", "itemscope", "loop", "multiple", "muted", "nohref", "nomodule",
    "noshade", "nowrap", "open", "playsinline", "readonly", "required", "reversed", "selected", "webkitallowfullscreen",
    "mozallowfullscreen", "webkit-playsinline",
  ]

  private static let standsAlone: Set<HTMLTag> = [.br, .p, .hr, .wbr]
}
