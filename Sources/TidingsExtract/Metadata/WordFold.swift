internal import TidingsModel

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
      var folder = Folder(output: buffer, letters: .shared)
      folder.append(bytes)
      folder.trim()
      count = folder.count
    }
  }

  /// Texts that follow one another, folded as one.
  /// - Returns: the folded text, which may end with a space, and where in it each of the texts ends.
  static func fold(_ texts: [ArraySlice<UInt8>]) -> (text: [UInt8], ends: [Int]) {
    var ends: [Int] = []
    ends.reserveCapacity(texts.count)
    let length = texts.reduce(0) { $0 + $1.count }
    let text = [UInt8](unsafeUninitializedCapacity: length * 2) { buffer, count in
      var folder = Folder(output: buffer, letters: .shared)
      for text in texts {
        text.withUnsafeBufferPointer { folder.append($0) }
        ends.append(folder.count)
      }
      count = folder.count
    }
    return (text, ends)
  }

  /// Writes folded text.
  private struct Folder {
    let output: UnsafeMutableBufferPointer<UInt8>
    let letters: FoldedLetters
    var count = 0

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
      var index = 0
      while index < bytes.count {
        index = appendPlain(bytes, from: index)
        // Up to the next plain byte, as text that is broken is repaired there.
        let start = index
        while index < bytes.count, bytes[index] >= 0x80 { index += 1 }
        append(run: UnsafeBufferPointer(rebasing: bytes[start..<index]))
      }
    }

    /// Takes off the space at the end.
    mutating func trim() {
      if count > 0, output[count - 1] == 0x20 { count -= 1 }
    }

    /// Appends the bytes of ASCII from a place on.
    /// - Returns: where the first other byte stands.
    private mutating func appendPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
      var index = start
      var count = count
      while index < bytes.count, bytes[index] < 0x80 {
        let byte = bytes[index]
        switch byte {
        case 0x30...0x39, 0x61...0x7A:
          output[count] = byte
          count += 1
        case 0x41...0x5A:
          output[count] = byte | 0x20
          count += 1
        case 0x27: break
        default:
          if count > 0, output[count - 1] != 0x20 {
            output[count] = 0x20
            count += 1
          }
        }
        index += 1
      }
      self.count = count
      return index
    }

    /// Appends a run of bytes beyond ASCII.
    private mutating func append(run: UnsafeBufferPointer<UInt8>) {
      var index = 0
      while index < run.count {
        let lead = run[index]
        if lead >= 0xC2, lead <= 0xDF, index + 1 < run.count, run[index + 1] & 0xC0 == 0x80,
          let scalar = Unicode.Scalar(UInt32(lead & 0x1F) << 6 | UInt32(run[index + 1] & 0x3F))
        {
          write(letters.form(of: scalar))
          index += 2
        } else if lead >= 0xE0, lead <= 0xEF, index + 2 < run.count, run[index + 1] & 0xC0 == 0x80,
          run[index + 2] & 0xC0 == 0x80,
          case let value = UInt32(lead & 0x0F) << 12 | UInt32(run[index + 1] & 0x3F) << 6
            | UInt32(run[index + 2] & 0x3F),
          value >= 0x800, let scalar = Unicode.Scalar(value)
        {
          if FoldedLetters.hasNoCase(value) {
            for offset in 0..<3 { write(run[index + offset]) }
          } else {
            write(letters.form(of: scalar))
          }
          index += 3
        } else {
          for scalar in String(decoding: run[index...], as: UTF8.self).unicodeScalars {
            write(letters.form(of: scalar))
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
  struct Pieces {
    fileprivate let hashes: [UInt64]

    init(_ folded: [UInt8]) {
      let isParted = !folded.contains { $0 >= 0xE0 }
      var hashes: [UInt64] = []
      hashes.reserveCapacity(32)
      var start = 0
      while start < folded.count {
        let end = folded[start...].firstIndex(of: 0x20) ?? folded.count
        if end > start {
          let word = folded[start..<end]
          if !isParted, word.count >= 12, WordFold.isUnparted(word[start], word[start + 1]) {
            Self.append(pairsOf: word, to: &hashes)
          } else {
            hashes.append(FNV1a.hash(of: word))
          }
        }
        start = end + 1
      }
      hashes.sort()
      var count = 0
      for hash in hashes where count == 0 || hashes[count - 1] != hash {
        hashes[count] = hash
        count += 1
      }
      hashes.removeSubrange(count...)
      self.hashes = hashes
    }

    private static func append(pairsOf word: ArraySlice<UInt8>, to hashes: inout [UInt64]) {
      var starts = word.indices.filter { word[$0] & 0xC0 != 0x80 }
      starts.append(word.endIndex)
      for index in 0..<max(0, starts.count - 2) {
        hashes.append(FNV1a.hash(of: word[starts[index]..<starts[index + 2]]))
      }
    }
  }

  /// Thai, kana, ideographs.
  private static func isUnparted(_ lead: UInt8, _ second: UInt8) -> Bool {
    (lead == 0xE0 && second & 0xFE == 0xB8) || (0xE3...0xE9).contains(lead)
  }

  /// How much of one set of words the other covers, both ways: 0 (nothing shared) ... 1 (the same words).
  static func similarity(_ left: [UInt8], _ right: [UInt8]) -> Double {
    if left == right { return left.isEmpty ? 0 : 1 }
    return similarity(Pieces(left), Pieces(right))
  }

  /// The same of two texts that differ.
  static func similarity(_ first: Pieces, _ second: Pieces) -> Double {
    guard !first.hashes.isEmpty, !second.hashes.isEmpty else { return 0 }
    return 2 * Double(common(first.hashes, second.hashes)) / Double(first.hashes.count + second.hashes.count)
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
