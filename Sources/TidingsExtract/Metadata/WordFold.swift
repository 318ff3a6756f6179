/// Text made comparable: letters and digits in lower case, everything else a single space.
enum WordFold {
  static func fold(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { fold($0) }
  }

  static func fold(_ bytes: ArraySlice<UInt8>) -> [UInt8] { bytes.withUnsafeBufferPointer { fold($0) } }

  private static func fold(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    // No letter's lower case is longer than twice its own bytes.
    [UInt8](unsafeUninitializedCapacity: bytes.count * 2) { buffer, count in
      var folder = Folder(output: buffer)
      folder.append(bytes)
      count = folder.count
    }
  }

  /// Writes folded text.
  private struct Folder {
    let output: UnsafeMutableBufferPointer<UInt8>
    var count = 0

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte < 0x80 {
          append(plain: byte)
          index += 1
          continue
        }
        // Up to the next plain byte, as text that is broken is repaired there.
        var end = index + 1
        while end < bytes.count, bytes[end] >= 0x80 { end += 1 }
        append(run: UnsafeBufferPointer(rebasing: bytes[index..<end]))
        index = end
      }
      if count > 0, output[count - 1] == 0x20 { count -= 1 }
    }

    private mutating func append(plain byte: UInt8) {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: write(byte)
      case 0x41...0x5A: write(byte | 0x20)
      case 0x27: break
      default: writeSpace()
      }
    }

    /// Appends a run of bytes beyond ASCII.
    private mutating func append(run: UnsafeBufferPointer<UInt8>) {
      var index = 0
      while index < run.count {
        let lead = run[index]
        if lead >= 0xC2, lead <= 0xDF, index + 1 < run.count, run[index + 1] & 0xC0 == 0x80 {
          write(FoldedLetters.form(twoBytes: UInt32(lead & 0x1F) << 6 | UInt32(run[index + 1] & 0x3F)))
          index += 2
        } else if lead >= 0xE1, lead <= 0xED, index + 2 < run.count, run[index + 1] & 0xC0 == 0x80,
          run[index + 2] & 0xC0 == 0x80,
          case let value = UInt32(lead & 0x0F) << 12 | UInt32(run[index + 1] & 0x3F) << 6
            | UInt32(run[index + 2] & 0x3F),
          FoldedLetters.isKnown(threeBytes: value)
        {
          if FoldedLetters.further.contains(value) {
            write(FoldedLetters.furtherForms[Int(value - FoldedLetters.further.lowerBound)])
          } else {
            for offset in 0..<3 { write(run[index + offset]) }
          }
          index += 3
        } else {
          for scalar in String(decoding: run[index...], as: UTF8.self).unicodeScalars {
            write(FoldedLetters.Form(scalar))
          }
          return
        }
      }
    }

    private mutating func write(_ byte: UInt8) {
      output[count] = byte
      count += 1
    }

    private mutating func writeSpace() {
      if count > 0, output[count - 1] != 0x20 { write(0x20) }
    }

    private mutating func write(_ form: FoldedLetters.Form) {
      guard form.count > 0 else {
        if form.count == 0 { writeSpace() }
        return
      }
      var rest = form.bytes
      for _ in 0..<form.count {
        write(UInt8(truncatingIfNeeded: rest))
        rest >>= 8
      }
    }
  }

  /// Folded Latin text without the marks on its letters.
  static func withoutMarks(_ folded: ArraySlice<UInt8>) -> [UInt8] {
    guard folded.contains(where: { $0 >= 0x80 }) else { return Array(folded) }
    var plain: [UInt8] = []
    for scalar in String(decoding: folded, as: UTF8.self).unicodeScalars {
      if scalar.isASCII {
        plain.append(UInt8(scalar.value))
      } else if let name = scalar.properties.name, name.hasPrefix(latinLetter),
        let letter = name.utf8.dropFirst(latinLetter.utf8.count).first,
        name.utf8.dropFirst(latinLetter.utf8.count + 1).first == 0x20
      {
        // "LATIN SMALL LETTER O WITH CIRCUMFLEX AND ACUTE"
        plain.append(letter | 0x20)
      }
    }
    return plain
  }

  private static let latinLetter = "LATIN SMALL LETTER "

  /// The words of a folded text.
  static func words(_ folded: [UInt8]) -> [ArraySlice<UInt8>] { folded.split(separator: 0x20) }

  /// The hashes of a text's words, in order and each once; of scripts that do not part words, of each two signs.
  private static func pieces(_ folded: [UInt8]) -> [UInt64] {
    let isParted = !folded.contains { $0 >= 0xE0 }
    var pieces: [UInt64] = []
    for word in words(folded) {
      guard !isParted, let lead = word.first, word.count >= 12, isUnparted(lead, word[word.startIndex + 1]) else {
        pieces.append(PagePaths.hash(word))
        continue
      }
      var starts = word.indices.filter { word[$0] & 0xC0 != 0x80 }
      starts.append(word.endIndex)
      for index in 0..<max(0, starts.count - 2) {
        pieces.append(PagePaths.hash(word[starts[index]..<starts[index + 2]]))
      }
    }
    pieces.sort()
    var count = 0
    for piece in pieces where count == 0 || pieces[count - 1] != piece {
      pieces[count] = piece
      count += 1
    }
    pieces.removeSubrange(count...)
    return pieces
  }

  /// Thai, kana, ideographs.
  private static func isUnparted(_ lead: UInt8, _ second: UInt8) -> Bool {
    (lead == 0xE0 && second & 0xFE == 0xB8) || (0xE3...0xE9).contains(lead)
  }

  /// How much of one set of words the other covers, both ways: 0 (nothing shared) ... 1 (the same words).
  static func similarity(_ left: [UInt8], _ right: [UInt8]) -> Double {
    if left == right { return left.isEmpty ? 0 : 1 }
    let first = pieces(left)
    let second = pieces(right)
    guard !first.isEmpty, !second.isEmpty else { return 0 }
    return 2 * Double(common(first, second)) / Double(first.count + second.count)
  }

  /// How many numbers two lists in order share.
  private static func common(_ first: [UInt64], _ second: [UInt64]) -> Int {
    var (left, right, common) = (0, 0, 0)
    while left < first.count, right < second.count {
      if first[left] == second[right] {
        common += 1
        left += 1
        right += 1
      } else if first[left] < second[right] {
        left += 1
      } else {
        right += 1
      }
    }
    return common
  }
}

/// What becomes of letters beyond ASCII; those of Latin scripts are looked up, as Unicode's properties are dear.
private enum FoldedLetters {
  /// A letter's folded bytes; none stand for a space, fewer than none for nothing.
  struct Form {
    private(set) var bytes: UInt64 = 0
    private(set) var count = 0

    fileprivate init(of value: UInt32) { self.init(Unicode.Scalar(value) ?? "\u{FFFD}") }

    init(_ scalar: Unicode.Scalar) {
      // Signs of no width that editors leave behind.
      switch scalar {
      case "\u{AD}", "\u{200B}", "\u{2060}", "\u{FEFF}":
        count = -1
        return
      default: break
      }
      // The Turkish capital of "i", which by itself becomes an "i" with a dot above.
      let scalar = scalar == "\u{130}" ? "i" : scalar
      let properties = scalar.properties
      guard
        properties.isAlphabetic || properties.numericType != nil || properties.generalCategory == .nonspacingMark
          || properties.generalCategory == .spacingMark
      else { return }
      // Two signs at most.
      let lower = properties.lowercaseMapping.utf8
      count = lower.count
      for byte in lower.reversed() { bytes = bytes << 8 | UInt64(byte) }
    }
  }

  /// Latin and its marks, U+0080 ... U+037F.
  private static let latin: [Form] = (0x80..<0x380).map { Form(of: $0) }
  /// Greek, Cyrillic, Hebrew, Arabic, U+0380 ... U+07FF.
  private static let beyondLatin: [Form] = (0x380..<0x800).map { Form(of: $0) }
  /// Vietnamese, polytonic Greek, punctuation.
  static let further: Range<UInt32> = 0x1E00..<0x2070
  static let furtherForms: [Form] = further.map { Form(of: $0) }

  /// The form of a scalar of U+0080 ... U+07FF.
  static func form(twoBytes value: UInt32) -> Form {
    value < 0x380 ? latin[Int(value) - 0x80] : beyondLatin[Int(value) - 0x380]
  }

  /// Whether a scalar of three bytes is one of `further`, or an ideograph or a syllable, which have no case.
  static func isKnown(threeBytes value: UInt32) -> Bool {
    further.contains(value) || (0x4E00...0x9FFF).contains(value) || (0xAC00...0xD7A3).contains(value)
  }
}
