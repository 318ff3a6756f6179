/// Dates by what they were called.
struct DateCandidates {
  enum Kind { case published, date, available, modified, created, expires }

  /// `pubDate`, `published`, `issued`, `dcterms:issued`
  var published: ParsedDate?
  /// `dc:date`
  var date: ParsedDate?
  /// `prism:publicationDate`, `dcterms:available`: of the issue that the text appears in, where another one says when the
  /// text itself did.
  var available: ParsedDate?
  /// `updated`, `modified`, `dcterms:modified`, `lastBuildDate`
  var modified: ParsedDate?
  var created: ParsedDate?
  var expires: ParsedDate?

  subscript(kind: Kind) -> ParsedDate? {
    get {
      switch kind {
      case .published: published
      case .date: date
      case .available: available
      case .modified: modified
      case .created: created
      case .expires: expires
      }
    }
    set {
      switch kind {
      case .published: published = newValue
      case .date: date = newValue
      case .available: available = newValue
      case .modified: modified = newValue
      case .created: created = newValue
      case .expires: expires = newValue
      }
    }
  }

  /// The last date of a kind counts, as it does for every other reader, unless only an earlier one can be read.
  ///
  /// - Parameters:
  ///   - language: the feed's, for a date that has none of its own.
  ///   - warnings: told of the one that is left out.
  mutating func offer(_ date: ParsedDate?, to kind: Kind, language: String?, warnings: inout WarningList) {
    guard let date else { return }
    guard let known = self[kind] else {
      self[kind] = date
      return
    }
    guard known.text != date.text else { return }
    if !Self.isReadable(date, language: language) { return Self.refuse(date, warnings: &warnings) }
    if !Self.isReadable(known, language: language) { Self.refuse(known, warnings: &warnings) }
    self[kind] = date
  }

  /// A dc:date stands in for a publication date that cannot be read.
  mutating func replaceUnreadable(language: String?, warnings: inout WarningList) {
    guard let published, let date, published.text != date.text, !Self.isReadable(published, language: language),
      Self.isReadable(date, language: language)
    else { return }
    Self.refuse(published, warnings: &warnings)
    self.published = nil
  }

  private static func isReadable(_ date: ParsedDate, language: String?) -> Bool {
    if case .success = FeedDate.read(date.text, language: date.language ?? language) { return true }
    return false
  }

  private static func refuse(_ date: ParsedDate, warnings: inout WarningList) {
    warnings.add("a date that cannot be read, beside one that can", line: date.line, column: date.column)
  }

  /// Takes them to be in the item's own language, which may stand behind them.
  mutating func setLanguage(_ language: String) {
    for kind in [Kind.published, .date, .available, .modified, .created, .expires] { self[kind]?.language = language }
  }

  var isEmpty: Bool {
    published == nil && date == nil && available == nil && modified == nil && created == nil && expires == nil
  }
}
