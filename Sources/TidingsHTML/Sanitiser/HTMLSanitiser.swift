public import TidingsModel

/// Reads HTML by the WHATWG tokenisation rules and writes anew what an article may hold.
///
/// Kept: text structure (`p div section article h1…h6 blockquote pre ul ol li dl dt dd hr br details summary`), figures and
/// pictures (`figure figcaption img picture source`), tables, inline text (`a b i em strong code q cite sub sup time ruby`
/// and their like), `audio video track` with their controls, MathML's presentation elements, and SVG's shapes and texts
/// (`SVGElement`) without anything that runs, moves or loads. Attributes kept: what these mean by themselves (`href`,
/// `src`, `srcset`, `alt`, `title`, `lang`, `dir`, `colspan`, `datetime` and so on); never `style`, `class`, `id`, `name`,
/// `target` or an event handler; in SVG a `style` as the attributes that say the same, and an `id` with a prefix of its
/// own.
///
/// Left out with their content: scripts, styles, templates, buttons, selects, text areas, and what `hidden` or an
/// inline `display: none` or `visibility: hidden` hides, unless nothing would be left then: a box around the whole that
/// is hidden by its style is one that a page's own program shows in time. Left out while their content stays: forms,
/// fonts, unknown elements. Left out altogether: comments, doctypes, CDATA, processing instructions, pictures that count
/// readers. Frames become links where they hold a known player (`EmbeddedPlayer`).
///
/// URLs are `http` and `https`, in links also `mailto`; what else a value may be spelled as is left out. Lazy-load
/// attributes (`data-src` and its kin) stand in for `src`.
///
/// The HTML parses in a browser as exactly the elements that were let through, and sanitising it again changes nothing.
/// Time and memory are linear in the input, which may be anything; elements nested deeper than 200 are flattened.
public struct HTMLSanitiser: Sendable {
  private let findsFirstImage: Bool

  /// What is let through is a matter of safety and not of taste: there is nothing to set about it.
  ///
  /// - Parameter findsFirstImage: look for the first picture of the text, which takes a while of its own.
  public init(findsFirstImage: Bool = true) { self.findsFirstImage = findsFirstImage }

  /// - Parameters:
  ///   - html: a fragment or a whole document in UTF-8; invalid bytes become U+FFFD.
  ///   - base: what relative URLs are relative to; without one they stay relative.
  public func sanitise(_ html: UnsafeBufferPointer<UInt8>, base: WebURL?) -> SanitisedHTML {
    // The pass copies what it lets through byte by byte and never cuts a character: valid in is valid out.
    guard CleanUTF8.isValid(html) else { return sanitise(String(decoding: html, as: UTF8.self), base: base) }
    return sanitise(valid: html, base: base)
  }

  /// - Parameters:
  ///   - html: UTF-8 that is known to be valid. Nobody looks again, which costs a tenth of the whole.
  ///   - page: what `#note` is relative to where that is not the base: a feed shows many pages' texts.
  ///   - room: for what the base adds to the references; where it is spent, they stay relative.
  public func sanitise(
    valid html: ArraySlice<UInt8>, base: WebURL?, page: String? = nil, room: inout AddressRoom
  ) -> SanitisedHTML {
    html.withUnsafeBufferPointer { html in
      assert(CleanUTF8.isValid(html))
      return sanitise(valid: html, base: base, page: page, room: &room)
    }
  }

  private func sanitise(valid html: UnsafeBufferPointer<UInt8>, base: WebURL?) -> SanitisedHTML {
    var room = AddressRoom(documentSize: html.count)
    return sanitise(valid: html, base: base, page: nil, room: &room)
  }

  private func sanitise(
    valid html: UnsafeBufferPointer<UInt8>, base: WebURL?, page: String?, room: inout AddressRoom
  ) -> SanitisedHTML {
    guard let start = html.baseAddress, !html.isEmpty else { return SanitisedHTML() }
    var pass = SanitisingPass(html, start: start, base: base, page: page, room: room, findsFirstImage: findsFirstImage)
    pass.advance(to: html.count)
    guard pass.hidRoot else { return pass.finish(room: &room) }
    let whole = room
    let shown = pass.finish(room: &room)
    guard Self.isBlank(shown) else { return shown }
    room = whole
    return sanitise(hidden: html, start, base: base, page: page, room: &room)
  }

  /// Whether nothing is left but white space.
  private static func isBlank(_ sanitised: SanitisedHTML) -> Bool {
    sanitised.html.utf8.allSatisfy(ByteScan.isSpace)
  }

  /// Sanitises what is nothing where a style counts that hides it.
  private func sanitise(
    hidden html: UnsafeBufferPointer<UInt8>, _ start: UnsafePointer<UInt8>, base: WebURL?, page: String?,
    room: inout AddressRoom
  ) -> SanitisedHTML {
    var pass = SanitisingPass(
      html, start: start, base: base, page: page, room: room, findsFirstImage: findsFirstImage,
      showsHiddenRoots: true)
    pass.advance(to: html.count)
    return pass.finish(room: &room)
  }

  /// Sanitises a text that is of no use afterwards: the memory of a large one goes back to the system as it is read.
  ///
  /// - Parameters:
  ///   - html: UTF-8 that is known to be valid. Where somebody else holds it, a copy is made.
  ///   - page: what `#note` is relative to where that is not the base.
  ///   - room: for what the base adds to the references.
  public func sanitise(
    spending html: consuming ArraySlice<UInt8>, base: WebURL?, page: String? = nil, room: inout AddressRoom
  ) -> SanitisedHTML {
    html.withUnsafeMutableBytes { bytes in
      let source = bytes.bindMemory(to: UInt8.self)
      guard let start = source.baseAddress else { return SanitisedHTML() }
      assert(CleanUTF8.isValid(UnsafeBufferPointer(source)))
      var pass = SanitisingPass(
        UnsafeBufferPointer(source), start: UnsafePointer(start), base: base, page: page, room: room,
        findsFirstImage: findsFirstImage)
      var spent = SpentPrefix()
      while pass.position < source.count {
        pass.advance(to: min(pass.position + 65_536, source.count))
        // Of what hides itself the whole may be wanted once more.
        if !pass.hidRoot, spent.isDue(at: pass.position) { spent.extend(to: pass.position, in: bytes) }
      }
      guard pass.hidRoot, spent.end == 0 else { return pass.finish(room: &room) }
      let whole = room
      let shown = pass.finish(room: &room)
      guard Self.isBlank(shown) else { return shown }
      room = whole
      return sanitise(
        hidden: UnsafeBufferPointer(source), UnsafePointer(start), base: base, page: page, room: &room)
    }
  }

  /// - Parameter html: UTF-8; invalid bytes become U+FFFD.
  public func sanitise(_ html: [UInt8], base: WebURL?) -> SanitisedHTML {
    html.withUnsafeBufferPointer { sanitise($0, base: base) }
  }

  /// - Parameter html: a fragment or a whole document.
  public func sanitise(_ html: String, base: WebURL?) -> SanitisedHTML {
    var html = html
    return html.withUTF8 { sanitise(valid: $0, base: base) }
  }
}
