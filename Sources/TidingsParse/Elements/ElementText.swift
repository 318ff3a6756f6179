internal import TidingsModel

/// The text of the elements that are open, one behind the other.
///
/// A long one that needs no change is not gathered but left standing in the document, as an excerpt.
struct ElementText: ~Copyable {
  /// Bytes
  private static let largeDocument = 4 << 20

  var buffer: [UInt8] = []
  /// The text of the element at hand, where it is left standing in the document; white space around it is in the buffer.
  private(set) var excerpt: (excerpt: ParsedText.Excerpt, place: Int)?
  /// Empty where nothing is to be left standing in it.
  let document: HeldBytes
  /// For the addresses in markup with a base of its own.
  var room: AddressRoom

  /// - Parameter size: the document's, in bytes.
  init(size: Int, document: HeldBytes) {
    self.document = document
    room = AddressRoom(documentSize: size)
    // Growing, a buffer of some size is held twice; room that is not used takes no memory.
    if size >= Self.largeDocument { buffer.reserveCapacity(size) }
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.count == 1 {
      buffer.append(bytes[0])
    } else if bytes.count == 2, bytes[0] == 0xC2, bytes[1] < 0xA0 {
      // &#146; and its kin: what was meant is windows-1252, as in HTML.
      buffer.append(contentsOf: Windows1252.utf8(bytes[1]))
    } else {
      buffer.append(contentsOf: bytes)
    }
  }

  /// Appends the first of a text, whole characters only.
  ///
  /// - Parameter room: how many bytes at most; fewer than there are.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, upTo room: Int) {
    var end = room
    while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    append(UnsafeBufferPointer(rebasing: bytes[..<end]))
  }

  /// Leaves a text of the document standing where it is; `false` where the element whose text begins at `start` has some
  /// already.
  mutating func leave(_ range: Range<Int>, isEscaped: Bool, from start: Int) -> Bool {
    guard excerpt == nil, buffer[start...].allSatisfy(\.isSpace) else { return false }
    excerpt = (ParsedText.Excerpt(range: range, isEscaped: isEscaped), buffer.count)
    return true
  }

  /// Gathers the excerpt: there is more to the text after all.
  mutating func gatherExcerpt() {
    guard let (excerpt, place) = excerpt else { return }
    self.excerpt = nil
    let text = excerpt.isEscaped ? document.readText(excerpt.range) : document.text(excerpt.range)
    buffer.insert(contentsOf: text, at: place)
  }

  /// What was gathered from `start` on, trimmed.
  mutating func bytes(from start: Int) -> ArraySlice<UInt8> {
    let text = buffer[start...].trimmedSpace
    // A section that was escaped.
    guard text.first == 0x3C, text.count >= 12, text.starts(with: "<![CDATA[".utf8),
      text.suffix(3).elementsEqual("]]>".utf8)
    else { return text }
    return text.dropFirst(9).dropLast(3).trimmedSpace
  }

  /// Ends an element.
  ///
  /// - Parameter start: where its text begins; `nil` where it has none of its own.
  mutating func end(from start: Int?) {
    if let start { buffer.removeLast(buffer.count - start) }
    excerpt = nil
  }
}
