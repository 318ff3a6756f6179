internal import TidingsHTML
internal import TidingsModel

/// What the short programs of a page say of the article in passing, to count its readers or to fill its elements:
/// `var publishTime = '2023-12-14 14:53'`, `dataLayer.push({"pageAuthor": "Ann Bell"})`.
struct ProgramFacts {
  /// The values that are named as the date of publication, in page order.
  private(set) var dates: [String] = []
  /// Those that are named as the author.
  private(set) var authors: [String] = []

  private static let maximumFacts = 16

  /// Names in lower case, without the signs between their words.
  private static let dateNames: Set<String> = [
    "publishedat", "publishdate", "publisheddate", "publishtime", "publishedtime", "publicationdate", "publicationtime",
    "pubdate", "pubtime", "datepublished", "publishedon", "publisheddatetime", "publishdatetime", "articledate",
    "articlepublishdate", "articlepublisheddate", "articlepublished", "articlepublishedat", "articlepublishtime",
    "articlepublicationdate", "pagepublishdate", "pagepublisheddate", "pagepublished", "contentpublisheddate",
    "postdate", "postpublishdate", "postpublisheddate", "newsdate", "newspublishdate", "storydate", "storypublishdate",
    "firstpublished", "firstpublishedat", "firstpublishdate", "originalpublishdate", "dateofpublication", "inputtime",
    "releasetime", "ct", "ptime", "pagepostdate",
  ]
  private static let authorNames: Set<String> = [
    "author", "authors", "authorname", "articleauthor", "articleauthors", "articleauthorname", "pageauthor",
    "postauthor",
    "contentauthor", "storyauthor", "newsauthor", "writer", "writername", "byline", "pagepostauthor",
    "authordisplayname",
  ]

  init(scripts: [Page.DataScript]) {
    for script in scripts where script.kind == .program {
      script.bytes.withUnsafeBufferPointer { read($0) }
    }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count, dates.count < Self.maximumFacts, authors.count < Self.maximumFacts {
      // A value is assigned: what stands before is its name.
      guard bytes[index] == 0x3A || bytes[index] == 0x3D else {
        index += 1
        continue
      }
      let mark = index
      index += 1
      guard let name = Self.name(before: mark, in: bytes) else { continue }
      let isDate = Self.dateNames.contains(name)
      guard isDate || Self.authorNames.contains(name), let value = Self.value(at: index, in: bytes) else { continue }
      if isDate {
        if value.utf8.count >= 8 { dates.append(value) }
      } else if value.utf8.count < 100 {
        authors.append(value)
      }
    }
  }

  /// The name before a mark, without the quotes around it.
  private static func name(before mark: Int, in bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var end = mark
    while end > 0, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x22 || bytes[end - 1] == 0x27 { end -= 1 }
    var start = end
    while start > 0, end - start < 40, isOfName(bytes[start - 1]) { start -= 1 }
    guard end - start >= 2 else { return nil }
    let letters = bytes[start..<end].filter { $0 != 0x5F && $0 != 0x2D && $0 != 0x24 }.map(\.lowered)
    return String(decoding: letters, as: UTF8.self)
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    let letter = byte | 0x20
    return letter.isLowercase || byte == 0x5F || byte == 0x2D || byte == 0x24
  }

  /// The text in quotes, or the number of seconds or milliseconds, that stands at a place.
  private static func value(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var index = start
    while index < bytes.count, ByteText.isSpace(bytes[index]) { index += 1 }
    guard index < bytes.count else { return nil }
    let quote = bytes[index]
    let limit = min(bytes.count, index + 400)
    if quote == 0x22 || quote == 0x27 {
      var end = index + 1
      var isEscaped = false
      while end < limit, bytes[end] != quote {
        if bytes[end] == 0x5C {
          isEscaped = true
          end += 1
        }
        end += 1
      }
      guard end < limit else { return nil }
      let inner = bytes[(index + 1)..<end]
      let text =
        isEscaped ? (try? JSONReader.read([0x22] + inner + [0x22]))?.string : String(decoding: inner, as: UTF8.self)
      let folded = text.map { ByteText.folded(Array(HTMLEntities.decode($0).utf8)) } ?? ""
      return folded.isEmpty ? nil : folded
    }
    var end = index
    while end < limit, bytes[end].isDigit { end += 1 }
    return end - index == 10 || end - index == 13 ? String(decoding: bytes[index..<end], as: UTF8.self) : nil
  }
}
