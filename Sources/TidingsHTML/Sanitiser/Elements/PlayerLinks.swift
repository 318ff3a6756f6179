internal import TidingsModel

/// Writes links in the place of frames that show a known player.
struct PlayerLinks {
  /// The page of the player that was made a link last.
  private var lastPage: String?

  /// The label of the link is no part of the text: it is what a reader sees only where the player is missing.
  ///
  /// - Parameter source: where the frame's address stands, unless it is loaded lazily.
  mutating func write(
    _ attributes: borrowing AttributeList, source: AttributeKind, _ values: inout AttributeValues,
    into tree: inout TreeWriter
  ) {
    var frame: AttributeRange?
    var title: AttributeRange?
    for index in 0..<attributes.count {
      let attribute = attributes[index]
      if attribute.kind == source || attribute.kind == .dataSrc || attribute.kind == .dataLazySrc {
        // A lazily loaded frame has "about:blank" in `src`.
        if frame == nil || attribute.kind != source { frame = attribute }
      }
      if attribute.kind == .title { title = title ?? attribute }
    }
    guard let frame, let page = Self.page(for: frame, &values) else { return }
    // Nor can a link stand in a formula.
    if tree.isInPlayer || tree.stack.topTraits.contains(.mathML) { return }
    // An `object` and the `embed` in it, for browsers of another kind, are one player.
    if page == lastPage { return }
    lastPage = page
    ImpliedEnds.closeLink(in: &tree)
    guard tree.prepareForContent() else { return }
    var label = page
    if let title, title.valueEnd > title.valueStart {
      values.decode(title)
      label = values.decoded.string()
    }
    tree.html.append("<a href=\"")
    tree.html.append(escaping: page)
    tree.html.append("\">")
    Self.write(label: label, to: &tree.html)
    tree.html.append("</a>")
  }

  /// The page of the player that a frame shows. What is no player is left out as a frame, not for its address.
  private static func page(for frame: AttributeRange, _ values: inout AttributeValues) -> String? {
    let removed = values.removedCount
    defer { values.removedCount = removed }
    guard values.resolve(frame) else { return nil }
    var address = values.url.string()
    if address.hasPrefix("//") { address = "https:" + address }
    return WebURL(address).flatMap(EmbeddedPlayer.page)
  }

  private static func write(label: String, to output: inout ByteSink) {
    for scalar in label.unicodeScalars {
      switch scalar.value {
      case 0x26: output.append("&amp;")
      case 0x3C: output.append("&lt;")
      case 0x3E: output.append("&gt;")
      case ..<0x20: output.append(0x20)
      case let scalar where TextWriter.isNoCharacter(scalar): break
      case let scalar: output.append(scalar: scalar)
      }
    }
  }
}
