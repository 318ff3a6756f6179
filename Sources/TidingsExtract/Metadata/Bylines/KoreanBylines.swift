/// Names in Korean: two to four syllables before what reporters are called, or of one of the common families before what
/// else their bearers are.
enum KoreanBylines {
  static func names(inLine line: String) -> [String] {
    if let found = credited(line) { return found }
    // "취재 김민수 이서연"
    let words = line.split { " ·,".contains($0) }
    if words.count > 1, writers.contains(String(words[0])), words.dropFirst().allSatisfy(isName) {
      return words.dropFirst().map(String.init)
    }
    // "[북항일보 이서연 기자]"
    let isBracketed = line.first == "[" && line.last == "]"
    // "부산=이서연 기자 sky@paper.kr"
    if let sign = line.firstIndex(of: "="), line[..<sign].count <= 6,
      line[..<sign].allSatisfy({ ("가"..."힣").contains($0) })
    {
      return reporters(in: line[sign...].dropFirst(), mayEnd: true)
    }
    return reporters(in: isBracketed ? line.dropFirst().dropLast() : line[...], mayEnd: true)
  }

  static func names(opening head: Substring) -> [String] {
    guard let sign = head.firstIndex(of: "=") else { return [] }
    // "[북항일보=홍길동 기자]"
    if head.first == "[", let close = head.firstIndex(of: "]"), close > sign,
      case let found = reporters(in: head[head.index(after: sign)..<close], mayEnd: false), !found.isEmpty
    {
      return found
    }
    // "[부산=통신] 홍길동 기자 ="
    let found = reporters(in: head[..<sign], mayEnd: false)
    if !found.isEmpty { return found }
    let rest = head[head.index(after: sign)...]
    return rest.firstIndex(of: "=").map { reporters(in: rest[..<$0], mayEnd: false) } ?? []
  }

  static func names(closing text: String) -> [String] {
    if let found = credited(text) { return found }
    // "홍길동(hong@paper.kr)"
    let name = text.prefix { ("가"..."힣").contains($0) }
    if (2...4).contains(name.count), text.contains("@"),
      text.dropFirst(name.count).first.map({ " (".contains($0) }) == true,
      !text.dropFirst(name.count).contains(where: { ("가"..."힣").contains($0) })
    {
      return [String(name)]
    }
    // "글쓴이 표민정은 북항시민연대 사무국장입니다."
    let words = text.split(separator: " ")
    if words.count > 2, ["글쓴이", "필자"].contains(where: words[0].hasPrefix), let particle = words[1].last,
      "은는이가".contains(particle), (3...5).contains(words[1].count)
    {
      return [String(words[1].dropLast())]
    }
    // "부산=조하늘 기자, 세종=임채우 기자 sky@paper.kr"
    // "이서연 기자·김민수 기자 sea@paper.kr"
    let parts = text.split { $0 == "," || $0 == "·" || $0 == "ㆍ" }
    let each = parts.map { reporters(in: $0, mayEnd: true) }
    if parts.count > 1, !each.contains(where: \.isEmpty) { return each.flatMap { $0 } }
    let found = reporters(in: text[...], mayEnd: true)
    return found.isEmpty ? contributor(text) : found
  }

  /// The name in a field that has what its bearer is behind it: `표세라 여행작가`.
  static func name(beforeOffice text: String) -> String? {
    let words = text.spacedWords
    guard words.count == 2, isName(words[0]) || isNameOfAnyFamily(words[0]), isOffice(String(words[1])),
      words[0].last.map({ !bodies.contains($0) }) == true
    else { return nil }
    return String(words[0])
  }

  /// Whether a text tells what someone is.
  static func isOffice(_ text: String) -> Bool { (titles + offices).contains(where: text.hasSuffix) }

  private static func isNameOfAnyFamily(_ text: Substring) -> Bool {
    text.count == 3 && text.unicodeScalars.allSatisfy { (0xAC00...0xD7A3).contains($0.value) }
      && !ends.contains(where: text.hasSuffix)
  }

  /// Whether a text is written as most Koreans' names are: one of the common families and two syllables more.
  static func isName(_ text: some StringProtocol) -> Bool {
    text.count == 3 && text.first.map(families.contains) == true
      && text.unicodeScalars.allSatisfy { (0xAC00...0xD7A3).contains($0.value) }
      && !ends.contains(where: text.hasSuffix)
  }

  /// Those who wrote, in a line that says who did what: `글=도하람, 사진=예지훈 기자`.
  private static func credited(_ line: String) -> [String]? {
    let parts = line.split { $0 == "," || $0 == "/" || $0 == "|" }
    for part in parts {
      guard let mark = part.firstIndex(of: "="),
        case let label = part[..<mark].split(whereSeparator: { " ·".contains($0) }), !label.isEmpty,
        label.contains(where: { writers.contains(String($0)) }), label.allSatisfy({ $0.count <= 4 }),
        case let names = part[part.index(after: mark)...].split(whereSeparator: { " ·".contains($0) }).filter({
          (2...4).contains($0.count) && !titles.contains(String($0))
            && $0.unicodeScalars.allSatisfy { (0xAC00...0xD7A3).contains($0.value) }
        }), !names.isEmpty
      else { continue }
      return names.map(String.init)
    }
    return nil
  }

  /// The one who is no reporter and signs with an office: `강은채 북항대 교수·해양정책학`.
  private static func contributor(_ line: String) -> [String] {
    guard line.unicodeScalars.count < 40, line.last != ".",
      case let words = line.split(whereSeparator: { " ·ㆍ,/|".contains($0) }),
      (2...6).contains(words.count), isName(words[0]) || (words.count == 2 && isNameOfAnyFamily(words[0])),
      words.dropFirst().contains(where: { word in offices.contains(where: word.hasSuffix) })
    else { return [] }
    return [String(words[0])]
  }

  /// The names of two to four syllables before "reporter".
  /// - Parameter mayEnd: whether no more than addresses need stand behind the word.
  private static func reporters(in text: Substring, mayEnd: Bool) -> [String] {
    var words = text.split { " ·ㆍ,]）)=[(/".contains($0) }
    if mayEnd {
      words.removeAll { $0.contains("@") }
      // "정유진 기자 구독"
      while let last = words.last, words.count > 2, buttons.contains(String(last)) { words.removeLast() }
    }
    guard let last = words.last, let office = titles.first(where: last.hasSuffix) else { return [] }
    words.removeLast()
    let bare = last.dropLast(office.count)
    if !bare.isEmpty { words.append(bare) }
    let start = text.lastIndex { "])=）/".contains($0) }
    let inner = start.map { text[text.index(after: $0)...] } ?? text
    let people = words.reversed().prefix { word in
      (2...4).contains(word.count) && word.startIndex >= inner.startIndex
        && word.unicodeScalars.allSatisfy { (0xAC00...0xD7A3).contains($0.value) }
        && !ends.contains(where: word.hasSuffix)
    }
    let names = people.reversed()
    return names.count <= 4 ? names.map(String.init) : []
  }

  /// Whether a line names somebody for other work than writing: `사진 이서연 기자`.
  static func isOfHelper(_ line: String) -> Bool { line.spacedWords.first.map { ends.contains(String($0)) } ?? false }

  /// What the names of schools, offices and firms end with.
  private static let bodies: Set<Character> = ["대", "회", "사", "시", "군", "구", "원", "부", "당", "청", "처", "행"]
  /// What stands behind a reporter's name to be pressed.
  private static let buttons: Set<String> = ["구독", "구독하기", "팔로우", "다른기사보기", "기사보기", "더보기", "기자페이지"]
  private static let writers = Set(BylineLanguage.Signs.korean.writers)
  private static let titles = BylineLanguage.Signs.korean.reporters
  /// What those are who write now and then.
  private static let offices = BylineLanguage.Signs.korean.offices
  /// Ends of desks and of what was done, which stand before names.
  private static let ends = BylineLanguage.Signs.korean.others + BylineLanguage.Signs.korean.outlets
  private static let families: Set<Character> = Set(
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노곽성차주우구민진나지엄채원천방공현함변염여추")
}
