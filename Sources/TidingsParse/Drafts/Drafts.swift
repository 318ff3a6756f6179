internal import TidingsModel

/// What is being read: the feed, and the item, the person and the source in it, while there is one.
///
/// Not copyable, as it is large.
struct Drafts: ~Copyable {
  var feed = FeedDraft()
  var item = ItemDraft()
  private(set) var isInItem = false
  /// The item in which another one began.
  private var outerItem: ItemDraft?
  /// The items that stood in the present one, which comes before them.
  private var innerItems: [ItemDraft] = []
  /// More of them are those of an item that was never closed.
  private static let maximumInnerItems = 64
  var person = PersonDraft(role: .author, owner: .ignored)
  var source = ParsedSource()

  // MARK: Items

  /// Begins an item.
  ///
  /// - Parameter warnings: told of what is left out of one that ends thereby.
  mutating func beginItem(warnings: inout WarningList) {
    // An item inside an item, which goes on behind it.
    if isInItem {
      if outerItem != nil { endItems(warnings: &warnings) } else { outerItem = item }
    }
    item = ItemDraft()
    isInItem = true
  }

  mutating func endItem(warnings: inout WarningList) {
    guard isInItem else { return }
    guard let outer = outerItem else {
      isInItem = false
      // Around others, an item that says nothing is none.
      if innerItems.isEmpty || !item.isBlank { finishItem(warnings: &warnings) }
      return finishInnerItems(warnings: &warnings)
    }
    guard item.isBlank || innerItems.count < Self.maximumInnerItems else { return endItems(warnings: &warnings) }
    if !item.isBlank { innerItems.append(item) }
    item = outer
    outerItem = nil
  }

  /// Ends what is left of items in others when the document is read.
  mutating func finishInnerItems(warnings: inout WarningList) {
    for inner in innerItems {
      item = inner
      finishItem(warnings: &warnings)
    }
    innerItems = []
  }

  /// Ends an item and the one around it.
  private mutating func endItems(warnings: inout WarningList) {
    let inner = item
    if let outer = outerItem {
      item = outer
      outerItem = nil
      finishItem(warnings: &warnings)
      finishInnerItems(warnings: &warnings)
      item = inner
    }
    isInItem = false
    if !inner.isBlank { finishItem(warnings: &warnings) }
  }

  /// Forgets the item where it is none, but one of a list of something else: keywords.
  ///
  /// - Returns: whether it was none.
  mutating func dropBlankItem() -> Bool {
    guard outerItem == nil, innerItems.isEmpty, item.isBlank else { return false }
    isInItem = false
    return true
  }

  private mutating func finishItem(warnings: inout WarningList) {
    item.dates.replaceUnreadable(language: feed.language.value, warnings: &warnings)
    item.finish()
    feed.parsed.items.append(taking: &item.parsed)
  }

  // MARK: What is said of the item, or else of the feed

  mutating func add(_ category: ParsedCategory) {
    if isInItem { item.add(category: category) } else { feed.add(category: category) }
  }

  mutating func add(_ link: ParsedLink) {
    if isInItem { item.add(link: link) } else { feed.add(link: link) }
  }

  mutating func add(_ person: ParsedPerson, as draft: PersonDraft) {
    switch (draft.owner, draft.role) {
    case (.source, .author): source.add(author: person)
    case (.source, .contributor): source.add(contributor: person)
    case (.item, .publisher): item.parsed.publisher.fill(person)
    case (.item, .author): item.add(author: person)
    case (.item, .contributor): item.add(contributor: person)
    case (.feed, .author): feed.add(author: person)
    case (.feed, .contributor): PersonText.add(person, to: &feed.parsed.contributors)
    case (.feed, .publisher): feed.offer(publisher: person, from: .publisher)
    case (.feed, .owner): feed.offer(publisher: person, from: .owner)
    case (.feed, .webMaster): feed.offer(publisher: person, from: .webMaster)
    default: break
    }
  }

  /// Keeps what has no place in the model, as far as there is room.
  mutating func keep(_ element: ExtensionElement) {
    guard (element.value?.utf8.count ?? 0) <= OtherElements.maximumValue else { return }
    if isInItem {
      if item.parsed.extensions.count < OtherElements.maximum { item.parsed.extensions.append(element) }
    } else if feed.parsed.extensions.count < OtherElements.maximum {
      feed.parsed.extensions.append(element)
    }
  }

  /// Of several rights the first count.
  mutating func offer(rights text: ParsedText?, of namespace: Namespace) {
    guard let text else { return }
    guard let known = isInItem ? item.parsed.rights : feed.parsed.rights else {
      if isInItem { item.parsed.rights = text } else { feed.parsed.rights = text }
      return
    }
    let isCopyright = namespace == .rss || namespace == .prism || namespace == .media
    let prefix = namespace.prefix.flatMap(\.nonEmpty).map { $0 + ":" } ?? ""
    if let element = Outranked.element(
      prefix + (isCopyright ? "copyright" : "rights"), text, beside: [known])
    {
      keep(element)
    }
  }

  /// Of several licences the first counts.
  ///
  /// - Parameter name: that of the element; `nil` where it stands elsewhere as well.
  mutating func offer(license reference: ParsedReference?, named name: String?) {
    guard let reference else { return }
    guard let known = isInItem ? item.parsed.license : feed.parsed.license else {
      if isInItem { item.parsed.license = reference } else { feed.parsed.license = reference }
      return
    }
    if let name, let element = Outranked.element(name, reference, beside: known) { keep(element) }
  }

  /// Offers a title of the item.
  mutating func offer(title text: ParsedText?, from source: ItemDraft.TitleSource) {
    guard let text, let lost = item.title.offerKeeping(text, from: source), let element = Outranked.element(lost) else {
      return
    }
    keep(element)
  }
}
