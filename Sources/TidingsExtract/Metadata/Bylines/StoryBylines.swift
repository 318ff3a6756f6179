internal import TidingsModel
internal import TidingsParse

/// Names that the story itself tells, where it opens or where it ends.
struct StoryBylines {
  let source: BylineSource

  private var analysis: PageAnalysis { source.analysis }
  private var surroundings: Surroundings { source.surroundings }
  private var names: PersonNames { source.names }
  private var bylines: BylineRuns { BylineRuns(source: source) }

  /// The one whom a story names where it opens: `(di Fulvia Sartori)`, `Ayşe GÜLER/İZMİR, (DHA)- …`,
  /// `МОСКВА, 12 июня — Портовая газета, Ольга Дёмина. …`.
  func openingStory(_ near: [Int]) -> [Author] {
    for index in near.prefix(4) + surroundings.body.prefix(3) {
      let block = analysis.list.blocks[index]
      let head = String(decoding: analysis.list.bytes(of: block).prefix(240), as: UTF8.self)
      let found = names.told.opening(head)
      if !found.isEmpty { return found.map { Author(name: $0) } }
    }
    return []
  }

  /// The one whom a note beside the story describes: `*Tác giả **Minh Hạ** là kỹ sư`, `**Ann Bell** is a writer`.
  func described(_ near: [Int]) -> [Author] {
    let ends = surroundings.body.suffix(2).reversed() + surroundings.afterBody.prefix(4)
    for index in near.filter({ analysis.list.blocks[$0].weight < 60 }) + ends {
      let block = analysis.list.blocks[index]
      let isItalic = block.italicWeight * 2 > block.weight
      guard block.weight < 400, block.weight < 60 || block.boldWeight > 0 || block.links > 0 || isItalic else {
        continue
      }
      let all = bylines.runs(of: Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound))
      let runs = afterAboutAuthor(all)
      guard let first = runs.first, case let name = describedName(first.text, runs.dropFirst().first?.text),
        source.isAuthor(name)
      else { continue }
      let text = String(runs.map(\.text).joined(separator: " ").dropFirst(name.count))
      // What a story tells of a writer is no note.
      let isNote = isItalic || text.split(separator: " ").first.map { NameWords.copulas.contains($0) } == true
      guard
        runs.count < all.count || (isNote && names.bearers.tellsOfWriter(text))
          || (isItalic && source.namesOutlet(text))
      else {
        continue
      }
      return [Author(name: name)]
    }
    return []
  }

  /// The capitalised words that a note opens with, where small ones follow.
  private func describedName(_ text: String, _ next: String?) -> String {
    let words = text.drop { "*( ".contains($0) }.split(separator: " ")
    let name = words.prefix { $0.first?.isUppercase == true && $0.last?.isLetter == true }
    let behind = words.dropFirst(name.count).first ?? next?.split(separator: " ").first
    return behind?.first?.isLowercase == true ? name.joined(separator: " ") : ""
  }

  /// The runs behind one that says no more than that the author follows: `* Tác giả`.
  private func afterAboutAuthor(_ runs: [BylineRun]) -> [BylineRun] {
    guard let first = runs.first, names.labels.withoutLabel(String(first.text.drop { " *(".contains($0) })).isEmpty
    else { return runs }
    return Array(runs.dropFirst())
  }
}
