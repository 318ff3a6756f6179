internal import TidingsModel
internal import TidingsParse

/// Names that lead to the page of an author, or stand beside the picture of one.
extension BylineReader {
  /// The names that link to pages about authors, among some lines.
  func profiled(among lines: [Int]) -> [Author] {
    var found: [Author] = []
    for index in lines where analysis.list.blocks[index].weight < 80 {
      let block = analysis.list.blocks[index]
      for run in runs(of: Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)) {
        guard let link = run.link, Self.isProfile(link) else { continue }
        found += names.shown(in: run.text).filter { !names.isRole($0) }.map { Author(name: $0, url: link) }
      }
      if !found.isEmpty { break }
    }
    return found
  }

  /// The name that stands beside a picture which is called so.
  func pictured(among lines: [Int]) -> [Author] {
    let page = analysis.page
    for index in lines {
      let block = analysis.list.blocks[index]
      guard block.weight >= 5, block.weight < 60, !isUpperHeading(Int(block.node)), !surroundings.isAmongTeasers(index)
      else { continue }
      let own = Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)
      guard own.count < 40 else { continue }
      let runs = runs(of: own)
      for node in max(0, Int(min(block.node, block.nodes.lowerBound)) - 14)..<own.upperBound
      where page.nodes[node].tag == .img {
        guard let alt = page.attribute(.alt, of: node), alt.count < 100, case let name = WordFold.fold(alt),
          name.count >= 5
        else { continue }
        for run in runs {
          guard case let found = names.shown(in: run.text), found.count == 1,
            isAuthor(found[0]) || mayBeWritten(found[0]),
            name.starts(with: WordFold.fold(found[0])), name.count < found[0].utf8.count + 12
          else { continue }
          return [Author(name: found[0], url: run.link)]
        }
      }
    }
    return []
  }

  /// The one author whom the page's links name, teasers and comments aside.
  var onlyProfile: [Author] {
    let page = analysis.page
    var only: Author?
    for (index, node) in page.nodes.enumerated() where node.tag == .a {
      guard let link = page.attributeText(.href, of: index),
        page.attribute(.rel, of: index).map({ ByteText.contains($0, "author") }) ?? false || Self.isProfile(link),
        !surroundings.cards[index], !isAmong([.related, .comments, .navigation, .hidden], index)
      else { continue }
      let found = names.shown(in: page.foldedText(of: index, limit: 60)).filter { !names.isRole($0) }
      guard found.count == 1 else { continue }
      if let only, only.name != found[0] { return [] }
      only = Author(name: found[0], url: link)
    }
    return only.map { [$0] } ?? []
  }

  /// The one name in the elements that systems make for those of authors, wherever they stand beside teasers and comments:
  /// a property of the item, a card of contact, a login.
  var onlyDeclared: [Author] {
    let page = analysis.page
    var only: String?
    for (index, node) in page.nodes.enumerated() where node.tag != .text {
      guard node.textEnd - node.textStart < 120, isMadeForAuthor(index), !surroundings.cards[index],
        !analysis.isComment(index), !isOfOtherItem(index), !isAmong([.related, .comments, .navigation], index)
      else { continue }
      let text = names.withoutLabel(page.foldedText(of: index, limit: 60))
      let shown = names.shown(in: text)
      let isLogin =
        (3..<30).contains(text.utf8.count) && text.allSatisfy { $0.isLetter || $0.isNumber || "_-.".contains($0) }
        && text.contains(where: \.isLetter)
      guard let name = shown.count == 1 ? shown[0] : isLogin ? text : nil else { continue }
      if let only, only != name { return [] }
      only = name
    }
    return only.map { [Author(name: $0)] } ?? []
  }

  private func isMadeForAuthor(_ node: Int) -> Bool {
    let page = analysis.page
    if page.attribute(.itemprop, of: node).map({ ByteText.equals($0, "author") }) ?? false { return true }
    if page.attribute(.rel, of: node).map({ ByteText.equals($0, "author") }) ?? false { return true }
    guard let names = page.attribute(.classes, of: node) else { return false }
    return names.split(whereSeparator: ByteText.isSpace).contains {
      ByteText.equals($0, "fn") || ByteText.equals($0, "username") || ByteText.equals($0, "p-author")
    }
  }

  /// Whether a node lies in an element, not one that holds the article, which is named as something else.
  func isAmong(_ others: Hints, _ node: Int) -> Bool {
    var ancestor = node
    while ancestor >= 0, !analysis.page.contains(ancestor, surroundings.container) {
      if !analysis.hints[ancestor].isDisjoint(with: others) || analysis.page.nodes[ancestor].tag == .nav { return true }
      ancestor = Int(analysis.page.nodes[ancestor].parent)
    }
    return false
  }

  /// Folders in which sites keep the pages of their authors.
  private static let profileFolders = Set(profileFolderNames.map { PagePaths.hash($0.utf8) })
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
      && parts.dropLast().contains { profileFolders.contains(PagePaths.hash($0.lazy.map(ByteText.lowered))) }
  }
}
