internal import TidingsModel

/// A feed to be written into a configuration.
public struct NewFeed: Sendable, Equatable {
  /// Without `feed:` before it.
  public var url: String
  /// `nil`: the one made from the address, unless another feed has that.
  public var id: String?
  /// Empty leaves the feed those of `defaults`.
  public var tags: [String]
  /// As the configuration writes it, `30m`.
  public var every: String?
  /// Stands as a comment behind the address.
  public var title: String?

  /// - Parameters:
  ///   - url: `feed:` stands for http, or for the address behind it.
  ///   - id: `nil`: made from the URL when the configuration is read.
  ///   - every: a duration as the configuration writes it, `30m`; `nil`: adaptive.
  public init(url: String, id: String? = nil, tags: [String] = [], every: String? = nil, title: String? = nil) {
    self.url = FeedScheme.unwrapped(url)
    self.id = id
    self.tags = tags
    self.every = every
    self.title = title
  }

  /// The lines of the feed as an item of a block list.
  func yaml(indent: String) -> String {
    var text = "\(indent)- url: \(YAMLScalar.written(url))"
    if let title, !title.isEmpty { text += "  # \(Self.comment(title))" }
    text += "\n"
    if let id { text += "\(indent)  id: \(YAMLScalar.written(id))\n" }
    if !tags.isEmpty {
      text += "\(indent)  tags: [\(tags.map(YAMLScalar.written).joined(separator: ", "))]\n"
    }
    if let every { text += "\(indent)  every: \(YAMLScalar.written(every))\n" }
    return text
  }

  /// One line, whatever the title holds.
  private static func comment(_ title: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in title.unicodeScalars.prefix(80) {
      let isText = scalar.properties.generalCategory != .control && !scalar.properties.isWhitespace
      line.append(isText ? scalar : " ")
    }
    return String(line)
  }
}
