internal import TidingsModel

/// Lines that are no text of anyone's: settings of programs, counters, rules, what the page asks its reader's consent to.
struct NoText {
  let element: ArticleElement

  private var analysis: PageAnalysis { element.analysis }
  private var blocks: [Block] { element.blocks }

  func contains(_ index: Int) -> Bool {
    let block = blocks[index]
    return isData(block) || isPlaceholder(block) || isCounter(index) || isRule(block) || isRating(index)
      || (analysis.notices.contains(index) && asksConsent(block))
  }

  /// Settings of the page's programs that ended up as text.
  private func isData(_ block: Block) -> Bool {
    let bytes = analysis.list.bytes(of: block)
    if isShortcode(bytes) || isUnfilled(block) { return true }
    guard bytes.first == 0x7B || bytes.first == 0x5B, analysis.page.nodes[Int(block.node)].tag != .pre else {
      return false
    }
    return bytes.prefix(400).reduce(0) { $0 + ($1 == 0x22 ? 1 : 0) } > 8
  }

  /// Places that a page's program would have filled in: `{{author.name}} - {{article.time | date}}`, without a word of text
  /// between them.
  private func isUnfilled(_ block: Block) -> Bool {
    let bytes = analysis.list.bytes(of: block)
    guard bytes.starts(with: "{{".utf8), bytes.suffix(2).elementsEqual("}}".utf8), bytes.count < 2000,
      analysis.page.nodes[Int(block.node)].tag != .pre
    else { return false }
    let pieces = String(decoding: bytes, as: UTF8.self).pieces(partedBy: "{{")
    return pieces.allSatisfy { piece in
      piece.range(ofBytes: "}}").map { !piece[$0.upperBound...].contains(where: \.isLetter) } == true
    }
  }

  /// What stands for an element in the editor of a site whose program no longer knows it: `[video-player id="17"]`.
  private func isShortcode(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.first == 0x5B, bytes.last == 0x5D, bytes.count < 600, let equals = bytes.firstIndex(of: 0x3D),
      let space = bytes.firstIndex(of: 0x20), space < equals, space > bytes.startIndex + 2
    else { return false }
    return bytes[(bytes.startIndex + 1)..<space].allSatisfy { byte in
      byte.isLowercase || byte.isDigit || byte == 0x2D || byte == 0x5F
    }
  }

  /// A line drawn with signs: `___`.
  private func isRule(_ block: Block) -> Bool {
    block.text.count < 80 && analysis.list.bytes(of: block).allSatisfy { $0 == 0x5F || $0 == 0x20 }
  }

  /// How many readers gave how much: `4.8 from 61 votes`, `★★★★☆ 4,3 von 5 (212 Stimmen)`.
  private func isRating(_ index: Int) -> Bool {
    let block = blocks[index]
    guard block.weight < 90, !block.endsSentence, block.text.count < 200,
      element.tag(index) == .div || element.tag(index) == .p,
      analysis.list.bytes(of: block).split(whereSeparator: { !$0.isDigit }).count >= 3
    else { return false }
    let words = analysis.list.text(of: block).split { !$0.isLetter && !$0.isNumber && $0 != "." && $0 != "," }
    return words.count <= 9 && words.contains(where: Self.isMark)
      && words.contains { Self.votes.contains($0.lowercased()) }
  }

  /// Whether a word is a mark of one to five stars with a fraction: `4.8`, `4,3`.
  private static func isMark(_ word: Substring) -> Bool {
    let bytes = Array(word.utf8)
    return (3...4).contains(bytes.count) && (0x30...0x35).contains(bytes[0]) && (bytes[1] == 0x2E || bytes[1] == 0x2C)
      && bytes[2...].allSatisfy { $0.isDigit }
  }

  private static let votes: Set<String> = [
    "votes", "vote", "ratings", "reviews", "stimmen", "bewertungen", "avis", "votos", "valoraciones", "avaliações",
    "voti",
    "stemmen", "głosów", "ocen", "hlasů", "röster", "голосов", "оценок", "голосів", "oy", "suara",
  ]

  private func isInFigure(_ node: Int) -> Bool {
    var ancestor = node
    for _ in 0..<4 where ancestor > 0 {
      if analysis.page.nodes[ancestor].tag == .figure { return true }
      ancestor = Int(analysis.page.nodes[ancestor].parent)
    }
    return false
  }

  /// A request for consent to cookies in an element without a name.
  private func asksConsent(_ block: Block) -> Bool { ByteText.contains(analysis.list.bytes(of: block), "cookie") }

  /// What page builders fill a template with, and what programs say where they show a picture, a film or a recipe.
  private func isPlaceholder(_ block: Block) -> Bool {
    let bytes = analysis.list.bytes(of: block)
    guard let first = bytes.first, let candidates = Self.placeholders[first] else { return false }
    return bytes.starts(with: Self.filling)
      || block.weight < 120 && candidates.contains { bytes.starts(with: $0) }
  }

  private static let filling = Array("Lorem ipsum dolor sit amet".utf8)

  private static let placeholders: [UInt8: [[UInt8]]] = Dictionary(
    grouping: [
      "Lorem ipsum dolor sit amet",
      "Press enter or click to view image", "Prevent your screen from going dark", "Podcast: Play in new window",
      "View post on imgur.com", "Your browser does not support the", "Video đang được tải", "Trình duyệt không hỗ trợ",
      "Trình duyệt của bạn không hỗ trợ", "Ihr Browser unterstützt", "Votre navigateur ne supporte pas",
      "Votre navigateur ne prend pas en charge", "Tu navegador no soporta", "Su navegador no soporta",
      "Tu navegador no admite", "Seu navegador não suporta", "Il tuo browser non supporta",
      "Ваш браузер не поддерживает", "Twoja przeglądarka nie obsługuje", "Tarayıcınız bu", "Tarayıcınız video",
      "Browser Anda tidak mendukung", "您的浏览器不支持", "您的瀏覽器不支援", "お使いのブラウザ",
    ].map { Array($0.utf8) }, by: { $0[0] })

  /// Whether a line is no more than a picture's place in its row: `2/14`.
  private func isCounter(_ index: Int) -> Bool {
    guard let (number, total) = count(index) else { return false }
    if isInFigure(Int(blocks[index].node)) { return true }
    // Of a gallery told picture by picture: the one before or behind it is counted likewise.
    return (max(0, index - Self.reach)..<min(blocks.count, index + Self.reach)).contains { other in
      count(other).map { $0.total == total && abs($0.number - number) == 1 && max($0.number, number) <= total } ?? false
    }
  }

  /// In how many lines the next counter stands.
  private static let reach = 12

  /// What a line such as `3/12` counts.
  private func count(_ index: Int) -> (number: Int, total: Int)? {
    let block = blocks[index]
    guard block.text.count < 12, block.text.count >= 3 else { return nil }
    switch element.tag(index) {
    case .td, .th, .li, .dd, .dt, .pre: return nil
    default: break
    }
    let parts = analysis.list.bytes(of: block).split(separator: 0x2F, omittingEmptySubsequences: false).map { part in
      let digits = part.filter { $0 != 0x20 }
      guard (1...3).contains(digits.count), digits.allSatisfy({ $0.isDigit }) else { return Int?.none }
      return Int(String(decoding: digits, as: UTF8.self))
    }
    guard parts.count == 2, let number = parts[0], let total = parts[1] else { return nil }
    return (number, total)
  }
}
