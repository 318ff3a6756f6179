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
    case .chinese:
      if let mark = Self.reporters.lazy.compactMap({ line.range(ofBytes: $0) }).first,
        !line[..<mark.lowerBound].contains(where: Self.ends.contains)
      {
        return people(in: line[mark.upperBound...])
      }
      if let found = labelled(line) { return found }
      // "王小明 / 北港報導"
      let sides = line.split { $0 == "/" || $0 == "／" }.map { ByteText.folded(Array($0.utf8)) }
      if sides.count == 2, sides[1].hasSuffix("報導") || sides[1].hasSuffix("报道"), (2...3).contains(sides[0].count) {
        return people(in: sides[0][...])
      }
      guard let label = (Self.writers + Self.labels).first(where: line.hasPrefix) else { return besideOutlet(line) }
      let rest = line.dropFirst(label.count).drop { $0 == " " }
      guard let mark = rest.first, Self.labelMarks.contains(mark) else { return [] }
      return people(in: rest.dropFirst())
    case .japanese:
      guard let label = Self.japaneseWriters.first(where: line.hasPrefix),
        case let rest = line.dropFirst(label.count).drop(while: { $0 == " " }), let mark = rest.first,
        Self.japaneseMarks.contains(mark)
      else { return besideDesk(line) }
      return japanese(rest.dropFirst())
    case .korean:
      // "취재 김민수 이서연"
      let words = line.split { " ·,".contains($0) }
      if words.count > 1, Self.koreanWriters.contains(String(words[0])), words.dropFirst().allSatisfy(isKoreanName) {
        return words.dropFirst().map(String.init)
      }
      // "[북항일보 이서연 기자]"
      let isBracketed = line.first == "[" && line.last == "]"
      return korean(isBracketed ? line.dropFirst().dropLast() : line[...], mayEnd: true)
    }
  }

  /// The names at the beginning of a story, behind its place.
  func names(opening text: String) -> [String] {
    let head = text.prefix(60)
    switch script {
    case .chinese:
      for start in head.indices where Self.opening.contains(head[start]) {
        guard let end = head[start...].firstIndex(where: Self.closing.contains) else { return [] }
        let inner = head[head.index(after: start)..<end]
        guard let mark = Self.reporters.lazy.compactMap({ inner.range(ofBytes: $0) }).first else { continue }
        return people(in: inner[mark.upperBound...])
      }
      return []
    case .japanese: return []
    case .korean:
      guard let sign = head.firstIndex(of: "=") else { return [] }
      // "[북항일보=홍길동 기자]"
      if head.first == "[", let close = head.firstIndex(of: "]"), close > sign,
        let found = Self.nonEmpty(korean(head[head.index(after: sign)..<close], mayEnd: false))
      {
        return found
      }
      // "[부산=통신] 홍길동 기자 ="
      if let found = Self.nonEmpty(korean(head[..<sign], mayEnd: false)) { return found }
      let rest = head[head.index(after: sign)...]
      return rest.firstIndex(of: "=").map { korean(rest[..<$0], mayEnd: false) } ?? []
    }
  }

  /// The names in brackets at the end of a story, or those that its last line gives with an address.
  func names(closing text: String) -> [String] {
    if script == .korean {
      guard text.unicodeScalars.count < 60 else { return [] }
      // "홍길동(hong@paper.kr)"
      let name = text.prefix { ("가"..."힣").contains($0) }
      if (2...4).contains(name.count), text.contains("@"),
        text.dropFirst(name.count).first.map({ " (".contains($0) }) == true,
        !text.dropFirst(name.count).contains(where: { ("가"..."힣").contains($0) })
      {
        return [String(name)]
      }
      return korean(text[...], mayEnd: true)
    }
    guard let last = text.last, Self.closing.contains(last),
      let start = text.lastIndex(where: Self.opening.contains), text.distance(from: start, to: text.endIndex) < 50
    else { return [] }
    let inner = text[text.index(after: start)...].dropLast()
    if script == .japanese {
      return names(inLine: String(inner)).isEmpty ? japanese(inner) : names(inLine: String(inner))
    }
    guard let mark = Self.reporters.lazy.compactMap({ inner.range(ofBytes: $0) }).first else { return [] }
    return people(in: inner[mark.upperBound...])
  }

  /// Whether a text that stands alone beside a date is written as names are: four or five signs in Japanese. What is
  /// shorter, and what is Chinese, may be a section.
  func isName(_ text: String) -> Bool {
    switch script {
    case .chinese: return false
    case .japanese:
      if text.contains(" ") {
        // "佐藤 健一"
        let words = text.split(separator: " ")
        return words.count == 2 && words.allSatisfy { (1...3).contains($0.count) }
          && !japanese(words.joined()[...]).isEmpty
      }
      return text.count >= 4 && !japanese(text[...]).isEmpty
    case .korean: return isKoreanName(text)
    }
  }

  /// Whether a text is written as most Koreans' names are: one of the common families and two syllables more.
  private func isKoreanName(_ text: some StringProtocol) -> Bool {
    text.count == 3 && text.first.map(Self.koreanFamilies.contains) == true
      && text.unicodeScalars.allSatisfy { (0xAC00...0xD7A3).contains($0.value) }
      && !Self.koreanWords.contains(where: text.hasSuffix)
  }

  private static let koreanWriters: Set<String> = ["취재", "글", "취재기자", "작성", "글쓴이"]
  private static let koreanFamilies: Set<Character> = Set("김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노곽성차주우구민진나지엄채원천방공현함변염여추")

  /// The name that a text set apart as a signature is, without any word of who this is: `王小明`, `佐藤花子`.
  func signature(_ text: String) -> String? {
    switch script {
    case .chinese: (2...3).contains(text.count) && people(in: text[...]) == [text] ? text : nil
    case .japanese: isName(text) ? text : nil
    case .korean: nil
    }
  }

  /// Whether a line that begins with the Chinese word for a reporter tells what the reporter did: `记者获悉，…`.
  static func tellsOfReporter(_ line: String) -> Bool {
    guard let word = reporters.first(where: line.hasPrefix), let next = line.dropFirst(word.count).first else {
      return false
    }
    return isHan(next) && !families.contains(next)
  }

  private static func nonEmpty(_ names: [String]) -> [String]? { names.isEmpty ? nil : names }

  // MARK: - Chinese

  private static let labels = ["作者", "撰稿", "撰文", "采写", "採寫", "文字", "记者", "記者", "供稿"]

  /// The names behind a label and a colon, wherever in the line: `时间：2025-06-14　来源：港报　作者：王小明`.
  private func labelled(_ line: String) -> [String]? {
    for label in Self.labels {
      for mark in ["：", ":"] {
        guard let range = line.range(ofBytes: label + mark) else { continue }
        if let found = Self.nonEmpty(people(in: line[range.upperBound...])) { return found }
      }
    }
    return nil
  }

  /// The names before or behind the name of a paper, in a line that dates the story: `14日08:07 港都日报 王小明`.
  private func besideOutlet(_ line: String) -> [String] {
    guard line.utf8.contains(0x3A), line.utf8.count(where: { $0 >= 0x30 && $0 <= 0x39 }) >= 6 else { return [] }
    let words = line.split { $0 == " " || $0 == "　" }
    for (index, word) in words.enumerated() where word.count >= 3 && word.allSatisfy(Self.isHan) {
      guard Self.outletEnds.contains(where: word.hasSuffix) else { continue }
      let behind = people(in: words[(index + 1)...].joined(separator: " ")[...])
      if !behind.isEmpty { return behind }
      // "北港日报 2025-06-14 09:15 王小明"
      if let name = words.last, (2...3).contains(name.count), people(in: name) == [String(name)] {
        return [String(name)]
      }
      if index > 0, case let name = words[index - 1], (2...3).contains(name.count), people(in: name) == [String(name)] {
        return [String(name)]
      }
    }
    return []
  }

  private static let outletEnds = ["报", "報", "网", "網", "社", "台", "臺", "新闻", "新聞", "日报", "周刊", "週刊"]

  private static let reporters = ["记者", "記者"]
  private static let writers = ["采写", "採寫", "撰文", "文"]
  private static let labelMarks: Set<Character> = ["/", "／", "|", "｜", "丨", "：", ":"]
  private static let opening: Set<Character> = ["（", "(", "〔", "【", "[", "［"]
  private static let closing: Set<Character> = ["）", ")", "〕", "】", "]", "］"]
  private static let ends: Set<Character> = ["。", "，", "！", "？", "；"]
  private static let between: Set<Character> = [" ", "、", "，", ",", "・", "·", "：", ":", "/", "／", "|", "丨", "　"]
  /// Others who may be named behind a reporter as writers too.
  private static let further = ["实习生", "實習生", "通讯员", "通訊員", "特约", "见习", "見習", "实习", "實習"]
  /// Words that end a list of names.
  private static let stops = [
    "报道", "報導", "報道", "综合", "綜合", "摄影", "攝影", "整理", "电", "電", "摄", "攝", "图", "圖", "编辑", "編輯", "责任", "責任", "校对",
    "校對", "来源", "來源", "视频", "影片", "审核", "发自", "现场", "专访",
  ]

  /// The family names of nearly all people who write Chinese: what begins otherwise behind "reporter" is a verb.
  private static let families: Set<Character> = Set(
    """
    王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田董袁潘于蒋蔣蔡余\
    杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范范石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫阎段雷侯龙龍史陶黎贺賀顾顧毛郝\
    龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯常温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞\
    左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂成苗谷盛曲翁冉骆駱蓝藍路游辛靳欧管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽\
    时時穆农農司卓古吉缪繆简簡车車项項连連芦蘆麦麥褚娄婁窦竇戚岑景党宫宮费費卜冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬师師\
    和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏明佘池查麻苑迟遲邝鄺官洪
    """)

  private func people(in text: Substring) -> [String] {
    var names: [String] = []
    var rest = text
    while names.count < 6 {
      rest = rest.drop { Self.between.contains($0) }
      if let word = Self.further.first(where: rest.hasPrefix) {
        rest = rest.dropFirst(word.count)
        continue
      }
      if let word = Self.reporters.first(where: rest.hasPrefix) {
        rest = rest.dropFirst(word.count)
        continue
      }
      var run = rest.prefix { Self.isHan($0) }
      for stop in Self.stops {
        guard let range = run.range(ofBytes: stop) else { continue }
        // A name may hold a sign that a stop is written with, not begin the line with it.
        if range.lowerBound == run.startIndex { return names }
        if run.distance(from: run.startIndex, to: range.lowerBound) >= 2 { run = run[..<range.lowerBound] }
      }
      guard let first = run.first, Self.families.contains(first), run.count >= 2 else { return names }
      // Behind a long run stands the place: "王小明港都8日電".
      let name = run.count <= 4 ? run : run.prefix(3)
      names.append(String(name))
      rest = rest[name.endIndex...]
      // "王小明／港都報導": what follows the slash is a place.
      guard let mark = rest.first, Self.between.contains(mark), mark != "／", mark != "/" else { return names }
    }
    return names
  }

  private static func isHan(_ sign: Character) -> Bool {
    sign.unicodeScalars.first.map { (0x3400...0x9FFF).contains($0.value) } ?? false
  }

  // MARK: - Japanese

  private static let japaneseWriters = [
    "取材・文・写真", "取材・文・撮影", "取材・文", "取材・執筆", "取材／文", "文・写真", "文・撮影", "文と写真", "構成・文", "聞き手・構成", "聞き手・文", "聞き手", "文", "執筆",
    "記事", "ライター", "筆者",
    "著者",
  ]
  private static let japaneseMarks: Set<Character> = ["＝", "=", "：", ":", "／", "/", "・", "｜", "|"]
  private static let desks = [
    "部", "支局", "総局", "記者", "編集委員", "論説委員", "デスク", "特派員", "ライター", "ジャーナリスト", "新聞", "新聞社", "通信",
  ]

  /// The name beside the desk that its bearer writes for: `社会部 佐藤健一`.
  private func besideDesk(_ line: String) -> [String] {
    let words = line.split { " 　・/／|｜：，,[]【】".contains($0) }
    guard words.count == 2, let desk = words.firstIndex(where: { word in Self.desks.contains(where: word.hasSuffix) }),
      case let name = String(words[1 - desk]), !Self.desks.contains(where: name.hasSuffix),
      japanese(name[...]) == [name]
    else { return [] }
    return [name]
  }

  /// Names of four or five signs, parted by commas or points.
  private func japanese(_ text: Substring) -> [String] {
    // "鈴木美咲（フリーライター）"
    var bare = text.prefix { $0 != "（" && $0 != "(" }
    // "高橋真理　撮影：中村一郎"
    if let mark = bare.firstIndex(where: { $0 == "：" || $0 == ":" }),
      let space = bare[..<mark].lastIndex(where: { $0 == " " || $0 == "　" })
    {
      bare = bare[..<space]
    }
    let parts = bare.split { "、・／/,， ".contains($0) }.filter { part in
      !Self.desks.contains(where: part.hasSuffix) || part.count > 4
    }
    let names = parts.map { part in
      ["記者", "編集委員"].first(where: part.hasSuffix).map { part.dropLast($0.count) } ?? part
    }
    let people = names.prefix { name in
      (3...5).contains(name.count) && name.allSatisfy(Self.isHan)
        && !name.contains { NameWords.signsOfNotes.contains($0) }
    }
    return people.count == names.count || (people.count > 0 && text.contains("／")) ? people.map(String.init) : []
  }

  // MARK: - Korean

  private static let koreanOffices = [
    "인턴기자", "선임기자", "전문기자", "객원기자", "시민기자", "수습기자", "대기자", "기자", "특파원", "통신원", "논설위원",
  ]

  /// Ends of desks and of what was done, which stand before names.
  private static let koreanWords = [
    "부", "팀", "기자", "기자명", "사진", "글", "취재", "영상", "정리", "편집", "입력", "수정", "승인", "등록", "일보", "신문", "뉴스", "통신", "방송",
    "타임스", "경제", "매일", "투데이", "데일리", "저널", "미디어",
  ]

  /// The names of two to four syllables before "reporter".
  /// - Parameter mayEnd: whether no more than addresses need stand behind the word.
  private func korean(_ text: Substring, mayEnd: Bool) -> [String] {
    var words = text.split { " ·ㆍ,]）)=[(/".contains($0) }
    if mayEnd { words.removeAll { $0.contains("@") } }
    guard let last = words.last, let office = Self.koreanOffices.first(where: last.hasSuffix) else { return [] }
    words.removeLast()
    let bare = last.dropLast(office.count)
    if !bare.isEmpty { words.append(bare) }
    let start = text.lastIndex { "])=）/".contains($0) }
    let inner = start.map { text[text.index(after: $0)...] } ?? text
    let people = words.reversed().prefix { word in
      (2...4).contains(word.count) && word.startIndex >= inner.startIndex
        && word.unicodeScalars.allSatisfy { (0xAC00...0xD7A3).contains($0.value) }
        && !Self.koreanWords.contains(where: word.hasSuffix)
    }
    let names = people.reversed()
    return names.count <= 4 ? names.map(String.init) : []
  }
}
