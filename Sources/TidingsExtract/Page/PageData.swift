internal import TidingsHTML

/// Gathers the data that a page's scripts and fields hold.
struct PageData {
  /// Data scripts beyond this are not kept.
  private static let maximumScripts = 64

  private static let maximumScriptBytes = 4 << 20

  /// Longer programs hold no page's own facts.
  private static let maximumProgramBytes = 8 << 10

  private let source: PageBytes
  private let states: ScriptStates
  private var kept: [Page.DataScript] = []
  /// The pieces of the components that a server sent with the page.
  private var flight: [UInt8] = []

  init(source: PageBytes) {
    self.source = source
    states = ScriptStates(source: source)
  }

  /// What was gathered, in page order; what the page's components hold comes last.
  var scripts: [Page.DataScript] {
    kept + (ComponentFlight(flight).json().map { [Page.DataScript(kind: .state, bytes: $0)] } ?? [])
  }

  /// Takes what a script holds.
  /// - Parameter tag: its start tag.
  mutating func takeScript(_ content: Range<Int>, tag: Range<Int>) {
    guard kept.count < Self.maximumScripts, content.count < Self.maximumScriptBytes, content.count > 1 else { return }
    var content = content
    let head = source.bytes[tag]
    let kind: Page.DataScript.Kind
    if ByteText.contains(head, "ld+json") {
      kind = .linkedData
    } else if ByteText.contains(head, "__next_data__") || ByteText.contains(head, "application/json") {
      kind = .state
    } else if let object = states.assignedObject(in: content) {
      kind = .state
      let end = states.objectEnd(from: object, to: content.upperBound)
      takeStates(in: end..<content.upperBound)
      content = object..<end
    } else if let piece = states.flightPiece(in: content) {
      if flight.count + piece.count <= Self.maximumScriptBytes { flight += piece }
      return
    } else if takeStates(in: content), content.count >= Self.maximumProgramBytes {
      return
    } else if content.count < Self.maximumProgramBytes {
      kind = .program
    } else {
      return
    }
    kept.append(Page.DataScript(kind: kind, bytes: Array(source.bytes[content])))
  }

  /// - Returns: whether there were any.
  @discardableResult
  private mutating func takeStates(in content: Range<Int>) -> Bool {
    let found = states.states(in: content)
    kept += found.prefix(max(0, Self.maximumScripts - kept.count)).map { Page.DataScript(kind: .state, bytes: $0) }
    return !found.isEmpty
  }

  /// Some pages hold the article as escaped markup in a field that no reader sees, and put it in place by a program.
  mutating func takeField(_ content: Range<Int>) {
    guard kept.count < Self.maximumScripts, content.count > 400, content.count < Self.maximumScriptBytes,
      ByteText.contains(source.bytes[content.prefix(2000)], "&lt;")
        || ByteText.contains(source.bytes[content.prefix(2000)], "<p")
    else { return }
    kept.append(Page.DataScript(kind: .field, bytes: Array(source.bytes[content])))
  }
}
