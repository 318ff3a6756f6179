/// How many of a kind are kept of an item, a feed or a source; what follows is left out.
///
/// No document in earnest has as many. One that is meant to harm has millions, and each is compared with those before it.
enum ListLimit {
  /// Of what may be listed: categories, links, attachments, people, chapters.
  static let long = 1000
  /// Of what comes in a few: hubs, credits, thumbnails, transcripts, replies, and all that a source has.
  static let short = 100
}
