/// The words around names in bylines, in the languages of the news.
enum NameWords {
  /// Names that systems give where nobody wrote one, desks, and places that sign for them.
  static let placeholders: Set<[UInt8]> = Set(
    (BylineLanguage.all.flatMap { BylineLanguage.phrases($0.desks) } + networks).map(WordFold.fold))

  /// What buttons beside bylines name.
  private static let networks = [
    "google news", "facebook", "messenger", "zalo", "youtube", "telegram", "instagram", "twitter", "whatsapp", "tiktok",
    "linkedin", "pinterest", "viber",
  ]

  /// Places that stand before dates as names do.
  static let places: Set<[UInt8]> = Set(
    """
    hà nội,hải phòng,đà nẵng,cần thơ,tp hcm,sài gòn,quảng ninh,quảng ngãi,quảng nam,quảng trị,quảng bình,hải dương,\
    hưng yên,thái bình,thái nguyên,nam định,ninh bình,thanh hóa,nghệ an,hà tĩnh,bình định,phú yên,khánh hòa,\
    ninh thuận,bình thuận,lâm đồng,đắk lắk,đắk nông,gia lai,kon tum,bình dương,bình phước,đồng nai,tây ninh,long an,\
    tiền giang,bến tre,trà vinh,vĩnh long,đồng tháp,an giang,kiên giang,hậu giang,sóc trăng,bạc liêu,cà mau,bắc ninh,\
    bắc giang,bắc kạn,cao bằng,lạng sơn,lào cai,yên bái,sơn la,điện biên,lai châu,hòa bình,hà giang,tuyên quang,\
    phú thọ,vĩnh phúc,hà nam,thừa thiên huế,new york,los angeles,buenos aires,ciudad de méxico,mexico city,são paulo,rio de janeiro,hong kong,\
    नई दिल्ली,दिल्ली,मुंबई,लखनऊ,पटना,भोपाल,जयपुर,कोलकाता,चंडीगढ़,नोएडा
    """.split(separator: ",").map { WordFold.fold(String($0)) })

  /// What parts the names in a list.
  static let conjunctions: [String] =
    [", and ", ", ", "; ", " with ", ";", " - ", "、", "，", "، ", "،"]
    + BylineLanguage.all.flatMap { BylineLanguage.phrases($0.and) }

  /// The same of single languages, where others write something else so.
  static let furtherConjunctions = BylineLanguage.own(\.ownAnd)

  /// What announces the author in languages where others write something else so.
  private static let furtherLabels = BylineLanguage.own(\.ownLabels)

  /// By their first bytes: most texts begin like few of them or none.
  private static let labelsByOpening = Dictionary(grouping: labels) { $0.utf8.first ?? 0 }

  /// What may announce the author, in a language, at the beginning of a text in lower case.
  static func labels(opening text: String, in language: String = "") -> [String] {
    guard let first = text.utf8.first else { return [] }
    let common = labelsByOpening[first] ?? []
    guard let own = furtherLabels[language] else { return common }
    return common + own.filter { $0.utf8.first == first }
  }

  /// What a writer may have done, behind the name, in Vietnamese.
  static let vietnameseDeeds = [
    " lược dịch", " biên dịch", " dịch", " tổng hợp", " thực hiện", " ghi", " lược ghi", " biên soạn", " thực hiện:",
  ]

  /// The families of most people of Vietnam.
  static let vietnameseFamilies: Set<[UInt8]> = Set(
    """
    nguyễn,trần,lê,phạm,hoàng,huỳnh,phan,vũ,võ,đặng,bùi,đỗ,hồ,ngô,dương,lý,đinh,trịnh,đoàn,mai,trương,lâm,tô,lương,cao,tạ
    """.split(separator: ",").map { WordFold.fold(String($0)) })

  /// What pages ask Vietnamese readers to do with a story, before the words for it.
  static let asksOfReaders: Set<String> = ["đọc", "nghe", "giá", "sẻ", "gửi", "in", "lưu", "thích", "xem"]

  /// What the names of offices, schools and papers open with in Vietnamese.
  static let vietnameseBodies = [
    "trung tâm", "sở", "phòng", "ban", "ubnd", "công an", "đài", "trường", "hội", "đoàn", "tổ", "chi cục", "cục",
    "viện",
    "bệnh viện", "văn phòng", "chi nhánh", "huyện đoàn", "thành đoàn", "tỉnh đoàn", "đảng ủy", "báo", "tạp chí",
  ]

  /// What the names of companies open with in Vietnamese.
  static let company = WordFold.fold("công ty")

  /// Papers of Vietnam that are called as people are.
  static let vietnamesePapers: Set<[UInt8]> = Set(
    [
      "tuổi trẻ", "thanh niên", "dân trí", "dân việt", "lao động", "người lao động", "tiền phong", "nhân dân",
      "pháp luật",
      "người đưa tin", "giao thông", "công lý", "đời sống", "gia đình", "phụ nữ", "phụ nữ việt nam", "trí thức trẻ",
      "tri thức trẻ", "sức khỏe đời sống", "đầu tư", "công an", "công an nhân dân", "quân đội nhân dân", "đại đoàn kết",
      "hà nội mới", "sài gòn giải phóng", "văn hóa", "thể thao", "bảo vệ pháp luật", "nhà báo", "công thương",
      "nông nghiệp", "đất việt", "thế giới", "khoa học", "tin tức", "báo tin tức", "thời đại", "kinh tế đô thị",
      "nhịp sống thị trường", "nhịp sống kinh tế", "thanh niên việt", "tổ quốc", "phụ nữ mới", "phụ nữ số",
      "phụ nữ thủ đô", "người đồng hành", "doanh nhân", "sức khỏe", "sức khoẻ", "an ninh thủ đô", "ngôi sao",
      "gia đình việt nam", "đời sống pháp luật", "pháp luật việt nam", "nhịp sống số", "thương trường", "tri thức",
      "trí thức", "diễn đàn doanh nghiệp", "tài nguyên môi trường", "giáo dục thời đại", "bóng đá", "chính phủ",
    ].map(WordFold.fold))

  /// Ranks and degrees that stand before names in Vietnamese, in lower case.
  static let ranks = [
    "đại tướng", "thượng tướng", "trung tướng", "thiếu tướng", "đại tá", "thượng tá", "trung tá", "thiếu tá", "đại úy",
    "thượng úy", "trung úy", "thiếu úy", "đại uý", "thượng uý", "trung uý", "thiếu uý", "gs.tskh", "gs.ts", "gs-ts",
    "gs", "pgs.ts", "pgs-ts", "pgs", "tskh", "ts.bs", "ts", "ths.bs", "ths", "bs.ckii", "bs.cki", "bs", "ls", "ks",
    "btv", "biên tập viên", "nhà giáo",
    "tiến sĩ", "thạc sĩ", "giáo sư", "phó giáo sư", "bác sĩ", "luật sư", "kỹ sư", "nhà báo", "nhà văn", "nhà thơ",
  ]

  /// Languages whose people may have names of one word.
  static let languagesOfSingleNames: Set<String> = ["my"]

  /// Letters that mean "and" before a word of single languages, and names that begin with one.
  static let prefixedConjunctions: [String: Character] = ["ar": "و", "he": "ו"]
  static let namesLikeJoined: Set<String> = ["وليد", "وائل", "وسام", "وفاء", "وجدي", "وسيم", "وردة", "وهيب", "وحيد"]

  /// Words that end what kind of story it is, and open who wrote it.
  static let prepositions: Set<Substring> = [
    "by", "von", "par", "por", "oleh", "door", "bởi", "da", "przez", "av", "af", "από", "от",
  ]

  /// Words within names that are written small.
  static let particles: Set<Substring> = [
    "de", "van", "von", "der", "den", "da", "di", "del", "della", "dos", "du", "la", "le", "dela", "delos", "bin", "al",
    "ter", "af",
  ]

  /// Words that stand between a name and the date behind it.
  static let openingsOfDates: Set<String> = [
    "ថ្ងៃ", "ទី", "ថ្ងៃទី", "วันที่", "ວັນທີ", "ngày", "thứ", "lúc", "le", "am", "at", "on", "um", "à", "às", "alle", "kl", "el",
    "den", "dne", "dnia", "vom", "op", "the", "em", "il", "pe",
    "tanggal", "pada", "tarih", "तारीख", "তারিখ", "بتاريخ", "تاریخ", "בתאריך",
  ]

  /// Signs of the notes that stand in brackets below Japanese stories; names have none of them.
  static let signsOfNotes: Set<Character> = Set("載更略続終関連記写完図表編注訳談時共同通信新聞随敬称肩当年報局版社")

  /// Days that stand before dates, with a sign between.
  static let weekdays: Set<String> = [
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "chủ nhật",
    "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "cn", "sábado", "domingo", "lunes", "martes",
    "miércoles", "jueves", "viernes", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
  ]

  /// The same without the spaces around them.
  static let joiners: [String] = conjunctions.map { ByteText.folded(Array($0.utf8)) }

  /// Degrees and offices, and other words that stand in no person's name.
  static let roles: Set<String> = Set(
    BylineLanguage.all.flatMap { BylineLanguage.words($0.offices) + BylineLanguage.words($0.writers) })

  /// What those are called who write.
  static let writers: Set<String> = Set(BylineLanguage.all.flatMap { BylineLanguage.words($0.writers) })
    .union(["writer", "columnist", "journalist", "editor", "essayist", "novelist", "contributor", "blogger"])

  /// Words between a name and what its bearer is.
  static let copulas: Set<Substring> = [
    "is", "ist", "est", "es", "é", "è", "jest", "je", "är", "er", "là", "adalah", "este", "είναι", "е",
  ]

  /// What announces the author.
  static let labels: [String] = BylineLanguage.all.flatMap { BylineLanguage.phrases($0.labels) }

  /// Words of buttons and notes about a page; no name has one.
  static let buttons: Set<String> = [
    "view", "follow", "bio", "profile", "read", "references", "sources", "insights", "click", "subscribe", "share",
    "comments", "published", "updated", "posted", "edition", "article", "articles", "posts", "reading", "minutes",
    "min", "rights", "riservata", "riservati", "reservados", "réservés", "vorbehalten", "copyright",
    "later", "more", "facebook", "twitter", "instagram", "linkedin", "email", "newsletter", "youtube",
    "empfehlen", "teilen", "drucken", "weiterlesen", "kommentare", "partager", "imprimer", "commentaires", "compartir",
    "condividi", "revision", "about", "all", "login", "logout", "signup", "bluesky", "mastodon", "github", "tiktok",
    "whatsapp", "telegram", "zalo", "pinterest", "since", "seit", "depuis", "member", "mitglied", "membre", "miembro",
    "joined", "placed", "registered", "페이지", "구독", "구독하기", "기사보기", "더보기",
  ]

  /// What announces someone who did not write the story.
  static let helpers: [[UInt8]] = BylineLanguage.all.flatMap { BylineLanguage.phrases($0.helpers) }.map(WordFold.fold)

  /// What stands before the reader's place on the site, and before what the story is about.
  static let signposts: [[UInt8]] = BylineLanguage.all.flatMap { BylineLanguage.phrases($0.signposts) }
    .map(WordFold.fold)

  /// Agencies that stand behind a writer's name: `Jan Kowalski, PAP`.
  static let agencies: Set<String> = [
    "pap", "afp", "dpa", "ap", "čtk", "tasr", "mti", "tass", "ansa", "efe", "ntb", "tt", "stt", "ritzau", "apa", "sda",
    "anp", "belga", "lusa", "aa", "dha", "iha", "ttxvn", "vna", "pti", "ani", "ians", "reuters", "hina", "sta", "bta",
    "antara", "bernama", "pa", "kna", "ukrinform", "unian", "agerpres", "lsa", "ats", "keystone", "upi", "aap",
    "bloomberg",
    "associated press", "the associated press", "agence france-presse", "deutsche presse-agentur", "press association",
    "pa media", "canadian press", "the canadian press", "australian associated press", "press trust of india", "xinhua",
    "kyodo", "kyodo news", "jiji press", "yonhap", "europa press", "interfax", "anadolu", "anadolu agency",
  ]

  /// First words of publishers' names, and last ones.
  static let publisherStarts = Set(
    folded(
      """
      báo tạp đài tòa tv rádio radio agência agencia agence agenzia agentur agentura agencja agencija agenția агентство \
      агенція jornal gazeta portal telewizja телеканал газета журнал redaktion redazione redacción rédaction टीम दैनिक
      """))
  static let eastAsianPublisherEnds = [
    "일보", "신문", "뉴스", "방송", "타임스", "통신", "미디어", "新聞", "新闻", "日报", "日報", "晚报", "晚報", "时报", "時報", "新闻网", "新聞網",
    "通信社", "通讯社", "通訊社", "編集部", "编辑部", "編輯部", "ニュース", "テレビ",
  ]
  static let publisherEnds = Set(
    folded(
      """
      online team staff com vn net redaktion inc llc editors desk newsroom news zeitung verlag डेस्क ब्यूरो ডেস্ক டெஸ்க்
      """))

  /// What words end with for those who edit together: `Webbredaktion`, `Redazione`.
  static let editing = folded(
    """
    redaktion redaktionen redaktioner redaksjon redaksjonen redactie redaction rédaction redazione redacción redacció \
    redação redacția redacţia redakcja redakce redakcia redakcija redaksi toimitus szerkesztőség uredništvo \
    редакция редакція редакција
    """)

  /// Words as texts are compared.
  private static func folded(_ list: String) -> [String] {
    BylineLanguage.words(list).map { String(decoding: WordFold.fold($0), as: UTF8.self) }
  }

  /// What companies are called by law, wherever it stands in their names.
  static let legalForms: Set<String> = ["gmbh", "ltd", "llc", "plc", "sarl", "srl"]
}
