internal import TidingsModel

/// A feed to be written into a configuration.
public struct NewFeed: Sendable, Equatable {
  public var url: String
  /// `nil`: the one made from the address, unless another feed has that.
  public var id: String?
  public var tags: [String]
  /// As the configuration writes it, `30m`.
  public var every: String?
  /// Stands as a comment behind the address.
  public var title: String?

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

/// A text as a YAML scalar that reads back as that text, in block and in flow style.
enum YAMLScalar {
  static func written(_ text: String) -> String {
    let words: Set<String> = ["null", "true", "false", "yes", "no", "on", "off"]
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, isWord(first), last != ":", last != " ",
      scalars.allSatisfy({ isWord($0) || " -_./:?=&%~+@;$".unicodeScalars.contains($0) }), !text.contains(": "),
      !words.contains(text.lowercased())
    else { return quoted(text) }
    return text
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        result += "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
