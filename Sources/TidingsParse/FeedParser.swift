internal import TidingsModel

/// Bytes of a document, in whatever format and encoding, to a `ParsedFeed`.
///
/// A broken document is read as far as it goes: `isWellFormed` is then false and `warnings` say what was mended. An item
/// that the end of the bytes cuts off is left out, and `isComplete` is false.
public enum FeedParser {
  /// - Parameters:
  ///   - bytes: the document as retrieved, content coding undone.
  ///   - contentType: the value of the Content-Type header. Only its charset counts: what a document is, its content
  ///     tells.
  ///   - url: where it was retrieved from, the outermost base of its references.
  ///   - givesBack: give the memory of `bytes`, which nobody else holds, back to the system as they are read. Else a large
  ///     document may stand in memory beside all that is made of it.
  public static func parse(
    _ bytes: consuming [UInt8], contentType: String? = nil, url: String? = nil, givesBack: Bool = false
  ) throws(ParseError) -> ParsedFeed {
    guard !bytes.isEmpty else { throw .empty }
    let size = bytes.count
    if let kind = FileKind.binary(bytes) { throw .notAFeed(what: kind) }
    let isJSON = bytes.withUnsafeBufferPointer {
      $0.prefix(64).first { !$0.isSpace && $0 != 0 && $0 < 0x80 } == 0x7B
    }
    var document = DocumentDecoder.decode(
      consume bytes, httpCharset: contentType.flatMap(ContentType.charset), kind: isJSON ? .json : .xml,
      givesBack: givesBack, mayStay: !isJSON)
    var source = HeldBytes()
    swap(&source, &document.source)
    var finding = source.bytes.withUnsafeBufferPointer { FormatSniffer.sniff($0) }
    if source.decoder != nil, !finding.isXML {
      source.decode(givesBack: givesBack)
      finding = source.bytes.withUnsafeBufferPointer { FormatSniffer.sniff($0) }
    }
    let notice = unwrap(&source, &finding)
    var feed: ParsedFeed
    switch finding {
    case .empty: throw .empty
    case .other(let what): throw .notAFeed(what: what)
    case .json(let start):
      feed = try JSONFeedReader.read(blanked((consume source).bytes, upTo: start), url: url, givesBack: givesBack)
      if start > 0 {
        feed.isWellFormed = false
        feed.warnings.insert(textBefore, at: 0)
      }
    case .xml(let prolog, let root, let isClean):
      feed = readXML(consume source, prolog: prolog, root: root, url: url, givesBack: givesBack)
      if !isClean {
        feed.isWellFormed = false
        feed.warnings.insert(textBefore, at: 0)
      }
    }
    if let notice {
      feed.isWellFormed = false
      feed.warnings.insert(notice, at: 0)
    }
    feed.encoding = document.encoding
    feed.url = url
    feed.size = size
    if !document.repairs.isEmpty {
      feed.isWellFormed = false
      feed.warnings = document.repairs + feed.warnings
    }
    return feed
  }

  /// Takes the feed out of a document that holds one and is none itself, or lacks the element around it.
  /// - Returns: what is to be said of that.
  private static func unwrap(_ source: inout HeldBytes, _ finding: inout FormatSniffer.Finding) -> Warning? {
    var notice: Warning?
    if case .other = finding, let inner = source.bytes.withUnsafeBufferPointer(WrappedDocument.text) {
      let innerFinding = inner.withUnsafeBufferPointer { FormatSniffer.sniff($0) }
      switch innerFinding {
      case .xml, .json:
        source = HeldBytes(bytes: inner)
        (finding, notice) = (innerFinding, textInDocument)
      default: break
      }
    }
    if case .other = finding, let channel = source.bytes.withUnsafeBufferPointer(WrappedDocument.channel) {
      source = HeldBytes(bytes: channel)
      (finding, notice) = (.xml(prolog: 0, root: 0, isClean: true), itemsAlone)
    }
    if case .other = finding, let rooted = source.bytes.withUnsafeBufferPointer(WrappedDocument.root) {
      source = HeldBytes(bytes: rooted)
      (finding, notice) = (.xml(prolog: 0, root: 0, isClean: true), rootless)
    }
    return notice
  }

  private static let textInDocument = Warning(
    "the feed stands as text in another document; places are those in that text", line: 1, column: 1)
  private static let itemsAlone = Warning("items without an element around them", line: 1, column: 1)
  private static let rootless = Warning(
    "the root element has no start tag; places are those in the document with one", line: 1, column: 1)
  private static let textBefore = Warning("text before the beginning of the document", line: 1, column: 1)

  /// The bytes with white space for those before `start`, so that places stay right.
  private static func blanked(_ bytes: consuming [UInt8], upTo start: Int) -> [UInt8] {
    for index in 0..<start where bytes[index] != 0x0A { bytes[index] = 0x20 }
    return bytes
  }

  // MARK: XML

  /// Bytes before the root element, where entities are declared there.
  private static let longestProlog = 1 << 20

  private static func readXML(
    _ source: consuming HeldBytes, prolog: Int, root: Int, url: String?, givesBack: Bool
  ) -> ParsedFeed {
    let first = readWell(source, prolog: prolog, root: root, url: url)
    if let feed = first.feed { return feed }
    let (prolog, root) = (source.text(0..<prolog).count, source.text(0..<root).count)
    source.decode(givesBack: givesBack)
    var document = (consume source).bytes
    if givesBack {
      return document.withUnsafeMutableBufferPointer {
        readMending(
          UnsafeBufferPointer($0), prolog: prolog, root: root, url: url, firstFault: first.fault, givesBack: true)
      }
    }
    return document.withUnsafeBufferPointer {
      readMending($0, prolog: prolog, root: root, url: url, firstFault: first.fault, givesBack: false)
    }
  }

  private static func readMending(
    _ bytes: UnsafeBufferPointer<UInt8>, prolog: Int, root: Int, url: String?, firstFault: Warning?, givesBack: Bool
  ) -> ParsedFeed {
    let (line, column) = position(root, in: bytes)
    var repair = XMLRepair(
      bytes, prolog: prolog, root: root, line: line, column: column, givesBack: givesBack)
    let reader = FeedDocumentReader(url: url, size: bytes.count, forgetsFaults: true)
    if let parser = XMLPushParser(events: reader, recovers: true) {
      parser.place(line: line, column: column)
      repair.run { parser.feed($0) }
      parser.finish()
    }
    var warnings = [firstFault].compactMap(\.self) + repair.warnings.summary
    if !repair.isRootClosed {
      // That the end came too soon is said once.
      warnings.removeAll { $0.message == XMLFault.afterRoot }
      let (line, column) = repair.end()
      warnings.append(
        Warning(
          "the document ends before its root element does; only whole items are kept", line: line, column: column))
    }
    return result(
      reader, root: bytes[root...], isWellFormed: false, isComplete: repair.isRootClosed, warnings: warnings)
  }

  /// Reads a document without mending anything.
  ///
  /// - Returns: the feed; without one, the fault that has to be mended, or none where its excess has to be left out.
  private static func readWell(_ document: HeldBytes, prolog: Int, root: Int, url: String?)
    -> (feed: ParsedFeed?, fault: Warning?)
  {
    document.bytes.withUnsafeBufferPointer { bytes in
      let reader = FeedDocumentReader(url: url, size: bytes.count, document: document, forgetsFaults: false)
      let (line, column) = position(prolog, in: bytes)
      // For each name in it libxml2 takes many times the name.
      if root - prolog > longestProlog, XMLScanner(bytes, from: prolog).find("<!ENTITY", from: prolog) != nil {
        return (
          nil, Warning("a document type of more than 1 MiB; the rest of it is left out", line: line, column: column)
        )
      }
      let walk = XMLDocumentWalk(
        bytes, decoder: document.decoder, prolog: prolog, root: root, line: line, column: column, reader: reader)
      // What is too much, `XMLRepair` says.
      guard let walk, case .read = walk.run() else { return (nil, nil) }
      if let fault = reader.fault { return (nil, fault) }
      return (result(reader, root: bytes[root...], isWellFormed: reader.isWellFormed), nil)
    }
  }

  private static func result(
    _ reader: FeedDocumentReader, root: Slice<UnsafeBufferPointer<UInt8>>, isWellFormed: Bool,
    isComplete: Bool = true, warnings: [Warning] = []
  ) -> ParsedFeed {
    var feed = reader.finish(
      rootTag: String(decoding: root.prefix(XMLRepair.rootSize).prefix { $0 != 0x3E }.map(\.lowered), as: UTF8.self))
    feed.isWellFormed = isWellFormed
    feed.isComplete = isComplete
    feed.warnings = warnings + feed.warnings
    return feed
  }

  private static func position(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (line: Int, column: Int) {
    var line = 1
    var column = 1
    for byte in bytes[..<index] {
      if byte == 0x0A {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    return (line, column)
  }
}
