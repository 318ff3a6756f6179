/// Where the fields of an item are found, the best first.
extension ItemDraft {
  enum TitleSource: UInt8, FieldSource {
    case title, dublinCore, itunes
    /// `media:title` of the item, and the text of CDF's `A`.
    case media
    /// `title` in an element within the item, `media:group`, or of a namespace that is not the item's.
    case nested
    /// `media:title` of one of its files.
    case file

    var name: String? {
      switch self {
      case .title: "title"
      case .dublinCore: "dc:title"
      case .itunes: "itunes:title"
      case .media, .nested, .file: nil
      }
    }
  }

  enum PageSource: UInt8, FieldSource {
    /// `feedburner:origLink`
    case original
    /// RSS `link`, CDF `HREF`, the `loc` of a sitemap.
    case link
    /// Atom `link rel="alternate"` of HTML, or of no type, whose `hreflang` is the entry's language.
    case alternateInLanguage
    /// One that does not say what language it is in.
    case alternate
    /// One in another language.
    case foreignAlternate
    /// One of another type.
    case otherAlternate
    /// A `guid` that is a permalink.
    case permalink
    /// `prism:url`, `url`
    case url
    /// Atom `content src`
    case content
    /// `rdf:about`
    case about
    /// An Atom `id` that is a web address.
    case identifier
    /// A link with brackets in it, which should have been encoded.
    case bracketed

    var name: String? { nil }
  }

  enum ImageSource: UInt8, FieldSource {
    case itunes
    /// `media:thumbnail`
    case thumbnail
    /// The widest picture of `media:content`, the first of a sitemap.
    case content
    /// `link rel="image"`, and the thumbnail of a sitemap's film.
    case link
    case podcast
    /// A picture that is enclosed.
    case enclosure
    /// `image`, `thumbnail`, `logo`, `icon`
    case image

    var name: String? {
      switch self {
      case .itunes: "itunes:image"
      case .podcast: "podcast:image"
      case .image: "image"
      case .thumbnail, .content, .link, .enclosure: nil
      }
    }
  }

  /// Of whom `media:title` and `media:description` speak.
  enum MediaSource: UInt8, FieldSource {
    /// The whole.
    case item
    /// One of its files.
    case file

    var name: String? { nil }
  }
}
