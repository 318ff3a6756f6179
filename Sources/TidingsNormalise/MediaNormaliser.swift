internal import TidingsHTML
internal import TidingsModel
internal import TidingsParse

/// Normalises what an item says of its films, sounds and pictures.
enum MediaNormaliser {
  static func media(_ parsed: ParsedMedia, _ parts: inout PartNormaliser) -> ItemMedia? {
    var media = ItemMedia()
    media.title = parts.plain(parsed.title)
    media.subtitle = parts.plain(parsed.subtitle)
    media.description = parts.plain(parsed.description)
    media.credits = parsed.credits.map {
      MediaCredit(name: PlainText.fromUnknown($0.name), role: $0.role, scheme: $0.scheme)
    }
    media.rating = parsed.rating
    media.ratingScheme = parsed.ratingScheme
    media.copyright = parsed.copyright
    media.copyrightURL = parts.page(parsed.copyrightPage)
    media.player = parts.page(parsed.player)
    media.thumbnails = parsed.thumbnails.compactMap { parts.page($0) }
    media.season = parsed.season
    media.seasonName = parsed.seasonName
    media.episode = parsed.episode
    media.episodeDisplay = parsed.episodeDisplay
    media.episodeType = parsed.episodeType
    media.transcripts = parsed.transcripts.compactMap { parts.link($0) }
    media.durationInSeconds = parsed.durationInSeconds
    return media.isEmpty ? nil : media
  }
}
