internal import TidingsModel

/// Finds the replies in a forum's thread, of which the opening post is the article.
///
/// A page is a forum's by the program that made it, by what it says it is, by its address or a word in its title. As papers
/// have sections and stories of such names, it must have posts as well: elements side by side with most of its text, each
/// called a post or numbered as one.
struct ForumReplies {
  private let page: Page
  private let mass: [PageAnalysis.Mass]
  private let address: String?

  /// An opening post is an article from this weight on.
  private static let leastPost: Int32 = 140

  init(page: Page, mass: [PageAnalysis.Mass], address: String?) {
    self.page = page
    self.mass = mass
    self.address = address
  }

  /// - Returns: the replies' elements, in page order.
  func find() -> [Int] {
    guard isMadeByForum || hasForumAddress || isTitledForum, let posts = thread(), let opening = posts.first,
      mass[opening].weight >= Self.leastPost, posts.allSatisfy(isPost)
    else { return [] }
    return Array(posts.dropFirst())
  }

  // MARK: The page

  private var isMadeByForum: Bool {
    let isSaid = page.attributes.contains { attribute in
      let value = page.values[Int(attribute.start)..<Int(attribute.end)]
      return switch attribute.name {
      case .itemtype: ByteText.contains(value, "discussionforumposting")
      // XenForo's name for a post.
      case .classes: value.count < 400 && ByteText.contains(value, "message--post")
      default: false
      }
    }
    return isSaid
      || page.nodes.indices.contains { node in
        guard page.nodes[node].tag == .meta, let name = page.attribute(.name, of: node),
          ByteText.equals(name, "generator"), let program = page.attribute(.content, of: node)
        else { return false }
        return Self.programs.contains { ByteText.contains(program, $0) }
      }
  }

  private static let programs: [StaticString] = [
    "vbulletin", "phpbb", "discourse", "discuz", "xenforo", "mybb", "flarum", "nodebb", "invision", "simple machines",
  ]

  private var hasForumAddress: Bool {
    guard let url = address.flatMap({ WebURL($0) }) else { return false }
    if let label = url.host?.split(separator: ".").first, Self.hosts.contains(String(label)) { return true }
    return url.path.split(separator: "/").contains { part in
      let part = part.lowercased()
      return Self.places.contains(part) || Self.beginnings.contains { part.hasPrefix($0) }
    }
  }

  private static let hosts: Set<String> = ["forum", "forums", "foro", "foros", "diendan", "dien-dan", "bbs"]
  private static let places: Set<String> = [
    "forum", "forums", "foro", "foros", "threads", "thread", "dien-dan", "diendan", "bbs",
  ]
  private static let beginnings = ["showthread", "viewtopic", "thread-", "viewthread"]

  private var isTitledForum: Bool {
    guard let title = page.nodes.firstIndex(where: { $0.tag == .title }) else { return false }
    let folded = WordFold.fold(page.foldedText(of: title, limit: 300))
    return Self.words.contains { TitleFinder.contains(folded, $0) }
  }

  private static let words = ChromePhrases.split(
    "forum|forums|diễn đàn|foro|fórum|forumu|форум|форуми|論壇|论坛|フォーラム|掲示板|포럼|เว็บบอร์ด|กระดาน|منتدى|منتديات|انجمن|φόρουμ")

  // MARK: The posts

  /// The elements side by side that hold most of the page's text, two of them at least.
  private func thread() -> [Int]? {
    var groups: [Int: [Int]] = [:]
    for node in page.nodes.indices {
      switch page.nodes[node].tag {
      case .div, .article, .section, .li, .table, .tr:
        if mass[node].blocks >= 2 { groups[Int(page.nodes[node].parent), default: []].append(node) }
      default: break
      }
    }
    var best: (posts: [Int], weight: Int32)?
    for members in groups.values where members.count >= 2 {
      for posts in alike(members) {
        let weight = posts.reduce(0) { $0 &+ mass[$1].weight }
        // Of equals the one that stands first, so that the outcome is the same each time.
        guard weight > best?.weight ?? 0 || (weight == best?.weight && posts[0] < best?.posts[0] ?? 0) else { continue }
        best = (posts, weight)
      }
    }
    guard let best, let all = mass.first?.weight, best.weight * 10 >= all * 4 else { return nil }
    return best.posts
  }

  /// Elements of one tag that share a class; those that are no mere boxes, or are numbered, may have none.
  private func alike(_ members: [Int]) -> [[Int]] {
    var groups: [UInt64: [Int]] = [:]
    for node in members {
      let classes = (page.attribute(.classes, of: node) ?? []).split(separator: 0x20).prefix(4)
      let isBox = page.nodes[node].tag == .div || page.nodes[node].tag == .section
      let isNumbered = page.attribute(.id, of: node)?.last.map { $0.isDigit } ?? false
      for name in classes.isEmpty && (!isBox || isNumbered) ? [[]] : Array(classes) {
        var key = FNV1a()
        key.add(page.nodes[node].tag.rawValue)
        // `windowbg` and `windowbg2` take turns.
        for byte in name where byte < 0x30 || byte > 0x39 { key.add(byte) }
        groups[key.value, default: []].append(node)
      }
    }
    return groups.values.filter { $0.count >= 2 }
  }

  /// Whether an element is called a post, or it or one inside it is numbered as one: `post-12`, `msg_3`, `p4`.
  private func isPost(_ element: Int) -> Bool {
    if let classes = page.attribute(.classes, of: element), Self.isPostName(classes) { return true }
    return (element..<Int(page.nodes[element].end)).contains { node in
      guard let id = page.attribute(.id, of: node), let last = id.last, last.isDigit else { return false }
      let name = id.prefix { $0 < 0x30 || $0 > 0x39 }
      return name == [0x70] || Self.isPostName(name)
    }
  }

  private static func isPostName(_ name: ArraySlice<UInt8>) -> Bool {
    ByteText.contains(name, "post") || ByteText.contains(name, "msg") || ByteText.contains(name, "message")
      || ByteText.contains(name, "comment") || ByteText.contains(name, "reply")
  }
}
