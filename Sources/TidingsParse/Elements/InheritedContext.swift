internal import TidingsModel

/// Base and language, which an element hands on to those inside it (XML Base; XML 1.0 section 2.12).
///
/// Not copyable, so that looking at it counts no references.
struct InheritedContext: ~Copyable {
  /// What was in force around an element.
  struct Mark {
    fileprivate var base: Int32
    fileprivate var language: Int32
  }

  /// Those of the open elements, the innermost last; what is in force is an index into them, -1 for none.
  private var bases: [String] = []
  private var baseIndex: Int32 = -1
  /// For what bases that are relative to one another add up to.
  private var room: AddressRoom
  /// Whether the element that was entered last declares a base that is too long.
  private(set) var hasRefusedBase = false
  /// All that were in force somewhere, likewise.
  private var languages: [String] = []
  private var languageIndex: Int32 = -1
  /// Whether the element that was entered last declares the language itself.
  private(set) var languageIsOwn = false

  /// - Parameters:
  ///   - url: the document's.
  ///   - size: the document's, in bytes.
  init(url: String?, size: Int) {
    room = AddressRoom(documentSize: size)
    guard let url, WebURL(url) != nil else { return }
    bases.append(url)
    baseIndex = 0
  }

  /// An absolute URL.
  var base: String? { baseIndex < 0 ? nil : bases[Int(baseIndex)] }
  var language: String? { languageIndex < 0 ? nil : languages[Int(languageIndex)].nonEmpty }

  func reference(_ text: String) -> ParsedReference { ParsedReference(References.escapedOnce(text), base: base) }

  /// Takes over what an element declares.
  ///
  /// - Returns: what to come back to at its end.
  mutating func enter(_ attributes: XMLAttributes) -> Mark {
    let outer = Mark(base: baseIndex, language: languageIndex)
    hasRefusedBase = false
    if !attributes.isEmpty {
      if let text = attributes.xmlValue("base")?.trimmedSpace, !text.isEmpty { enter(base: text) }
      if let text = attributes.xmlValue("lang")?.trimmedSpace { enter(language: text) }
    }
    languageIsOwn = languageIndex != outer.language
    return outer
  }

  mutating func comeBack(to outer: Mark) {
    if baseIndex != outer.base {
      bases.removeLast(bases.count - Int(outer.base + 1))
      baseIndex = outer.base
    }
    languageIndex = outer.language
  }

  mutating func enter(base text: String) {
    switch XMLBase.resolve(text, against: base) {
    case .none, .foreign: return
    case .url(let url) where room.take(text.utf8.count, to: url.utf8.count):
      bases.append(url)
      baseIndex = Int32(clamping: bases.count - 1)
    case .url, .tooLong: hasRefusedBase = true
    }
  }

  /// An empty language ends the one that was inherited.
  private mutating func enter(language text: String) {
    if languageIndex >= 0, languages[Int(languageIndex)] == text { return }
    languages.append(text)
    languageIndex = Int32(clamping: languages.count - 1)
  }
}
