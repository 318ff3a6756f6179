/// The words of one language's bylines beside names, in one place: what writers are called, what they write and do, who
/// else is named, what a desk signs with.
///
/// The words of all languages count on every page, as pages do not always say what language they are in; only `ownLabels`
/// and `ownAnd` mean something else in others. Words are parted by spaces, phrases by `|`.
struct BylineLanguage: Sendable {
  /// The primary subtags.
  let tags: [Substring]
  /// What those who write are called.
  let writers: String
  /// What is written, as a label that a colon follows names it.
  let texts: String
  /// What writers do or have done.
  let deeds: String
  /// What is done to a text once it is written, before the one who did it: `publié`, `eingestellt`.
  let publishings: String
  /// Words that lead from a text to its writer, and nowhere else.
  let by: String
  /// Words that lead elsewhere as well.
  let of: String
  /// Words that stand between the others.
  let fillers: String
  /// Articles that stand before names.
  let articles: String
  /// Pictures, which a writer may have taken too.
  let pictures: String
  /// Syllables of words that are written in two, of use before a colon or before "by".
  let syllables: String
  /// Phrases that announce the author, where the kinds of their words do not say so.
  let labels: String
  /// The same in this language alone.
  let ownLabels: String
  /// Phrases that announce someone who did not write the story.
  let helpers: String
  /// What stands where nobody wrote a name: desks, roles of systems, ends of texts.
  let desks: String
  /// Degrees and offices, and other words that stand in no person's name.
  let offices: String
  /// Phrases before the reader's place on the site, and before what the story is about.
  let signposts: String
  /// What joins names, with the spaces around it.
  let and: String
  /// The same in this language alone.
  let ownAnd: String

  init(
    _ tags: String, writers: String = "", texts: String = "", deeds: String = "", publishings: String = "",
    by: String = "", of: String = "",
    fillers: String = "", articles: String = "", pictures: String = "", syllables: String = "", labels: String = "",
    ownLabels: String = "", helpers: String = "", desks: String = "", offices: String = "", signposts: String = "",
    and: String = "", ownAnd: String = ""
  ) {
    self.tags = tags.split(separator: " ")
    self.writers = writers
    self.texts = texts
    self.deeds = deeds
    self.publishings = publishings
    self.by = by
    self.of = of
    self.fillers = fillers
    self.articles = articles
    self.pictures = pictures
    self.syllables = syllables
    self.labels = labels
    self.ownLabels = ownLabels
    self.helpers = helpers
    self.desks = desks
    self.offices = offices
    self.signposts = signposts
    self.and = and
    self.ownAnd = ownAnd
  }

  static let all = western + eastern + westAsian + southAsian + eastAsian

  /// The phrases that a list parts by `|`.
  static func phrases(_ list: String) -> [String] {
    list.utf8.split(separator: 0x7C).map { String(Substring($0)) }
  }

  /// The words that a list parts by spaces.
  static func words(_ list: String) -> [String] { list.utf8.split(separator: 0x20).map { String(Substring($0)) } }

  /// What each language that has any says by itself.
  static func own(_ list: (BylineLanguage) -> String) -> [String: [String]] {
    var own: [String: [String]] = [:]
    for language in all where !list(language).isEmpty {
      for tag in language.tags { own[String(tag)] = phrases(list(language)) }
    }
    return own
  }
}
