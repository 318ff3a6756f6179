internal import TidingsModel

/// Finds who wrote the article.
struct AuthorFinder {
  let analysis: PageAnalysis
  let meta: MetaTags
  let linked: LinkedData
  let surroundings: Surroundings
  let siteNames: [String]
  let title: String?
  let language: String?

  private var names: PersonNames { PersonNames(language: language) }

  func find() -> [Author] {
    let source = BylineSource(
      analysis: analysis, surroundings: surroundings, names: names,
      sites: Set(siteNames.map { WordFold.fold($0) }), title: WordFold.fold(title ?? ""),
      pageTitle: meta.title ?? "")
    return authors(by: source).map(FullNames(source: source).spelledOut)
  }

  private func authors(by source: BylineSource) -> [Author] {
    let linkedNames = clean(linked.authors.flatMap(declaredAuthors))
    let metaNames = clean(declaredInMeta.flatMap { declaredAuthors(Author(name: $0)) })
    let isLogin = linkedNames.persons.first?.name?.contains(" ") != true
    let isNamed = metaNames.persons.first?.name.map { $0.contains(" ") && names.shape.isWritten($0) } == true
    let declared = linkedNames.persons.isEmpty || (isLogin && isNamed) ? metaNames.persons : linkedNames.persons
    let reader = BylineReader(source: source)
    var isOwner = false
    if let first = declared.first?.name, first.contains(" ") || NameShape.isIdeographic(first) {
      isOwner = declared.count == 1 && ShownOwners(source: source).isOwner(first)
      if !isOwner {
        func isHelper() -> Bool { declared.count == 1 && reader.isHelper(first) }
        guard reader.maySayMore(than: first) else {
          // "责任编辑：王芳" below the text, where the data give who put it in.
          guard case let found = clean(reader.reporters()).persons, !found.isEmpty,
            !found.contains(where: { $0.name == first || !ChineseBylines.isName($0.name ?? "") }), isHelper()
          else { return declared }
          return found
        }
        let shown = reader.nearTitle()
        let beside = clean(shown).persons
        // Each leads to a page of its own, which places and those who are asked do not.
        if shown.allSatisfy({ $0.url != nil }), isJoined(beside, to: declared), reader.standTogether(beside) {
          return beside
        }
        // "Written by Cy Dole", "Edited by Ann Bell": systems give who put it in.
        return !beside.isEmpty && !beside.contains { $0.name == first } && isHelper() ? beside : declared
      }
    }
    let shown = clean(reader.find())
    // A login name gives way to the name that readers see, and a publisher to a person.
    if let first = shown.persons.first?.name,
      declared.isEmpty || isOwner || first.contains(" ") || NameShape.isIdeographic(first)
    {
      return shown.persons
    }
    // Where a column's pages bear its writer's name as the site's.
    if declared.isEmpty || isOwner, let own = shown.organisations.first?.name, reader.isProfiled(own),
      !names.bearers.isOrganisation(own),
      source.endsTitle(own)
    {
      return shown.organisations
    }
    if !declared.isEmpty { return declared }
    let organisations = [
      clean(linked.organisations).all, linkedNames.organisations, metaNames.organisations, shown.organisations,
    ]
    if let found = organisations.first(where: { !$0.isEmpty }) { return found }
    let state = EmbeddedState(titles: [title, linked.headline].compactMap { $0 }).facts(
      in: analysis.page.scripts, upTo: EmbeddedState.modest)
    let embedded = clean(state.authors.flatMap { declaredAuthors(Author(name: $0)) })
    let known = embedded.persons.filter { names.shape.isPersonalName($0.name ?? "") }
    if !known.isEmpty { return known }
    let named = ProgramFacts(scripts: analysis.page.scripts).authors
    if let first = named.first, named.allSatisfy({ $0 == first }),
      case let found = clean(declaredAuthors(Author(name: first))).persons.filter({
        names.shape.isPersonalName($0.name ?? "")
      }), !found.isEmpty
    {
      return found
    }
    let site = PersonalSite(
      analysis: analysis, body: surroundings.body, siteNames: siteNames.filter { $0.contains(" ") }, names: names)
    return site.owner.map { [Author(name: $0)] } ?? []
  }

  /// Whether the authors that a page shows are those that its data give, and more.
  private func isJoined(_ shown: [Author], to declared: [Author]) -> Bool {
    let wanted = Set(declared.compactMap(\.name).map { Self.squeezed($0) })
    return shown.count > declared.count && shown.count <= 6
      && wanted.isSubset(of: Set(shown.compactMap(\.name).map { Self.squeezed($0) }))
      && shown.allSatisfy { author in
        author.name.map { names.shape.isWritten($0) && !$0.hasSuffix("'s") && !$0.hasSuffix("’s") } ?? false
      }
  }

  private var declaredInMeta: [String] {
    for key in [
      "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
      "citation_author", "itemprop:author", "byl", "article:author_name", "cxenseparse:author", "article.author",
      "authors", "dable:author", "og:article:author", "twitter:creator:name", "mediator_author", "author_name",
      "article_author", "author-name", "news_author", "article-author", "og:author", "dc:creator", "rnews:creator",
      "articleauthor", "author.name", "dc.author", "content_author", "vr:author", "page-author", "story_author",
    ] {
      let found = meta.all(key).filter { !names.declared($0).isEmpty }
      guard !found.isEmpty else { continue }
      return key == "citation_author" || (key == "dc.creator" && found.allSatisfy(Self.isFamilyNameFirst))
        ? found.map(Self.givenNameFirst) : found
    }
    guard let label = meta.first("twitter:label1")?.lowercased(),
      BylineLabel.rest(of: label)?.isEmpty == true
        || ["written", "author", "được viết"].contains(where: label.contains)
    else { return [] }
    return meta.all("twitter:data1")
  }

  /// Whether a comma parts one word from another.
  private static func isFamilyNameFirst(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    return words.count == 2 && words[0].hasSuffix(",")
  }

  /// `Roy, Aniruddha` as readers write it.
  private static func givenNameFirst(_ name: String) -> String {
    let parts = name.split(separator: ",").map { ByteText.folded(Array($0.utf8)) }
    return parts.count == 2 && !parts[1].isEmpty ? "\(parts[1]) \(parts[0])" : name
  }

  private func declaredAuthors(_ author: Author) -> [Author] {
    guard (author.name?.utf8.count ?? 0) < PersonNames.longestField else { return [] }
    // "港都報／ 記者王小明／北港即時報導"
    if let name = author.name, name.contains("／"),
      let found = EastAsianBylines(language: names.language)?.names(inLine: name), !found.isEmpty
    {
      return found.map { Author(name: $0) }
    }
    return names.declared(withoutSite(author.name ?? "")).map {
      Author(name: $0, url: author.url, avatar: author.avatar)
    }
  }

  /// `Ann Bell | The Courier` without the site that the author writes for.
  private func withoutSite(_ name: String) -> String {
    let sites = siteNames.map { Self.squeezed($0) }
    for mark in [" | ", " - ", " – ", " — ", ", ", "/", " @ ", " for ", " of "] {
      guard let range = name.lastRange(ofBytes: mark), range.lowerBound > name.startIndex else { continue }
      let tail = Self.squeezed(String(name[range.upperBound...]))
      if !tail.isEmpty, sites.contains(tail) { return String(name[..<range.lowerBound]) }
    }
    return name
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
      guard !key.isEmpty, !names.bearers.isPlaceholder(name), seen.insert(key).inserted else { continue }
      let clean = Author(name: name, url: author.url.flatMap { $0.hasPrefix("http") ? $0 : nil }, avatar: author.avatar)
      if isOfSite(name, sites) || names.bearers.isOrganisation(name) || names.bearers.isAgencySign(name) {
        organisations.append(clean)
      } else {
        persons.append(clean)
      }
    }
    return (Array(persons.prefix(20)), organisations, persons + organisations)
  }

  /// Whether a name is the site's, an article before it and the place of its office behind it aside: `The Courier`,
  /// `Courier Online, Port, Wales`.
  private func isOfSite(_ name: String, _ sites: Set<[UInt8]>) -> Bool {
    let head = name.range(ofBytes: ", ").map { String(name[..<$0.lowerBound]) } ?? name
    return [name, Self.withoutArticle(name), head].contains { sites.contains(Self.squeezed($0)) }
      || (head != name && names.bearers.isOrganisation(head))
  }

  /// `The Courier` as the site's address has it.
  private static func withoutArticle(_ name: String) -> String {
    guard let space = name.firstIndex(of: " "), articles.contains(name[..<space].lowercased()) else { return name }
    return String(name[space...].dropFirst())
  }

  private static let articles: Set<String> = ["the", "der", "die", "das", "le", "la", "les", "el", "il", "de", "het"]

  private static func squeezed(_ text: String) -> [UInt8] { WordFold.fold(text).filter { $0 != 0x20 } }
}
