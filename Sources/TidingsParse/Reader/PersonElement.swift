/// A person construct: name, address and page as elements (Atom, RFC 4287 section 3.2), as attributes, or all in one text
/// (RSS, Dublin Core).
enum PersonElement {
  /// - Parameter owner: whose person it is.
  static func open(_ tag: StartTag, _ role: PersonDraft.Role, of owner: Scope, _ draft: inout PersonDraft) -> Opened {
    draft = PersonDraft(role: role, owner: owner)
    // Atom 0.3 and RSS 1.1 write attributes, a few programs too.
    draft.person.url =
      tag.reference("resource") ?? tag.reference("uri") ?? tag.reference("url") ?? tag.reference("href")
    if let name = tag.trimmed("name") { draft.person.name = name }
    draft.person.email = tag.trimmed("email")
    return Opened(element: tag.element, scope: .person, capture: .text)
  }

  static func openChild(_ tag: StartTag, _ elements: inout OpenElements, _ draft: inout PersonDraft) -> Opened {
    switch tag.element {
    case .name, .email, .url: return .text(tag.element)
    case .wrapper, .resourceList: return .empty(.person)
    case .resource: return .text(.resource)
    // The rich content model of Dublin Core: a name as rdf:value.
    case .encoded where tag.namespace == .rdf: return .text(.name)
    case .avatar, .mediaThumbnail, .itunesImage:
      // gd:image src, media:thumbnail url, itunes:image href
      draft.person.avatar.fill(tag.reference("src") ?? tag.reference("url") ?? tag.reference("href"))
      return .ignored
    case .link:
      switch LinkRelation.name(tag.attributes.value("rel")) {
      case "avatar", "photo": draft.person.avatar.fill(tag.reference("href"))
      case nil, "alternate", "me": draft.person.url.fill(tag.reference("href"))
      default: break
      }
      return .ignored
    default: return elements.openInValue(tag)
    }
  }

  static func closeChild(_ frame: Frame, _ elements: inout OpenElements, _ drafts: inout Drafts) {
    let text = elements.string(frame).collapsedSpace
    guard !text.isEmpty else { return }
    switch frame.element {
    case .name: drafts.person.person.name.fill(text)
    case .resource:
      // One of several in an rdf:Seq.
      guard let listed = PersonText.read(text) else { return }
      drafts.add(listed, as: drafts.person)
    case .email:
      if drafts.person.person.email == nil {
        drafts.person.person.email = text.asciiLowercased.hasPrefix("mailto:") ? String(text.dropFirst(7)) : text
      }
    case .url: drafts.person.person.url.fill(elements.reference(text))
    default: break
    }
  }

  static func close(_ frame: Frame, _ elements: inout OpenElements, _ drafts: inout Drafts) {
    var draft = drafts.person
    if draft.person.name == nil, let text = elements.string(frame).nonEmpty {
      let all = PersonText.list(text)
      if all.count > 1 {
        for person in all { drafts.add(person, as: draft) }
        return
      }
      let read = all.first
      draft.person.name = read?.name
      draft.person.email.fill(read?.email)
      draft.person.url.fill(read?.url)
    } else if draft.person.email == nil, let name = draft.person.name, name.utf8.contains(0x40),
      let read = PersonText.read(name), let email = read.email
    {
      // An address in the place of a name.
      draft.person.email = email
      draft.person.name = read.name
    }
    guard !draft.person.isEmpty else { return }
    draft.person.role = draft.part
    draft.person.group = draft.group
    drafts.add(draft.person, as: draft)
  }
}
