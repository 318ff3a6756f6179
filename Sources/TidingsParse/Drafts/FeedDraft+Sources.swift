/// Where the fields of a feed are found, the best first.
extension FeedDraft {
  enum TitleSource: UInt8, FieldSource {
    case title, dublinCore, itunes
    /// `media:title`, and the name of a sitemap's publication.
    case media
    /// `title` of a channel within the channel (CDF).
    case subchannel

    var name: String? {
      switch self {
      case .title: "title"
      case .dublinCore: "dc:title"
      case .itunes: "itunes:title"
      case .media: "media:title"
      case .subchannel: nil
      }
    }
  }

  enum DescriptionSource: UInt8, FieldSource {
    /// `description`, `subtitle`, `tagline`
    case description
    /// `abstract`, `summary`
    case summary
    case dublinCore, itunesSummary, itunesSubtitle, media
    /// `abstract` of a channel within the channel (CDF).
    case subchannel

    var name: String? {
      switch self {
      case .description: "description"
      case .summary: "summary"
      case .dublinCore: "dc:description"
      case .itunesSummary: "itunes:summary"
      case .itunesSubtitle: "itunes:subtitle"
      case .media: "media:description"
      case .subchannel: nil
      }
    }
  }

  enum HomePageSource: UInt8, FieldSource {
    /// RSS `link`
    case link
    /// Atom `link rel="alternate"` of HTML, or of no type; CDF `HREF`.
    case alternate
    /// One of another type that is no feed's.
    case otherAlternate

    var name: String? { nil }
  }

  enum PictureSource: UInt8, FieldSource {
    case itunes, googlePlay
    /// Atom `logo`
    case logo
    /// CDF `LOGO HREF`
    case channelLogo
    /// RSS `image`
    case image
    case podcast, webfeeds
    /// `link rel="image"`
    case link
    /// `media:thumbnail`
    case thumbnail

    var name: String? {
      switch self {
      case .itunes: "itunes:image"
      case .googlePlay: "googleplay:image"
      case .logo: "atom:logo"
      case .channelLogo: "logo"
      case .image: "image/url"
      case .podcast: "podcast:image"
      case .webfeeds: "webfeeds:icon"
      case .link: nil
      case .thumbnail: "media:thumbnail"
      }
    }
  }

  enum LanguageSource: UInt8, FieldSource {
    case language, dublinCore
    /// `xml:lang` of the channel, the language of a sitemap's publication.
    case channel
    /// `xml:lang` of the root element.
    case root

    var name: String? { nil }
  }

  enum PublisherSource: UInt8, FieldSource {
    case publisher
    /// `itunes:owner`
    case owner
    case webMaster

    var name: String? {
      switch self {
      case .publisher: nil
      case .owner: "itunes:owner"
      case .webMaster: "webMaster"
      }
    }
  }

  enum IdentifierSource: UInt8, FieldSource {
    /// Atom `id`
    case identifier
    case guid
    /// `rdf:about`
    case about
    /// `podcast:guid`
    case podcast

    var name: String? { self == .podcast ? "podcast:guid" : nil }
  }
}
