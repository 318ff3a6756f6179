/// Finds the article's tags, in the order in which the page shows them.
struct TagFinder {
  let analysis: PageAnalysis
  let meta: MetaTags
  let linked: LinkedData
  let container: Int
  let cards: [Bool]

  func find() -> [String] {
    var tags = Self.clean(shown())
    if tags.isEmpty { tags = Self.clean(labelled()) }
    // Pages may show one of their tags alone, above the title.
    let declared = Self.clean(meta.all("article:tag"))
    if tags.count < declared.count, tags.allSatisfy(declared.contains) { tags = declared }
    if tags.isEmpty { tags = Self.clean(linked.keywords) }
    return tags.isEmpty ? Self.clean(keywords()) : tags
  }

  /// An element that holds tags.
  private struct Box {
    /// Whether it follows the start of the article.
    var isBelow: Bool
    var tags: [String] = []
  }

  /// Links that are marked as tags, or stand in an element that is: the one that follows the start of the article most
  /// closely, as pages show the tags of the day and of the site as well.
  private func shown() -> [String] {
    let page = analysis.page
    var marked: [String] = []
    var categories: [String] = []
    var boxes: [Box] = []
    var tagsEnd: Int32 = 0
    var parentOfLink: Int32?
    for (index, node) in page.nodes.enumerated() {
      if node.tag == .text { continue }
      if Int32(index) >= tagsEnd, isBox(index), isBesideArticle(index) {
        tagsEnd = node.end
        // Links each of which is named so are one row.
        let isNext = node.tag == .a && node.parent == parentOfLink
        parentOfLink = node.tag == .a ? node.parent : nil
        if !isNext { boxes.append(Box(isBelow: index >= container)) }
      }
      guard node.tag == .a, !cards[index] else { continue }
      let isTag =
        page.attribute(.rel, of: index).map { $0.split(separator: 0x20).contains { ByteText.equals($0, "tag") } }
        ?? false
      guard Int32(index) < tagsEnd || (isTag && isBesideArticle(index)) else { continue }
      let text = page.foldedText(of: index, limit: 100)
      // Sections are marked as tags as well.
      if isTag, leadsToCategory(index) {
        categories.append(text)
        continue
      }
      if isTag { marked.append(text) }
      if Int32(index) < tagsEnd, let last = boxes.indices.last { boxes[last].tags.append(text) }
    }
    let filled = boxes.filter { !$0.tags.isEmpty }
    let named = (filled.first(where: \.isBelow) ?? filled.first)?.tags ?? []
    let found = named.count >= marked.count ? named : marked
    return found.isEmpty ? categories : found
  }

  private func leadsToCategory(_ link: Int) -> Bool {
    analysis.page.attribute(.href, of: link).map { ByteText.contains($0, "/category/") } ?? false
      || analysis.page.attribute(.rel, of: link).map { ByteText.contains($0, "category") } ?? false
  }

  private func isBox(_ node: Int) -> Bool {
    analysis.mass[node].weight < 400 && analysis.mass[node].prose == 0
      && (!analysis.hints[node].isDisjoint(with: [.tags, .keywords]) || isRow(node))
  }

  /// Whether an element behind the start of the article holds little but links and has `tag` among the words of its name.
  private func isRow(_ node: Int) -> Bool {
    guard node >= container, analysis.mass[node].linkWeight > 0,
      analysis.mass[node].linkWeight * 5 >= analysis.mass[node].weight * 3,
      let classes = analysis.page.attribute(.classes, of: node)
    else { return false }
    return Self.namesTags(classes)
  }

  /// Whether `tag` or `tags` is a word of an element's names: `list-tag`, `tag_lst`.
  static func namesTags(_ classes: ArraySlice<UInt8>) -> Bool {
    guard ByteText.contains(classes, "tag") else { return false }
    return classes.split { $0 == 0x20 || $0 == 0x2D || $0 == 0x5F }
      .contains { ByteText.equals($0, "tag") || ByteText.equals($0, "tags") }
  }

  /// The links, or the words, of a line that says what they are: `Từ khóa: bến thuyền, làng chài`.
  private func labelled() -> [String] {
    let blocks = analysis.list.blocks
    for (index, block) in blocks.enumerated() where Int(block.node) >= container && block.weight < 300 {
      // The last of lines that are broken within a paragraph: `Author: Ann Bell<br>Tags: …`.
      let whole = analysis.list.bytes(of: block)
      let bytes = whole.lastIndex(of: 0x0A).map { whole[($0 + 1)...].drop { $0 == 0x20 } } ?? whole
      guard let first = bytes.first, first >= 0x80 || Self.initials[Int(first)],
        block.links > 0 || block.weight < 120
      else { continue }
      let opening = WordFold.fold(bytes.prefix(48))
      let found = Self.labels.first { label in
        opening.starts(with: label)
          && (opening.count == label.count || opening[label.count] == 0x20 || label[0] >= 0xE0)
      }
      guard let label = found, isBesideArticle(Int(block.node)) || headsTags(block)
      else { continue }
      if block.links > 0 { return links(of: block, behind: bytes.count < whole.count ? label : nil) }
      let folded = WordFold.fold(bytes)
      if folded.count == label.count {
        let row = blocks[(index + 1)...].prefix(12).prefix { $0.linkShare > 0.8 && $0.weight < 300 }
        // Where they share an element with their label, what follows that is none.
        let parent = Int(analysis.page.nodes[Int(block.node)].parent)
        let beside = row.prefix { analysis.page.contains(parent, Int($0.node)) }
        let tags = (beside.isEmpty ? row : beside).flatMap { links(of: $0) }
        if !tags.isEmpty { return tags }
      } else if let colon = bytes.firstIndex(of: 0x3A), colon < bytes.startIndex + label.count + 8 {
        let words = Self.split(String(decoding: bytes[(colon + 1)...], as: UTF8.self))
        if words.count > 1, words.allSatisfy({ $0.count < 40 }) { return words }
      }
    }
    return []
  }

  /// The texts of a line's links, or of those behind the text that opens with a label.
  private func links(of block: Block, behind label: [UInt8]? = nil) -> [String] {
    let page = analysis.page
    var nodes = Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)
    if let label,
      let start = nodes.last(where: { node in
        page.nodes[node].tag == .text
          && WordFold.fold(page.text[Int(page.nodes[node].textStart)..<Int(page.nodes[node].textEnd)])
            .starts(with: label)
      })
    {
      nodes = start..<nodes.upperBound
    }
    var links = nodes.filter { page.nodes[$0].tag == .a }
    // The line's first text may lie in a link that opens before it.
    var node = Int(page.nodes[nodes.lowerBound].parent)
    while node > Int(block.node), page.nodes[node].tag != .a { node = Int(page.nodes[node].parent) }
    if node >= Int(block.node), page.nodes[node].tag == .a { links.insert(node, at: 0) }
    return links.map { page.foldedText(of: $0, limit: 100) }
  }

  /// The ASCII letters that labels begin with.
  private static let initials: [Bool] = {
    var initials = [Bool](repeating: false, count: 128)
    for first in labels.compactMap(\.first) where first < 0x80 {
      initials[Int(first)] = true
      initials[Int(first & 0x5F)] = true
    }
    return initials
  }()

  private static let labels: [[UInt8]] = [
    "tags", "tag", "archivado en", "filed under", "chủ đề", "từ khóa", "từ khoá", "thẻ", "keywords", "topics",
    "related topics", "related tags", "story topics", "chủ đề liên quan",
    "schlagwörter", "schlagworte", "themen",
    "mots clés", "étiquettes", "etiquetas", "temas", "palabras clave", "marcadores", "assuntos", "tópicos",
    "argomenti", "parole chiave", "tagi", "słowa kluczowe", "témata", "štítky", "klíčová slova", "ετικέτες", "címkék",
    "kulcsszavak", "trefwoorden", "ämnen", "emner", "avainsanat", "теги", "тэги", "метки", "ключевые слова", "мітки",
    "etiketler", "anahtar kelimeler", "topik", "kata kunci", "タグ", "キーワード", "태그", "키워드", "标签", "標籤", "关键词",
    "關鍵字", "关键字", "แท็ก", "คำสำคัญ", "ป้ายกำกับ", "الوسوم", "وسوم", "كلمات مفتاحية", "الكلمات الدلالية", "برچسب ها",
    "برچسب‌ها", "کلیدواژه", "תגיות", "टैग", "ট্যাগ", "etichete",
  ].map(WordFold.fold)

  /// Tags of the page's side columns and footers are not the article's.
  private func isBesideArticle(_ node: Int) -> Bool {
    if analysis.page.contains(container, node) { return true }
    var ancestor = node
    var inFooter = false
    while ancestor >= 0 {
      switch analysis.page.nodes[ancestor].tag {
      case .aside, .nav: return false
      // An article's own footer holds its tags, the page's does not.
      case .footer where !isNamedForArticle(ancestor): inFooter = true
      case .article where inFooter && analysis.page.contains(ancestor, container): return true
      case .body, .html: return !inFooter
      default: break
      }
      let holdsArticle = analysis.page.contains(ancestor, container)
      if !holdsArticle, !analysis.hints[ancestor].isDisjoint(with: [.related, .navigation]) { return false }
      if analysis.hints[ancestor].contains(.footer), !isNamedForArticle(ancestor), endsPage(ancestor) {
        inFooter = true
      }
      if !inFooter, holdsArticle { return true }
      ancestor = Int(analysis.page.nodes[ancestor].parent)
    }
    return true
  }

  /// Whether a label is the first line of an element that is named as other stories' and holds a few brief links alone.
  private func headsTags(_ block: Block) -> Bool {
    let parent = Int(analysis.page.nodes[Int(block.node)].parent)
    guard parent > 0, analysis.hints[parent].contains(.related), case let mass = analysis.mass[parent],
      mass.prose == 0, mass.weight < 200, mass.blocks == 2
    else { return false }
    return analysis.list.blocks.first { $0.node > Int32(parent) }?.node == block.node
  }

  /// Whether nothing follows an element: what is named a footer and has text behind it is the article's.
  private func endsPage(_ node: Int) -> Bool {
    analysis.list.blocks.last.map { $0.node < analysis.page.nodes[node].end } ?? true
  }

  /// Whether a footer's name says that it is an article's: `post-footer`, `entry_footer`.
  private func isNamedForArticle(_ node: Int) -> Bool {
    guard let classes = analysis.page.attribute(.classes, of: node) else { return false }
    return classes.split { $0 == 0x20 || $0 == 0x2D || $0 == 0x5F }.contains { word in
      ["post", "entry", "article", "story"].contains { ByteText.equals(word, $0) }
    }
  }

  private func keywords() -> [String] {
    guard let line = meta.first("news_keywords", "keywords", "parsely-tags", "sailthru.tags") else { return [] }
    let words = Self.split(line)
    return words.count <= 20 ? words : []
  }

  private static func split(_ line: String) -> [String] {
    line.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == "，" || $0 == "、" }).map(String.init)
  }

  private static func clean(_ tags: [String]) -> [String] {
    var seen: Set<[UInt8]> = []
    var result: [String] = []
    for tag in tags.prefix(64) {
      var text = String(ByteText.folded(Array(tag.utf8)).drop { $0 == "#" })
      while let last = text.last, last == "," || last == ";" || last == " " { text.removeLast() }
      guard !text.isEmpty, text.utf8.count < 100, seen.insert(WordFold.fold(text)).inserted else { continue }
      if ChromePhrases.announces(WordFold.fold(text)) { continue }
      result.append(text)
    }
    return result
  }
}
