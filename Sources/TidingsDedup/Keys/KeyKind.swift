/// What a key stands for.
enum KeyKind: UInt8 {
  /// G: the guid, within the feed.
  case guid = 0x47
  /// L: the canonical link, everywhere.
  case link = 0x4C
  /// L within the feed, for feeds that do not look at others.
  case linkInFeed = 0x6C
  /// C: long content, everywhere.
  case content = 0x43
  /// C within the feed, for feeds that do not look at others.
  case contentInFeed = 0x63
  /// Title and text of any length together with the time of publication, or the link's path, within the feed.
  case shortContent = 0x73
  /// The article's number in its address together with the time of publication.
  case number = 0x4E
  /// Link, title and text, all the same, within the feed; with the guid for an item all of whose keys are another
  /// article's.
  case exact = 0x78
  /// Not a key: the input of an article's id.
  case articleID = 0x49
}
