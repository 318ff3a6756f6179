/// The words around names in bylines, in the languages of the news.
enum NameWords {
  /// Names that systems give where nobody wrote one, desks, and places that sign for them.
  static let placeholders: Set<[UInt8]> = Set(
    [
      "admin", "administrator", "editor", "staff", "author", "webmaster", "user", "root", "anonymous", "none", "null",
      "undefined", "team", "redaktion", "editorial team", "unknown", "guest", "tác giả", "quản trị", "ban biên tập",
      "by", "super user", "superuser", "test", "news", "editorial", "staff writer", "contributor", "website",
      "author name", "pv", "p v", "phóng viên", "nhóm phóng viên", "nhóm pv", "bbt", "tổng hợp", "biên tập viên", "btv",
      "ctv", "cộng tác viên", "toà soạn", "tòa soạn", "hà nội", "tp hcm", "tp hồ chí minh",
    ].map(WordFold.fold))

  /// What parts the names in a list.
  static let conjunctions: [String] = [
    ", and ", ", ", "; ", " and ", " & ", " và ", " und ", " et ", " y ", " e ", " en ", " och ", " og ", " ja ", " i ",
    " и ", " та ", " ve ", " dan ", " și ", "、", "，", " و ", " with ", ";", " - ",
  ]

  /// The same without the spaces around them.
  static let joiners: [String] = conjunctions.map { ByteText.folded(Array($0.utf8)) }

  /// Degrees and offices, and other words that stand in no person's name.
  static let roles: Set<String> = [
    "director", "editor", "expert", "manager", "head", "senior", "sr", "officer", "writer", "reporter", "correspondent",
    "analyst", "md", "phd", "rd", "of", "for", "the", "research", "university", "center", "centre", "team", "staff",
    "news", "agency", "inc", "llc", "co", "company", "group", "chief", "professor", "specialist", "consultant",
    "founder", "coordinator", "marketing", "content", "strategist", "producer", "photographer", "columnist",
    "journalist",
    "engineer", "developer", "president", "associate", "assistant",
    "ceo", "coach", "contributor", "dietitian", "attorney", "redaktion", "services", "department", "institute",
  ]

  /// What announces the author.
  static let labels: [String] = [
    "written by", "posted by", "published by", "reported by", "story by", "words by", "text by", "authored by",
    "article by", "by", "author:", "authors:", "author", "from ", "tác giả:", "tác giả", "người viết:",
    "bài viết:", "bài:", "bài và ảnh:", "bài, ảnh:", "bài - ảnh:", "bài & ảnh:", "tin bài:", "tin, bài:", "tin, ảnh:",
    "tin và ảnh:", "tin:", "thực hiện:", "biên dịch:", "lược dịch:", "phóng viên", "pv", "bởi", "viết bởi", "đăng bởi",
    "von", "autor:", "autorin:",
    "ein artikel von",
    "ein beitrag von", "text:", "par", "auteur :", "auteur:", "publié par", "écrit par", "rédigé par", "por",
    "escrito por",
    "publicado por", "di ", "a cura di", "scritto da", "door", "geschreven door", "av", "af", "skriven av", "text av",
    "tekst:", "kirjoittaja:", "teksti:", "opracowanie:", "autor", "napisał", "autoři:", "szerző:", "írta:", "автор:",
    "автор",
    "текст:", "yazar:", "yazan:", "haber:", "oleh", "penulis:", "reporter:", "โดย", "文/", "文：", "文:", "記者", "记者",
    "作者：", "作者:", "撰文：", "執筆：", "著者：", "글 ", "글=", "بقلم:", "بقلم", "كتب:", "כתב:", "מאת:", "מאת", "द्वारा", "লেখক:",
  ]

  /// Words of buttons and notes about a page; no name has one.
  static let buttons: Set<String> = [
    "view", "follow", "bio", "profile", "read", "references", "sources", "insights", "click", "subscribe", "share",
    "comments", "published", "updated", "posted", "edition", "article", "articles", "posts", "reading", "minutes",
    "min",
    "later", "more", "facebook", "twitter", "instagram", "linkedin", "email", "newsletter",
  ]

  /// What announces someone who did not write the story.
  static let helpers: [[UInt8]] = [
    "reviewed by", "medically reviewed", "fact checked", "edited by", "updated by", "photo", "photos", "illustration",
    "ảnh", "clip", "video", "đồ họa", "nguồn", "foto", "fotos", "bild", "redigering", "source", "translated by",
  ].map(WordFold.fold)

  /// First words of publishers' names, and last ones.
  static let publisherStarts: Set<String> = [
    "báo", "tạp", "đài", "tòa", "redaktion", "redazione", "redacción", "rédaction",
  ]
  static let publisherEnds: Set<String> = [
    "online", "team", "staff", "com", "vn", "net", "redaktion", "inc", "llc", "editors", "desk", "newsroom",
  ]
}
