/// The open elements of an `svg` in the HTML that is read, outermost first, whether they are written or not.
struct SVGStack {
  struct Entry {
    /// In lower case.
    var name: PackedName
    /// `nil` for one that is left out.
    var written: SVGElement?
    /// HTML rules hold in it: `foreignObject`, `desc`, `title`.
    var isIsland: Bool
  }

  /// More levels than these are not entered. With the 200 of HTML elements they stay below the limits of parsers.
  static let limit = 48

  private var entries: [Entry] = []
  private var islands = 0
  /// The outermost element that is left out with its content.
  private var silentFrom = Int.max
  /// How many `text` elements are open.
  private var texts = 0
  /// Where the start tag of the outermost element stands in the output.
  private(set) var start = 0
  /// Whether anything to be seen was written.
  var draws = false
  /// The identifiers written so far, in this and earlier pictures.
  var identifiers: Set<[UInt8]> = []

  var isOpen: Bool { !entries.isEmpty }
  var isInHTML: Bool { islands > 0 }
  var isSilent: Bool { silentFrom != Int.max }
  var hasRoom: Bool { entries.count < Self.limit }
  var isInText: Bool { texts > 0 }
  var last: Entry? { entries.last }

  /// Whether text is to be written: what is seen, or what tells of it.
  var takesText: Bool { !isSilent && (isInText || last?.written?.isCaption == true) }

  mutating func begin(at start: Int) {
    self.start = start
    draws = false
  }

  /// - Parameter isSilent: the element is left out with its content.
  mutating func push(_ entry: Entry, isSilent: Bool) {
    if isSilent, silentFrom == Int.max { silentFrom = entries.count }
    if entry.isIsland { islands += 1 }
    if entry.written == .text { texts += 1 }
    entries.append(entry)
  }

  mutating func pop() -> Entry? {
    guard let entry = entries.popLast() else { return nil }
    if entry.isIsland { islands -= 1 }
    if entry.written == .text { texts -= 1 }
    if silentFrom == entries.count { silentFrom = .max }
    return entry
  }

  /// How many elements are open down to and with the innermost of that name.
  func depth(of name: PackedName) -> Int? {
    entries.lastIndex { $0.name == name }.map { entries.count - $0 }
  }
}
