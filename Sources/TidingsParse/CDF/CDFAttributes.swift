internal import TidingsModel

/// Channel Definition Format: addresses and dates in attributes.
enum CDFAttributes {
  /// `CHANNEL HREF BASE LASTMOD`
  static func readChannel(_ tag: StartTag, _ elements: inout OpenElements, into feed: inout FeedDraft) {
    if let lastModified = tag.trimmed("lastmod") {
      feed.format.seeCDF()
      feed.dates.modified = elements.date(lastModified)
    }
    guard let href = tag.trimmed("href") else { return }
    feed.format.seeCDF()
    if let base = tag.trimmed("base") { elements.inherited.enter(base: base) }
    feed.homePage.offer(elements.reference(href), from: .alternate)
  }

  /// `ITEM HREF LASTMOD`
  static func readItem(_ tag: StartTag, _ elements: inout OpenElements, _ drafts: inout Drafts) {
    if let lastModified = tag.trimmed("lastmod") {
      drafts.feed.format.seeCDF()
      drafts.item.dates.modified = elements.date(lastModified)
    }
    guard let href = tag.reference("href") else { return }
    drafts.feed.format.seeCDF()
    drafts.item.page.offer(href, from: .link)
  }

  /// `A HREF`, the address of a channel or item that has none itself; its text is its title where there is no other.
  static func openAnchor(_ tag: StartTag, _ elements: inout OpenElements, _ drafts: inout Drafts) -> Opened {
    drafts.feed.format.seeCDF()
    let opened = LinkElement.open(tag, &elements, &drafts)
    return opened.element == .ignored ? .text(.anchor) : opened
  }

  /// `LOGO HREF STYLE`
  static func readLogo(_ tag: StartTag, into feed: inout FeedDraft) {
    guard let href = tag.reference("href") else { return }
    if tag.lowercased("style") == "icon" {
      feed.parsed.icon.fill(href)
    } else {
      feed.offer(picture: href, from: .channelLogo)
    }
  }
}
