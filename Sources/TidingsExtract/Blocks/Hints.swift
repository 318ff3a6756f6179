/// What an element's class, id, role and item property say of its purpose.
struct Hints: OptionSet, Sendable {
  let rawValue: UInt32

  static let related = Hints(rawValue: 1 << 0)
  static let share = Hints(rawValue: 1 << 1)
  static let comments = Hints(rawValue: 1 << 2)
  static let navigation = Hints(rawValue: 1 << 3)
  static let promotion = Hints(rawValue: 1 << 4)
  static let meta = Hints(rawValue: 1 << 5)
  static let tags = Hints(rawValue: 1 << 6)
  static let caption = Hints(rawValue: 1 << 7)
  static let hidden = Hints(rawValue: 1 << 8)
  static let authorBox = Hints(rawValue: 1 << 9)
  static let contents = Hints(rawValue: 1 << 10)
  static let body = Hints(rawValue: 1 << 11)
  static let lead = Hints(rawValue: 1 << 12)
  static let byline = Hints(rawValue: 1 << 13)
  static let date = Hints(rawValue: 1 << 14)
  static let headline = Hints(rawValue: 1 << 15)
  static let articleBody = Hints(rawValue: 1 << 16)
  static let footer = Hints(rawValue: 1 << 17)
  /// Parts that readers open and close: accordions, tabs.
  static let collapsible = Hints(rawValue: 1 << 18)

  /// What may be tags: "keyword-box", "article-topics".
  static let keywords = Hints(rawValue: 1 << 19)

  /// What asks for the reader's consent to cookies, which may be longer than the article.
  static let consent = Hints(rawValue: 1 << 20)

  /// What a dish is made of, beside which stands how.
  static let ingredients = Hints(rawValue: 1 << 21)

  /// What a site says of its liability and its income, which may be as long as an article's section.
  static let legal = Hints(rawValue: 1 << 22)

  /// What stands in a line without being read with it: explanations of a word, the names of icons, links to edit.
  static let aside = Hints(rawValue: 1 << 23)

  /// Elements that are no part of an article's text.
  static let chrome: Hints = [
    .related, .share, .comments, .navigation, .promotion, .meta, .tags, .hidden, .authorBox, .contents, .footer,
    .consent, .legal,
  ]
  /// Elements whose text is not to be taken, unless they hold much of the page's.
  static let unlikely: Hints = [.chrome, .caption, .byline]
  /// Names that sections of articles bear too.
  static let misnaming: Hints = [.related, .share, .navigation, .promotion, .meta, .tags, .contents]
  /// Names that tell that an element is no part of the article even if it holds the page's title and paragraphs.
  static let aroundTitle: Hints = [.hidden, .footer, .consent]
  /// Names that elements bear beside that of the article's body, or around it.
  static let aroundBody: Hints = [.navigation, .promotion, .meta, .tags, .contents, .legal]
}
