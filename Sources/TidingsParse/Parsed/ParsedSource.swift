/// The feed an item was taken from.
public struct ParsedSource: Sendable, Equatable {
  /// Atom `id`
  public var id: String?
  /// Atom `title`; the text of RSS `source`; `news:name`.
  public var title: ParsedText?
  /// Atom `subtitle`
  public var description: ParsedText?
  /// RSS `url`, `link rel="self"`: the feed itself.
  public var url: ParsedReference?
  /// `link rel="alternate"`
  public var homePage: ParsedReference?
  /// Atom `icon`, small.
  public var icon: ParsedReference?
  /// Atom `logo`, large.
  public var logo: ParsedReference?
  /// Atom `updated`
  public var updated: ParsedDate?
  /// Atom `rights`
  public var rights: ParsedText?
  /// Atom `author`
  public var authors: [ParsedPerson] = []
  /// Atom `contributor`
  public var contributors: [ParsedPerson] = []
  /// Atom `category`, 100 at most.
  public var categories: [ParsedCategory] = []
  /// Atom `generator`
  public var generator: ParsedGenerator?
  /// Atom `link`, 100 at most.
  public var links: [ParsedLink] = []

  public init() {}
  public var isEmpty: Bool { self == ParsedSource() }

  mutating func add(author: ParsedPerson) { PersonText.add(author, to: &authors) }
  mutating func add(contributor: ParsedPerson) { PersonText.add(contributor, to: &contributors) }
}
