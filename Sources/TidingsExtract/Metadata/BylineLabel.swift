/// Tells what announces a writer by the meaning of its words, not phrase by phrase: `Ein Bericht von`, `Text und Foto:`,
/// `Підготувала`, `เขียนข่าวโดย :`.
enum BylineLabel {
  /// What a word of a label may be.
  private struct Kind: OptionSet {
    let rawValue: UInt16

    /// Someone who writes.
    static let person = Kind(rawValue: 1)
    /// What is written, as a label that a colon follows names it.
    static let text = Kind(rawValue: 1 << 1)
    /// What writers do or have done.
    static let deed = Kind(rawValue: 1 << 2)
    /// A word that leads from a text to its writer, and nowhere else.
    static let by = Kind(rawValue: 1 << 3)
    /// One that leads elsewhere as well.
    static let of = Kind(rawValue: 1 << 4)
    /// A word that stands between the others.
    static let filler = Kind(rawValue: 1 << 5)
    /// A picture, which a writer may have taken too.
    static let picture = Kind(rawValue: 1 << 6)
    /// A syllable of words that are written in two, of use before a colon or before "by".
    static let syllable = Kind(rawValue: 1 << 7)

    /// An article that stands before names.
    static let article = Kind(rawValue: 1 << 8)

    static let telling: Kind = [.person, .text, .deed, .syllable]
  }

  private static let maximumWords = 6

  /// What stands behind the label that a text opens with.
  /// - Returns: `nil` when it opens with none; empty where the name stands in an element of its own.
  static func rest(of text: String) -> Substring? {
    let scalars = text.unicodeScalars
    var words = 0
    var seen: Kind = []
    var qualified: String.Index?
    var wordStart: String.Index?
    var index = scalars.startIndex
    while true {
      let scalar = index < scalars.endIndex ? scalars[index] : nil
      if let scalar, isOfWord(scalar) {
        wordStart = wordStart ?? index
        index = scalars.index(after: index)
        continue
      }
      if let start = wordStart {
        words += 1
        guard words <= maximumWords, let kind = kind(of: text[start..<index]),
          words == 1 || !isPartOfName(text[start..<index], kind)
        else { break }
        seen.formUnion(kind)
        if isQualified(kind, among: seen) || (qualified != nil && kind == .article) { qualified = index }
        wordStart = nil
      }
      guard let scalar else { break }
      if colons.contains(scalar) {
        guard !seen.isDisjoint(with: Kind.telling.union(.by)) else { return nil }
        return text[scalars.index(after: index)...].drop { $0 == " " || $0 == ":" }
      }
      // "Текст — Оксана Мельник"
      if let name = nameBehindDash(text[index...]), !seen.isDisjoint(with: [.person, .text, .deed]) { return name }
      guard separators.contains(scalar) else { break }
      index = scalars.index(after: index)
    }
    guard let qualified else { return nil }
    var rest = text[qualified...].drop { " .,-–".contains($0) }
    // "De notre correspondant à Brest, Jean Dubois"
    if rest.first?.isLowercase == true, seen.contains(.person),
      openingsOfPlaces.contains(String(rest.prefix { $0 != " " })),
      let comma = rest.prefix(40).firstIndex(of: ",")
    {
      rest = rest[comma...].drop { " ,".contains($0) }
    }
    guard let first = rest.unicodeScalars.first else { return rest }
    guard first.properties.isAlphabetic, !first.properties.isLowercase, rest.utf8.count < 120 else { return nil }
    // "Jurnalis Kamis", "Bericht von Reuters": one word alone behind an office may be anything.
    return seen.contains(.deed) || rest.contains(" ") ? rest : nil
  }

  /// Whether a text opens with a label and a colon.
  static func isAnnounced(_ text: String) -> Bool {
    guard let rest = rest(of: text) else { return false }
    return text[..<rest.startIndex].unicodeScalars.contains(where: colons.contains)
  }

  /// Whether a word that may join others is written as names are: `Reporter Van Nguyen`.
  private static func isPartOfName(_ word: Substring, _ kind: Kind) -> Bool {
    kind.isSubset(of: [.of, .filler]) && word.first?.isUppercase == true
      && word.dropFirst().contains(where: \.isLowercase)
  }

  /// The name of two to four words that stands alone behind a dash.
  private static func nameBehindDash(_ text: Substring) -> Substring? {
    guard let dash = [" — ", " – ", " - "].first(where: text.hasPrefix), case let rest = text.dropFirst(dash.count),
      rest.utf8.count < 60, case let words = rest.split(separator: " "),
      (2...4).contains(words.count)
        || (words.count == 1 && (rest.unicodeScalars.first.map { $0.value >= 0x1000 } ?? false)),
      words.allSatisfy({
        $0.unicodeScalars.first.map { $0.properties.isAlphabetic && !$0.properties.isLowercase } ?? false
      })
    else { return nil }
    return rest
  }

  /// Words before the place that a correspondent writes from.
  private static let openingsOfPlaces: Set<String> = [
    "à", "en", "in", "aus", "i", "w", "we", "v", "ve", "в", "у", "da", "din", "em",
  ]

  /// Whether a label may end with a word.
  private static func isQualified(_ kind: Kind, among seen: Kind) -> Bool {
    if !kind.isDisjoint(with: [.person, .deed]) { return true }
    if kind.contains(.by) { return !seen.isDisjoint(with: .telling) }
    return kind.contains(.of) && !seen.isDisjoint(with: [.person, .deed])
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 {
      return (0x61...0x7A).contains(scalar.value | 0x20) || scalar == "'"
    }
    if scalar == "\u{2019}" || scalar == "\u{200C}" { return true }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark:
      return true
    default: return false
    }
  }

  private static let colons: Set<Unicode.Scalar> = [":", "：", "៖", "=", "＝", "՝"]
  private static let separators: Set<Unicode.Scalar> = [
    " ", "\u{A0}", "\u{200B}", ",", "&", "-", "–", "/", "+", ".", "(", ")", "*", "·", "、", "・",
  ]

  private static func kind(of word: Substring) -> Kind? {
    let folded = WordFold.fold(String(word))
    if let kind = kinds[PagePaths.hash(folded)] { return kind }
    // Scripts that write words without spaces between.
    guard let lead = folded.first, lead == 0xE0 || lead == 0xE1, folded.count <= 60 else { return nil }
    var seen: Kind = []
    var rest = folded[...]
    while !rest.isEmpty {
      guard let part = joined.first(where: { rest.starts(with: $0) }), let kind = kinds[PagePaths.hash(part)] else {
        return nil
      }
      seen.formUnion(kind)
      rest = rest.dropFirst(part.count)
    }
    return seen
  }

  /// Whether a word says what writers do.
  static func isDeed(_ word: Substring) -> Bool { kind(of: word)?.contains(.deed) == true }

  /// A text without what its writer did, where the language says so behind the name: `Anna Vogt verfasst`.
  static func withoutDeed(_ text: String) -> String {
    let words = text.split(separator: " ")
    guard words.count >= 3, let last = words.last, last.first?.isLowercase == true,
      kind(of: last).map({ $0.contains(.deed) }) == true
    else { return text }
    return words.dropLast().joined(separator: " ")
  }

  // MARK: - Words

  private static let lists: [(Kind, String)] = [
    (
      .person,
      """
      información signature verslaggever verslaggeefster text texte texto testo tekst teksti текст репортер репортерка репортёр redactor redactora redactores كاتبة \
      author authors autor autora autores autoren autorin autorinnen autori autoare autore autrice auteur autrice auteurs \
      autorka auktor forfatter forfattere författare kirjoittaja kirjoittajat szerző szerzők yazar yazan muhabir muhabiri \
      müəllif muallif autors autorius autoriai avtor avtorji аўтар автор автори авторы авторка аутор аутори зохиогч \
      reporter reporterin reporterka repórter repórteres journalist journalistin journaliste \
      journalistes journalister periodista periodistas jornalista jornalistas giornalista giornalisti gazeteci \
      dziennikarz dziennikarka dziennikarze novinar novinarka novinář novinářka újságíró tudósító toimittaja toimittajat \
      redaktører skribent correspondent correspondant correspondante corresponsal corresponsales correspondente \
      corrispondente corespondent korrespondent korrespondentin korespondent koresponden wartawan penulis jurnalis \
      pewarta kontributor peliput корреспондент корреспонденты кореспондент кореспондентка журналист журналисты \
      журналистка журналіст журналістка журналісти новинар новинарка συντάκτης συντάκτρια συντάκτες δημοσιογράφος \
      αρθρογράφος ανταποκριτής رپورٹر صحافی مصنف نمائندہ الكاتب الكاتبة كاتب مراسل مراسلة المراسل صحفي نویسنده خبرنگار \
      گزارشگر روزنامه‌نگار מחבר כתב כתבת रिपोर्टर संवाददाता पत्रकार लेखक लेखिका वार्ताहर प्रतिनिधी লেখক রিপোর্টার সাংবাদিক প্রতিবেদক \
      செய்தியாளர் எழுத்தாளர் నివేదిక రచయిత రిపోర్టర్ ಲೇಖಕ ലേഖകൻ ලේඛක වාර්තාකරු mwandishi waandishi mamamahayag manunulat \
      envoyé envoyée enviado enviada inviato inviata specjalny wysłannik zpravodaj zpravodajka dopisnik dopisnica собкор спецкор \
      ავტორი ჟურნალისტი հեղինակ журналистер тілші muxbir gazetari gazetare autorja \
      ผู้เขียน ผู้สื่อข่าว นักข่าว ผู้รายงาน ผู้แต่ง អ្នកនិពន្ធ អ្នកសរសេរ អ្នកយកព័ត៌មាន អ្នកសារព័ត៌មាន ຜູ້ຂຽນ ນັກຂ່າວ ຜູ້ສື່ຂ່າວ စာရေးသူ ရေးသားသူ သတင်းထောက် ဆောင်းပါးရှင်
      """
    ),
    (
      .text,
      """
      text texte textes texto textos testo testi tekst teksten teksti tekstas teksts szöveg κείμενο κείμενα metin matn мәтін \
      story words report reports bericht berichte berichterstattung haber haberi berita liputan laporan naskah nội tin \
      article articles beitrag artikel artikkeli artículo artigo articolo artykuł článek článok cikk члан статья стаття \
      матеріал материал текст reportage reportagen reportagem reportáž reportaj reportaje reportasje reportaža репортаж \
      репортажа ρεπορτάζ röportaj analysis analyse analyses analiza análise análisis analisi analýza elemzés анализ \
      аналіз commentary kommentar commentaire comentario comentário commento komentarz komentář komentar комментарий \
      коментар review rezension interview interviews entretien intervista entrevista wywiad rozhovor interjú интервью \
      інтервʼю intervju column kolumne essay post recipe dispatch contribution \
      رپورٹ تحریر تقرير تحقيق حوار نص گزارش متن טקסט רپورتاژ रिपोर्ट रिपोर्टिंग लेख आलेख ख़बर বার্তা প্রতিবেদন লেখা செய்தி \
      ข่าว เรื่อง ข้อความ รายงาน บทความ เนื้อหา สกู๊ป អត្ថបទ ព័ត៌មាន រាយការណ៍ ຂ່າວ ບົດ ບົດຂ່າວ ເນື້ອໃນ သတင်း ဆောင်းပါး
      """
    ),
    (
      .deed,
      """
      written authored reported penned compiled rédigé rédigée écrit écrite recueilli recueillis réalisé réalisée \
      geschrieben verfasst aufgezeichnet zusammengestellt escrito escrita escribe escribió redactado redacta elaborado \
      escreve scritto scrive redatto geschreven opgetekend skriven skrivet skrevet skrev skriver kirjoittanut kirjoitti \
      napsal napsala napsali připravil připravila připravili zpracoval zpracovala napísal napísala pripravil pripravila \
      spracoval spracovala opracował opracowała opracowali opracowanie oprac napisał napisała przygotował przygotowała \
      przygotowali rozmawiał rozmawiała notował notowała piše pišu napisao napisala priredio priredila pripremio \
      pripremila припремио припремила írása cikke yazdı пише пишу беседовал беседовала записал записала перевёл перевела перевел спілкувався спілкувалася записав переклав переклала написао написала приредио приредила подготовил подготовила подготовили написал написала \
      написали составил составила підготував підготувала підготували написав написали підготовка изготвил изготвила \
      написа γράφει γράφουν έγραψε írta készítette összeállította lejegyezte scris scrie redactat realizat yazdı \
      hazırlayan hazırladı hazırlayanlar kaleme ditulis dilaporkan disusun ditulisnya sinulat isinulat iniulat \
      imeandikwa yazıb hazırladı tayyorladi дайындаған жазған бэлтгэсэн sagatavoja parengė rašė koostas kirjutas pripravila \
      napisala kirjutanud \
      كتب كتبت كتبه كتبها إعداد اعداد بقلم أعده أعدت נכתב כתבה מאת תחקיר लिखित लिखा लेखन প্রস্তুত লিখেছেন రచన రాసినది எழுதியது లిఖించిన \
      เขียน เขียนโดย เรียบเรียงโดย สัมภาษณ์ និពន្ធដោយ សរសេរដោយ រៀបរៀងដោយ ຂຽນໂດຍ ຮຽບຮຽງໂດຍ ရေးသည်
      """
    ),
    (
      .by,
      """
      by von vom par por door av af przez oleh bởi của od от від от από ni nina tarafından ile द्वारा โดย ដោយ ໂດຍ kutoka از
      """
    ),
    (.of, "de di del della da do van a z od του της των"),
    (
      .filler,
      """
      und et y e i och og ja en ve dan și és и та і και va və & and der die das ein eine einem einer un une uno una le la les \
      el los las il lo os um uma o ett et den det this the an post was is staff in innen guest gast special s onze ons dieser dieses diese wurde cet cette été este esta fue questo è stato sido tento byl \
      notre nos nostro nostra nostri nuestro nuestra nosso nossa our unser unsere \
      unserem dal dalla nasz nasza naszego náš naše наш наша від el spécial especial \
      l'auteur và
      """
    ),
    (.article, "η ο οι"),
    (
      .picture,
      """
      photo photos foto fotos fotografie fotograf fotografía fotografia bild bilder picture pictures image images video \
      videos clip kuva kuvat фото фотограф φωτο φωτογραφίες kép képek zdjęcia slike слике fotoğraf suratlar photographs photography \
      ảnh تصوير صور عکس छायाचित्र फोटो ছবি ภาพ រូបភាព រូបថត ພາບ ဓာတ်ပုံ larawan picha
      """
    ),
    (
      .syllable,
      """
      tác giả người viết bài phóng viên thực hiện biên soạn lược dịch tổng hợp ghi chép sự bút ký tùy tản văn truyện \
      ngắn thơ nhóm ctv pv nội dung cộng reporters journalists
      """
    ),
  ]

  private static let kinds: [UInt64: Kind] = {
    var kinds: [UInt64: Kind] = [:]
    for (kind, list) in lists {
      for word in list.split(separator: " ") {
        kinds[PagePaths.hash(WordFold.fold(String(word))), default: []].formUnion(kind)
      }
    }
    return kinds
  }()

  /// What writers are called, in lower case: no word of their names.
  static let offices = lists.filter { $0.0 == .person }.flatMap { $0.1.split(separator: " ").map(String.init) }

  /// Words of the scripts without spaces, the longest first.
  private static let joined: [[UInt8]] = lists.flatMap { $0.1.split(separator: " ") }
    .map { WordFold.fold(String($0)) }.filter { $0.first.map { $0 == 0xE0 || $0 == 0xE1 } ?? false }
    .sorted { $0.count > $1.count }
}
