internal import TidingsModel
internal import TidingsParse

/// What a page's site is called, as its titles bear it.
struct SiteNames {
  /// Folded.
  let names: [[UInt8]]

  let meta: MetaTags

  /// Whether a text is one of them.
  func isName(_ text: String) -> Bool {
    let folded = WordFold.fold(text)
    return names.contains(folded)
  }

  /// The title without the site's name at its end or start, where that name is known.
  func removed(from title: String) -> String {
    let names = names.filter { !$0.isEmpty }
    var rest = title
    var changed = true
    while changed {
      changed = false
      for separator in Self.separators where rest.range(ofBytes: separator) != nil {
        if let range = rest.lastRange(ofBytes: separator) {
          let tail = WordFold.fold(String(rest[range.upperBound...]))
          if names.contains(where: { matches($0, tail) }) {
            rest = String(rest[..<range.lowerBound])
            changed = true
          }
        }
        if let range = rest.range(ofBytes: separator) {
          let head = WordFold.fold(String(rest[..<range.lowerBound]))
          if names.contains(where: { $0 == head }) {
            rest = String(rest[range.upperBound...])
            changed = true
          }
        }
      }
    }
    // Marks that may stand within words and titles part the site only by its own full name.
    for mark in Self.looseMarks {
      if let range = rest.lastRange(ofBytes: mark), range.lowerBound > rest.startIndex,
        isNamedSite(String(rest[range.upperBound...]))
      {
        return String(rest[..<range.lowerBound])
      }
    }
    for mark in Self.closings {
      if let range = rest.range(ofBytes: mark), range.upperBound < rest.endIndex,
        isNamedSite(String(rest[..<range.lowerBound]))
      {
        return ByteText.folded(Array(rest[range.upperBound...].utf8))
      }
    }
    return rest.isEmpty ? title : rest
  }

  /// Whether a text is what the page itself calls its site.
  private func isNamedSite(_ text: String) -> Bool {
    let folded = WordFold.fold(text)
    return folded.count >= 4
      && [meta.first("og:site_name"), meta.first("application-name")].contains {
        $0.map { WordFold.fold($0) == folded } ?? false
      }
  }

  private func matches(_ name: [UInt8], _ tail: [UInt8]) -> Bool {
    if name == tail { return true }
    let squeezedName = name.filter { $0 != 0x20 }
    let squeezedTail = tail.filter { $0 != 0x20 }
    if squeezedName == squeezedTail { return true }
    // "Bridgestone Tires" of tires.bridgestone.com, "Newegg.com" of promotions.newegg.com.
    if squeezedName.count >= 5, squeezedTail.starts(with: squeezedName), tail.count < 40 { return true }
    return isWritten(squeezedName, in: tail)
  }

  /// Whether a host's label is what remains of a site's name without its marks and spaces, or its initials: `songcai` of
  /// "Báo Sông Cái", `nld` of "Người Lao Động".
  private func isWritten(_ label: [UInt8], in name: [UInt8]) -> Bool {
    guard label.count >= 3, label.allSatisfy({ $0.isLowercase }) else { return false }
    let words = WordFold.words(name).map(WordFold.withoutMarks)
    guard words.count >= 2, words.count <= 7 else { return false }
    if label.count >= 5, TitleFinder.contains(words.flatMap { $0 }, label) { return true }
    return words.compactMap(\.first).suffix(label.count).elementsEqual(label)
  }

  private static let separators = [
    " | ", " - ", " – ", " — ", " · ", " :: ", " » ", " « ", " › ", " ‹ ", " >> ", " // ", " ~ ", " • ", " / ", " ─ ",
    " ｜ ", "｜", "_",
  ]

  private static let looseMarks = ["|", "-", "－", " (", "（", " [", "【"]

  /// What stands behind the site's name at the start: `[The Courier] ...`
  private static let closings = ["|", "]", "】"]
}
