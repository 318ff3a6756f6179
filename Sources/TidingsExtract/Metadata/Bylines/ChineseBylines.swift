internal import TidingsModel

/// Names in Chinese, which are known by their families: two or three signs behind a word of who this is.
enum ChineseBylines {
  static func names(inLine line: String) -> [String] {
    if let mark = reporters.lazy.compactMap({ line.range(ofBytes: $0) }).first,
      !line[..<mark.lowerBound].contains(where: ends.contains)
    {
      return people(in: line[mark.upperBound...])
    }
    if let found = labelled(line) { return found }
    // "王小明 / 北港報導", "社會中心／王小明報導"
    let sides = line.split { $0 == "/" || $0 == "／" }.map { ByteText.folded(Array($0.utf8)) }
    if sides.count == 2, let told = ["報導", "报道", "報道"].first(where: sides[1].hasSuffix) {
      if isName(sides[0]) { return [sides[0]] }
      let name = String(sides[1].dropLast(told.count))
      if isName(name) { return [name] }
    }
    // "港都報／ 王小明／國小教師"
    if sides.count == 3, outletEnds.contains(where: sides[0].hasSuffix), isName(sides[1]) { return [sides[1]] }
    guard let label = (writers + labels).first(where: line.hasPrefix) else { return besideOutlet(line) }
    let rest = line.dropFirst(label.count).drop { $0 == " " }
    guard let mark = rest.first, labelMarks.contains(mark) else { return [] }
    return people(in: rest.dropFirst())
  }

  static func names(opening head: Substring) -> [String] {
    for start in head.indices where EastAsianBylines.opening.contains(head[start]) {
      guard let end = head[start...].firstIndex(where: EastAsianBylines.closing.contains) else { return [] }
      let found = names(behindReporter: head[head.index(after: start)..<end])
      if !found.isEmpty { return found }
    }
    return []
  }

  static func names(behindReporter text: Substring) -> [String] {
    reporters.lazy.compactMap { text.range(ofBytes: $0) }.first.map { people(in: text[$0.upperBound...]) } ?? []
  }

  /// Whether a text is a name of two or three signs and nothing else.
  static func isName(_ text: String) -> Bool { (2...3).contains(text.count) && people(in: text[...]) == [text] }

  /// Whether a text is a name of three signs, and none that sections and papers are called by.
  static func isNameOfThree(_ text: String) -> Bool {
    text.count == 3 && isName(text) && text.last.map { !endsOfSections.contains($0) } == true
  }

  private static let endsOfSections: Set<Character> = Set(
    "报報网網社版区區部台谈談评評事闻聞圈号號刊省市县縣州国國家界财財经經济濟化育技术術学學业業闻讯訊观觀点點活")

  /// Whether a text tells what someone is.
  static func isOffice(_ text: String) -> Bool { offices.contains(where: text.hasSuffix) }

  /// Whether a text tells whose reporter someone is, and no name: `北港日报记者`.
  static func isOfOutlet(_ text: String) -> Bool {
    guard let word = reporters.first(where: text.hasSuffix), case let rest = text.dropLast(word.count) else {
      return false
    }
    return outletEnds.contains(where: rest.hasSuffix)
  }

  /// Whether a line that begins with the word for a reporter tells what the reporter did: `记者获悉，…`.
  static func tellsOfReporter(_ line: String) -> Bool {
    guard let word = reporters.first(where: line.hasPrefix), let next = line.dropFirst(word.count).first else {
      return false
    }
    return EastAsianBylines.isHan(next) && !families.contains(next)
  }

  /// The names behind a label, wherever in the line: `时间：2025-06-14　来源：港报　作者：王小明`, `港报号·作者 王小明`.
  private static func labelled(_ line: String) -> [String]? {
    for label in labels {
      guard let range = line.range(ofBytes: label) else { continue }
      let rest = line[range.upperBound...]
      guard let mark = rest.first, mark == " " || labelMarks.contains(mark),
        case let found = people(in: rest.drop { $0 == " " || labelMarks.contains($0) }), !found.isEmpty
      else { continue }
      return found
    }
    return nil
  }

  /// The names before or behind the name of a paper, in a line that dates the story: `14日08:07 港都日报 王小明`.
  private static func besideOutlet(_ line: String) -> [String] {
    guard line.utf8.contains(0x3A), line.utf8.count(where: { $0.isDigit }) >= 6 else { return [] }
    let words = line.split { $0 == " " || $0 == "　" }
    for (index, word) in words.enumerated() where word.count >= 3 && word.allSatisfy(EastAsianBylines.isHan) {
      guard outletEnds.contains(where: word.hasSuffix) else { continue }
      let behind = people(in: words[(index + 1)...].joined(separator: " ")[...])
      if !behind.isEmpty { return behind }
      // "北港日报 2025-06-14 09:15 王小明"
      if let name = words.last, isName(String(name)) { return [String(name)] }
      if index > 0, case let name = String(words[index - 1]), isName(name) { return [name] }
    }
    return []
  }

  private static func people(in text: Substring) -> [String] {
    var names: [String] = []
    var rest = text
    while names.count < 6 {
      rest = rest.drop { between.contains($0) }
      if let word = (further + reporters).first(where: rest.hasPrefix) {
        rest = rest.dropFirst(word.count)
        continue
      }
      var run = rest.prefix { EastAsianBylines.isHan($0) }
      for stop in stops {
        guard let range = run.range(ofBytes: stop) else { continue }
        // A name may hold a sign that a stop is written with, not begin the line with it.
        if range.lowerBound == run.startIndex { return names }
        if run.distance(from: run.startIndex, to: range.lowerBound) >= 2 { run = run[..<range.lowerBound] }
      }
      guard let first = run.first, families.contains(first), run.count >= 2 else { return names }
      // Behind a long run stands the place: "王小明港都8日電".
      let name = run.count <= 4 ? run : run.prefix(3)
      names.append(String(name))
      rest = rest[name.endIndex...]
      // "王小明／港都報導": what follows the slash is a place.
      guard let mark = rest.first, between.contains(mark), mark != "／", mark != "/" else { return names }
    }
    return names
  }

  private static let labels = BylineLanguage.Signs.chinese.labels
  private static let reporters = BylineLanguage.Signs.chinese.reporters
  private static let writers = BylineLanguage.Signs.chinese.writers
  /// Others who may be named behind a reporter as writers too.
  private static let further = BylineLanguage.Signs.chinese.further
  /// Words that end a list of names.
  private static let stops = BylineLanguage.Signs.chinese.others
  private static let outletEnds = BylineLanguage.Signs.chinese.outlets
  private static let offices = reporters + BylineLanguage.Signs.chinese.offices
  private static let labelMarks: Set<Character> = ["/", "／", "|", "｜", "丨", "：", ":", "．"]
  private static let ends: Set<Character> = ["。", "，", "！", "？", "；"]
  private static let between: Set<Character> = [
    " ", "、", "，", ",", "・", "·", "：", ":", "/", "／", "|", "｜", "丨", "　", "\n",
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
}
