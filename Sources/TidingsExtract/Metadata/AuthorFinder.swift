internal import TidingsModel

/// Finds who wrote the article.
struct AuthorFinder {
  let analysis: PageAnalysis
  let meta: MetaTags
  let linked: LinkedData
  let surroundings: Surroundings
  let siteNames: [String]

  func find() -> [Author] {
    let linkedNames = clean(linked.authors.flatMap(Self.declaredAuthors))
    let metaNames = clean(declaredInMeta.flatMap { Self.declaredAuthors(Author(name: $0)) })
    let declared = linkedNames.persons.isEmpty ? metaNames.persons : linkedNames.persons
    if let first = declared.first?.name, first.contains(" ") || Self.isIdeographic(first) { return declared }
    let shown = clean(shownNames())
    // A login name gives way to the name that readers see, and a publisher to a person.
    if !shown.persons.isEmpty, declared.isEmpty || shown.persons[0].name?.contains(" ") == true { return shown.persons }
    if !declared.isEmpty { return declared }
    let organisations = [
      clean(linked.organisations).all, linkedNames.organisations, metaNames.organisations, shown.organisations,
    ]
    return organisations.first { !$0.isEmpty } ?? []
  }

  private var declaredInMeta: [String] {
    for key in [
      "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
      "citation_author", "itemprop:author", "byl", "article:author_name", "cxenseparse:author", "article.author",
      "authors", "dable:author", "twitter:creator:name",
    ] {
      let names = meta.all(key).filter { !Self.declaredNames($0).isEmpty }
      if !names.isEmpty { return key == "citation_author" ? names.map(Self.givenNameFirst) : names }
    }
    guard let label = meta.first("twitter:label1")?.lowercased(),
      ["written", "author", "by", "verfasst", "écrit", "escrito", "tác giả", "được viết", "scritto", "geschreven"]
        .contains(where: label.contains)
    else { return [] }
    return meta.all("twitter:data1")
  }

  /// `Roy, Aniruddha` as readers write it.
  private static func givenNameFirst(_ name: String) -> String {
    let parts = name.split(separator: ",").map { ByteText.folded(Array($0.utf8)) }
    return parts.count == 2 && !parts[1].isEmpty ? "\(parts[1]) \(parts[0])" : name
  }

  private static func isIdeographic(_ name: String) -> Bool {
    name.unicodeScalars.first.map { $0.value > 0x2E80 } ?? false
  }

  private static func declaredAuthors(_ author: Author) -> [Author] {
    declaredNames(author.name ?? "").map { Author(name: $0, url: author.url, avatar: author.avatar) }
  }

  /// Names without repetitions, and the site's own apart: it is the author only where no one else is.
  private func clean(_ authors: [Author]) -> (persons: [Author], organisations: [Author], all: [Author]) {
    let sites = Set(siteNames.map { Self.squeezed($0) })
    var seen: Set<[UInt8]> = []
    var persons: [Author] = []
    var organisations: [Author] = []
    for author in authors.prefix(40) {
      guard let name = author.name else { continue }
      let key = Self.squeezed(name)
      guard !key.isEmpty, !Self.placeholders.contains(WordFold.fold(name)), seen.insert(key).inserted else { continue }
      let clean = Author(name: name, url: author.url.flatMap { $0.hasPrefix("http") ? $0 : nil }, avatar: author.avatar)
      if sites.contains(key) || Self.isOrganisation(name) { organisations.append(clean) } else { persons.append(clean) }
    }
    return (Array(persons.prefix(20)), organisations, persons + organisations)
  }

  /// Whether a name says that it is a publisher's or a desk's.
  private static func isOrganisation(_ name: String) -> Bool {
    let words = WordFold.words(WordFold.fold(name)).map { String(decoding: $0, as: UTF8.self) }
    guard let first = words.first, let last = words.last else { return false }
    if words.count > 1,
      ["báo", "tạp", "đài", "tòa", "redaktion", "redazione", "redacción", "rédaction"].contains(first)
    {
      return true
    }
    if ["online", "team", "staff", "com", "vn", "net", "redaktion", "inc", "llc", "editors", "desk", "newsroom"]
      .contains(last)
    {
      return true
    }
    return words.contains("editorial")
  }

  private static func squeezed(_ text: String) -> [UInt8] { WordFold.fold(text).filter { $0 != 0x20 } }

  private static let placeholders: Set<[UInt8]> = Set(
    [
      "admin", "administrator", "editor", "staff", "author", "webmaster", "user", "root", "anonymous", "none", "null",
      "undefined", "team", "redaktion", "editorial team", "unknown", "guest", "tác giả", "quản trị", "ban biên tập",
      "by", "super user", "superuser", "test", "news", "editorial", "staff writer", "contributor", "website",
      "author name", "pv", "p v", "phóng viên", "nhóm phóng viên", "nhóm pv", "bbt", "tổng hợp", "biên tập viên", "btv",
      "ctv", "cộng tác viên", "toà soạn", "tòa soạn", "hà nội", "tp hcm", "tp hồ chí minh",
    ].map(WordFold.fold))

  /// The names in a field that holds nothing else: whatever it says, unless it is plainly no name.
  private static func declaredNames(_ line: String) -> [String] {
    let text = withoutLabel(ByteText.folded(Array(line.utf8)))
    guard text.utf8.count < 400, !text.contains("://"), !text.contains("@"), text.contains(where: \.isLetter),
      !namesHelper(text)
    else { return [] }
    let parts = split(text)
    if parts.count > 1, parts.allSatisfy(isPersonalName) { return parts }
    // "Manoj Jain and Jagpreet Chhatwal, The Morning Paper"
    if let comma = text.lastIndex(of: ","), case let people = split(String(text[..<comma])), people.count > 1,
      people.allSatisfy(isPersonalName)
    {
      return people
    }
    return [text]
  }

  /// The names in a byline, without the words around them.
  static func names(_ line: String) -> [String] {
    var text = ByteText.folded(Array(line.utf8))
    if text.contains("://") || text.hasPrefix("@") || text.hasPrefix("www.") { return [] }
    let together = withoutLabel(text).split(separator: " - ").map(String.init)
    if together.count > 1, together.allSatisfy(isPersonalName), Languages.isVietnamese(line) { return together }
    // Dates, sections and addresses stand behind bars.
    for bar in [
      " | ", " • ", " · ", " ⋅ ", " – ", " — ", " - ", "\n", " / ", "/ ", " on ", " in ", " for ", " Published ",
      " Updated ",
      " Posted ",
    ] {
      if let cut = text.firstRange(of: bar) { text = String(text[..<cut.lowerBound]) }
    }
    text = withoutLabel(text)
    if let bracket = text.firstIndex(where: { $0 == "(" || $0 == "<" || $0 == "[" || $0 == "（" }),
      bracket != text.startIndex
    {
      text = ByteText.folded(Array(text[..<bracket].utf8))
    }
    let parts = split(text)
    if parts.count > 1 {
      let people = parts.prefix(while: isPersonalName)
      // "Ann Bell and Cy Dole, educators", but "Ann Bell, MD" in one piece.
      if people.count > 1 || (people.count == 1 && parts.count > 1 && parts[1].utf8.count > 6) { return Array(people) }
    }
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
    "founder", "coordinator", "marketing", "content", "strategist", "producer", "photographer", "columnist",
    "journalist",
    "engineer", "developer", "president", "associate", "assistant",
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
            || after.isEmpty || after.first == " " || after.first == ":"
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
    "article by", "by", "author:", "authors:", "author", "from ", "tác giả:", "tác giả", "người viết:",
    "bài viết:", "bài:", "bài và ảnh:", "bài, ảnh:", "bài - ảnh:", "bài & ảnh:", "tin bài:", "tin, bài:", "tin, ảnh:",
    "tin và ảnh:", "tin:", "thực hiện:", "biên dịch:", "lược dịch:", "phóng viên", "pv", "von", "autor:", "autorin:",
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
    if WordFold.words(folded).contains(where: { notOfNames.contains(String(decoding: $0, as: UTF8.self)) }) {
      return false
    }
    return !text.unicodeScalars.contains { scalar in
      (scalar.value >= 0x30 && scalar.value <= 0x39) || scalar == "?" || scalar == "!" || scalar == ":" || scalar == "|"
        || scalar == "/" || scalar == "=" || scalar == "\u{201C}" || scalar == "\"" || scalar == "@"
    }
  }

  private func shownNames() -> [Author] {
    let near = surroundings.afterTitle + surroundings.beforeTitle
    for names in [marked(among: near), labelled(near), marked(among: surroundings.afterBody), signature()]
    where !names.isEmpty {
      return names
    }
    return labelled(surroundings.afterBody)
  }

  /// The parts of a line such as `14/12/2023 14:53 | Tác giả: Minh Anh` or `2023-12-14 作者：王小明 来源：海港日报`.
  private static func segments(of line: String) -> [String] {
    var segments = line.split { $0 == "|" || $0 == "•" || $0 == "·" || $0 == "–" || $0 == "—" }
      .map { ByteText.folded(Array($0.utf8)) }
    // A label of up to three words with a colon begins a part of its own.
    let words = line.split(separator: " ")
    for (index, word) in words.enumerated() where index > 0 && (word.hasSuffix(":") || word.contains("：")) {
      let end = words[(index + 1)...].firstIndex { $0.hasSuffix(":") || $0.contains("：") } ?? words.endIndex
      for start in max(0, index - 2)...index { segments.append(words[start..<end].joined(separator: " ")) }
    }
    return segments
  }

  private static let notOfNames: Set<String> = [
    "view", "follow", "bio", "profile", "read", "references", "sources", "insights", "click", "subscribe", "share",
    "comments", "published", "updated", "posted", "edition", "article", "articles", "posts", "reading", "minutes",
    "min",
    "later", "more", "facebook", "twitter", "instagram", "linkedin", "email", "newsletter",
  ]

  /// The names in elements that are named as the author's.
  private func marked(among lines: [Int]) -> [Author] {
    let page = analysis.page
    let near = Set(lines.map { analysis.list.blocks[$0].node })
    var found: [Author] = []
    var covered: Int32 = 0
    for (index, node) in page.nodes.enumerated() where node.tag != .text && Int32(index) >= covered {
      let isDeclared =
        page.attribute(.rel, of: index).map { ByteText.contains($0, "author") } ?? false
        || page.attribute(.itemprop, of: index).map { ByteText.equals($0, "author") } ?? false
      guard isDeclared || (analysis.hints[index].contains(.byline) && analysis.mass[index].weight < 200),
        node.textEnd - node.textStart < 300, isWithin(index, near)
      else { continue }
      var names = names(in: index..<Int(node.end))
      if names.isEmpty, isDeclared {
        names = Self.declaredNames(page.foldedText(of: index, limit: 60)).filter { $0.utf8.count < 40 }
          .map { Author(name: $0, url: page.attributeText(.href, of: index)) }
      }
      guard !names.isEmpty else { continue }
      covered = node.end
      found.append(contentsOf: names)
      if found.count >= 6 { break }
    }
    return found
  }

  /// The names in lines such as `By Ann Bell`, or under a line that says no more than `Written by`.
  private func labelled(_ lines: [Int]) -> [Author] {
    for (position, index) in lines.enumerated() {
      let block = analysis.list.blocks[index]
      guard block.weight < 120 else { continue }
      let runs = runs(of: Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound))
      let text = runs.map(\.text).joined(separator: " ")
      if let start = runs.firstIndex(where: { Self.startsWithLabel($0.text) }) {
        let found = Self.names(in: Array(runs[start...]))
        if !found.isEmpty { return found }
      }
      for segment in Self.segments(of: text) where Self.startsWithLabel(segment) {
        let found = Self.names(segment)
        if !found.isEmpty { return found.map { Author(name: $0) } }
      }
      guard Self.withoutLabel(text).isEmpty, position + 1 < lines.count, lines[position + 1] <= index + 2 else {
        continue
      }
      let next = analysis.list.blocks[lines[position + 1]]
      guard next.weight < 60 else { continue }
      let below = names(in: Int(next.nodes.lowerBound)..<Int(next.nodes.upperBound))
      if !below.isEmpty { return below }
    }
    return []
  }

  /// The last line of the story, in many Vietnamese papers, is its writer.
  private func signature() -> [Author] {
    for index in surroundings.afterBody.prefix(4) {
      let block = analysis.list.blocks[index]
      guard block.weight >= 3, block.weight < 60,
        block.linkShare < 0.5 || analysis.hints[Int(block.node)].contains(.byline)
      else { continue }
      let text = analysis.list.text(of: block)
      guard Self.startsWithLabel(text) || looksLikeSignature(block, text) else { continue }
      let names = Self.names(text)
      if !names.isEmpty { return names.map { Author(name: $0) } }
    }
    return []
  }

  /// A run of a byline's text, from one element to the next.
  private struct Run {
    var text: String
    /// The address that it links to.
    var link: String?
  }

  private func names(in nodes: Range<Int>) -> [Author] { Self.names(in: runs(of: nodes)) }

  /// The names in a byline: the first run that bears one, and those that are joined to it.
  private static func names(in runs: [Run]) -> [Author] {
    var authors: [Author] = []
    var previous: Run?
    var isJoined = false
    for (index, run) in runs.enumerated() {
      if namesHelper(run.text) {
        if authors.isEmpty, index == 0 { return [] }
        break
      }
      if withoutLabel(run.text).isEmpty { continue }
      if joins(run.text) {
        isJoined = true
        continue
      }
      if let previous {
        let opensWithJoin = conjunctions.contains { run.text.hasPrefix(ByteText.folded(Array($0.utf8)) + " ") }
        guard isJoined || opensWithJoin || isSibling(run.link, previous.link) else { break }
      }
      let found = names(run.text).filter {
        isPersonalName($0) || isOrganisation($0) || !$0.contains(" ") || (run.link != nil && isName($0))
      }
      guard !found.isEmpty else {
        if !authors.isEmpty { break }
        continue
      }
      authors.append(contentsOf: found.map { Author(name: $0, url: run.link) })
      previous = run
      isJoined =
        run.text.hasSuffix(",") || conjunctions.contains { run.text.hasSuffix(" " + ByteText.folded(Array($0.utf8))) }
    }
    return authors
  }

  private func runs(of nodes: Range<Int>) -> [Run] {
    let page = analysis.page
    var runs: [Run] = []
    var link: String?
    var linkEnd = 0
    var index = nodes.lowerBound
    while index < nodes.upperBound {
      let node = page.nodes[index]
      if index >= linkEnd { link = nil }
      if node.tag == .text {
        let text = ByteText.folded(page.text[Int(node.textStart)..<Int(node.textEnd)])
        if !text.isEmpty { runs.append(Run(text: text, link: link)) }
      } else if node.tag == .time || node.tag.isInvisible
        || (index > nodes.lowerBound && analysis.hints[index].contains(.date)
          && !analysis.hints[index].contains(.byline))
      {
        index = Int(node.end) - 1
      } else if node.tag == .a {
        link = page.attributeText(.href, of: index)
        linkEnd = Int(node.end)
      }
      index += 1
    }
    return runs
  }

  /// Whether two links lead into one folder, as those of a site's authors do.
  private static func isSibling(_ link: String?, _ other: String?) -> Bool {
    guard let link, let other, let slash = link.lastIndex(of: "/") else { return false }
    return slash > link.startIndex && other.hasPrefix(link[..<slash])
  }

  /// Whether a text does no more than join names.
  private static func joins(_ text: String) -> Bool {
    let word = text.lowercased()
    return !word.isEmpty && conjunctions.contains { ByteText.folded(Array($0.utf8)) == word }
  }

  /// Whether a text announces someone who did not write the story.
  private static func namesHelper(_ text: String) -> Bool {
    let folded = WordFold.fold(text)
    return helpers.contains { folded.starts(with: $0) }
  }

  private static let helpers: [[UInt8]] = [
    "reviewed by", "medically reviewed", "fact checked", "edited by", "updated by", "photo", "photos", "illustration",
    "ảnh", "clip", "video", "đồ họa", "theo", "nguồn", "foto", "fotos", "bild", "redigering", "source", "translated by",
  ].map(WordFold.fold)

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
        || after == " " || after == nil
        || after == ":" || (label.unicodeScalars.first.map { $0.value > 0x2E80 } ?? false)
    }
  }

  /// Two to five capitalised words, set apart in bold or italics or to the right.
  private func looksLikeSignature(_ block: Block, _ text: String) -> Bool {
    if Self.namesHelper(text) { return false }
    let words = text.split(separator: " ")
    guard words.count >= 2, words.count <= 5, !block.endsSentence else { return false }
    guard words.allSatisfy({ $0.unicodeScalars.first.map { !$0.properties.isLowercase } ?? false }) else {
      return false
    }
    return block.linkShare < 0.5
  }
}
