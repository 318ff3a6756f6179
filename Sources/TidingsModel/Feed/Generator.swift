/// The program that wrote the feed.
public struct Generator: Sendable, Hashable {
  /// The program's; `nil` where only its address is given.
  public var name: String?
  /// Its page.
  public var url: String?
  /// As written.
  public var version: String?

  public init(name: String? = nil, url: String? = nil, version: String? = nil) {
    self.name = name
    self.url = url
    self.version = version
  }
}
