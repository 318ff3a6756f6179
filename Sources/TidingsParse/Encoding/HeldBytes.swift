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
    guard decoder != nil else { return XMLTextRun.read(bytes[range]) }
    return bytes[range].withUnsafeBufferPointer { read($0, isEscaped: true) { _ in } }[...]
  }

  /// A long stretch of bytes that are of no use afterwards: where nobody else holds them, their memory goes back to the
  /// system as they are read.
  ///
  /// - Parameter isEscaped: whether it stood between tags, as for `readText`.
  mutating func take(_ range: Range<Int>, isEscaped: Bool) -> ArraySlice<UInt8> {
    var whole: [UInt8] = []
    swap(&whole, &bytes)
    var stretch = whole[range]
    whole = []
    return stretch.withUnsafeMutableBytes { raw in
      var spent = SpentPrefix()
      return read(UnsafeBufferPointer(raw.bindMemory(to: UInt8.self)), isEscaped: isEscaped) { index in
        if spent.isDue(at: index) { spent.extend(to: index, in: raw) }
      }
    }[...]
  }

  /// A text, piece by piece.
  private func read(
    _ source: UnsafeBufferPointer<UInt8>, isEscaped: Bool, _ hasRead: (_ index: Int) -> Void
  ) -> [UInt8] {
    var text: [UInt8] = []
    // Growing, a large array is held twice; room that is not used takes no memory.
    text.reserveCapacity(decoder == nil ? source.count : SingleByteDecoder.room(for: source.count))
    var start = 0
    while start < source.count {
      let end = Self.pieceEnd(of: source, from: start)
      let piece = UnsafeBufferPointer(rebasing: source[start..<end])
      let utf8 = decoder?.utf8(piece) ?? Array(piece)
      if isEscaped { text += XMLTextRun.read(utf8[...]) } else { text += utf8 }
      start = end
      hasRead(start)
    }
    return text
  }

  /// Where a piece of a text ends that can be read by itself: before a reference or a space, neither of which stands within
  /// a reference, nor within a line end, and with neither of which anything composes.
  private static func pieceEnd(of source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard source.count - start > SingleByteDecoder.pieceSize else { return source.count }
    return source[(start + SingleByteDecoder.pieceSize)...].firstIndex { $0 == 0x26 || $0 == 0x20 } ?? source.count
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
