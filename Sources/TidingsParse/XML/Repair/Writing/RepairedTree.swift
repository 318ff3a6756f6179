/// The mended document as far as it is written, and the elements that are open in it.
///
/// Every start tag gets its end tag, in its place; nothing is written outside of the root element, which is kept open where
/// it was closed, in case more of the feed follows. What was amiss is noted here as well, as it is for its sake that what
/// stands in the document is not written as it is.
struct RepairedTree: ~Copyable {
  private(set) var output: [UInt8] = []
  private(set) var open: [OpenTag] = []
  /// The root element was closed.
  private(set) var isRootClosed = false
  var faults: RepairFaults
  private let tags: FeedTags
  /// Elements left out because they are too deep.
  private var skipped = 0
  private var names = NameLimit()
  private var attributeNames = NameLimit()

  init(_ tags: FeedTags, faults: RepairFaults) {
    self.tags = tags
    self.faults = faults
  }

  // MARK: What is open

  var top: OpenTag? { open.last }

  /// Whether text at this place belongs to an element.
  @inline(__always)
  var isInside: Bool { open.count > (isRootClosed ? 1 : 0) }

  /// Whether the next element would be beside the root.
  var isBehindRoot: Bool { isRootClosed && open.count == 1 }

  /// Whether an item is open.
  var holdsItem: Bool { open.contains { $0.kind == .item } }

  /// The innermost open item's name.
  var itemName: Range<Int>? { open.last { $0.kind == .item }?.name }

  /// Which open element an end tag closes.
  func matching(_ name: Range<Int>) -> Int? {
    open.lastIndex { tags.same($0.name, name) } ?? open.lastIndex { tags.same($0.name, name, ignoringCase: true) }
  }

  /// Notes that the innermost element has text.
  mutating func noteText() {
    if let top = open.indices.last { open[top].hasText = true }
  }

  /// Notes of an element that nobody knows whether it is never closed.
  mutating func note(isEndless: Bool, at index: Int) { open[index].isEndless = isEndless }

  // MARK: Start tags

  /// Whether an element more may be open.
  var hasRoom: Bool { open.count < XMLShape.maximumDepth }

  mutating func write(_ tag: MendedTag, isEmpty: Bool) {
    let isNameless = !names.admits(tags.bytes[tag.name]) && !tags.isKnown(tag.name)
    output.append(0x3C)
    write(name: tag.name, isNameless: isNameless)
    tag.attributes.write(
      to: &output, withNamespaces: open.count < XMLShape.maximumNamespaceDepth, names: &attributeNames)
    if isEmpty {
      output.append(contentsOf: "/>".utf8)
    } else {
      output.append(0x3E)
      open.append(OpenTag(name: tag.name, isNameless: isNameless, kind: tag.kind))
    }
  }

  /// Writes an item's start tag that is missing.
  mutating func begin(item name: Range<Int>) {
    output.append(0x3C)
    write(name: name, isNameless: false)
    output.append(0x3E)
    open.append(OpenTag(name: name, isNameless: false, kind: .item))
  }

  /// Leaves an element out that is too deep.
  mutating func leaveOut(isEmpty: Bool) {
    faults.add("elements nested deeper than \(XMLShape.maximumDepth) levels are left out")
    if !isEmpty { skipped += 1 }
  }

  /// Closes what an item can only be in as nothing of it was closed.
  mutating func leaveDepth() {
    guard !hasRoom, let channel = open.lastIndex(where: { $0.kind == .container }) else { return }
    skipped = 0
    close(downTo: channel + 1)
  }

  // MARK: End tags

  /// Takes an end tag for that of an element that was left out; `false` where there is none, and for the end tag of an
  /// open item, or of its text, which ends what was left out as well.
  mutating func closeLeftOut(_ name: Range<Int>) -> Bool {
    guard skipped > 0 else { return false }
    if let kind = matching(name).map({ open[$0].kind }), kind.belongsToFeed || kind == .description || kind == .encoded
    {
      skipped = 0
      return false
    }
    skipped -= 1
    return true
  }

  /// Closes the innermost element, which is not the root.
  mutating func closeTop() { close(downTo: open.count - 1) }

  mutating func close(downTo index: Int) {
    while open.count > index {
      if open.count == 1 {
        isRootClosed = true
        return
      }
      writeEnd(open.removeLast())
    }
  }

  /// Writes the end of a root that was closed.
  mutating func finish() {
    while isRootClosed, let last = open.popLast() { writeEnd(last) }
  }

  private mutating func writeEnd(_ element: OpenTag) {
    if element.kind.holdsText || element.kind == .holder, let rest = restOfEndTag(element.name) {
      faults.add("a damaged end tag of <\(tags.shown(element.name))>")
      output.removeLast(output.count - rest)
    }
    output.append(0x3C)
    output.append(0x2F)
    write(name: element.name, isNameless: element.isNameless)
    output.append(0x3E)
  }

  /// Where what is left of an element's end tag stands at the end of its text: `One/title>`.
  private func restOfEndTag(_ name: Range<Int>) -> Int? {
    var end = output.count
    while end > 0, output[end - 1].isSpace { end -= 1 }
    let start = end - name.count - 5
    guard start > 0, output[start] == 0x2F, output[(end - 4)..<end].elementsEqual("&gt;".utf8),
      output[(start + 1)..<(end - 4)].elementsEqual(tags.bytes[name])
    else { return nil }
    return start
  }

  private mutating func write(name: Range<Int>, isNameless: Bool) {
    if isNameless { output.append(0x78) } else { XMLNames.write(tags.bytes[name], to: &output) }
  }

  // MARK: Text

  /// Writes text as it is.
  @inline(__always)
  mutating func write(text: Slice<UnsafeBufferPointer<UInt8>>) {
    guard isInside else { return }
    output.append(contentsOf: text)
    if let top, !top.hasText, text.contains(where: { !$0.isSpace }) { noteText() }
  }

  /// Writes a character's reference, or the like.
  @inline(__always)
  mutating func write(reference: String) {
    if isInside { output.append(contentsOf: reference.utf8) }
  }

  /// Writes a reference that stands in the document; `false` where it names one entity too many.
  @inline(__always)
  mutating func write(referenceAt place: Range<Int>) -> Bool {
    let reference = tags.bytes[place]
    guard reference[place.lowerBound + 1] == 0x23 || names.admits(reference) else { return false }
    if isInside { XMLReference.write(reference, to: &output) }
    return true
  }

  mutating func write(section text: Slice<UnsafeBufferPointer<UInt8>>) {
    output.append(contentsOf: "<![CDATA[".utf8)
    output.append(contentsOf: text)
    output.append(contentsOf: "]]>".utf8)
  }

  mutating func write(declarations: [UInt8]) { output += declarations }

  // MARK: Handing over

  /// Hands over what was written; answers whether more is wanted.
  mutating func flush(_ take: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    let wantsMore = output.withUnsafeBufferPointer(take)
    output.removeAll(keepingCapacity: true)
    return wantsMore
  }
}
