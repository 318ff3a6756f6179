internal import TidingsModel

/// Finds the lines that say what a picture or film beside them shows, where no element or name says so: they follow the
/// picture, and differ from the text around them.
struct Captions {
  private let analysis: PageAnalysis
  private let container: Int
  private let isCentredText: Bool
  private let rows: DataRows
  /// The pictures that stand in the container more than once.
  private let repeatedPictures: Set<Int>

  init(analysis: PageAnalysis, container: Int) {
    self.analysis = analysis
    self.container = container
    rows = DataRows(analysis: analysis, container: container)
    repeatedPictures = Self.repeatedPictures(in: container, analysis.page)
    var prose: Int32 = 0
    var centred: Int32 = 0
    for block in analysis.list.blocks where block.isProse && analysis.page.contains(container, Int(block.node)) {
      prose &+= block.weight
      if Self.isCentred(Int(block.node), analysis.page) { centred &+= block.weight }
    }
    isCentredText = centred * 3 > prose
  }

  /// - Parameter lines: the lines of the container.
  /// - Returns: those that are captions, in page order.
  func find(in lines: Range<Int>) -> [Int] {
    var captions: [Int] = []
    var previousEnd = container
    for index in lines {
      let block = analysis.list.blocks[index]
      let start = Int(block.nodes.lowerBound)
      let picture = lastPicture(in: previousEnd..<start)
      previousEnd = Int(block.nodes.upperBound)
      guard block.weight < 400, block.linkShare < 0.5, !isOwnStructure(Int(block.node)),
        !rows.name(index)
      else { continue }
      if let picture {
        if isCaption(block, of: picture) { captions.append(index) }
      } else if block.weight < 200, Self.opensWithArrow(analysis.list.bytes(of: block)),
        Self.isCredit(analysis.list.bytes(of: block))
      {
        captions.append(index)
      } else if captions.last == index - 1, block.weight < 60, Self.isCredit(analysis.list.bytes(of: block)) {
        captions.append(index)
      }
    }
    return captions
  }

  private func lastPicture(in nodes: Range<Int>) -> Int? {
    nodes.last { node in
      switch analysis.page.nodes[node].tag {
      case .img, .ampImg, .video, .picture: true
      default: false
      }
    }
  }

  /// Whether a line points up or down at a picture, as in East Asian papers: `▲新碼頭空拍畫面。（圖／港務公司提供）`.
  private static func opensWithArrow(_ bytes: ArraySlice<UInt8>) -> Bool {
    arrows.contains { bytes.starts(with: $0.utf8) }
  }

  private static let arrows = ["▲", "△", "▼", "▽"]

  /// Whether a line ends by saying that those named before took the picture: `本报记者 李木 摄`.
  private static func endsWithDeed(_ bytes: ArraySlice<UInt8>) -> Bool {
    var line = bytes
    for mark in ["）", ")", "。"] where line.suffix(mark.utf8.count).elementsEqual(mark.utf8) {
      line = line.dropLast(mark.utf8.count)
    }
    return deeds.contains { line.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  private static let deeds = ["摄", "攝", "摄影", "攝影", "撮影"]

  private func isOwnStructure(_ node: Int) -> Bool {
    let parent = Int(analysis.page.nodes[node].parent)
    if parent > container, analysis.page.nodes[parent].tag == .blockquote { return true }
    return switch analysis.page.nodes[node].tag {
    case .h1, .h2, .h3, .h4, .h5, .h6, .li, .pre, .blockquote, .th: true
    default: false
    }
  }

  private func isCaption(_ block: Block, of picture: Int) -> Bool {
    if block.italicWeight * 10 >= block.weight * 8, block.sentences <= 2,
      block.boldWeight * 2 < block.weight
    {
      return true
    }
    let bytes = analysis.list.bytes(of: block)
    if Self.isCredit(bytes) || isNamedCaption(Int(block.node)) { return true }
    if block.weight < 120, Self.opensWithArrow(bytes) || Self.endsWithDeed(bytes) { return true }
    if !isCentredText, Self.isCentred(Int(block.node), analysis.page) { return true }
    return isAlternative(of: picture, bytes) || sharesBox(with: picture, block) || standsAlone(with: picture, block)
  }

  /// Whether a line says again what a picture's own alternative text does.
  private func isAlternative(of picture: Int, _ bytes: ArraySlice<UInt8>) -> Bool {
    guard Self.isPhrase(bytes), let text = analysis.page.attributeText(.alt, of: picture) else { return false }
    return WordFold.fold(text) == WordFold.fold(bytes)
  }

  /// Whether an element holds the picture, a brief line that is no sentence, and nothing else; in a figure, any line.
  private func sharesBox(with picture: Int, _ block: Block) -> Bool {
    let page = analysis.page
    var box = Int(block.node)
    while box > container, !page.contains(box, picture) { box = Int(page.nodes[box].parent) }
    guard box > container, analysis.mass[box].blocks == 1, block.weight < 120, block.links == 0,
      Self.isPhrase(analysis.list.bytes(of: block))
    else { return false }
    if page.nodes[box].tag == .figure { return true }
    return !isSign(picture) && !block.endsSentence && block.boldWeight * 2 < block.weight
      && analysis.list.bytes(of: block).last != 0x3A
      && !isItem(box)
  }

  /// Whether a line says more than the label of a sign does: four words, or as much in a script without spaces.
  private static func isPhrase(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count >= 20 && (bytes.count { $0 == 0x20 } >= 3 || bytes.count { $0 >= 0xE0 } * 3 >= bytes.count)
  }

  /// Whether a picture is drawn, or stands in the text again, as signs before items are and do.
  private func isSign(_ picture: Int) -> Bool {
    let page = analysis.page
    guard let address = page.attribute(.src, of: picture), !address.starts(with: "data:".utf8) else { return false }
    if ByteText.contains(address, ".svg") { return true }
    return repeatedPictures.contains(picture)
  }

  private static func repeatedPictures(in container: Int, _ page: Page) -> Set<Int> {
    var first: [[UInt8]: Int] = [:]
    var repeated: Set<Int> = []
    for node in container..<Int(page.nodes[container].end) where page.nodes[node].tag == .img {
      guard let address = page.attribute(.src, of: node).map({ Array($0) }) else { continue }
      if let earlier = first[address] { repeated.formUnion([earlier, node]) } else { first[address] = node }
    }
    return repeated
  }

  private func isItem(_ node: Int) -> Bool {
    var node = node
    for _ in 0..<4 where node > container {
      if analysis.page.nodes[node].tag == .li { return true }
      node = Int(analysis.page.nodes[node].parent)
    }
    return false
  }

  /// Whether a line that follows a picture bears the short name of a caption: `e-cap`. A `drop-cap` is a letter.
  private func isNamedCaption(_ node: Int) -> Bool {
    guard let name = analysis.page.attribute(.classes, of: node) else { return false }
    return name.split(separator: 0x20).contains { word in
      word.elementsEqual("cap".utf8)
        || (word.suffix(4).elementsEqual("-cap".utf8) || word.suffix(4).elementsEqual("_cap".utf8))
          && !word.suffix(8).elementsEqual("drop-cap".utf8)
    }
  }

  /// Whether a table holds the picture, the line, and little else.
  private func standsAlone(with picture: Int, _ block: Block) -> Bool {
    var node = Int(block.node)
    while node > container {
      if analysis.page.nodes[node].tag == .table {
        let mass = analysis.mass[node]
        return analysis.page.contains(node, picture) && mass.weight < 400 && mass.blocks <= 3
      }
      node = Int(analysis.page.nodes[node].parent)
    }
    return false
  }

  private static func isCentred(_ node: Int, _ page: Page) -> Bool {
    var node = node
    for _ in 0..<2 where node > 0 {
      if page.nodes[node].tag == .center { return true }
      if let style = page.attribute(.style, of: node) {
        if ByteText.contains(style, "text-align:center") || ByteText.contains(style, "text-align: center") {
          return true
        }
        if ByteText.contains(style, "text-align") { return false }
      }
      if let align = page.attribute(.align, of: node) { return ByteText.equals(align, "center") }
      node = Int(page.nodes[node].parent)
    }
    return false
  }

  /// Whether a line names who took the picture: `Ảnh: Quỳnh Trần`, `(Photo: AFP)`, `Foto: dpa`.
  static func isCredit(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count < 1200 else { return false }
    // A Latin word starts where no letter stands before it.
    return credits.stand(in: bytes.map(\.lowered)) { before, first in first >= 0x80 || !isLetter(before) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte.isLowercase || byte >= 0x80 }

  private static let credits: Openings = {
    let credits = """
      Ảnh:|ảnh:|Ảnh :|ảnh :|Ảnh minh họa|ảnh minh họa|Ảnh minh hoạ|Ảnh chụp|video:|clip:|Đồ họa:|nguồn ảnh|photo:|photo by|photos:
      photograph:|photo credit|image:|image credit|picture:|credit:|foto:|fotos:|bild:|bildquelle|crédit photo|crédit :
      crédits :|photo :|© |imagen:|fotografía:|fotografia:|imagem:|reprodução|fot.|zdjęcie:|Фото:|фото:|fotoğraf:|gambar:
      dok.|写真：|写真:|（写真|사진=|사진:|图：|图:|圖：|圖:|（圖／|(圖/|（圖/|（翻攝|摄影|攝影|الصورة:|تصوير:|ภาพ:|ภาพจาก|फोटो:
      """
    return Openings(
      Array(credits.utf8).split { $0 == 0x7C || $0 == 0x0A }.map { $0.map(\.lowered) })
  }()
}
