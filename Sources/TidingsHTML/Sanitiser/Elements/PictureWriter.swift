/// Writes `img` elements, and remembers those it wrote.
struct PictureWriter {
  /// The URL of the first picture that is neither a tracking pixel nor an emoticon.
  private(set) var firstImage: String?
  /// Whether the reader is in a `noscript`, in which the twin of the picture before it is left out; where the `noscript`
  /// comes first, it is the other of the two.
  var isInNoscript = false
  /// Whether the picture written last stood in one.
  private var lastWasInNoscript = false
  /// Where the URL of the picture written last stands in the output.
  private var lastImage = 0..<0

  private let findsFirstImage: Bool

  /// - Parameter findsFirstImage: look for `firstImage`.
  init(findsFirstImage: Bool) { self.findsFirstImage = findsFirstImage }

  /// The attributes of a picture that matter, by where they stand in the list.
  private struct Picture {
    var source: Int?
    /// The first of them.
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
  mutating func write(_ attributes: borrowing AttributeList, _ values: inout AttributeValues, to output: inout ByteSink)
  {
    let picture = Self.gather(attributes, &values)
    let size = PictureSize(
      width: picture.width.flatMap { values.number(of: attributes[$0]) },
      height: picture.height.flatMap { values.number(of: attributes[$0]) })
    if size.isPixel || picture.style.map({ values.read(attributes[$0], InlineStyle.isPixel) }) == true {
      values.removedCount += 1
      return
    }
    guard Self.resolveSource(of: picture, attributes, &values) else { return }
    if values.urlIsTracker(isShown: size.isShown, isLarge: size.isLarge) {
      values.removedCount += 1
      return
    }
    let start = output.count
    output.append("<img src=\"")
    let urlStart = output.count
    output.append(escaping: values.url)
    let image = urlStart..<output.count
    output.append(0x22)
    let isLazy = picture.lazySource != nil || picture.lazySourceSet != nil
    if isInNoscript || isLazy && lastWasInNoscript, repeatsLastImage(image, in: output) {
      return output.truncate(to: start)
    }
    lastImage = image
    lastWasInNoscript = isInNoscript
    if findsFirstImage, firstImage == nil, !size.isSmall { noteFirstImage(&values) }
    Self.writeRest(of: picture, attributes, &values, to: &output)
    output.append(0x3E)
  }

  // MARK: Reading

  private static func gather(_ attributes: borrowing AttributeList, _ values: inout AttributeValues) -> Picture {
    var picture = Picture()
    for index in 0..<attributes.count {
      let attribute = attributes[index]
      switch attribute.kind {
      case .unknown: continue
      case .src: picture.source = picture.source ?? index
      case .srcset: picture.sourceSet = picture.sourceSet ?? index
      case .sizes: picture.sizes = picture.sizes ?? index
      case .alt: picture.alt = picture.alt ?? index
      case .title: picture.title = picture.title ?? index
      case .width: picture.width = picture.width ?? index
      case .height: picture.height = picture.height ?? index
      case .style: picture.style = picture.style ?? index
      case .event: values.removedCount += 1
      case let kind:
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

  private static func resolveSource(
    of picture: Picture, _ attributes: borrowing AttributeList, _ values: inout AttributeValues
  ) -> Bool {
    if resolveLazySource(of: picture, attributes, &values) { return true }
    if let source = picture.source, values.resolve(attributes[source]) {
      // A spacer that a script replaces.
      guard picture.lazySourceSet != nil else { return true }
    }
    if let set = picture.lazySourceSet ?? picture.sourceSet, resolveLargest(of: attributes[set], &values) {
      return true
    }
    if let source = picture.source, values.resolve(attributes[source]) { return true }
    return resolveUnnamedSource(attributes, &values)
  }

  /// Where there is a `src` as well, an attribute that could be something else is taken for that.
  private static func resolveLazySource(
    of picture: Picture, _ attributes: borrowing AttributeList, _ values: inout AttributeValues
  ) -> Bool {
    guard let first = picture.lazySource else { return false }
    for index in first..<attributes.count where attributes[index].kind.isLazySource {
      let attribute = attributes[index]
      guard URLShape.mayBeAddress(values.source, attribute.valueStart, attribute.valueEnd) else { continue }
      if !URLShape.isSurelyAddress(values.source, attribute.valueStart, attribute.valueEnd),
        let source = picture.source,
        values.resolve(attributes[source])
      {
        continue
      }
      if values.resolve(attribute) { return true }
    }
    return false
  }

  /// Puts the URL of the largest candidate of a `srcset` into `values.url`.
  private static func resolveLargest(of attribute: AttributeRange, _ values: inout AttributeValues) -> Bool {
    var candidates = SourceSet(attribute, &values)
    var best: (size: Double, url: [UInt8])?
    while let candidate = candidates.next(&values) {
      if best.map({ candidate.size > $0.size }) ?? true { best = (candidate.size, values.url.withBytes { Array($0) }) }
    }
    guard let best else { return false }
    values.take(best.url)
    return true
  }

  /// The address of a picture that is found nowhere else, under a name that only its own script knows.
  private static func resolveUnnamedSource(
    _ attributes: borrowing AttributeList, _ values: inout AttributeValues
  ) -> Bool {
    for index in 0..<attributes.count where attributes[index].kind == .unknown {
      let attribute = attributes[index]
      if URLShape.namesPicture(values.source, attribute.valueStart, attribute.valueEnd), values.resolve(attribute) {
        return true
      }
    }
    return false
  }

  // MARK: Writing

  private static func writeRest(
    of picture: Picture, _ attributes: borrowing AttributeList, _ values: inout AttributeValues,
    to output: inout ByteSink
  ) {
    if let set = picture.lazySourceSet ?? picture.sourceSet {
      AttributeWriter.write(attributes[set], as: .srcset, .sourceSet, &values, to: &output)
    }
    if let sizes = picture.sizes { AttributeWriter.write(attributes[sizes], as: .sizes, .text, &values, to: &output) }
    if let alt = picture.alt {
      // An empty one says that the picture is no part of the text.
      output.append(" alt=\"")
      values.decode(attributes[alt])
      output.append(escaping: values.decoded)
      output.append(0x22)
    }
    if let title = picture.title { AttributeWriter.write(attributes[title], as: .title, .text, &values, to: &output) }
    if let width = picture.width { AttributeWriter.write(attributes[width], as: .width, .number, &values, to: &output) }
    if let height = picture.height {
      AttributeWriter.write(attributes[height], as: .height, .number, &values, to: &output)
    }
  }

  // MARK: Remembering

  private func repeatsLastImage(_ image: Range<Int>, in output: borrowing ByteSink) -> Bool {
    guard image.count == lastImage.count else { return false }
    return output.withBytes { $0[image].elementsEqual($0[lastImage]) }
  }

  private mutating func noteFirstImage(_ values: inout AttributeValues) {
    let isOrnament = values.url.withBytes { bytes in
      bytes.baseAddress.map { TrackingPixel.isOrnament($0, bytes.count) } ?? false
    }
    if !isOrnament { firstImage = values.url.string() }
  }
}
