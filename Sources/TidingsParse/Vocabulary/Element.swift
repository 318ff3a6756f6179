/// What an element of a known vocabulary is, whatever name a version of a format gives it.
enum Element: UInt8 {
  case unknown
  // Containers
  case root, channel, item, itemList, image, textInput, person, managingEditor, webMaster, contributor, publisher
  case itunesOwner, atomSource, skipHours, skipDays, mediaGroup, mediaContent, geoWhere, resourceList, resource
  case newsPublication, sitemapEntry, alternateEnclosure, wrapper, ignored
  /// What has no place in the model.
  case other
  // Text
  case title, dcTitle, itunesTitle, mediaTitle, foreignTitle
  case content, encoded, xhtmlBody, fullItem, description, subtitle, summary, abstract, dcDescription, itunesSummary
  case itunesSubtitle, mediaDescription, excerpt, markdown, rights, dcRights, info
  // Addresses
  case link, guid, identifier, comments, commentFeed, origLink, newFeedURL, docs, url, name, email, avatar, logo, icon
  case enclosure, cloud, sitemapLocation, prismURL, trackback, licenseText, licenseResource, chapters, transcript
  case podcastPerson, alternateSource, funding, trailer, socialInteraction, podcastLocation, podcastImage, commentAPI
  case chapter, anchor, thumbnail, originalEnclosure
  // Dates
  case published, updated, dcDate, available, created, modified, expires, lastBuildDate, valid
  // People in one element
  case creator, itunesAuthor, dcContributor, dcPublisher
  // Categories
  case category, subject, itunesCategory, keywords, mediaCategory
  // The rest
  case language, dcLanguage, ttl, hour, day, updatePeriod, updateFrequency, generator, generatorAgent, commentsCount
  case replyTo, explicit, block, complete, duration, season, episode, episodeType, itunesImage, podcastGUID
  case mediaThumbnail, mediaCredit, mediaRating, mediaCopyright, mediaPlayer, mediaLicense, mediaAdult, mediaLocation
  case point, line, polygon, box, position, positionList, lowerCorner, upperCorner, latitude, longitude, placeName,
    circle,
    tags, podcastLicense

  /// What an element is by the vocabulary and its local name, the latter in any case.
  static func named(_ name: String, in namespace: Namespace) -> Element {
    let name = name.asciiLowercased
    switch namespace {
    case .rss, .atom: return core[name] ?? .unknown
    default: return others[namespace]?[name] ?? .unknown
    }
  }

  /// Whether any vocabulary has an element of that local name, in lower case.
  static func isKnown(_ name: String) -> Bool { known.contains(name) }

  private static let known: Set<String> = others.values.reduce(into: Set(core.keys)) { $0.formUnion($1.keys) }

  private static let core: [String: Element] = [
    "rss": .root, "rdf": .root, "feed": .root, "channel": .channel, "item": .item, "entry": .item, "items": .itemList,
    "image": .image, "textinput": .textInput, "author": .person, "managingeditor": .managingEditor,
    "webmaster": .webMaster, "contributor": .contributor, "publisher": .publisher, "source": .atomSource,
    "skiphours": .skipHours, "skipdays": .skipDays, "title": .title, "description": .description,
    "subtitle": .subtitle, "tagline": .subtitle, "summary": .summary, "abstract": .abstract, "content": .content,
    "body": .xhtmlBody, "fullitem": .fullItem, "fulltext": .fullItem, "full-text": .fullItem, "rights": .rights,
    "copyright": .rights, "link": .link, "guid": .guid,
    "id": .identifier, "comments": .comments, "docs": .docs, "url": .url, "uri": .url, "homepage": .url,
    "publicationdate": .published, "lastmod": .updated, "name": .name, "email": .email, "logo": .logo, "icon": .icon,
    "enclosure": .enclosure, "cloud": .cloud,
    "pubdate": .published, "published": .published, "issued": .published, "date": .published, "updated": .updated,
    "modified": .updated, "lastbuilddate": .lastBuildDate, "created": .created, "expirationdate": .expires,
    "category": .category, "keywords": .keywords, "language": .language, "ttl": .ttl, "hour": .hour, "day": .day,
    "generator": .generator, "newlocation": .newFeedURL, "tags": .tags, "info": .info,
    "a": .anchor, "thumbnail": .thumbnail, "license": .licenseText,
    // The words of programs that know no vocabulary.
    "categories": .tags, "publishdate": .published, "publisheddate": .published,
    "pub_date": .published, "datepublished": .published, "published_at": .published, "datemodified": .updated,
    "updated_at": .updated, "datecreated": .created, "created_at": .created, "thumb": .thumbnail,
    "imageurl": .thumbnail, "image_url": .thumbnail,
    // What programs make of other vocabularies that leave the prefixes out.
    "creator": .creator, "subject": .subject, "encoded": .encoded, "origlink": .origLink, "permalink": .url,
  ]

  private static let others: [Namespace: [String: Element]] = [
    .rdf: [
      "rdf": .root, "seq": .resourceList, "bag": .resourceList, "alt": .resourceList, "li": .resource,
      "description": .wrapper, "value": .encoded,
    ],
    .dublinCore: [
      "title": .dcTitle, "creator": .creator, "author": .creator, "contributor": .dcContributor,
      "date": .dcDate, "description": .dcDescription, "language": .dcLanguage, "publisher": .dcPublisher,
      "rights": .dcRights, "subject": .subject, "identifier": .unknown,
      // Those of dcterms under the older name.
      "created": .created, "issued": .published, "modified": .modified, "abstract": .dcDescription,
      "license": .licenseText,
    ],
    .terms: [
      "title": .dcTitle, "creator": .creator, "contributor": .dcContributor, "created": .created,
      "issued": .published, "available": .available, "date": .dcDate, "modified": .modified, "valid": .valid,
      "abstract": .dcDescription, "description": .dcDescription, "language": .dcLanguage,
      "publisher": .dcPublisher, "rights": .dcRights, "subject": .subject, "license": .licenseText,
    ],
    // With RSS 1.1's payload; content:items is the way of the first version, the text in an rdf:value.
    .content: [
      "encoded": .encoded, "payload": .encoded, "items": .wrapper, "item": .wrapper, "format": .ignored,
      "encoding": .ignored,
    ],
    .excerpt: ["encoded": .excerpt],
    .syndication: ["updateperiod": .updatePeriod, "updatefrequency": .updateFrequency],
    .slash: ["comments": .commentsCount],
    .commentAPI: ["commentrss": .commentFeed, "comment": .commentAPI],
    .taxonomy: ["topics": .wrapper],
    .trackback: ["ping": .trackback],
    .license: ["license": .licenseResource],
    .itunes: [
      "title": .itunesTitle, "author": .itunesAuthor, "category": .itunesCategory, "subtitle": .itunesSubtitle,
      "summary": .itunesSummary, "owner": .itunesOwner, "name": .name, "email": .email, "keywords": .keywords,
      "image": .itunesImage, "explicit": .explicit, "block": .block, "complete": .complete, "duration": .duration,
      "season": .season, "episode": .episode, "episodetype": .episodeType, "new-feed-url": .newFeedURL,
      // The way of the first versions: link rel="image".
      "link": .link,
    ],
    .googlePlay: [
      "author": .itunesAuthor, "description": .itunesSummary, "image": .itunesImage,
      "category": .itunesCategory, "explicit": .explicit, "block": .block, "owner": .itunesOwner,
      "email": .email, "new-feed-url": .newFeedURL,
    ],
    .media: [
      "group": .mediaGroup, "content": .mediaContent, "title": .mediaTitle, "description": .mediaDescription,
      "thumbnail": .mediaThumbnail, "credit": .mediaCredit, "rating": .mediaRating, "adult": .mediaAdult,
      "copyright": .mediaCopyright, "player": .mediaPlayer, "keywords": .keywords, "category": .mediaCategory,
      "license": .mediaLicense, "location": .mediaLocation,
    ],
    .georss: [
      "where": .geoWhere, "point": .point, "line": .line, "polygon": .polygon, "box": .box,
      "featurename": .placeName, "circle": .circle,
    ],
    .gml: [
      "pos": .position, "poslist": .positionList, "coordinates": .position, "lowercorner": .lowerCorner,
      "uppercorner": .upperCorner, "point": .wrapper, "linestring": .wrapper, "polygon": .wrapper,
      "exterior": .wrapper, "linearring": .wrapper, "envelope": .wrapper, "circlebycenterpoint": .wrapper,
      "multipoint": .wrapper, "pointmember": .wrapper, "pointmembers": .wrapper,
    ],
    .geo: [
      "lat": .latitude, "long": .longitude, "latitude": .latitude, "longitude": .longitude, "lon": .longitude,
      "point": .wrapper,
    ],
    .thread: ["in-reply-to": .replyTo, "total": .commentsCount],
    .feedburner: ["origlink": .origLink, "origenclosurelink": .originalEnclosure],
    .admin: ["generatoragent": .generatorAgent],
    .prism: [
      "publicationdate": .available, "modificationdate": .modified, "creationdate": .created,
      "expirationdate": .expires,
      "copyright": .dcRights, "teaser": .abstract, "keyword": .subject, "url": .prismURL,
    ],
    .podcast: [
      "chapters": .chapters, "transcript": .transcript, "person": .podcastPerson, "season": .season,
      "episode": .episode, "guid": .podcastGUID, "license": .podcastLicense,
      "alternateenclosure": .alternateEnclosure, "source": .alternateSource, "funding": .funding,
      "trailer": .trailer, "socialinteract": .socialInteraction, "location": .podcastLocation,
      "image": .podcastImage,
    ],
    .chapters: ["chapters": .wrapper, "chapter": .chapter],
    .scripting: ["markdown": .markdown],
    .googleData: ["image": .avatar],
    .xhtml: ["body": .xhtmlBody, "div": .xhtmlBody],
    .sitemap: ["urlset": .root, "url": .sitemapEntry, "loc": .sitemapLocation, "lastmod": .updated],
    .news: [
      "news": .wrapper, "publication": .newsPublication, "name": .name, "language": .dcLanguage,
      "publication_date": .published, "title": .title, "keywords": .keywords, "genres": .keywords,
    ],
    .image: ["image": .mediaContent, "loc": .url, "title": .mediaTitle, "caption": .mediaDescription],
    .video: [
      "video": .mediaContent, "content_loc": .url, "thumbnail_loc": .mediaThumbnail, "title": .mediaTitle,
      "description": .mediaDescription, "player_loc": .mediaPlayer, "duration": .duration,
      "publication_date": .dcDate, "tag": .keywords, "category": .keywords,
    ],
    .foaf: ["person": .wrapper, "name": .name, "mbox": .email, "homepage": .url, "agent": .wrapper],
    .webfeeds: ["icon": .icon, "logo": .icon],
    .yandex: ["full-text": .fullItem],
    .turbo: ["content": .fullItem],
    // RSS 1.0's: rdf:resource, enc:type, enc:length
    .enclosures: ["enclosure": .enclosure],
  ]
}
