public import TidingsModel

/// A file: `enclosure`, `link rel="enclosure"`, `media:content`, JSON Feed `attachments`.
public struct ParsedAttachment: Sendable, Equatable {
  /// `url`, `href`, or the element's text.
  public var reference: ParsedReference
  /// As declared where that is one, else what the address's extension stands for.
  public var mimeType: String?
  /// Plain text.
  public var title: String?
  /// `length`, `fileSize`; greater than 0.
  public var sizeInBytes: Int64?
  /// Greater than 0.
  public var durationInSeconds: Double?
  /// `nil` where Media RSS says nothing more of it.
  @Boxed public var details: MediaDetails?

  public init(
    _ reference: ParsedReference, mimeType: String? = nil, title: String? = nil, sizeInBytes: Int64? = nil,
    durationInSeconds: Double? = nil
  ) {
    self.reference = reference
    self.mimeType = mimeType
    self.title = title
    self.sizeInBytes = sizeInBytes
    self.durationInSeconds = durationInSeconds
  }

  /// Whether an item's running time may be this attachment's: pictures, transcripts, booklets and torrents have none.
  var plays: Bool {
    guard let mimeType else { return true }
    return !mimeType.hasPrefix("image/") && !mimeType.hasPrefix("text/") && mimeType != "application/pdf"
      && mimeType != Self.torrent && References.mediaType(of: reference.text) != Self.torrent
  }

  /// Whether it says itself to be a sound or a film.
  var isRecording: Bool {
    guard plays, let mimeType else { return false }
    return mimeType.hasPrefix("audio/") || mimeType.hasPrefix("video/")
  }

  private static let torrent = "application/x-bittorrent"
}
