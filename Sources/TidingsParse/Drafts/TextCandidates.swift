internal import TidingsModel

/// The texts found, one for each source.
struct TextCandidates {
  private var texts: [(source: TextSource, text: ParsedText)] = []
  /// Those of which there is a fuller one of the same source.
  private var lesser: [(source: TextSource, text: ParsedText)] = []
  private static let maximumLesser = 16
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
    let known = texts[index].text
    switch source {
    case .description where self.text(.secondDescription) == nil && Self.isFuller(known, than: text):
      texts[index].text = text
      offer(known, .secondDescription)
    case .description: offer(text, .secondDescription)
    // Of several pictures the first.
    case .media: break
    // More of them are an attack on those who compare them all.
    case _ where lesser.count == Self.maximumLesser: break
    default:
      let isBetter = Self.isBetter(text, than: known, source)
      if isBetter { texts[index].text = text }
      lesser.append((source, isBetter ? known : text))
    }
  }

  /// Whether a text counts rather than one of the same source before it.
  private static func isBetter(_ text: ParsedText, than known: ParsedText, _ source: TextSource) -> Bool {
    // Atom 0.3 alternatives of one content: markup rather than text.
    if source == .content, (known.kind == .plain) != (text.kind == .plain) { return known.kind == .plain }
    // What is in another language, or hardly longer, is another one of the same, a copy without its markup perhaps.
    guard text.language == known.language else { return false }
    guard let letters = Outranked.letterCount(text), let others = Outranked.letterCount(known) else {
      return text.size > known.size * 2
    }
    return letters * 2 > others * 3
  }

  private static func isFuller(_ text: ParsedText, than other: ParsedText) -> Bool {
    guard let letters = Outranked.letterCount(text), let others = Outranked.letterCount(other), letters != others else {
      return text.size > other.size
    }
    return letters > others
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
    guard texts.count > 1 || !lesser.isEmpty else { return (content, summary, []) }
    let chosen = [content, summary].compactMap(\.self)
    var outranked = texts.compactMap { source, text in
      source == choice.content || source == choice.summary
        ? nil : name(of: source).flatMap { Outranked.element($0, text, beside: chosen) }
    }
    for (source, text) in lesser {
      guard let name = name(of: source) ?? source.nameOfLesser,
        let element = Outranked.element(name, text, beside: chosen), !outranked.contains(element)
      else { continue }
      outranked.append(element)
    }
    return (content, summary, outranked)
  }
}
