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
        // Latin, its marks, Vietnamese and punctuation: two bytes up to U+037F, three in U+1E00 ... U+206F.
        if run[index] >= 0xC2, run[index] <= 0xCD, index + 1 < run.count, run[index + 1] & 0xC0 == 0x80 {
          write(FoldedLetters.latin[Int(run[index] - 0xC2) << 6 | Int(run[index + 1] & 0x3F)])
          index += 2
        } else if index + 2 < run.count, run[index] == 0xE1 || run[index] == 0xE2,
          run[index + 1] & 0xC0 == 0x80, run[index + 2] & 0xC0 == 0x80,
          case let value = UInt32(run[index] & 0x0F) << 12 | UInt32(run[index + 1] & 0x3F) << 6
            | UInt32(run[index + 2] & 0x3F),
          FoldedLetters.further.contains(value)
        {
          write(FoldedLetters.furtherForms[Int(value - FoldedLetters.further.lowerBound)])
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
      guard form.count > 0 else { return writeSpace() }
      var rest = form.bytes
      for _ in 0..<form.count {
        write(UInt8(truncatingIfNeeded: rest))
        rest >>= 8
      }
    }
  }

  /// The words of a folded text.
  static func words(_ folded: [UInt8]) -> [ArraySlice<UInt8>] { folded.split(separator: 0x20) }

  /// How much of one set of words the other covers, both ways: 0 (nothing shared) ... 1 (the same words).
  static func similarity(_ left: [UInt8], _ right: [UInt8]) -> Double {
    if left == right { return left.isEmpty ? 0 : 1 }
    let first = Set(words(left).map { PagePaths.hash($0) })
    let second = Set(words(right).map { PagePaths.hash($0) })
    guard !first.isEmpty, !second.isEmpty else { return 0 }
    let common = Double(first.intersection(second).count)
    return 2 * common / Double(first.count + second.count)
  }
}

/// What becomes of letters beyond ASCII; those of Latin scripts are looked up, as Unicode's properties are dear.
private enum FoldedLetters {
  /// A letter's folded bytes; none stand for a space.
  struct Form {
    private(set) var bytes: UInt64 = 0
    private(set) var count = 0

    init(_ scalar: Unicode.Scalar) {
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

  /// U+0080 ... U+037F.
  static let latin: [Form] = (0x80..<0x380).map(form)
  static let further: Range<UInt32> = 0x1E00..<0x2070
  static let furtherForms: [Form] = further.map(form)

  private static func form(_ value: UInt32) -> Form { Form(Unicode.Scalar(value) ?? "\u{FFFD}") }
}
