/// What was learned from earlier articles of one host: lines that stand on each of them, and where the article stands.
///
/// A line that was seen at the same path with the same text on three or more different articles is chrome; a paragraph
/// without links only where at least half of the articles have it, as stories that go on for days repeat what came before.
/// Lines are kept as hashes; nothing of the pages' text is.
public struct SiteTemplate: Sendable, Hashable {
  /// How many articles a line must have stood on.
  static let articlesNeeded = 3
  private static let maximumLines = 4000
  private static let maximumContainers = 16
  /// Days after which what was not seen again is forgotten.
  private static let lifetime = 90
  private static let magic: [UInt8] = Array("tpl2".utf8)
  /// Of templates that do not say on which of the latest articles a line stood.
  private static let earlierMagic: [UInt8] = Array("tpl1".utf8)
  /// Of how many articles it is known in which order they came.
  private static let latestArticles = 32

  private struct Sighting: Hashable {
    /// The articles it stood on, three at most.
    var articles: [UInt64]
    var lastDay: UInt32
    /// On which of the latest articles it stood: the lowest bit is the last one's.
    var latest: UInt32 = 0

    /// Whether it stood on at least half of the articles since it was first seen, as far back as is known.
    var isOnMost: Bool { latest.nonzeroBitCount * 2 >= UInt32.bitWidth - latest.leadingZeroBitCount }
  }

  private var lines: [UInt64: Sighting] = [:]
  private var containers: [UInt64: Sighting] = [:]
  /// The latest articles, the last one first.
  private var articles: [UInt64] = []

  /// Of a site of which no page was seen yet.
  public init() {}

  /// Whether the bytes begin as a template's do.
  public static func isTemplate(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: magic) || bytes.starts(with: earlierMagic)
  }

  /// A template as ``bytes`` wrote it; an unreadable one is as good as none.
  public init(bytes: [UInt8]) {
    guard Self.isTemplate(bytes) else { return }
    var reader = WordReader(bytes: bytes, index: Self.magic.count)
    let hasLatest = bytes.starts(with: Self.magic)
    guard let lines = Self.readTable(&reader, hasLatest: hasLatest),
      let containers = Self.readTable(&reader, hasLatest: hasLatest)
    else { return }
    self.lines = lines
    self.containers = containers
    guard hasLatest, let count = reader.word(1), count <= UInt64(Self.latestArticles) else { return }
    for _ in 0..<count {
      guard let article = reader.word(8) else { return }
      articles.append(article)
    }
  }

  /// The template for keeping: 45 bytes a line at most, some tens of kilobytes for a large site.
  public var bytes: [UInt8] {
    var output = Self.magic
    Self.write(lines, to: &output)
    Self.write(containers, to: &output)
    Self.append(UInt64(articles.count), 1, to: &output)
    for article in articles { Self.append(article, 8, to: &output) }
    return output
  }

  /// Whether nothing is known to be the site's own, so that nothing is left out of a page.
  public var isEmpty: Bool { lines.isEmpty && containers.isEmpty }

  /// Takes an article's page into account. Another page of an article that was seen before adds nothing.
  /// - Parameter day: the day it is, counted from 1970-01-01; what was not seen for three months is forgotten.
  public mutating func learn(from extraction: Extraction, day: Int) {
    let today = UInt32(clamping: day)
    // Before this page's lines are noted: what comes back after three months begins anew.
    Self.forget(in: &lines, before: today, keeping: Self.maximumLines)
    Self.forget(in: &containers, before: today, keeping: Self.maximumContainers)
    let place = place(of: extraction.traits.article)
    for line in extraction.traits.lines {
      Self.note(line, of: extraction.traits.article, today, in: &lines)
      lines[line]?.latest |= 1 << UInt32(place)
    }
    Self.note(extraction.traits.container, of: extraction.traits.article, today, in: &containers)
    Self.forget(in: &lines, before: today, keeping: Self.maximumLines)
  }

  /// How many of the latest articles came after one, which is the last one now unless it is among them.
  private mutating func place(of article: UInt64) -> Int {
    if let known = articles.firstIndex(of: article) { return known }
    articles.insert(article, at: 0)
    if articles.count > Self.latestArticles { articles.removeLast() }
    for line in lines.keys { lines[line]?.latest <<= 1 }
    return 0
  }

  /// Whether a line stands on article after article.
  /// - Parameter isParagraph: whether it is one without links, which only most of the articles make chrome.
  func isChrome(_ line: UInt64, isParagraph: Bool) -> Bool {
    guard let sighting = lines[line], sighting.articles.count >= Self.articlesNeeded else { return false }
    return !isParagraph || sighting.isOnMost
  }

  /// Whether a line stood on an article before.
  func isKnown(_ line: UInt64) -> Bool { lines[line] != nil }

  /// Whether articles were found at this path before.
  func isContainer(_ path: UInt64) -> Bool { (containers[path]?.articles.count ?? 0) >= Self.articlesNeeded }

  private static func note(_ key: UInt64, of article: UInt64, _ day: UInt32, in table: inout [UInt64: Sighting]) {
    var sighting = table[key] ?? Sighting(articles: [], lastDay: day)
    sighting.lastDay = max(sighting.lastDay, day)
    if sighting.articles.count < articlesNeeded, !sighting.articles.contains(article) {
      sighting.articles.append(article)
    }
    table[key] = sighting
  }

  private static func forget(in table: inout [UInt64: Sighting], before day: UInt32, keeping maximum: Int) {
    if table.values.contains(where: { $0.lastDay &+ UInt32(lifetime) < day }) {
      table = table.filter { $0.value.lastDay &+ UInt32(lifetime) >= day }
    }
    guard table.count > maximum else { return }
    // Lines seen on one article only go first, the oldest before the newer.
    let order = table.sorted {
      ($0.value.articles.count, $0.value.lastDay, $0.key) > ($1.value.articles.count, $1.value.lastDay, $1.key)
    }
    table = Dictionary(
      order.prefix(maximum * 3 / 4).map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  private static func write(_ table: [UInt64: Sighting], to output: inout [UInt8]) {
    append(UInt64(table.count), 4, to: &output)
    for (key, sighting) in table.sorted(by: { $0.key < $1.key }) {
      append(key, 8, to: &output)
      append(UInt64(sighting.lastDay), 4, to: &output)
      append(UInt64(sighting.latest), 4, to: &output)
      append(UInt64(sighting.articles.count), 1, to: &output)
      for article in sighting.articles { append(article, 8, to: &output) }
    }
  }

  private static func append(_ value: UInt64, _ count: Int, to output: inout [UInt8]) {
    for shift in 0..<count { output.append(UInt8(truncatingIfNeeded: value >> UInt64(shift * 8))) }
  }

  private static func readTable(_ reader: inout WordReader, hasLatest: Bool) -> [UInt64: Sighting]? {
    guard let count = reader.word(4), count <= UInt64(maximumLines) * 2 else { return nil }
    var table: [UInt64: Sighting] = [:]
    for _ in 0..<count {
      guard let key = reader.word(8), let day = reader.word(4), let latest = hasLatest ? reader.word(4) : 0,
        let articles = reader.word(1), articles <= UInt64(articlesNeeded)
      else { return nil }
      var sighting = Sighting(articles: [], lastDay: UInt32(truncatingIfNeeded: day))
      for _ in 0..<articles {
        guard let article = reader.word(8) else { return nil }
        sighting.articles.append(article)
      }
      sighting.latest = hasLatest ? UInt32(truncatingIfNeeded: latest) : (1 << UInt32(articles)) - 1
      table[key] = sighting
    }
    return table
  }

  private struct WordReader {
    let bytes: [UInt8]
    var index: Int

    mutating func word(_ count: Int) -> UInt64? {
      guard index + count <= bytes.count else { return nil }
      var value: UInt64 = 0
      for offset in 0..<count { value |= UInt64(bytes[index + offset]) << UInt64(offset * 8) }
      index += count
      return value
    }
  }
}
