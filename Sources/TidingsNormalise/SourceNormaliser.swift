internal import TidingsModel
internal import TidingsParse

/// Normalises what an item says of the feed that it was taken from.
enum SourceNormaliser {
  /// - Parameter updated: when the source says it changed.
  static func source(_ parsed: ParsedSource, updated: Timestamp?, _ parts: inout PartNormaliser) -> ItemSource? {
    var source = ItemSource(
      id: parsed.id, title: parts.plain(parsed.title), url: parts.address(parsed.url),
      homePageURL: parts.page(parsed.homePage))
    source.updated = updated
    source.rights = parts.plain(parsed.rights)
    source.authors = parsed.authors.compactMap { parts.author($0) }
    source.description = parts.plain(parsed.description)
    source.icon = parts.address(parsed.logo)
    source.favicon = parts.address(parsed.icon)
    source.contributors = parsed.contributors.compactMap { parts.author($0) }
    source.categories = parsed.categories.compactMap { PartNormaliser.category($0) }
    source.generator = parts.generator(parsed.generator)
    source.links = parsed.links.compactMap { parts.link($0) }
    return source == ItemSource() ? nil : source
  }
}
