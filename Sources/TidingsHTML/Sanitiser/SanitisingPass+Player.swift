internal import TidingsModel

extension SanitisingPass {
  /// Writes a link in the place of a frame, if that shows a known player. Its label is no part of the text: it is what a
  /// reader sees only where the player is missing.
  mutating func writePlayer(source: AttributeKind) {
    var frame: AttributeRange?
    var title: AttributeRange?
    for index in 0..<reader.attributes.count {
      let attribute = reader.attributes[index]
      if attribute.kind == source || attribute.kind == .dataSrc || attribute.kind == .dataLazySrc {
        // A lazily loaded frame has "about:blank" in `src`.
        if frame == nil || attribute.kind != source { frame = attribute }
      }
      if attribute.kind == .title { title = title ?? attribute }
    }
    guard let frame, let page = page(for: frame) else { return }
    // Nor can a link stand in a formula.
    if !tags.traits(top).isDisjoint(with: [.player, .mathML]) || top == .picture { return }
    // An `object` and the `embed` in it, for browsers of another kind, are one player.
    if page == lastPlayer { return }
    lastPlayer = page
    // The link is one like any other: it ends the one that is open, and the one that would be opened again.
    _ = reopen.remove(.a)
    if let index = openLink { pop(through: index) }
    guard prepareForContent() else { return }
    output.append("<a href=\"")
    write(escaping: page)
    output.append("\">")
    if let title, title.valueEnd > title.valueStart {
      decode(title)
    } else {
      value.truncate(to: 0)
      value.append(page)
    }
    for scalar in value.string().unicodeScalars {
      switch scalar.value {
      case 0x26: output.append("&amp;")
      case 0x3C: output.append("&lt;")
      case 0x3E: output.append("&gt;")
      case ..<0x20: output.append(0x20)
      case let scalar where Self.isNoCharacter(scalar): break
      case let scalar: output.append(scalar: scalar)
      }
    }
    output.append("</a>")
  }

  private mutating func page(for frame: AttributeRange) -> String? {
    let removed = removedCount
    defer { removedCount = removed }
    guard resolve(frame) else { return nil }
    var address = url.string()
    if address.hasPrefix("//") { address = "https:" + address }
    return WebURL(address).flatMap(EmbeddedPlayer.page)
  }

  private mutating func write(escaping text: String) {
    var text = text
    text.withUTF8 { utf8 in
      if let start = utf8.baseAddress { output.append(escaping: start, count: utf8.count) }
    }
  }
}
