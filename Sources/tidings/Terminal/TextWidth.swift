/// How wide text stands in a terminal: an accent takes no column of its own, a Chinese character takes two.
extension Character {
  var columns: Int {
    var width = 0
    for scalar in unicodeScalars {
      // Asks for the emoji form of what stands before it.
      if scalar == "\u{FE0F}", width > 0 { return 2 }
      width = max(width, scalar.columns)
    }
    return width
  }
}

extension Unicode.Scalar {
  fileprivate var columns: Int {
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return properties.isEmojiPresentation || Self.wide.contains { $0 ~= value } ? 2 : 1
    }
  }

  /// East Asian Width W and F (Unicode Standard Annex 11), emoji aside.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF,
    0x1F200...0x1F265, 0x20000...0x3FFFD,
  ]
}

extension String {
  /// The columns it takes.
  var columns: Int { reduce(0) { $0 + $1.columns } }

  /// Filled with spaces up to the width.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - columns))
  }

  /// Itself, or as much of it as fits with `…` behind it.
  func fitted(to width: Int) -> String {
    guard columns > width else { return self }
    var result = ""
    var taken = 0
    for character in self {
      guard taken + character.columns < width else { break }
      taken += character.columns
      result.append(character)
    }
    return width > 0 ? result + "…" : ""
  }

  /// Broken between words into lines that fit; a longer word is broken within.
  func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ") {
      var word = String(word)
      while line.isEmpty ? word.columns > width : line.columns + 1 + word.columns > width {
        if !line.isEmpty {
          lines.append(line)
          line = ""
          continue
        }
        var head = ""
        while let next = word.first, head.isEmpty || head.columns + next.columns <= width {
          head.append(next)
          word.removeFirst()
        }
        lines.append(head)
      }
      line += line.isEmpty ? word : " " + word
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
