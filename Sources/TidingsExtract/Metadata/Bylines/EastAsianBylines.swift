/// Reads the names of reporters in Chinese, Japanese and Korean, which stand in lines and in brackets without spaces round
/// them: `記者王小明／港都報導`, `（本报记者 王小明 李华）`, `[서울=통신] 홍길동 기자 =`.
struct EastAsianBylines {
  private enum Script {
    case chinese, japanese, korean
  }

  private let script: Script

  /// - Parameter language: the primary subtag; `nil` is returned for languages that write names otherwise.
  init?(language: String) {
    switch language {
    case "zh", "yue": script = .chinese
    case "ja": script = .japanese
    case "ko": script = .korean
    default: return nil
    }
  }

  /// The names in a line of its own that says what they did: `港报记者 王小明 实习生 李华`, `文／王小明 攝影／李華`.
  func names(inLine line: String) -> [String] {
    guard line.unicodeScalars.count < 60 else { return [] }
    switch script {
    case .chinese, .japanese:
      let found = namesWithoutDate(line)
      if !found.isEmpty { return found }
      // "2026/11/27 08:15 文／王小明"
      guard line.count(where: Self.isDigit) >= 8, let digit = line.lastIndex(where: Self.isDigit) else { return [] }
      let rest = line[digit...].dropFirst().drop { " 　|｜·・,，分秒日".contains($0) }
      return rest.isEmpty ? [] : namesWithoutDate(String(rest))
    case .korean: return KoreanBylines.names(inLine: line)
    }
  }

  private func namesWithoutDate(_ line: String) -> [String] {
    script == .chinese ? ChineseBylines.names(inLine: line) : JapaneseBylines.names(inLine: line)
  }

  private static func isDigit(_ sign: Character) -> Bool { sign.isASCII && sign.isNumber }

  /// The names at the beginning of a story, behind its place.
  func names(opening text: String) -> [String] {
    switch script {
    case .chinese: ChineseBylines.names(opening: text.prefix(60))
    case .japanese: []
    case .korean: KoreanBylines.names(opening: text.prefix(60))
    }
  }

  /// The names in brackets at the end of a story, or those that its last line gives with an address.
  func names(closing text: String) -> [String] {
    if script == .korean { return text.unicodeScalars.count < 80 ? KoreanBylines.names(closing: text) : [] }
    guard let last = text.last, Self.closing.contains(last),
      let start = text.lastIndex(where: Self.opening.contains), text.distance(from: start, to: text.endIndex) < 50
    else { return [] }
    let inner = text[text.index(after: start)...].dropLast()
    return script == .japanese ? JapaneseBylines.names(inBrackets: inner) : ChineseBylines.names(behindReporter: inner)
  }

  /// Whether a text that stands alone beside a date is written as names are: four or five signs in Japanese. What is
  /// shorter, and what is Chinese, may be a section.
  func isName(_ text: String) -> Bool {
    switch script {
    case .chinese: false
    case .japanese: JapaneseBylines.isName(text)
    case .korean: KoreanBylines.isName(text)
    }
  }

  /// Whether a text that shares its line with the date, and nothing else, is written as names are. In Chinese, where
  /// sections are as long, three signs of which the last ends no section's name.
  func isName(sharingLineWithDate text: String) -> Bool {
    script == .chinese ? ChineseBylines.isNameOfThree(text) : isName(text)
  }

  /// The name that a text set apart as a signature is, without any word of who this is: `王小明`, `佐藤花子`.
  func signature(_ text: String) -> String? {
    switch script {
    case .chinese: ChineseBylines.isName(text) ? text : nil
    case .japanese: JapaneseBylines.isName(text) ? text : nil
    case .korean: nil
    }
  }

  /// Whether a text tells what someone is: `北港日报记者`, `フリーライター`, `북항대 교수`.
  func isOffice(_ text: String) -> Bool {
    switch script {
    case .chinese: ChineseBylines.isOffice(text)
    case .japanese: JapaneseBylines.isOffice(text)
    case .korean: KoreanBylines.isOffice(text)
    }
  }

  static let opening: Set<Character> = ["（", "(", "〔", "【", "[", "［"]
  static let closing: Set<Character> = ["）", ")", "〕", "】", "]", "］"]

  static func isHan(_ sign: Character) -> Bool {
    // The stroke that parts credits in Chinese is a sign of the script.
    sign != "丨" && sign.unicodeScalars.first.map { (0x3400...0x9FFF).contains($0.value) } ?? false
  }
}
