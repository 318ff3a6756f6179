/// Tells feeds and lists of addresses, which are no pages, by the element that a document begins with.
enum XMLRoot {
  private static let names = ["rss", "feed", "rdf:RDF", "urlset", "sitemapindex", "opml"].map { Array($0.utf8) }

  static func isList(_ document: [UInt8]) -> Bool {
    var index = 0
    while let open = document[index...].firstIndex(where: { !ByteText.isSpace($0) }), document[open] == 0x3C {
      let rest = document[(open + 1)...]
      guard let next = rest.first else { return false }
      if next != 0x3F, next != 0x21 {
        return names.contains { name in
          guard rest.starts(with: name) else { return false }
          let behind = rest.dropFirst(name.count).first
          return behind.map { ByteText.isSpace($0) || $0 == 0x3E } ?? false
        }
      }
      // The declaration of XML, a style sheet, a comment or a document type.
      let end: [UInt8] = rest.starts(with: [0x21, 0x2D, 0x2D]) ? [0x2D, 0x2D, 0x3E] : [0x3E]
      guard let close = firstRange(of: end, in: rest) else { return false }
      index = close + end.count
    }
    return false
  }

  private static func firstRange(of pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.indices.first { bytes[$0...].starts(with: pattern) }
  }
}
