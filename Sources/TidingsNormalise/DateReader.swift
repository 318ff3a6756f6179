internal import TidingsHTML
internal import TidingsModel
internal import TidingsParse

/// Reads the dates of one document, and warns of those that cannot be read.
struct DateReader {
  /// The language of the whole feed.
  let language: String?
  /// What its dates show about what `03/04/2023` means.
  let order: DayMonthOrder?
  /// What dates without an offset are in.
  let zone: ZoneRule?
  /// Those of the document, with these dates among them.
  private(set) var warnings: [Warning]

  private static let maximumWarnings = 100

  mutating func read(_ date: ParsedDate?) -> Timestamp? {
    guard let date else { return nil }
    let language = Language.tag(date.language) ?? language
    switch FeedDate.read(date.text, language: language, order: order, zone: zone) {
    case .success(let reading): return reading.timestamp
    case .failure(let refusal):
      if refusal != .empty { warn("date \(quoted(date.text)) is \(refusal) and is left out", date.line, date.column) }
      return nil
    }
  }

  private func quoted(_ text: String) -> String {
    var short = text.utf8.prefix(60)
    // No character is to be cut.
    while short.endIndex < text.utf8.endIndex, text.utf8[short.endIndex] & 0xC0 == 0x80 { short = short.dropLast() }
    return "“" + PlainText.fromText(String(decoding: short, as: UTF8.self)) + "”"
  }

  private mutating func warn(_ message: String, _ line: Int?, _ column: Int?) {
    if warnings.count < Self.maximumWarnings { warnings.append(Warning(message, line: line, column: column)) }
  }
}
