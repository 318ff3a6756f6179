internal import TidingsModel

/// Reads who wrote an article from what its page shows.
struct BylineReader {
  let source: BylineSource

  /// The authors that the page names near the title, else below the text: the first place that tells of any.
  func find() -> [Author] {
    let surroundings = source.surroundings
    let near = surroundings.afterTitle + surroundings.beforeTitle
    let language = source.names.language
    let eastAsian = EastAsianBylines(language: language).map { ReportersInStory(source: source, eastAsian: $0) }
    let marked = MarkedBylines(source: source)
    let labelled = LabelledBylines(source: source)
    let signature = SignatureBylines(source: source)
    let profiles = ProfileBylines(source: source)
    let story = StoryBylines(source: source)
    let dateline = DatelineBylines(source: source)
    let behind = BylinesBehindText(source: source)
    let places: [() -> [Author]] = [
      { eastAsian?.told(near) ?? [] },
      { marked.marked(among: near) },
      { source.withoutPlaceholders(labelled.labelled(near)) },
      { eastAsian?.belowTitle ?? [] },
      { marked.marked(among: surroundings.afterBody) },
      { eastAsian?.inStory ?? [] },
      { profiles.pictured(among: near) },
      { signature.signature() },
      { labelled.labelled(surroundings.afterBody) },
      { labelled.labelled(signature.lastLine) },
      { labelled.labelled(signature.boxAtEnd) },
      { profiles.profiled(among: near) },
      { story.openingStory(near) },
      { DegreeBylines(source: source).find() },
      { dateline.besideDate(near) },
      { dateline.sharingLineWithDate(near) },
      { behind.withMailbox },
      { marked.inAttributes.map { Author(name: $0) } },
      { story.described(near) },
      { WeighedBylines(source: source).weighed(near) },
      { dateline.sharingLineWithDate(surroundings.afterBody.prefix(3).filter(surroundings.isDateline)) },
      { behind.boxBehindText },
      { behind.nameBehindText },
      { profiles.onlyProfile },
      { profiles.onlyDeclared },
      { labelled.labelledAnywhere },
    ]
    for (index, place) in places.enumerated() {
      let found = place().filter { $0.name.map(source.isTitle) != true }
      if found.isEmpty { continue }
      // "BSS", the agency's sign over the title, gives way to the one whom a label names.
      guard index < 2, found.allSatisfy(isSign) else { return found }
      let labelled = source.withoutPlaceholders(labelled.labelled(near))
      return !labelled.isEmpty && labelled.allSatisfy({ $0.name.map(source.isAuthor) == true }) ? labelled : found
    }
    return []
  }

  /// Those whom a Chinese page names as its writers, by the title or in the story.
  func reporters() -> [Author] {
    guard source.names.language == "zh", let eastAsian = EastAsianBylines(language: source.names.language) else {
      return []
    }
    let reporters = ReportersInStory(source: source, eastAsian: eastAsian)
    let told = reporters.told(source.surroundings.afterTitle + source.surroundings.beforeTitle)
    let found = told.isEmpty ? reporters.belowTitle : told
    return found.isEmpty ? reporters.inStory : found
  }

  /// Whether a line by the title has a name and more beside it than a label.
  func maySayMore(than name: String) -> Bool {
    (source.surroundings.afterTitle + source.surroundings.beforeTitle).contains { index in
      let line = source.analysis.list.bytes(of: source.analysis.list.blocks[index])
      return line.count < 300 && line.count > name.utf8.count + 5
        && String(decoding: line, as: UTF8.self).range(ofBytes: name) != nil
    }
  }

  /// The authors in elements and lines by the title that say that they are.
  func nearTitle() -> [Author] {
    let near = source.surroundings.afterTitle + source.surroundings.beforeTitle
    let marked = MarkedBylines(source: source).marked(among: near)
    return marked.isEmpty ? source.withoutPlaceholders(LabelledBylines(source: source).labelled(near)) : marked
  }

  /// Whether a line by the title, in Chinese also one below the text, says that a name's bearer did other things than
  /// write: `Edited by Ann Bell`.
  func isHelper(_ name: String) -> Bool {
    let surroundings = source.surroundings
    // Elsewhere those stand below the text who are to be asked.
    let last = NameShape.isIdeographic(name) ? surroundings.body.last : nil
    let behind = last.map { $0 + 1..<min($0 + 5, source.analysis.list.blocks.count) } ?? 0..<0
    return (surroundings.beforeTitle + surroundings.afterTitle + Array(behind)).contains { index in
      let text = source.analysis.list.text(of: source.analysis.list.blocks[index])
      guard text.utf8.count < 120, let range = text.range(ofBytes: name) else { return false }
      if source.names.labels.announcesHelper(String(text.drop { "（([【".contains($0) })) { return true }
      // "Written by: Cy Dole Edited by: Ann Bell"
      let before = String(text[..<range.lowerBound]).spacedWords
      return (1...3).contains { count in
        // "Text and photos by Ann Bell"
        if let joining = before.dropLast(count).last, source.names.labels.joins(String(joining)) { return false }
        return source.names.labels.announcesHelper((before.suffix(count) + [name[...]]).joined(separator: " "))
      }
    }
  }

  /// Whether a name is that of the one profile which ``find`` goes by.
  func isProfiled(_ name: String) -> Bool {
    ProfileBylines(source: source).onlyProfile.contains { $0.name == name }
  }

  /// Whether the names stand by the title in lines that follow one another, none of which names a helper.
  func standTogether(_ authors: [Author]) -> Bool {
    let blocks = source.analysis.list.blocks
    let near = (source.surroundings.beforeTitle + source.surroundings.afterTitle).sorted()
    let lines = authors.compactMap { author in
      near.first { index in
        author.name.map { source.analysis.list.text(of: blocks[index]).range(ofBytes: $0) != nil } ?? false
      }
    }
    guard lines.count == authors.count, let first = lines.min(), let last = lines.max(), last - first <= authors.count
    else { return false }
    return !(first...last).contains { source.names.labels.announcesHelper(source.analysis.list.text(of: blocks[$0])) }
  }

  /// Whether a name is a few capitals, as agencies sign.
  private func isSign(_ author: Author) -> Bool {
    author.name.map { $0.count <= 5 && $0.allSatisfy(\.isUppercase) } == true
  }

  /// Folders in which sites keep the pages of their authors.
  private static let profileFolders = Set(profileFolderNames.map { FNV1a.hash(of: $0.utf8) })

  private static let profileFolderNames = [
    "author", "authors", "auteur", "auteurs", "autor", "autoren", "autores", "autore", "autori", "author-profile",
    "contributor", "contributors", "tac-gia", "yazar", "yazarlar", "penulis", "profile", "profiles", "people", "team",
    "staff", "writers", "writer", "redakteur", "journalist", "journalists", "byline", "reporter", "user", "users",
    "reporters", "journaliste", "journalistes", "signataires", "signataire", "redaktion", "redacteur", "redactie",
    "redakcja", "dziennikarze", "autorzy", "autorka", "autorky", "autori-clanku", "novinar", "novinari", "avtor",
    "avtory", "avtori", "avtorji", "szerzo", "szerzok", "toimittaja", "kirjoittaja", "kirjoittajat", "forfatter",
    "skribent", "skribenter", "medarbejdere", "firmas", "columnistas", "periodista", "periodistas", "redactor",
    "redactores", "jornalista", "colunistas", "autor-noticias", "giornalista", "giornalisti", "opinionisti", "muhabir",
    "muhabirler", "wartawan", "reporter-page", "columnist", "columnists", "contributor-profile", "profil", "bloggers",
    "blogger", "syntaktis", "arthrografos", "arthrografoi",
  ]

  /// Whether a link leads to the page of one author.
  static func isProfile(_ link: String) -> Bool {
    let parts = link.utf8.prefix { $0 != 0x3F && $0 != 0x23 }.split(separator: 0x2F)
    // "/@annbell", on the site itself
    if link.hasPrefix("/@"), parts.count == 1 { return true }
    return parts.count <= 7
      && parts.dropLast().contains { profileFolders.contains(FNV1a.hash(of: $0.lazy.map(\.lowered))) }
  }
}
