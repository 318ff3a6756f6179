internal import TidingsModel

/// The bytes that texts stand in: a document's, or a text's own.
///
/// They are UTF-8, valid and free of what XML forbids. Only a large document in an encoding of one byte a character may be
/// left in that, as its markup is ASCII all the same: in UTF-8 it is up to thrice as large, of which no more is needed at
/// a time than a text.
struct HeldBytes: Sendable {
  var bytes: [UInt8] = []
  /// What reads the bytes; `nil` where they are UTF-8.
  var decoder: SingleByteDecoder?

  /// A stretch as UTF-8.
  func text(_ range: Range<Int>) -> ArraySlice<UInt8> {
    guard let decoder else { return bytes[range] }
    return decoder.utf8(bytes[range])[...]
  }

  /// A stretch between tags, all of whose references can be read.
  func readText(_ range: Range<Int>) -> ArraySlice<UInt8> {
    guard let decoder else { return XMLTextRun.read(bytes[range]) }
    var text: [UInt8] = []
    // Growing, a large array is held twice; room that is not used takes no memory.
    text.reserveCapacity(SingleByteDecoder.room(for: range.count))
    var start = range.lowerBound
    while start < range.upperBound {
      let end = pieceEnd(of: start..<range.upperBound)
      text += XMLTextRun.read(decoder.utf8(bytes[start..<end])[...])
      start = end
    }
    return text[...]
  }

  /// Where a piece of a text ends that can be read by itself: before a reference or a space, neither of which stands within
  /// a reference, nor within a line end.
  private func pieceEnd(of range: Range<Int>) -> Int {
    guard range.count > SingleByteDecoder.pieceSize else { return range.upperBound }
    return bytes[range.dropFirst(SingleByteDecoder.pieceSize)].firstIndex { $0 == 0x26 || $0 == 0x20 }
      ?? range.upperBound
  }

  /// Turns the whole into UTF-8.
  ///
  /// - Parameter givesBack: give the memory of the bytes, which nobody else holds, back to the system as they are read.
  mutating func decode(givesBack: Bool) {
    guard let decoder else { return }
    var encoded: [UInt8] = []
    swap(&encoded, &bytes)
    var output = DecoderOutput()
    var spent = givesBack ? SpentPrefix() : nil
    EncodingDecoder.decode(&encoded, with: decoder, into: &output, spent: &spent)
    self = HeldBytes(bytes: output.utf8)
  }
}
