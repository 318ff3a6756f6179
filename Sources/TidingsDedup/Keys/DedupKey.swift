internal import TidingsCrypto
internal import TidingsModel

/// What an article is known again by: the first 128 bits of a SHA-256 over the key's kind, its scope and its value.
///
/// Cryptographic, so that no feed can make up an item that hides another feed's article.
public struct DedupKey: Sendable, Hashable {
  /// The first 64 of the bits.
  public let high: UInt64
  /// The last 64.
  public let low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// A part of it is as good as the whole.
  public func hash(into hasher: inout Hasher) { hasher.combine(low) }

  /// The mark of content whose page is still to be had. Another one than any content's own, and told from it by whoever
  /// has the content.
  public var awaitingPage: DedupKey { DedupKey(high: ~high, low: low) }

  /// A part of a content's mark that it shares with the one that awaits a page.
  public var contentMarkInPart: Int64 { Int64(bitPattern: low) }

  init(_ digest: SHA256Digest) { self.init(high: digest.word0, low: digest.word1) }
}

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
