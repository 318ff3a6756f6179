/// Finds the posts of social networks that an article shows, as it shows pictures: they stay in its HTML, and are no lines
/// of its text.
struct Embeds {
  private let analysis: PageAnalysis
  private let container: Int

  init(analysis: PageAnalysis, container: Int) {
    self.analysis = analysis
    self.container = container
  }

  /// - Parameter kept: the article's lines so far, in page order.
  /// - Returns: those in posts; none where the posts are much of the article.
  func lines(in kept: [Int]) -> [Int] {
    let blocks = analysis.list.blocks
    let found = kept.filter { isEmbedded(Int(blocks[$0].node)) }
    guard !found.isEmpty else { return [] }
    func weight(_ lines: [Int]) -> Int { lines.reduce(0) { $0 + Int(blocks[$1].weight) } }
    return weight(found) * 3 <= weight(kept) ? found : []
  }

  private func isEmbedded(_ line: Int) -> Bool {
    var node = line
    while node > container {
      if analysis.page.nodes[node].tag == .blockquote, let name = analysis.page.attribute(.classes, of: node),
        Self.isPost(name)
      {
        return true
      }
      node = Int(analysis.page.nodes[node].parent)
    }
    return false
  }

  /// The classes by which the networks' own programs find their posts.
  private static func isPost(_ name: ArraySlice<UInt8>) -> Bool {
    ByteText.contains(name, "twitter-tweet") || ByteText.contains(name, "twitter-video")
      || ByteText.contains(name, "instagram-media") || ByteText.contains(name, "tiktok-embed")
      || ByteText.contains(name, "bluesky-embed") || ByteText.contains(name, "text-post-media")
  }
}
