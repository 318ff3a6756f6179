internal import CLinux
internal import TidingsModel

/// RSS written as JSON: `{"rss": {"channel": {…, "item": […]}}}`.
///
/// There is no one way of writing attributes and text in JSON; the common ones are understood. The document is written
/// out as the XML it stands for and read as RSS, so that one set of rules holds for both.
enum RSSInJSON {
  /// Whether the channel stands in an `rss` object.
  static func isWrapped(_ root: JSONValue) -> Bool { root["rss"]?["channel"] != nil }

  /// - Parameter items: those that were taken out of the document.
  static func read(
    _ document: consuming JSONDocument, items: consuming ItemQueue, url: String?
  ) throws(ParseError) -> ParsedFeed {
    // root, (rss,) channel, item array
    let level = document.root["rss"] == nil ? 3 : 4
    var rss = isWrapped(document.root) ? document.take("rss") ?? .null : document.takeAll()
    var channel = rss.take("channel") ?? .null
    if document.cutsBelow(level - 1) {
      items.finish(droppingLast: document.cutsBelow(level) && ItemQueue.areLast(in: channel))
      channel = withoutCutItem(channel, isWithinItem: document.cutsBelow(level))
    } else {
      items.finish(droppingLast: false)
    }
    var writer = Writer(size: items.isEmpty ? document.size : 0)
    writer.write(rss: rss, channel: &channel)
    let xml = writer.take(with: consume items)
    var feed = try FeedParser.parse(consume xml, url: url, givesBack: true)
    feed.format = .rssjson
    feed.isWellFormed = !document.isRepaired
    feed.isComplete = document.isComplete
    // Places in the XML are none in the document.
    feed.warnings = document.warnings + feed.warnings.map { Warning($0.message) }
    feed.items.forgetPlaces()
    return feed
  }

  /// The channel without the item that the end of the text cut off: the last, where items are the last member.
  private static func withoutCutItem(_ channel: JSONValue, isWithinItem: Bool) -> JSONValue {
    guard case .object(var members) = channel, let last = members.last, last.name == "item" || last.name == "items"
    else { return channel }
    switch last.value {
    case .array(let items) where isWithinItem: members[members.count - 1].value = .array(Array(items.dropLast()))
    case .object: members.removeLast()
    default: break
    }
    return .object(members)
  }

  /// Items written as they come: as JSON values all of them would take far more than the document.
  struct ItemQueue {
    /// The names that lead to the items of a channel that stands in an `rss` object.
    static let path = ["rss", "channel", "item"]

    private var writer: Writer
    /// The one that came last, which may prove to be cut off.
    private var last: JSONValue?

    /// - Parameter size: about how large the JSON is.
    init(size: Int) { writer = Writer(size: size) }

    var isEmpty: Bool { writer.bytes.isEmpty }

    /// - Returns: whether the value is of no more use.
    mutating func take(_ value: JSONValue) -> Bool {
      finish(droppingLast: false)
      last = value
      return true
    }

    mutating func finish(droppingLast: Bool) {
      if var value = last.take(), !droppingLast { writer.write(item: &value) }
    }

    /// Whether the channel ends with the items that were taken out of it.
    static func areLast(in channel: JSONValue) -> Bool {
      guard case .object(let members) = channel, let first = members.firstIndex(where: { $0.name == path[2] }) else {
        return false
      }
      return first == members.count - 1
    }

    /// The items, which are handed over.
    fileprivate consuming func take() -> [UInt8] { writer.take() }
  }

  private struct Writer {
    private(set) var bytes: [UInt8] = []
    /// Where in the channel items stand that were written before; `nil` where it has none.
    private var itemsPlace: Int?
    /// How much was written when memory was last given back.
    private var givenBackAt = 0

    /// - Parameter size: about how large the JSON is.
    init(size: Int) {
      // Growing, a large array is held twice; room that is not used takes no memory.
      bytes.reserveCapacity(size + size / 4)
    }

    private static let namespaces = [
      "content": "http://purl.org/rss/1.0/modules/content/", "dc": "http://purl.org/dc/elements/1.1/",
      "atom": "http://www.w3.org/2005/Atom", "media": "http://search.yahoo.com/mrss/",
      "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd", "slash": "http://purl.org/rss/1.0/modules/slash/",
      "wfw": "http://wellformedweb.org/CommentAPI/", "sy": "http://purl.org/rss/1.0/modules/syndication/",
      "georss": "http://www.georss.org/georss", "source": "http://source.scripting.com/",
      "feedburner": "http://rssnamespace.org/feedburner/ext/1.0", "podcast": "https://podcastindex.org/namespace/1.0",
      "dcterms": "http://purl.org/dc/terms/", "thr": "http://purl.org/syndication/thread/1.0",
    ]

    /// Elements whose scalar members are attributes, and which of them is the text.
    private static let attributed: Set<String> = [
      "enclosure", "guid", "category", "source", "cloud", "atom:link", "media:content", "media:thumbnail",
      "itunes:image", "itunes:category", "media:player", "media:credit",
    ]
    private static let textNames: Set<String> = [
      "#text", "#value", "_", "$t", "#", "$text", "#cdata", "#cdata-section", "__cdata", "__text", "value", "text",
      "content",
    ]
    private static let maximumDepth = 32
    /// Bytes written between two times that memory is given back.
    private static let givenBackStep = 1 << 20

    /// - Parameter channel: let go piece by piece.
    mutating func write(rss: JSONValue, channel: inout JSONValue) {
      put("<rss version=\"")
      putEscaped(rss["version"]?.text ?? rss["@version"]?.text ?? rss["$"]?["version"]?.text ?? "2.0")
      put("\"")
      for (prefix, uri) in Self.namespaces.sorted(by: { $0.key < $1.key }) { put(" xmlns:\(prefix)=\"\(uri)\"") }
      put(">")
      write(name: "channel", value: &channel, depth: 0)
      put("</rss>")
    }

    mutating func write(item: inout JSONValue) { write(name: "item", value: &item, depth: 2) }

    /// What is written, which is handed over.
    mutating func take() -> [UInt8] {
      var taken: [UInt8] = []
      swap(&taken, &bytes)
      return taken
    }

    /// The same with items that were written before.
    mutating func take(with items: consuming ItemQueue) -> [UInt8] {
      guard !items.isEmpty, let itemsPlace else { return take() }
      var document = items.take()
      document.insert(contentsOf: bytes[..<itemsPlace], at: 0)
      document += bytes[itemsPlace...]
      return document
    }

    private mutating func write(name: String, value: inout JSONValue, depth: Int) {
      guard depth < Self.maximumDepth, Self.isName(name) else { return }
      switch value {
      case .null: break
      case .array(var values):
        value = .null
        values.reverse()
        while var value = values.popLast() {
          write(name: name, value: &value, depth: depth + 1)
          giveBack()
        }
      case .string, .number, .bool:
        put("<\(name)>")
        putEscaped(value.text ?? "")
        put("</\(name)>")
      case .object(let members):
        value = .null
        write(name: name, members: members, depth: depth)
      }
    }

    /// Texts that were let go lie between others: what is free there goes back to the system only when it is told.
    private mutating func giveBack() {
      guard bytes.count - givenBackAt >= Self.givenBackStep else { return }
      givenBackAt = bytes.count
      malloc_trim(0)
    }

    private mutating func write(name: String, members: consuming [JSONValue.Member], depth: Int) {
      let isAttributed = Self.attributed.contains(name)
      put("<\(name)")
      var attributes: Set<String> = []
      var rest: [JSONValue.Member] = []
      func attribute(_ name: String, _ text: String) {
        guard Self.isName(name), attributes.insert(name).inserted else { return }
        put(" \(name)=\"")
        putEscaped(text)
        put("\"")
      }
      for member in members {
        if ["$", "@", "@attributes", "_attributes", "attributes"].contains(member.name),
          case .object(let inner) = member.value
        {
          for member in inner { attribute(member.name, member.value.text ?? "") }
        } else if let text = member.value.text, let first = member.name.utf8.first, first == 0x40 || first == 0x2D,
          member.name.utf8.count > 1
        {
          attribute(String(member.name.dropFirst()), text)
        } else if isAttributed, let text = member.value.text, !Self.textNames.contains(member.name) {
          attribute(member.name, text)
        } else {
          rest.append(member)
        }
      }
      put(">")
      members = []
      for index in rest.indices {
        let member = rest[index].name
        if let text = rest[index].value.text, Self.isText(member, isAttributed: isAttributed) {
          putEscaped(text)
        } else {
          if depth == 0, member == ItemQueue.path[2], itemsPlace == nil { itemsPlace = bytes.count }
          let isItem = name == "channel" && member == "items"
          write(name: isItem ? "item" : member, value: &rest[index].value, depth: depth + 1)
        }
      }
      put("</\(name)>")
    }

    /// `text` and `content` are the text only where no element of that name is to be expected.
    private static func isText(_ name: String, isAttributed: Bool) -> Bool {
      guard textNames.contains(name) else { return false }
      return isAttributed || (name != "text" && name != "content")
    }

    /// ASCII names only: RSS has no others.
    private static func isName(_ name: String) -> Bool {
      guard let first = name.utf8.first, first.isLetter || first == 0x5F,
        name.utf8.count <= 64
      else { return false }
      return name.utf8.allSatisfy { byte in
        byte.isLetter || byte >= 0x30 && byte <= 0x3A || byte == 0x5F || byte == 0x2D
          || byte == 0x2E
      }
    }

    private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func putEscaped(_ text: String) {
      for byte in text.utf8 {
        switch byte {
        case 0x26: put("&amp;")
        case 0x3C: put("&lt;")
        case 0x3E: put("&gt;")
        case 0x22: put("&quot;")
        case 0x0D: put("&#13;")
        case 0..<0x20 where byte != 0x09 && byte != 0x0A: break
        default: bytes.append(byte)
        }
      }
    }
  }
}
