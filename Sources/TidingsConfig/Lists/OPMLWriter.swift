/// Writes OPML 2.0 as feed readers import it: one folder level, made of a feed's first tag.
public struct OPMLWriter: Sendable {
  /// A feed as it is exported.
  public struct Entry: Sendable, Equatable {
    /// `xmlUrl`
    public var url: String
    /// `text` and `title`
    public var title: String
    /// `htmlUrl`; `nil` leaves it out.
    public var homePageURL: String?
    /// The first is the folder.
    public var tags: [String]

    public init(url: String, title: String, homePageURL: String? = nil, tags: [String] = []) {
      self.url = url
      self.title = title
      self.homePageURL = homePageURL
      self.tags = tags
    }
  }

  /// Of the list.
  public var title: String
  /// RFC 822 date of the list, where one is wanted.
  public var dateCreated: String?

  public init(title: String = "tidings", dateCreated: String? = nil) {
    self.title = title
    self.dateCreated = dateCreated
  }

  /// The document. Feeds without tags stand on the top level; folders come in the order of their first feed. Further
  /// tags stand in `category` (`OPMLCategory`), so that reading the list again brings all of them back.
  public func document(_ entries: [Entry]) -> String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n"
    text += "    <title>\(Self.escaped(title))</title>\n"
    if let dateCreated { text += "    <dateCreated>\(Self.escaped(dateCreated))</dateCreated>\n" }
    text += "  </head>\n  <body>\n"
    var folders: [String] = []
    var byFolder: [String: [Entry]] = [:]
    for entry in entries {
      guard let folder = entry.tags.first else {
        text += Self.outline(entry, indent: "    ")
        continue
      }
      if byFolder[folder] == nil { folders.append(folder) }
      byFolder[folder, default: []].append(entry)
    }
    for folder in folders {
      let name = Self.escaped(folder)
      text += "    <outline text=\"\(name)\" title=\"\(name)\">\n"
      for entry in byFolder[folder] ?? [] { text += Self.outline(entry, indent: "      ") }
      text += "    </outline>\n"
    }
    return text + "  </body>\n</opml>\n"
  }

  private static func outline(_ entry: Entry, indent: String) -> String {
    let title = escaped(entry.title)
    var text = "\(indent)<outline text=\"\(title)\" title=\"\(title)\" type=\"rss\" xmlUrl=\"\(escaped(entry.url))\""
    if let home = entry.homePageURL { text += " htmlUrl=\"\(escaped(home))\"" }
    if entry.tags.count > 1 {
      let categories = entry.tags.dropFirst().map(OPMLCategory.encoded)
      text += " category=\"\(escaped(categories.joined(separator: ",")))\""
    }
    return text + "/>\n"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += " "
      case _ where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
