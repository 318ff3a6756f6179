public import TidingsModel

/// A feed as configured, with the defaults applied. What `FeedOptions` holds is read and set as if it stood here:
/// `feed.every`.
@dynamicMemberLookup
public struct FeedConfiguration: Sendable, Equatable {
  /// Unique; made from the URL where none is given.
  public var id: FeedID
  /// http, https, or file with an absolute path; without user information, which is in `auth`.
  public var url: String
  /// Its own, else those of `defaults`.
  public var tags: [String] = []
  /// Where the feed is written.
  public var origin: ConfigurationPlace
  /// Most of a hundred thousand feeds have the same options: they share one copy.
  private var box: Box

  /// - Parameter origin: where the feed stands in the configuration, for messages.
  public init(id: FeedID, url: String, origin: ConfigurationPlace, options: FeedOptions = FeedOptions()) {
    self.id = id
    self.url = url
    self.origin = origin
    box = Box(options)
  }

  /// All of them at once, for whoever needs several.
  public var options: FeedOptions {
    _read { yield box.options }
    set { box = Box(newValue) }
  }

  /// An option, read and set as if it stood here.
  public subscript<Value>(dynamicMember option: WritableKeyPath<FeedOptions, Value>) -> Value {
    get { box.options[keyPath: option] }
    set { options[keyPath: option] = newValue }
  }

  /// Whether the feed is a local file.
  public var isFile: Bool { url.hasPrefix("file:") }

  /// Of two that share their options these are not compared, as a reload compares a hundred thousand feeds.
  public static func == (left: FeedConfiguration, right: FeedConfiguration) -> Bool {
    left.id == right.id && left.url == right.url && left.tags == right.tags && left.origin == right.origin
      && (left.box === right.box || left.options == right.options)
  }

  private final class Box: Sendable {
    let options: FeedOptions

    init(_ options: FeedOptions) { self.options = options }
  }

  /// Lets feeds share the storage of what is the same.
  struct Sharing {
    private var boxes: [Box] = []
    private var tags: Set<[String]> = []

    mutating func share(_ feed: inout FeedConfiguration) {
      if !feed.tags.isEmpty { feed.tags = tags.insert(feed.tags).memberAfterInsert }
      let box = feed.box
      if boxes.contains(where: { $0 === box }) { return }
      if let same = boxes.last(where: { $0.options == box.options }) {
        feed.box = same
      } else {
        // A few kinds of feeds are most of all feeds; what is rare need not be found again.
        if boxes.count >= 16 { boxes.removeFirst() }
        boxes.append(box)
      }
    }
  }
}
