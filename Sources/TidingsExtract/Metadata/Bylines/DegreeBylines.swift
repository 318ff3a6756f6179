internal import TidingsModel
internal import TidingsParse

/// Names straight under the title that nothing announces but the degrees behind them: `Ann Bell, MD, PhD; Cy Dole, DVM`.
struct DegreeBylines {
  let source: BylineSource

  private var surroundings: Surroundings { source.surroundings }

  func find() -> [Author] {
    guard let heading = surroundings.heading else { return [] }
    for index in surroundings.afterTitle.prefix(3) where index <= heading + 3 {
      let block = source.analysis.list.blocks[index]
      guard block.weight < 240, !block.endsSentence, !surroundings.others.isAmongTeasers(index) else { continue }
      let people = people(in: source.analysis.list.text(of: block))
      if !people.isEmpty { return people.map { Author(name: $0) } }
    }
    return []
  }

  /// The names in a line, each with its degrees; none where anything else stands in it.
  private func people(in line: String) -> [String] {
    let people = ["; ", " & ", " and "].reduce([line]) { lines, mark in lines.flatMap { $0.pieces(partedBy: mark) } }
    return people.allSatisfy(bearsDegree) ? people : []
  }

  private func bearsDegree(_ person: String) -> Bool {
    let parts = person.pieces(partedBy: ", ")
    guard (2...8).contains(parts.count), source.isAuthor(parts[0]) else { return false }
    let areDegrees = parts.dropFirst().allSatisfy { part in
      let letters = part.prefix { $0 != "(" }.filter(\.isLetter)
      return (2...7).contains(letters.count) && letters.count(where: \.isUppercase) * 2 > letters.count
    }
    return areDegrees && parts.dropFirst().contains { Self.degrees.contains(Self.letters(of: $0)) }
  }

  private static func letters(of text: String) -> String { text.filter(\.isLetter).lowercased() }

  /// Those that are no states of America as well, as `MA` and `MD` are behind the names of towns.
  private static let degrees: Set<String> = [
    "phd", "dphil", "scd", "drph", "edd", "psyd", "jd", "llm", "llb", "esq", "dvm", "vmd", "bvsc", "mrcvs", "dds",
    "dmd",
    "dpt", "pharmd", "rph", "mba", "mph", "mpa", "mpp", "mfa", "msc", "bsc", "msw", "lcsw", "lmft", "rn", "bsn", "msn",
    "fnp", "aprn", "rd", "rdn", "ldn", "cpa", "cfp", "cfa", "pmp", "facs", "faap", "facp", "facog",
  ]
}
