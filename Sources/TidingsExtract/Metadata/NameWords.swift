/// The words around names in bylines, in the languages of the news.
enum NameWords {
  /// Names that systems give where nobody wrote one, desks, and places that sign for them.
  static let placeholders: Set<[UInt8]> = Set(
    [
      "admin", "administrator", "editor", "staff", "author", "webmaster", "user", "root", "anonymous", "none", "null",
      "undefined", "team", "redaktion", "editorial team", "unknown", "guest", "tác giả", "quản trị", "ban biên tập",
      "by", "super user", "superuser", "test", "news", "editorial", "staff writer", "contributor", "website",
      "author name", "pv", "p v", "phóng viên", "nhóm phóng viên", "nhóm pv", "bbt", "tổng hợp", "biên tập viên", "btv",
      "ctv", "cộng tác viên", "toà soạn", "tòa soạn", "khuyết danh", "không rõ", "ẩn danh", "unbekannt", "inconnu",
      "desconocido", "desconhecido", "sconosciuto", "onbekend", "неизвестен", "неизвестно", "未知", "佚名", "匿名", "不详",
      "不詳", "미상", "the end", "end", "hết", "ende", "fin", "fine", "конец", "完", "全文完", "끝", "hà nội", "tp hcm",
      "tp hồ chí minh", "redacción", "la redacción", "redação", "da redação", "redazione", "la redazione", "rédaction",
      "la rédaction", "redakcja", "redakce", "redactie", "redaksi", "tim redaksi", "redakcija", "redacția", "редакция",
      "редакція", "редакцията", "newsroom", "編集部", "编辑部", "編輯部", "편집부", "온라인뉴스팀", "নিজস্ব প্রতিবেদক",
      "নিজস্ব প্রতিবেদন", "ডেস্ক রিপোর্ট", "অনলাইন ডেস্ক", "वेब डेस्क", "न्यूज डेस्क", "ویب ڈیسک", "نیوز ڈیسک", "گروه خبر", "هيئة التحرير",
      "กองบรรณาธิการ", "ทีมข่าว", "redactia", "redakcia", "toimitus", "redaktionen", "انتهای پیام", "স্টাফ রিপোর্টার", "有料記事",
      "会員限定", "有料会員限定", "会員限定記事", "স্টাফ রিপোর্ট",
    ].map(WordFold.fold))

  /// Places that stand before dates as names do.
  static let places: Set<[UInt8]> = Set(
    """
    hà nội,hải phòng,đà nẵng,cần thơ,tp hcm,sài gòn,quảng ninh,quảng ngãi,quảng nam,quảng trị,quảng bình,hải dương,\
    hưng yên,thái bình,thái nguyên,nam định,ninh bình,thanh hóa,nghệ an,hà tĩnh,bình định,phú yên,khánh hòa,\
    ninh thuận,bình thuận,lâm đồng,đắk lắk,đắk nông,gia lai,kon tum,bình dương,bình phước,đồng nai,tây ninh,long an,\
    tiền giang,bến tre,trà vinh,vĩnh long,đồng tháp,an giang,kiên giang,hậu giang,sóc trăng,bạc liêu,cà mau,bắc ninh,\
    bắc giang,bắc kạn,cao bằng,lạng sơn,lào cai,yên bái,sơn la,điện biên,lai châu,hòa bình,hà giang,tuyên quang,\
    phú thọ,vĩnh phúc,hà nam,thừa thiên huế,new york,los angeles,buenos aires,são paulo,rio de janeiro,hong kong
    """.split(separator: ",").map { WordFold.fold(String($0)) })

  /// What parts the names in a list.
  static let conjunctions: [String] = [
    ", and ", ", ", "; ", " and ", " & ", " và ", " und ", " et ", " y ", " e ", " en ", " och ", " og ", " ja ", " i ",
    " и ", " та ", " ve ", " dan ", " și ", "、", "，", " و ", " with ", ";", " - ", "، ", "،", " és ", " και ", " และ ",
    " और ",
    " এবং ", "ㆍ",
  ]

  /// The same of single languages, where others write something else so.
  static let furtherConjunctions: [String: [String]] = [
    "cs": [" a "], "sk": [" a "], "ko": ["·"], "zh": [" 和 "], "sl": [" in "], "lv": [" un "], "lt": [" ir "],
    "az": [" və "], "kk": [" және "], "uz": [" va "], "mn": [" ба "], "tl": [" at "], "fil": [" at "], "sw": [" na "],
    "sq": [" dhe "], "eu": [" eta "], "ca": [" i "], "ga": [" agus "], "cy": [" a "], "af": [" en "],
    "km": [" និង "], "lo": [" ແລະ "], "my": [" နှင့် "], "bn": [" ও "], "ta": [" மற்றும் "], "te": [" మరియు "],
    "kn": [" ಮತ್ತು "], "ur": [" اور "], "mr": [" आणि "], "ne": [" र "], "si": [" සහ "], "gu": [" અને "],
    "pa": [" ਅਤੇ "], "ka": [" და "], "hy": [" և "],
  ]

  /// What announces the author in languages where others write something else so.
  private static let furtherLabels: [String: [String]] = [
    "ro": ["de "], "nb": ["journalist "], "no": ["journalist "], "da": ["journalist "], "sv": ["reporter "],
    "tl": ["ni ", "nina ", "ulat ni "], "fil": ["ni ", "nina ", "ulat ni "],
    "sw": ["na ", "mwandishi:"],
    "ms": ["oleh"], "sq": ["nga "], "ga": ["le "], "af": ["deur "],
  ]

  /// By their first bytes: most texts begin like few of them or none.
  private static let labelsByOpening = byOpening(labels)
  private static let allLabels = furtherLabels.mapValues { byOpening(labels + $0) }

  private static func byOpening(_ labels: [String]) -> [UInt8: [String]] {
    Dictionary(grouping: labels) { $0.utf8.first ?? 0 }
  }

  /// What may announce the author, in a language, at the beginning of a text in lower case.
  static func labels(opening text: String, in language: String = "") -> [String] {
    guard let first = text.utf8.first else { return [] }
    return (allLabels[language] ?? labelsByOpening)[first] ?? []
  }

  /// What a writer may have done, behind the name, in Vietnamese.
  static let vietnameseDeeds = [
    " lược dịch", " biên dịch", " dịch", " tổng hợp", " thực hiện", " ghi", " lược ghi", " biên soạn", " thực hiện:",
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
    ].map(WordFold.fold))

  /// Ranks and degrees that stand before names in Vietnamese, in lower case.
  static let ranks = [
    "đại tướng", "thượng tướng", "trung tướng", "thiếu tướng", "đại tá", "thượng tá", "trung tá", "thiếu tá", "đại úy",
    "thượng úy", "trung úy", "thiếu úy", "đại uý", "thượng uý", "trung uý", "thiếu uý", "gs.tskh", "gs.ts", "gs-ts",
    "gs", "pgs.ts", "pgs-ts", "pgs", "tskh", "ts.bs", "ts", "ths.bs", "ths", "bs.ckii", "bs.cki", "bs", "ls", "ks",
    "tiến sĩ", "thạc sĩ", "giáo sư", "phó giáo sư", "bác sĩ", "luật sư", "kỹ sư", "nhà báo", "nhà văn", "nhà thơ",
  ]

  /// Languages whose people may have names of one word.
  static let languagesOfSingleNames: Set<String> = ["my"]

  /// Letters that mean "and" before a word of single languages, and names that begin with one.
  static let prefixedConjunctions: [String: Character] = ["ar": "و", "he": "ו"]
  static let namesLikeJoined: Set<String> = ["وليد", "وائل", "وسام", "وفاء", "وجدي", "وسيم", "وردة", "وهيب", "وحيد"]

  /// Words that end what kind of story it is, and open who wrote it.
  static let prepositions: Set<Substring> = ["by", "von", "par", "por", "oleh", "door", "bởi"]

  /// Words within names that are written small.
  static let particles: Set<Substring> = [
    "de", "van", "von", "der", "den", "da", "di", "del", "della", "dos", "du", "la", "le", "dela", "delos", "bin", "al",
    "ter", "af",
  ]

  /// Words that stand between a name and the date behind it.
  static let openingsOfDates: Set<String> = [
    "ថ្ងៃ", "ទី", "ថ្ងៃទី", "วันที่", "ວັນທີ", "ngày", "thứ", "lúc", "le", "am", "at", "on", "um", "à", "às", "alle", "kl", "el",
    "den", "dne", "dnia", "vom", "op", "the",
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
  static let roles: Set<String> = rolesInNames.union(BylineLabel.offices)
  private static let rolesInNames: Set<String> = [
    "director", "editor", "expert", "manager", "head", "senior", "sr", "officer", "writer", "reporter", "correspondent",
    "analyst", "md", "phd", "rd", "of", "for", "the", "research", "university", "center", "centre", "team", "staff",
    "news", "agency", "inc", "llc", "co", "company", "group", "chief", "professor", "specialist", "consultant",
    "founder", "coordinator", "marketing", "content", "strategist", "producer", "photographer", "columnist",
    "journalist",
    "marketer", "engineer", "developer", "president", "associate", "assistant",
    "ceo", "coach", "contributor", "ctv", "pv", "btv", "phóng", "correspondant", "correspondante", "journaliste",
    "dziennikarz", "dziennikarka", "periodista", "корреспондент", "редактор", "журналист", "кореспондент", "журналіст",
    "כתב", "כתבת", "כתבנו", "פרשן", "עורך", "מערכת", "مراسل", "مراسلة", "صحفي", "صحفية", "محرر", "خبرنگار", "संवाददाता",
    "संवाद", "सूत्र",
    "ब्यूरो", "समाचार", "खबर", "न्यूज़", "أخبار", "اخبار", "خبر", "محلية", "সংবাদ", "খবর", "செய்திகள்", "செய்தி", "వార్తలు", "خبریں", "חדשות",
    "डेस्क", "डिजिटल", "প্রতিবেদক", "প্রতিনিধি", "ডেস্ক", "নিজস্ব", "ผู้สื่อข่าว", "نامہ", "ڈیسک", "نمائندہ", "dietitian", "attorney",
    "redaktion", "services", "department", "institute", "redakteur", "redakteurin", "redaktor", "redaktorka",
    "redaktør",
    "redaktör", "rédacteur", "rédactrice", "redattore", "redattrice", "redactor", "redactora", "redacteur", "urednik",
    "urednica", "szerkesztő", "editör", "editörü", "muhabiri", "toimetaja", "redaktorė", "redaktore", "редакторка",
    "urednice", "verslaggever", "redaktorius", "повідомляє", "σύνταξη", "editora",
  ]

  /// What announces the author.
  static let labels: [String] = [
    "about the author", "about the writer", "về tác giả", "über den autor", "über die autorin", "über den verfasser",
    "à propos de l'auteur", "à propos de l’auteur", "sobre el autor", "sobre la autora", "sobre o autor",
    "sobre a autora",
    "об авторе", "про автора", "o autorze", "o autorovi", "yazar hakkında", "tentang penulis", "この記事を書いた人",
    "この記事を書いたライター", "この記事の著者", "この記事の執筆者", "글쓴이", "written by", "posted by", "published by", "reported by", "story by",
    "words by", "text by", "authored by",
    "article by", "by", "author:", "authors:", "author", "from ", "tác giả:", "tác giả", "người viết:",
    "bài viết:", "bài:", "bài và ảnh:", "bài, ảnh:", "bài - ảnh:", "bài & ảnh:", "tin bài:", "tin, bài:", "tin, ảnh:",
    "tin và ảnh:", "tin:", "thực hiện:", "được viết bởi", "được đăng bởi", "người đăng:", "gửi bởi", "được gửi bởi",
    "nội dung:",
    "bài viết và ảnh:", "biên soạn:", "ctv", "cộng tác viên",
    "biên dịch:", "lược dịch:", "phóng viên", "pv", "bởi", "viết bởi", "đăng bởi",
    "von", "autor:", "autorin:",
    "ein artikel von",
    "ein beitrag von", "text:", "par", "auteur :", "auteur:", "publié par", "écrit par", "rédigé par", "por",
    "escrito por",
    "publicado por", "di ", "a cura di", "scritto da", "door", "geschreven door", "av", "af", "skriven av", "text av",
    "tekst:", "kirjoittaja:", "teksti:", "opracowanie:", "autor", "napisał", "autoři:", "szerző:", "írta:", "автор:",
    "автор",
    "текст:", "yazar:", "yazan:", "haber:", "oleh", "penulis:", "reporter:", "โดย", "文/", "文：", "文:", "記者", "记者",
    "του", "της", "των", "लेखक:", "نویسنده:", "نویسنده", "خبرنگار:", "autori:", "autoři:", "autoare:",
    "autor textu:", "piše:", "пише:", "авторы:", "автори:", "tekst og foto:", "skrevet av", "skrevet af",
    "testo di", "wartawan:", "ditulis oleh", "muhabir:", "글·사진", "취재", "撰稿：", "记者：", "記者：", "文｜", "取材・文・写真：",
    "取材・文：", "取材・文", "ライター：", "筆者：", "ผู้เขียน:", "เรื่อง:", "รายงานโดย", "recipe by", "review by", "analysis by",
    "本报记者", "本報記者", "本网记者", "特约记者", "기자명", "文・", "文＝", "كتب", "كتبت", "ein bericht von",
    "kommentar von", "analyse von", "interview von", "reportage von",
    "作者：", "作者:", "采写：", "采写:", "採寫：", "采写/", "采访：", "採訪：", "撰文：", "撰文:", "執筆：", "著者：", "글 ", "글=", "بقلم:", "بقلم",
    "كتب:", "כתב:", "מאת:", "מאת", "द्वारा", "লেখক:",
    "ដោយ", "អត្ថបទ៖", "អត្ថបទ:", "ໂດຍ", "ຂ່າວ:", "ရေးသားသူ", "ရေးသူ", "எழுதியவர்", "எழுத்து:", "రచయిత:", "ಲೇಖಕ:",
    "ലേഖകൻ", "تحریر:", "رپورٹ:", "аутор:", "автори:", "аўтар:", "autors:", "autorius:", "avtor:", "müəllif:", "muallif:",
    "muallif", "ავტორი:", "հեղինակ՝", "зохиогч:", "сурвалжлагч:", "ලේඛක:", "forfatter:", "skrevet av:", "autore:",
    "autora:", "autorka:", "tác giả bài viết:", "người đăng:", "penulis", "เขียนโดย", "ข่าวโดย", "ผู้สื่อข่าว:", "รายงาน:",
    "корреспондент:", "кореспондент:", "журналист:", "журналіст:",
    "подготовил", "подготовила", "материал подготовил", "материал подготовила", "كتب-", "كتب -", "كتبت-", "كتبت -",
    "كتبت:",
    "إعداد:", "اعداد:", "إعداد", "تقرير:", "تقرير -", "حوار:", "گزارشگر:", "autor*in:", "autor:in:", "autoren:",
    "autor/in:",
    "propos recueillis par", "recueilli par", "entretien réalisé par", "texto:", "testo:", "tekst:", "pewarta:",
    "jurnalis:", "kontributor:", "laporan:",
    "napsal:", "napsala:", "napsal(a):", "autor(ka):",
    "opr.", "oprac.", "napisała", "ภาพ/ข่าว", "ข่าว/ภาพ", "ข่าว:", "kirjutas", "teksts:", "tekstas:", "мәтін:", "жазған:",
  ]

  /// Words of buttons and notes about a page; no name has one.
  static let buttons: Set<String> = [
    "view", "follow", "bio", "profile", "read", "references", "sources", "insights", "click", "subscribe", "share",
    "comments", "published", "updated", "posted", "edition", "article", "articles", "posts", "reading", "minutes",
    "min",
    "later", "more", "facebook", "twitter", "instagram", "linkedin", "email", "newsletter", "youtube",
    "login", "logout", "signup", "bluesky", "mastodon", "github", "tiktok", "whatsapp", "telegram", "zalo", "pinterest",
  ]

  /// What announces someone who did not write the story.
  static let helpers: [[UInt8]] = [
    "reviewed by", "medically reviewed", "fact checked", "edited by", "updated by", "photo", "photos", "illustration",
    "ảnh", "clip", "video", "đồ họa", "nguồn", "foto", "fotos", "bild", "redigering", "source", "translated by",
    "photography", "photograph", "photographs", "pictures", "illustrations", "editor", "biên tập", "trình bày",
    "thiết kế", "kỹ thuật", "dẫn nguồn", "bilder", "fotograf", "fotografie", "quelle", "crédit photo", "crédits",
    "sources",
    "fuente", "fonte", "fot", "zdjęcia", "źródło", "zdroj", "forrás", "fotó", "szerkesztő", "szerkesztette", "bron",
    "källa", "kilde", "sursa", "kaynak", "fotoğraf", "editör", "sumber", "фото", "источник", "редактор", "джерело",
    "φωτογραφία", "φωτο", "επιμέλεια", "πηγή", "写真", "撮影", "編集", "出典", "摄影", "攝影", "编辑", "編輯", "责任编辑", "責任編輯",
    "责编", "校对", "来源", "來源", "사진", "편집", "영상", "출처", "ภาพ", "เรียบเรียง", "ที่มา", "تصوير", "تحرير", "المصدر",
    "عکس", "دبیر", "منبع", "צילום", "עריכה", "מקור", "फोटो", "संपादक", "स्रोत",
    "redigeret", "redigert", "រូបភាព", "រូបថត", "កែសម្រួល", "ប្រភព", "ພາບ", "ບັນນາທິການ", "ແຫຼ່ງຂ່າວ", "ဓာတ်ပုံ", "အယ်ဒီတာ", "ရင်းမြစ်",
    "படம்",
    "ஆசிரியர்", "ஆதாரம்", "تصویر", "ایڈیٹر", "ذریعہ", "ఫోటో", "ఎడిటర్", "మూలం", "ಫೋಟೋ", "снимка", "източник", "urednik", "уредник",
    "извор", "izvor", "vir", "kuva", "kuvat", "toimitus", "lähde", "toimetaja", "allikas", "redaktors", "avots",
    "nuotrauka", "nuotraukos", "šaltinis", "redaktorius", "ფოტო", "რედაქტორი", "წყარო", "redaktor", "mənbə", "сурет",
    "дереккөз", "muharrir", "manba", "ඡායාරූප", "සංස්කරණ", "මූලාශ්", "larawan", "pinagmulan", "picha", "mhariri",
    "chanzo", "зураг", "эх сурвалж", "ছবি", "সম্পাদনা", "সূত্র", "तस्बिर", "सम्पादक",
  ].map(WordFold.fold)

  /// What stands before the reader's place on the site, and before what the story is about.
  static let signposts: [[UInt8]] = [
    "you are here", "home", "trang chủ", "vị trí", "bạn đang ở", "bạn đang xem", "từ khóa", "từ khoá", "startseite",
    "sie sind hier", "accueil", "vous êtes ici", "inicio", "usted está aquí", "início", "você está aqui", "главная",
    "вы здесь", "beranda", "anda di sini", "หน้าแรก", "当前位置", "當前位置", "您的位置", "您现在的位置", "现在位置", "首页", "首頁",
    "关键词", "關鍵詞", "关键字", "關鍵字", "标签", "標籤", "ホーム", "現在位置", "현재위치", "홈",
  ].map(WordFold.fold)

  /// Agencies that stand behind a writer's name: `Jan Kowalski, PAP`.
  static let agencies: Set<String> = [
    "pap", "afp", "dpa", "ap", "čtk", "tasr", "mti", "tass", "ansa", "efe", "ntb", "tt", "stt", "ritzau", "apa", "sda",
    "anp", "belga", "lusa", "aa", "dha", "iha", "ttxvn", "vna", "pti", "ani", "ians", "reuters", "hina", "sta", "bta",
    "antara", "bernama", "pa", "kna", "ukrinform", "unian", "agerpres", "lsa", "ats", "keystone",
  ]

  /// First words of publishers' names, and last ones.
  static let publisherStarts: Set<String> = [
    "báo", "tạp", "đài", "tòa", "tv", "rádio", "radio", "agência", "agencia", "agence", "agenzia", "agentur",
    "jornal", "gazeta", "portal", "telewizja", "redaktion", "redazione", "redacción", "rédaction",
  ]
  static let publisherEnds: Set<String> = [
    "online", "team", "staff", "com", "vn", "net", "redaktion", "inc", "llc", "editors", "desk", "newsroom",
  ]
}
