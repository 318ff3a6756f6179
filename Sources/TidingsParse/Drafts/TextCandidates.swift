internal import TidingsModel

/// The texts found, one for each source.
struct TextCandidates {
  private var texts: [(source: TextSource, text: ParsedText)] = []
  /// The vocabulary that the whole text is of, which has a name of its own in each.
  private var fullItemNamespace = Namespace.rss

  /// Offers the whole text of Yandex's vocabularies, or of none.
  mutating func offer(fullItem text: ParsedText?, of namespace: Namespace) {
    if self.text(.fullItem) == nil { fullItemNamespace = namespace }
    offer(text, .fullItem)
  }

  private func name(of source: TextSource) -> String? {
    guard source == .fullItem else { return source.name }
    switch fullItemNamespace {
    case .yandex: return "yandex:full-text"
    case .turbo: return "turbo:content"
    default: return source.name
    }
  }

  mutating func offer(_ text: ParsedText?, _ source: TextSource) {
    guard let text, !HollowText.isHollow(text) else { return }
    guard let index = texts.firstIndex(where: { $0.source == source }) else {
      return texts.append((source, text))
    }
    if source == .description {
      return offer(text, .secondDescription)
    }
    // Atom 0.3 alternatives of one content: markup rather than text.
    if source == .content, texts[index].text.kind == .plain, text.kind != .plain { texts[index].text = text }
  }

  var isEmpty: Bool { texts.isEmpty }

  func text(_ source: TextSource) -> ParsedText? {
    texts.indices.first { texts[$0].source == source }.map { texts[$0].text }
  }

  /// Where the content and the summary stand.
  private func choice() -> (content: TextSource?, summary: TextSource?) {
    if texts.count == 1 { return (texts[0].source, texts[0].source.isSummary ? texts[0].source : nil) }
    let sorted = texts.sorted { $0.source.rawValue < $1.source.rawValue }
    guard let first = sorted.first else { return (nil, nil) }
    let others = sorted.dropFirst()
    if first.source.isContent {
      return (first.source, others.first { !$0.source.isContent && $0.source.maySummarise }?.source)
    }
    // The description outranks the podcast's summary as content, and then the latter remains a summary.
    let main = sorted.first { $0.source == .description } ?? first
    let rest = sorted.first { $0.source != main.source && $0.source.maySummarise && $0.text.bytes != main.text.bytes }
    if main.source.isSummary { return (main.source, main.source) }
    return (main.source, rest?.source)
  }

  /// The content and the summary, and what the other texts say that neither of these does.
  func resolved() -> (content: ParsedText?, summary: ParsedText?, outranked: [ExtensionElement]) {
    let choice = choice()
    let content = choice.content.flatMap { text($0) }
    let summary = choice.summary.flatMap { text($0) }
    guard texts.count > 1 else { return (content, summary, []) }
    let chosen = [content, summary].compactMap(\.self)
    let outranked = texts.compactMap { source, text in
      source == choice.content || source == choice.summary
        ? nil : name(of: source).flatMap { Outranked.element($0, text, beside: chosen) }
    }
    return (content, summary, outranked)
  }
}
