/// Writes an article's lines, pictures and captions as HTML, from the elements they stand in. What comes out goes through
/// the sanitiser, which makes addresses absolute and leaves out what counts readers.
struct HTMLRenderer {
  let analysis: PageAnalysis
  let container: Int
  let cards: [Bool]

  private var page: Page { analysis.page }

  /// - Parameters:
  ///   - indices: the article's lines.
  ///   - captions: lines that belong to its pictures.
  func render(_ indices: [Int], captions: [Int] = []) -> [UInt8] {
    guard let first = indices.first, let last = indices.last else { return [] }
    let blocks = analysis.list.blocks
    var alive = [Bool](repeating: false, count: page.nodes.count)
    var paragraphs: Set<Int32> = []
    for index in indices + captions.filter({ $0 > first && $0 < last }) {
      for node in blocks[index].nodes where page.nodes[Int(node)].tag == .text { alive[Int(node)] = true }
      paragraphs.insert(blocks[index].node)
    }
    keepPictures(&alive)
    keepCaptionsOfFigures(&alive)
    for index in stride(from: page.nodes.count - 1, to: 0, by: -1) where alive[index] {
      alive[max(0, Int(page.nodes[index].parent))] = true
    }
    // A standfirst before the article's element has one of its own.
    let own = Int(blocks[first].node)
    return write(alive, paragraphs, start: page.contains(own, container) ? Int(blocks[first].nodes.lowerBound) : own)
  }

  /// Pictures, films and recordings inside the article's element, from the title on, and the captions that go with them.
  private func keepPictures(_ alive: inout [Bool]) {
    let end = Int(page.nodes[container].end)
    for index in container..<end {
      let tag = page.nodes[index].tag
      guard tag == .img || tag == .ampImg || Self.isPlayer(tag), !isDropped(index) else { continue }
      if inNoscript(index), hasPictureBefore(index) { continue }
      guard source(of: index) != nil || !sources(of: index).isEmpty || drawing(index) != nil else { continue }
      alive[index] = true
      keepCaption(of: index, &alive)
    }
  }

  /// The captions of tables, quotations and programs that stand in figures.
  private func keepCaptionsOfFigures(_ alive: inout [Bool]) {
    var index = container
    while index < Int(page.nodes[container].end) {
      guard page.nodes[index].tag == .figure else {
        index += 1
        continue
      }
      let end = Int(page.nodes[index].end)
      if !cards[index], (index..<end).contains(where: { alive[$0] }) { keepCaptions(in: index..<end, &alive) }
      index = end
    }
  }

  private func keepCaptions(in nodes: Range<Int>, _ alive: inout [Bool]) {
    var captionEnd = 0
    for node in nodes {
      if page.nodes[node].tag == .figcaption { captionEnd = max(captionEnd, Int(page.nodes[node].end)) }
      if node < captionEnd, page.nodes[node].tag == .text { alive[node] = true }
    }
  }

  /// `embed` stands for frames as well, and for drawings.
  private static func isPlayer(_ tag: Tag) -> Bool { tag == .embed || tag == .video || tag == .audio }

  /// The files that a film or recording names in elements of their own.
  private func sources(of player: Int) -> [Int] {
    switch page.nodes[player].tag {
    case .video, .audio:
      (player + 1..<max(player + 1, Int(page.nodes[player].end))).filter {
        page.nodes[$0].tag == .source && page.attribute(.src, of: $0)?.isEmpty == false
      }
    default: []
    }
  }

  private func keepCaption(of picture: Int, _ alive: inout [Bool]) {
    var node = picture
    for _ in 0..<5 {
      let parent = Int(page.nodes[node].parent)
      guard parent >= container else { return }
      node = parent
      // Only what holds the picture and little else.
      if analysis.mass[node].weight > 600 { return }
      let range = node..<Int(page.nodes[node].end)
      var found = false
      for index in range
      where page.nodes[index].tag == .figcaption || analysis.hints[index].contains(.caption) && index != node {
        for child in index..<Int(page.nodes[index].end) where page.nodes[child].tag == .text { alive[child] = true }
        found = true
      }
      if found || page.nodes[node].tag == .figure { return }
    }
  }

  private func isDropped(_ node: Int) -> Bool {
    if cards[node] { return true }
    guard analysis.unlikely[node] else { return false }
    // A picture in an element with a caption's name is one all the same.
    var ancestor = node
    while ancestor > container {
      let hints = analysis.hints[ancestor]
      switch page.nodes[ancestor].tag {
      case .nav, .aside, .footer, .form, .dialog, .menu: return true
      default: break
      }
      if !hints.isDisjoint(with: .chrome.union(.byline)), !hints.contains(.caption) { return true }
      ancestor = Int(page.nodes[ancestor].parent)
    }
    return false
  }

  private func inNoscript(_ node: Int) -> Bool {
    let parent = Int(page.nodes[node].parent)
    return parent >= 0 && page.nodes[parent].tag == .noscript
  }

  private func hasPictureBefore(_ node: Int) -> Bool {
    for index in stride(from: node - 1, through: max(container, node - 12), by: -1)
    where page.nodes[index].tag == .img { return source(of: index) != nil }
    return false
  }

  /// The address of a picture, of the attributes that scripts fill it in from first.
  private func source(of node: Int) -> ArraySlice<UInt8>? {
    if let lazy = page.attribute(.lazySource, of: node), lazy.count > 4, lazy.contains(0x2F) || lazy.contains(0x2E) {
      return lazy
    }
    if let source = page.attribute(.src, of: node), !source.isEmpty, !source.starts(with: Array("data:".utf8)) {
      return source
    }
    for name in [AttributeName.lazySet, .srcset] {
      if let set = page.attribute(name, of: node) {
        let first = set.drop { ByteText.isSpace($0) }.prefix { !ByteText.isSpace($0) }
        if !first.isEmpty, !first.starts(with: Array("data:".utf8)) {
          return first.last == 0x2C ? first.dropLast() : first
        }
      }
    }
    return nil
  }

  private func write(_ alive: [Bool], _ paragraphs: Set<Int32>, start: Int) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(8192)
    /// Open elements: where they end, and what closes them.
    var open: [(end: Int, name: String)] = []
    func closeTo(_ index: Int) {
      while let last = open.last, last.end <= index {
        if !last.name.isEmpty { output.append(contentsOf: "</\(last.name)>".utf8) }
        open.removeLast()
      }
    }
    var index = min(start, container)
    while index < page.nodes.count {
      closeTo(index)
      let node = page.nodes[index]
      guard alive[index] else {
        // A break inside a kept line has no text of its own.
        if node.tag == .br, node.parent >= 0, alive[Int(node.parent)], !output.isEmpty {
          output.append(contentsOf: "<br>".utf8)
        }
        index = Int(node.end)
        continue
      }
      if node.tag == .text {
        escape(page.text[Int(node.textStart)..<Int(node.textEnd)], to: &output)
      } else if node.tag == .img || node.tag == .ampImg {
        writePicture(index, to: &output)
      } else if let drawing = drawing(index) {
        output.append(contentsOf: drawing)
        index = Int(node.end)
        continue
      } else if Self.isPlayer(node.tag) {
        writePlayer(index, to: &output)
        index = Int(node.end)
        continue
      } else if let formula = formula(index) {
        output.append(contentsOf: "<math>".utf8)
        output.append(contentsOf: formula)
        output.append(contentsOf: "</math>".utf8)
        index = Int(node.end)
        continue
      } else {
        let name =
          page.contains(index, container) ? "" : elementName(index, isParagraph: paragraphs.contains(Int32(index)))
        if !name.isEmpty { writeStart(name, index, to: &output) }
        open.append((Int(node.end), name))
      }
      index += 1
    }
    closeTo(page.nodes.count)
    return output
  }

  /// The element to write; empty where only its content counts.
  private func elementName(_ index: Int, isParagraph: Bool) -> String {
    let tag = page.nodes[index].tag
    switch tag {
    // What laid out the page around a standfirst.
    case .td, .th, .li, .dd, .dt: return Int(page.nodes[index].end) <= container ? "p" : tag.name
    case .div, .section, .article, .main, .header, .footer, .aside, .center, .address, .hgroup, .body, .unknown,
      .details,
      .summary, .form, .fieldset, .legend, .nav, .dialog, .menu:
      return isParagraph && tag != .unknown ? "p" : ""
    case .span, .font, .big, .noscript, .label, .bdo, .html, .head, .colgroup, .iframe, .object: return ""
    default: return tag.name
    }
  }

  private func writeStart(_ name: String, _ index: Int, to output: inout [UInt8]) {
    output.append(0x3C)
    output.append(contentsOf: name.utf8)
    func attribute(_ attribute: AttributeName, as written: String) {
      guard let value = page.attribute(attribute, of: index), !value.isEmpty, value.count < 4096 else { return }
      output.append(contentsOf: " \(written)=\"".utf8)
      escape(value, to: &output)
      output.append(0x22)
    }
    switch page.nodes[index].tag {
    case .a: attribute(.href, as: "href")
    case .td, .th:
      attribute(.colspan, as: "colspan")
      attribute(.rowspan, as: "rowspan")
    case .ol: attribute(.start, as: "start")
    case .time: attribute(.datetime, as: "datetime")
    case .abbr: attribute(.title, as: "title")
    default: break
    }
    attribute(.lang, as: "lang")
    attribute(.dir, as: "dir")
    output.append(0x3E)
  }

  private func writePicture(_ index: Int, to output: inout [UInt8]) {
    guard let source = source(of: index) else { return }
    output.append(contentsOf: "<img".utf8)
    writeValue(source, as: "src", to: &output)
    for (name, written, limit) in [
      (AttributeName.lazySet, "data-srcset", 4000), (.alt, "alt", 1000), (.width, "width", 1000),
      (.height, "height", 1000),
    ] {
      if let value = page.attribute(name, of: index), value.count < limit {
        writeValue(value, as: written, to: &output)
      }
    }
    output.append(0x3E)
  }

  /// The content of the formula that an element stands for.
  private func formula(_ node: Int) -> [UInt8]? {
    page.nodes[node].tag == .span ? foreign(node) : nil
  }

  /// The drawing that an element stands for.
  private func drawing(_ node: Int) -> [UInt8]? {
    page.nodes[node].tag == .embed ? foreign(node) : nil
  }

  private func foreign(_ node: Int) -> [UInt8]? {
    guard !page.formulas.isEmpty, let value = page.attribute(.formula, of: node),
      let number = Int(String(decoding: value, as: UTF8.self)), page.formulas.indices.contains(number)
    else { return nil }
    return page.formulas[number]
  }

  /// A film, a recording, or a frame, of which the sanitiser lets known players through.
  private func writePlayer(_ index: Int, to output: inout [UInt8]) {
    let name = page.nodes[index].tag == .embed ? "iframe" : page.nodes[index].tag.name
    func writeTag(_ name: String, _ node: Int, _ attributes: [(AttributeName, String)]) {
      output.append(contentsOf: "<\(name)".utf8)
      if let source = source(of: node) { writeValue(source, as: "src", to: &output) }
      for (attribute, written) in attributes {
        if let value = page.attribute(attribute, of: node), value.count < 2000 {
          writeValue(value, as: written, to: &output)
        }
      }
      output.append(0x3E)
    }
    writeTag(
      name, index,
      name == "video" ? [(.poster, "poster"), (.width, "width"), (.height, "height")] : [(.title, "title")])
    for source in sources(of: index) { writeTag("source", source, [(.type, "type")]) }
    output.append(contentsOf: "</\(name)>".utf8)
  }

  private func writeValue(_ value: ArraySlice<UInt8>, as name: String, to output: inout [UInt8]) {
    output.append(contentsOf: " \(name)=\"".utf8)
    escape(value, to: &output)
    output.append(0x22)
  }

  private func escape(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var start = bytes.startIndex
    for index in bytes.indices {
      let reference: String
      switch bytes[index] {
      case 0x26: reference = "&amp;"
      case 0x3C: reference = "&lt;"
      case 0x3E: reference = "&gt;"
      case 0x22: reference = "&quot;"
      default: continue
      }
      output.append(contentsOf: bytes[start..<index])
      output.append(contentsOf: reference.utf8)
      start = index + 1
    }
    output.append(contentsOf: bytes[start...])
  }
}
