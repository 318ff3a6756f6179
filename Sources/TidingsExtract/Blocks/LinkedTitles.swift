internal import TidingsModel

/// The lines by which teasers of other stories are told: their titles, which are links.
struct LinkedTitles {
  private let analysis: PageAnalysis
  private let links: SiteLinks
  /// Addresses to which links lead whose lines differ: of a program that opens what was clicked at.
  private let sharedAddresses: Set<ArraySlice<UInt8>>

  private var page: Page { analysis.page }
  private var blocks: [Block] { analysis.list.blocks }

  init(analysis: PageAnalysis, links: SiteLinks) {
    self.analysis = analysis
    self.links = links
    sharedAddresses = Self.sharedAddresses(in: analysis)
  }

  /// Those that are headings.
  var inHeadings: [Int] {
    var previous: (line: Int, address: ArraySlice<UInt8>?)?
    return blocks.indices.filter { index in
      let block = blocks[index]
      guard isLinked(block, from: 8) || isCovered(block), isHeading(block), !leadsToPlace(block), !isListed(block)
      else {
        return false
      }
      let address = link(of: block).flatMap { Self.address(of: $0, in: page) }
      defer { previous = (index, address) }
      // The call to read on below a teaser may be a heading as well.
      guard let previous, let address, !sharedAddresses.contains(address) else { return true }
      return address != previous.address || index == previous.line + 1
    }
  }

  /// Those that are none.
  var elsewhere: [Int] {
    // "Read more" leads where the title did.
    var previous: ArraySlice<UInt8> = []
    return blocks.indices.filter { index in
      let block = blocks[index]
      guard isLinked(block, from: 15) || isDatedLink(block), !isHeading(block),
        let link = link(of: block), let address = page.attribute(.href, of: link), address.first != 0x23,
        !links.leadElsewhere(CollectionOfOne(block), in: page)
      else { return false }
      defer { previous = address }
      return address != previous || sharedAddresses.contains(address.prefix { $0 != 0x3F })
    }
  }

  /// Lines that open with a title and go on with what it leads to.
  var openingLines: [Int] {
    blocks.indices.filter { index in
      let block = blocks[index]
      return block.linkWeight >= 15 && block.weight < 500 && block.linkShare <= 0.8 && link(of: block) != nil
        && !isHeading(block)
    }
  }

  /// Whether a line is hardly more than a link, neither briefer than so much nor a paragraph.
  func isLinked(_ block: Block, from least: Int32) -> Bool {
    block.linkShare > 0.8 && block.weight >= least && block.weight < 300
  }

  /// Whether a line is a linked title and the date of what it leads to.
  func isDatedLink(_ block: Block) -> Bool {
    let rest = block.weight - block.linkWeight
    return block.links == 1 && block.linkWeight >= 15 && block.weight < 300 && rest >= 6 && rest <= 20
      && !DateScanner.dates(in: analysis.list.bytes(of: block), language: nil, year: 2000).isEmpty
  }

  private static func sharedAddresses(in analysis: PageAnalysis) -> Set<ArraySlice<UInt8>> {
    var lines: [ArraySlice<UInt8>: Set<UInt64>] = [:]
    var previous: ArraySlice<UInt8> = []
    for block in analysis.list.blocks where block.linkShare > 0.8 && block.links == 1 && block.weight >= 8 {
      guard let link = analysis.link(of: block), let address = address(of: link, in: analysis.page) else { continue }
      if address == previous { lines[address, default: []].insert(FNV1a.hash(of: analysis.list.bytes(of: block))) }
      previous = address
    }
    return Set(lines.lazy.filter { $0.value.count >= 3 }.map(\.key))
  }

  /// Where a link leads, without the query.
  private static func address(of link: Int, in page: Page) -> ArraySlice<UInt8>? {
    page.attribute(.href, of: link).map { $0.prefix { $0 != 0x3F } }
  }

  private func isHeading(_ block: Block) -> Bool {
    var node = Int(block.node)
    for _ in 0..<4 {
      if page.nodes[node].tag.isHeading { return true }
      let parent = Int(page.nodes[node].parent)
      guard parent >= 0 else { return false }
      node = parent
    }
    return false
  }

  /// Whether a heading without a link stands under one without text, which makes a teaser one link as a whole.
  private func isCovered(_ block: Block) -> Bool {
    block.links == 0 && block.weight >= 8 && block.weight < 300 && isHeading(block) && cover(of: block) != nil
  }

  private func cover(of block: Block) -> Int? {
    var node = Int(block.node)
    for _ in 0..<3 {
      node = Int(page.nodes[node].parent)
      guard node > 0, analysis.mass[node].weight < 900 else { return nil }
      var child = node + 1
      while child < Int(page.nodes[node].end) {
        if page.nodes[child].tag == .a, Int(page.nodes[child].end) == child + 1, page.attribute(.href, of: child) != nil
        {
          return child
        }
        child = Int(page.nodes[child].end)
      }
    }
    return nil
  }

  /// The link in which a line begins, or that lies over it.
  func link(of block: Block) -> Int? {
    block.links == 0 ? cover(of: block) : analysis.link(of: block)
  }

  /// Whether a heading's link is its own anchor, or another place on a page.
  private func leadsToPlace(_ block: Block) -> Bool {
    link(of: block).flatMap { page.attribute(.href, of: $0) }?.contains(0x23) ?? false
  }

  /// Whether a heading is all that an item of a list holds, and leads to another site: what an article names.
  private func isListed(_ block: Block) -> Bool {
    let item = Int(page.nodes[Int(block.node)].parent)
    return item > 0 && page.nodes[item].tag == .li && analysis.mass[item].blocks == 1
      && links.leadElsewhere(CollectionOfOne(block), in: page)
  }
}
