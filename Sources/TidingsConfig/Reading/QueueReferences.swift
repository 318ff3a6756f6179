internal import TidingsModel

/// Looks whether there is what the filters of queues name: their feeds, and feeds that bear their tags.
struct QueueReferences {
  let root: Section

  /// A feed that is not there is an error. A tag that no feed bears is a warning, as articles bear tags of their own.
  func check(against feeds: [FeedConfiguration]) {
    let filters = filters()
    guard !filters.isEmpty else { return }
    let known = Set(feeds.map(\.id.text))
    let tags = filters.contains { $0.filter["tags"] != nil } ? Set(feeds.flatMap(\.tags)) : []
    let folded = Set(tags.map(FilterPattern.folded))
    for (queue, filter) in filters {
      for (id, node) in filter.texts("feeds") ?? [] where FeedID(id) != nil && !known.contains(id) {
        let near = Suggestion.text(for: id, among: known.sorted())
        root.error(
          "queues: the filter of \"\(queue)\" names the feed \"\(id)\", which is not configured\(near)", at: node)
      }
      for (text, node) in filter.texts("tags") ?? [] {
        guard let tag = FeedSettings.tag(text), !folded.contains(FilterPattern.folded(tag)) else { continue }
        let near = Suggestion.text(for: tag, among: tags.sorted())
        root.problems.warn(
          "queues: the filter of \"\(queue)\" names the tag \"\(tag)\", which no feed bears\(near); only articles that "
            + "bear it themselves get in",
          at: root.source.place(node))
      }
    }
  }

  /// The filters that there are, with the names of their queues: read once more, as what is kept of them knows no places.
  /// What is wrong with them has been told.
  private func filters() -> [(queue: String, filter: Section)] {
    guard let node = root["queues"], case .sequence(let nodes) = node.content else { return [] }
    return nodes.compactMap { node in
      guard let queue = Section(node, "queue", keys: Keys.queue, source: root.source, problems: Problems()),
        let name = queue.text("name"), let filter = queue.section("filter", keys: Keys.queueFilter)
      else { return nil }
      return (name, filter)
    }
  }
}
