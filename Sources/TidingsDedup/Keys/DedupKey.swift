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
