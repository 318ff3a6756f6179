internal import TidingsModel

/// Finds who wrote the article.
struct AuthorFinder {
  let analysis: PageAnalysis
  let meta: MetaTags
  let linked: LinkedData
  let surroundings: Surroundings
  let siteNames: [String]

  func find() -> [Author] {
    let named = clean(linked.authors, isDeclared: true)
    if !named.isEmpty { return named }
    var names: [String] = []
    for key in [
      "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
      "citation_author", "itemprop:author", "byl", "article:author_name", "cxenseparse:author", "article.author",
      "authors",
    ]
    where names.isEmpty {
      names = meta.all(key).flatMap(Self.names)
    }
    if names.isEmpty, let label = meta.first("twitter:label1")?.lowercased(),
      label.contains("written") || label.contains("author") || label.contains("by")
    {
      names = meta.first("twitter:data1").map(Self.names) ?? []
    }
    let declared = clean(names.map { Author(name: $0) }, isDeclared: true)
    let shown = clean(shownNames(), isDeclared: false)
    if declared.isEmpty { return shown }
    // A login name gives way to the name that readers see.
    if let first = declared.first?.name, !first.contains(" "), let better = shown.first?.name, better.contains(" ") {
      return shown
    }
    return declared
  }

  /// - Parameter isDeclared: whether the names stand in data of their own, and so need not look like names.
  private func clean(_ authors: [Author], isDeclared: Bool) -> [Author] {
    let sites = Set(siteNames.map { Self.squeezed($0) })
    var seen: Set<[UInt8]> = []
    var result: [Author] = []
    var organisations: [Author] = []
    for author in authors {
      guard let name = author.name else { continue }
      for part in isDeclared ? Self.declaredNames(name) : Self.names(name) {
        let key = Self.squeezed(part)
        if key.isEmpty || Self.placeholders.contains(WordFold.fold(part)) { continue }
        guard seen.insert(key).inserted else { continue }
        let clean = Author(
          name: part, url: author.url.flatMap { $0.hasPrefix("http") ? $0 : nil }, avatar: author.avatar)
        // The site itself is the author only where no one else is.
        if sites.contains(key) { organisations.append(clean) } else { result.append(clean) }
      }
    }
    return Array((result.isEmpty ? organisations : result).prefix(20))
  }

  private static func squeezed(_ text: String) -> [UInt8] { WordFold.fold(text).filter { $0 != 0x20 } }

  private static let placeholders: Set<[UInt8]> = Set(
    [
      "admin", "administrator", "editor", "staff", "author", "webmaster", "user", "root", "anonymous", "none", "null",
      "undefined", "team", "redaktion", "editorial team", "unknown", "guest", "tác giả", "quản trị", "ban biên tập",
      "by", "super user", "superuser", "test", "news", "editorial", "staff writer", "contributor", "website",
      "author name",
    ].map(WordFold.fold))

  /// The names in a field that holds nothing else.
  private static func declaredNames(_ line: String) -> [String] {
    let text = withoutLabel(ByteText.folded(Array(line.utf8)))
    guard !text.isEmpty, text.utf8.count < 400, !text.contains("://"), !text.hasPrefix("@") else { return [] }
    let parts = split(text)
    return parts.count > 1 && parts.allSatisfy(isPersonalName) ? parts : [text]
  }

  /// The names in a byline, without the words around them.
  static func names(_ line: String) -> [String] {
    var text = ByteText.folded(Array(line.utf8))
    if text.contains("://") || text.hasPrefix("@") || text.hasPrefix("www.") { return [] }
    // Dates, sections and addresses stand behind bars.
    for bar in [" | ", " • ", " · ", " – ", " — ", " - ", "\n", " / ", " on ", " in ", " / "] {
      if let cut = text.firstRange(of: bar) { text = String(text[..<cut.lowerBound]) }
    }
    text = withoutLabel(text)
    if let bracket = text.firstIndex(where: { $0 == "(" || $0 == "<" || $0 == "[" || $0 == "（" }),
      bracket != text.startIndex
    {
      text = String(text[..<bracket])
    }
    let parts = split(text)
    if parts.count > 1, parts.allSatisfy(isPersonalName) { return parts }
    let whole = withoutLabel(text)
    return isName(whole) ? [whole] : parts.prefix(1).filter(isName)
  }

  /// A list of names taken apart at its commas and conjunctions.
  private static func split(_ text: String) -> [String] {
    var parts = [text]
    for mark in conjunctions {
      parts = parts.flatMap { $0.split(separator: mark).map(String.init) }
    }
    return parts.map { withoutLabel(ByteText.folded(Array($0.utf8))) }.filter { !$0.isEmpty }
  }

  private static let conjunctions: [String] = [
    ", and ", ", ", "; ", " and ", " & ", " và ", " und ", " et ", " y ", " e ", " en ", " och ", " og ", " ja ", " i ",
    " и ", " та ", " ve ", " dan ", " și ", "、", "，", " و ", " with ", ";", " - ",
  ]

  /// Two to five words, none of which is a degree or an office.
  private static func isPersonalName(_ text: String) -> Bool {
    guard isName(text) else { return false }
    let words = text.split(separator: " ")
    let isIdeographic = text.unicodeScalars.first.map { $0.value > 0x2E80 } ?? false
    guard isIdeographic || (words.count >= 2 && words.count <= 5) else { return false }
    return !words.contains { roles.contains($0.lowercased().filter { $0 != "." && $0 != "," }) }
  }

  private static let roles: Set<String> = [
    "director", "editor", "expert", "manager", "head", "senior", "sr", "officer", "writer", "reporter", "correspondent",
    "analyst", "md", "phd", "rd", "of", "for", "the", "research", "university", "center", "centre", "team", "staff",
    "news", "agency", "inc", "llc", "co", "company", "group", "chief", "professor", "specialist", "consultant",
    "founder",
    "ceo", "coach", "contributor", "dietitian", "attorney", "redaktion", "services", "department", "institute",
  ]

  private static func withoutLabel(_ text: String) -> String {
    var rest = text[...]
    var changed = true
    while changed {
      changed = false
      let lowered = rest.lowercased()
      for label in labels where lowered.hasPrefix(label) {
        let after = rest.dropFirst(label.count)
        guard
          label.hasSuffix(":") || label.hasSuffix("：") || label.hasSuffix("/") || label.hasSuffix(" ")
            || after.first == " " || after.first == ":"
        else { continue }
        rest = after
        while let first = rest.first, first == " " || first == ":" || first == "：" || first == "," {
          rest = rest.dropFirst()
        }
        changed = true
        break
      }
    }
    var result = String(rest)
    for suffix in ["記者", "记者", " 기자", "기자"] where result.hasSuffix(suffix) && result.count > suffix.count + 1 {
      result = String(result.dropLast(suffix.count))
    }
    while let last = result.last,
      last == " " || last == "," || last == ":" || last == ";" || last == "." && !result.hasSuffix("r.")
    {
      result.removeLast()
    }
    return result
  }

  private static let labels: [String] = [
    "written by", "posted by", "published by", "reported by", "story by", "words by", "text by", "authored by",
    "article by", "reviewed by", "by", "author:", "authors:", "author", "from ", "tác giả:", "tác giả", "người viết:",
    "bài viết:", "bài:", "bài và ảnh:", "thực hiện:", "phóng viên", "nguồn tin:", "von", "autor:", "autorin:",
    "ein artikel von",
    "ein beitrag von", "text:", "par", "auteur :", "auteur:", "publié par", "écrit par", "rédigé par", "por",
    "escrito por",
    "publicado por", "di ", "a cura di", "scritto da", "door", "geschreven door", "av", "af", "skriven av", "text av",
    "tekst:", "kirjoittaja:", "teksti:", "opracowanie:", "autor", "napisał", "autoři:", "szerző:", "írta:", "автор:",
    "автор",
    "текст:", "yazar:", "yazan:", "haber:", "oleh", "penulis:", "reporter:", "โดย", "文/", "文：", "文:", "記者", "记者",
    "作者：", "作者:", "撰文：", "執筆：", "著者：", "글 ", "글=", "بقلم:", "بقلم", "كتب:", "כתב:", "מאת:", "מאת", "द्वारा", "লেখক:",
  ]

  /// Whether a text looks like a person's or an agency's name.
  static func isName(_ text: String) -> Bool {
    let count = text.unicodeScalars.count
    guard count >= 2, count <= 60 else { return false }
    var words = 0
    var capitals = 0
    for word in text.split(separator: " ") {
      words += 1
      guard let first = word.unicodeScalars.first else { continue }
      if !first.properties.isLowercase { capitals += 1 }
    }
    guard words <= 7, capitals > 0, capitals * 2 >= words else { return false }
    let folded = WordFold.fold(text)
    if ChromePhrases.announces(folded) { return false }
    return !text.unicodeScalars.contains { scalar in
      (scalar.value >= 0x30 && scalar.value <= 0x39) || scalar == "?" || scalar == "!" || scalar == ":" || scalar == "|"
        || scalar == "/" || scalar == "=" || scalar == "\u{201C}" || scalar == "\"" || scalar == "@"
    }
  }

  private func shownNames() -> [Author] {
    let page = analysis.page
    let near = surroundings.afterTitle + surroundings.beforeTitle
    // Elements that are named as the author's, near the title first.
    let nearNodes = Set((near + surroundings.afterBody).map { analysis.list.blocks[$0].node })
    var marked: [Author] = []
    var covered: Int32 = 0
    for (index, node) in page.nodes.enumerated() where node.tag != .text && Int32(index) >= covered {
      let isAuthor =
        page.attribute(.rel, of: index).map { ByteText.contains($0, "author") } ?? false
        || (analysis.hints[index].contains(.byline) && analysis.mass[index].weight < 200)
      guard isAuthor, node.textEnd - node.textStart < 300, isWithin(index, nearNodes) else { continue }
      covered = node.end
      let text = authorText(of: index)
      let url = node.tag == .a ? page.attributeText(.href, of: index) : nil
      for name in Self.names(text) { marked.append(Author(name: name, url: url)) }
      if marked.count >= 3 { break }
    }
    if !marked.isEmpty { return marked }
    for index in near {
      let block = analysis.list.blocks[index]
      guard block.weight < 80 else { continue }
      let text = analysis.list.text(of: block)
      guard Self.startsWithLabel(text) else { continue }
      let names = Self.names(text)
      if !names.isEmpty { return names.map { Author(name: $0) } }
    }
    // The last line of the story, in many Vietnamese papers, is its writer.
    for index in surroundings.afterBody.prefix(3) {
      let block = analysis.list.blocks[index]
      guard block.weight >= 3, block.weight < 36,
        block.linkShare < 0.5 || analysis.hints[Int(block.node)].contains(.byline)
      else { continue }
      let text = analysis.list.text(of: block)
      if Self.startsWithLabel(text) || looksLikeSignature(block, text) {
        let names = Self.names(text)
        if !names.isEmpty { return names.map { Author(name: $0) } }
      }
    }
    return []
  }

  /// The text of an author's element, its first line where it has several.
  private func authorText(of node: Int) -> String {
    let page = analysis.page
    var index = node
    var text: [UInt8] = []
    while index < Int(page.nodes[node].end) {
      let child = page.nodes[index]
      if child.tag == .text {
        text.append(contentsOf: page.text[Int(child.textStart)..<Int(child.textEnd)])
      } else if child.tag.isBlock || child.tag == .br || child.tag == .time {
        if text.contains(where: { !ByteText.isSpace($0) }), child.tag != .a {
          let folded = ByteText.folded(text)
          if !Self.names(folded).isEmpty { return folded }
        }
        if child.tag == .time { index = Int(child.end) - 1 }
      } else if let last = text.last, !ByteText.isSpace(last), last < 0x80 {
        // Elements side by side are words apart.
        text.append(0x20)
      }
      index += 1
    }
    return ByteText.folded(text)
  }

  private func isWithin(_ node: Int, _ near: Set<Int32>) -> Bool {
    let end = analysis.page.nodes[node].end
    if near.contains(where: { $0 >= Int32(node) && $0 < end }) { return true }
    var ancestor = node
    for _ in 0..<4 {
      if near.contains(Int32(ancestor)) { return true }
      let parent = Int(analysis.page.nodes[ancestor].parent)
      guard parent >= 0 else { return false }
      ancestor = parent
    }
    return false
  }

  private static func startsWithLabel(_ text: String) -> Bool {
    let lowered = text.lowercased()
    return labels.contains { label in
      guard label != "from ", lowered.hasPrefix(label) else { return false }
      let after = lowered.dropFirst(label.count).first
      return label.hasSuffix(":") || label.hasSuffix("/") || label.hasSuffix(" ") || label.hasSuffix("：")
        || after == " "
        || after == ":" || (label.unicodeScalars.first.map { $0.value > 0x2E80 } ?? false)
    }
  }

  /// Two to five capitalised words, set apart in bold or italics or to the right.
  private func looksLikeSignature(_ block: Block, _ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard words.count >= 2, words.count <= 5, !block.endsSentence else { return false }
    guard words.allSatisfy({ $0.unicodeScalars.first.map { !$0.properties.isLowercase } ?? false }) else {
      return false
    }
    return block.linkShare < 0.5
  }
}
