extension SanitisingPass {
  /// The attributes of a picture that matter, by where they stand in the list.
  private struct Picture {
    var source: Int?
    var lazySource: Int?
    var sourceSet: Int?
    var lazySourceSet: Int?
    var sizes: Int?
    var alt: Int?
    var title: Int?
    var width: Int?
    var height: Int?
    var style: Int?
  }

  /// Writes an `img` from its attributes: the lazy-load source before `src`, the largest of `srcset` where there is
  /// neither. Nothing where no URL is left, or where the picture is there to count readers.
  mutating func writeImage() {
    if isSilent { return }
    let picture = gather()
    let width = picture.width.flatMap { number(of: reader.attributes[$0]) }
    let height = picture.height.flatMap { number(of: reader.attributes[$0]) }
    if isPixel(picture, width: width, height: height) {
      removedCount += 1
      return
    }
    guard resolveSource(of: picture) else { return }
    let isTracker = url.withBytes { bytes in
      bytes.baseAddress.map { TrackingPixel.matches($0, bytes.count) } ?? false
    }
    if isTracker {
      removedCount += 1
      return
    }
    let start = output.count
    output.append("<img src=\"")
    let urlStart = output.count
    writeURL()
    let image = urlStart..<output.count
    output.append(0x22)
    if isInNoscript, repeatsLastImage(image) { return output.truncate(to: start) }
    lastImage = image
    noteFirstImage(width: width, height: height)
    if let set = picture.lazySourceSet ?? picture.sourceSet { write(at: set, as: .srcset, .sourceSet) }
    if let sizes = picture.sizes { write(at: sizes, as: .sizes, .text) }
    if let alt = picture.alt {
      output.append(" alt=\"")
      writeText(of: reader.attributes[alt])
      output.append(0x22)
    }
    if let title = picture.title { write(at: title, as: .title, .text) }
    if let width = picture.width { write(at: width, as: .width, .number) }
    if let height = picture.height { write(at: height, as: .height, .number) }
    output.append(0x3E)
  }

  private mutating func gather() -> Picture {
    var picture = Picture()
    for index in 0..<reader.attributes.count {
      let kind = reader.attributes[index].kind
      let attribute = reader.attributes[index]
      switch kind {
      case .unknown: continue
      case .src: picture.source = picture.source ?? index
      case .srcset: picture.sourceSet = picture.sourceSet ?? index
      case .sizes: picture.sizes = picture.sizes ?? index
      case .alt: picture.alt = picture.alt ?? index
      case .title: picture.title = picture.title ?? index
      case .width: picture.width = picture.width ?? index
      case .height: picture.height = picture.height ?? index
      case .style: picture.style = picture.style ?? index
      case .event: removedCount += 1
      default:
        guard attribute.valueEnd > attribute.valueStart else { continue }
        if kind.isLazySource {
          picture.lazySource = picture.lazySource ?? index
        } else if kind.isLazySourceSet {
          picture.lazySourceSet = picture.lazySourceSet ?? index
        }
      }
    }
    return picture
  }

  private func isPixel(_ picture: Picture, width: Int?, height: Int?) -> Bool {
    switch (width, height) {
    case (let width?, let height?): if width <= 1 && height <= 1 { return true }
    case (let side?, nil), (nil, let side?): if side <= 1 { return true }
    case (nil, nil): break
    }
    guard let style = picture.style else { return false }
    let attribute = reader.attributes[style]
    return InlineStyle.isPixel(reader.source, attribute.valueStart, attribute.valueEnd)
  }

  private mutating func resolveSource(of picture: Picture) -> Bool {
    if let lazy = picture.lazySource, isURL(reader.attributes[lazy]), resolve(reader.attributes[lazy]) { return true }
    if let source = picture.source, resolve(reader.attributes[source]) {
      // A spacer that a script replaces.
      guard picture.lazySourceSet != nil else { return true }
    }
    if let set = picture.lazySourceSet ?? picture.sourceSet, resolveLargest(of: reader.attributes[set]) { return true }
    if let source = picture.source, resolve(reader.attributes[source]) { return true }
    return resolveUnnamedSource()
  }

  /// The address of a picture that is found nowhere else, under a name that only its own script knows.
  private mutating func resolveUnnamedSource() -> Bool {
    for index in 0..<reader.attributes.count where reader.attributes[index].kind == .unknown {
      let attribute = reader.attributes[index]
      if URLShape.namesPicture(reader.source, attribute.valueStart, attribute.valueEnd), resolve(attribute) {
        return true
      }
    }
    return false
  }

  /// Lazy-load attributes also hold numbers, flags and JSON.
  private func isURL(_ attribute: AttributeRange) -> Bool {
    var hasSlashOrDot = false
    for index in attribute.valueStart..<attribute.valueEnd {
      switch reader.source[index] {
      case 0x2E, 0x2F: hasSlashOrDot = true
      case 0x7B, 0x7D, 0x3C, 0x3E: return false
      default: break
      }
    }
    return hasSlashOrDot
  }

  private mutating func write(at index: Int, as kind: AttributeKind, _ rule: AttributeRule) {
    write(reader.attributes[index], as: kind, rule)
  }

  private func repeatsLastImage(_ image: Range<Int>) -> Bool {
    guard image.count == lastImage.count else { return false }
    return output.withBytes { $0[image].elementsEqual($0[lastImage]) }
  }

  private mutating func noteFirstImage(width: Int?, height: Int?) {
    guard firstImage == nil else { return }
    // Emoticons, icons, avatars and rules are no picture of the article.
    if let width, width < 48 { return }
    if let height, height < 48 { return }
    let isOrnament = url.withBytes { bytes in
      bytes.baseAddress.map { TrackingPixel.isOrnament($0, bytes.count) } ?? false
    }
    if !isOrnament { firstImage = url.string() }
  }
}
