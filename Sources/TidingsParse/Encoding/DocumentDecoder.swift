internal import TidingsHTML
internal import TidingsModel

/// Turns a document's bytes into clean UTF-8, whatever encoding they are in and whatever is declared.
///
/// What is believed, in this order: a byte order mark, the HTTP charset, the document's own declaration, then detection.
/// A declaration that the bytes disprove is not followed: text that is UTF-8 is read as UTF-8 whatever is declared, text
/// declared as UTF-8 that is not is detected, and zeros in the right places are UTF-16 or UTF-32. Nothing here is fatal:
/// what cannot be decoded becomes U+FFFD and is warned about.
public enum DocumentDecoder {
  /// - Parameters:
  ///   - bytes: the document as received, content codings (gzip …) removed. A document that is clean UTF-8 is
  ///     returned without a copy.
  ///   - httpCharset: the `charset` parameter of the HTTP Content-Type, as it stands there.
  public static func decode(_ bytes: consuming [UInt8], httpCharset: String?, kind: DocumentKind) -> DecodedDocument {
    decode(consume bytes, httpCharset: httpCharset, kind: kind, givesBack: false, mayStay: false)
  }

  /// - Parameters:
  ///   - givesBack: give the memory of `bytes`, which nobody else holds, back to the system as they are read.
  ///   - mayStay: leave a large document in its encoding, where it can be read bit by bit.
  static func decode(
    _ bytes: consuming [UInt8], httpCharset: String?, kind: DocumentKind, givesBack: Bool, mayStay: Bool
  ) -> DecodedDocument {
    var document = read(
      consume bytes, httpCharset: httpCharset, kind: kind, givesBack: givesBack, mayStay: mayStay)
    if document.encoding == "utf-8" { mend(&document, kind) }
    if document.encoding == "utf-8" || document.encoding == "windows-1252", document.source.decoder == nil,
      let text = document.source.bytes.withUnsafeBufferPointer(VNIText.decoded)
    {
      document.source.bytes = text
      document.repairs.append(Warning("the text was written in the letters of VNI fonts", line: 1, column: 1))
    }
    return document
  }

  private static func mend(_ document: inout DecodedDocument, _ kind: DocumentKind) {
    guard kind == .xml || kind == .json else {
      // A page is one article; of a feed's items one may be sound and tell of such text.
      if kind == .html, TextRepair.mendEncodedTwice(in: &document.source.bytes) {
        document.repairs.append(Warning("some text was encoded as UTF-8 twice", line: 1, column: 1))
      }
      return
    }
    var times = 1
    while times < 4, let once = document.source.bytes.withUnsafeBufferPointer(TextRepair.encodedOnce) {
      document.source.bytes = once
      times += 1
    }
    if times > 1 {
      let count = times == 2 ? "twice" : "\(times) times"
      document.repairs.append(Warning("all text was encoded as UTF-8 \(count)", line: 1, column: 1))
    }
    TextRepair.replaceControls(in: &document.source.bytes)
  }

  private static func read(
    _ bytes: consuming [UInt8], httpCharset: String?, kind: DocumentKind, givesBack: Bool, mayStay: Bool
  ) -> DecodedDocument {
    if let (encoding, length) = DeclaredEncoding.mark(bytes) {
      if encoding == .utf8, CleanUTF8.holds(bytes, from: length) {
        bytes.removeFirst(length)
        return DecodedDocument(utf8: bytes, encoding: encoding.rawValue)
      }
      let declared = declarations(bytes, httpCharset: httpCharset, kind: kind).encodings
      let attempt = DecodingAttempt(Array(bytes.dropFirst(length)), notes: [], givesBack: givesBack)
      return read(attempt, markedAs: encoding, declared: declared)
    }
    let isClean = CleanUTF8.holds(bytes)
    let (declared, notes) = declarations(bytes, httpCharset: httpCharset, kind: kind)
    guard isClean else {
      let attempt = DecodingAttempt(consume bytes, notes: notes, givesBack: givesBack, mayStay: mayStay)
      var document = attempt.read(declared: declared)
      // XML without a declaration is UTF-8 or UTF-16 (XML 1.0 section 4.3.3).
      if kind == .xml, declared.isEmpty, notes.isEmpty, !document.encoding.hasPrefix("utf-") {
        let message = "no encoding is declared, and the bytes are not UTF-8; read as \(document.encoding)"
        document.repairs.insert(Warning(message, line: 1, column: 1), at: 0)
      }
      // RFC 8259 section 8.1.
      if kind == .json, notes.isEmpty, document.repairs.isEmpty, document.encoding != "utf-8" {
        document.repairs.append(
          Warning("JSON is UTF-8, and this is not; read as \(document.encoding)", line: 1, column: 1))
      }
      return document
    }
    guard let first = declared.first, first != .utf8 else {
      return DecodedDocument(utf8: bytes, encoding: "utf-8", repairs: notes)
    }
    return readClean(bytes, declared: first, notes: notes)
  }

  /// Bytes behind a byte order mark, which stands before text of any encoding where an editor, or a program that was put
  /// before the one that made the text, writes that of UTF-8.
  private static func read(
    _ attempt: consuming DecodingAttempt, markedAs encoding: TextEncoding, declared: [TextEncoding]
  ) -> DecodedDocument {
    if encoding != .utf8 { return attempt.read(as: encoding) }
    return attempt.read(declared: [.utf8] + declared.filter { $0 != .utf8 })
  }

  /// Bytes that are clean UTF-8 and declared as something else.
  private static func readClean(_ bytes: [UInt8], declared: TextEncoding, notes: [Warning]) -> DecodedDocument {
    let sequences = CharacterCount(bytes)
    if declared == .hz || declared == .utf7, sequences.isASCII {
      return DecodingAttempt(bytes, notes: notes, givesBack: false).read(as: declared)
    }
    if sequences.isASCII {
      // Every other encoding that could have been meant has the same characters here.
      let name = declared.family == .singleByte || declared.family == .multiByte ? declared : .utf8
      if name.isMainframe || name == .utf8 {
        let warning = Warning("declared as \(declared.rawValue), but the bytes are ASCII", line: 1, column: 1)
        return DecodedDocument(utf8: bytes, encoding: "utf-8", repairs: notes + [warning])
      }
      return DecodedDocument(utf8: bytes, encoding: name.rawValue, repairs: notes)
    }
    // Two-byte characters can look like UTF-8 where there are few of them.
    if declared.family == .multiByte, sequences.long == 0, sequences.twoByte < 8 {
      return DecodingAttempt(bytes, notes: notes, givesBack: false).read(as: declared)
    }
    let warning = Warning("declared as \(declared.rawValue), but the bytes are UTF-8", line: 1, column: 1)
    return DecodedDocument(utf8: bytes, encoding: "utf-8", repairs: notes + [warning])
  }

  /// The encodings named by HTTP and by the document, the stronger first.
  private static func declarations(_ bytes: [UInt8], httpCharset: String?, kind: DocumentKind)
    -> (encodings: [TextEncoding], notes: [Warning])
  {
    var encodings: [TextEncoding] = []
    var notes: [Warning] = []
    func add(_ label: String?, from source: String, line: Int? = nil) {
      guard let label, !label.isEmpty else { return }
      guard let encoding = EncodingLabels.encoding(for: label), encoding.family != .refused else {
        notes.append(Warning("unknown encoding \"\(printable(label))\" in \(source)", line: line, column: line))
        return
      }
      if !encodings.contains(encoding) { encodings.append(encoding) }
    }
    add(httpCharset, from: "the HTTP Content-Type")
    add(DeclaredEncoding.label(bytes, kind: kind), from: "the document's declaration", line: 1)
    // Old defaults of `text/xml` (RFC 3023 section 3.1), which a single letter disproves.
    if encodings.count == 2, httpCharset.map(EncodingLabels.isASCII) == true, bytes.contains(where: { $0 >= 0x80 }) {
      encodings.removeFirst()
      notes.append(Warning("declared as us-ascii, but the bytes are not ASCII", line: 1, column: 1))
    }
    return (encodings, notes)
  }

  private static func printable(_ label: String) -> String {
    String(decoding: label.utf8.prefix(40).map { $0 >= 0x20 && $0 < 0x7F ? $0 : 0x3F }, as: UTF8.self)
  }

  /// How many characters of which length clean UTF-8 has.
  private struct CharacterCount {
    var twoByte = 0
    /// Of three and four bytes.
    var long = 0
    var isASCII: Bool { twoByte == 0 && long == 0 }

    init(_ bytes: [UInt8]) {
      for byte in bytes where byte >= 0xC2 {
        if byte < 0xE0 { twoByte += 1 } else { long += 1 }
      }
    }
  }
}
