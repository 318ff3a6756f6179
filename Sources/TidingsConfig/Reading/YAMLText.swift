internal import CYaml

/// Reads YAML text to nodes with places.
///
/// On the events of libyaml, as Yams carries it, rather than on the nodes of Yams: those need several times the time and
/// the memory, which a hundred thousand feeds make felt, and tell of one duplicate key at a time.
enum YAMLText {
  /// Aliases are written out, and a few lines of them can stand for more nodes than there is memory.
  static let mostNodes = 20_000_000
  static let deepestNesting = 200

  /// The document's root; `nil` when it is empty or cannot be read, which is reported.
  static func parse(_ source: SourceText, problems: Problems) -> ConfigurationNode? {
    var text = source.text
    guard !text.isEmpty else { return nil }
    return text.withUTF8 { bytes in
      do throws(YAMLProblem) {
        var composer = YAMLComposer(bytes, source, problems)
        return try composer.document()
      } catch {
        if let open = openMark(of: error, in: bytes) {
          let place = ConfigurationPlace(file: source.name, line: open.place.line, column: open.place.column)
          problems.error("not YAML: this \(open.name) is not closed before the file ends", at: place)
          return nil
        }
        problems.error(
          error.isAboutSize ? error.words : "not YAML: \(words(of: error, in: bytes))",
          at: ConfigurationPlace(file: source.name, line: error.line, column: error.column))
        return nil
      }
    }
  }

  /// The bracket or quotation mark that was open last where a problem is that the file ends; libyaml names the place
  /// behind the end.
  private static func openMark(
    of problem: YAMLProblem, in text: UnsafeBufferPointer<UInt8>
  ) -> (name: String, place: YAMLProblem.Place)? {
    guard byte(line: problem.line, column: problem.column, in: text) == nil else { return nil }
    if problem.context?.hasSuffix("quoted scalar") == true {
      return ("quotation mark", YAMLProblem.Place(line: problem.contextLine, column: problem.contextColumn))
    }
    // A pair in a list, which needs no brackets of its own, is among them.
    let bracket = problem.brackets.last { place in
      [0x5B, 0x7B].contains(byte(line: place.line, column: place.column, in: text))
    }
    return bracket.map { ("bracket", $0) }
  }

  private static func words(of problem: YAMLProblem, in text: UnsafeBufferPointer<UInt8>) -> String {
    if byte(line: problem.line, column: problem.column, in: text) == 0x09 { return "a tab cannot indent; use spaces" }
    guard let context = problem.context, !context.contains("\n") else { return problem.words }
    return "\(problem.words), \(context) that begins at line \(problem.contextLine)"
  }

  /// The byte at a place, which is counted in characters.
  private static func byte(line: Int, column: Int, in text: UnsafeBufferPointer<UInt8>) -> UInt8? {
    var rest = text[...]
    for _ in 1..<max(line, 1) {
      guard let end = rest.firstIndex(of: 0x0A) else { return nil }
      rest = rest[(end + 1)...]
    }
    var left = column
    // A character begins where no continuation byte stands.
    return rest.first { byte in
      if byte & 0xC0 != 0x80 { left -= 1 }
      return left == 0
    }
  }
}

/// Puts nodes together from libyaml's events.
private struct YAMLComposer: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let source: SourceText
  private let problems: Problems
  private var anchors: [String: (node: ConfigurationNode, size: Int)] = [:]
  private var size = 0
  private var brackets: [YAMLProblem.Place] = []

  /// - Parameter text: has to outlive the composer.
  init(_ text: UnsafeBufferPointer<UInt8>, _ source: SourceText, _ problems: Problems) {
    self.source = source
    self.problems = problems
    parser = .allocate(capacity: 1)
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The root of the only document; `nil` when there is none.
  mutating func document() throws(YAMLProblem) -> ConfigurationNode? {
    // The stream's start, then the document's.
    _ = try next()
    guard try next().type == YAML_DOCUMENT_START_EVENT else { return nil }
    let root = try node(from: try next(), depth: 0)
    // The document's end.
    _ = try next()
    let last = try next()
    guard last.type == YAML_STREAM_END_EVENT else {
      throw YAMLProblem("a second document begins here; a file holds one", at: last.mark)
    }
    return root
  }

  /// What is needed of an event; the event itself is freed at once.
  private struct Event {
    var type: yaml_event_type_t
    var mark: yaml_mark_t
    var text = ""
    var anchor: String?
    var isQuoted = false
    var isInBrackets = false
  }

  private mutating func next() throws(YAMLProblem) -> Event {
    var raw = yaml_event_t()
    guard yaml_parser_parse(parser, &raw) == 1 else { throw problem() }
    defer { yaml_event_delete(&raw) }
    var event = Event(type: raw.type, mark: raw.start_mark)
    switch raw.type {
    case YAML_SCALAR_EVENT:
      let scalar = raw.data.scalar
      event.text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      event.isQuoted = scalar.style != YAML_PLAIN_SCALAR_STYLE && scalar.style != YAML_ANY_SCALAR_STYLE
      event.anchor = scalar.anchor.map { String(cString: $0) }
    case YAML_ALIAS_EVENT: event.anchor = raw.data.alias.anchor.map { String(cString: $0) }
    case YAML_SEQUENCE_START_EVENT:
      event.anchor = raw.data.sequence_start.anchor.map { String(cString: $0) }
      event.isInBrackets = raw.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
    case YAML_MAPPING_START_EVENT:
      event.anchor = raw.data.mapping_start.anchor.map { String(cString: $0) }
      event.isInBrackets = raw.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
    default: break
    }
    return event
  }

  private func problem() -> YAMLProblem {
    let state = parser.pointee
    let words = state.problem.map { String(cString: $0) } ?? "there is no memory"
    // Its own words are for programmers, who could set how deep it goes.
    if words.contains("nesting level") { return YAMLProblem("nested too deeply", at: state.problem_mark) }
    var problem = YAMLProblem(words, at: state.problem_mark)
    problem.context = state.context.map { String(cString: $0) }
    problem.contextLine = state.context_mark.line + 1
    problem.contextColumn = state.context_mark.column + 1
    problem.brackets = brackets
    return problem
  }

  private mutating func node(from event: Event, depth: Int) throws(YAMLProblem) -> ConfigurationNode {
    guard depth < YAMLText.deepestNesting else { throw YAMLProblem("nested too deeply", at: event.mark) }
    let before = size
    size += 1
    let content: ConfigurationNode.Content
    if event.isInBrackets {
      brackets.append(YAMLProblem.Place(line: event.mark.line + 1, column: event.mark.column + 1))
    }
    defer { if event.isInBrackets { brackets.removeLast() } }
    switch event.type {
    case YAML_SCALAR_EVENT: content = .scalar(event.text, quoted: event.isQuoted)
    case YAML_ALIAS_EVENT:
      guard let known = event.anchor.flatMap({ anchors[$0] }) else {
        throw YAMLProblem("found undefined alias", at: event.mark)
      }
      size += known.size
      guard size <= YAMLText.mostNodes else {
        var problem = YAMLProblem("the file's aliases stand for too many nodes", at: event.mark)
        problem.isAboutSize = true
        throw problem
      }
      return known.node
    case YAML_SEQUENCE_START_EVENT:
      var nodes: [ConfigurationNode] = []
      while true {
        let next = try next()
        if next.type == YAML_SEQUENCE_END_EVENT { break }
        nodes.append(try node(from: next, depth: depth + 1))
      }
      content = .sequence(nodes)
    default:
      var pairs: [(key: ConfigurationNode, value: ConfigurationNode)] = []
      var names = KeyNames()
      while true {
        let next = try next()
        if next.type == YAML_MAPPING_END_EVENT { break }
        let key = try node(from: next, depth: depth + 1)
        let value = try node(from: try self.next(), depth: depth + 1)
        if isNew(key, &names) { pairs.append((key, value)) }
      }
      content = .mapping(pairs)
    }
    let node = ConfigurationNode(content: content, line: event.mark.line + 1, column: event.mark.column + 1)
    if let anchor = event.anchor { anchors[anchor] = (node, size - before) }
    return node
  }

  /// Whether the key is the first of its name in its mapping; reported when not.
  private func isNew(_ key: ConfigurationNode, _ names: inout KeyNames) -> Bool {
    guard case .scalar(let text, _) = key.content, let first = names.line(of: text, insertingAt: key.line) else {
      return true
    }
    problems.error("the key \"\(text)\" stands twice in this mapping; first at line \(first)", at: source.place(key))
    return false
  }
}

/// The keys of one mapping and their lines: a list as long as there are few, as nearly always.
private struct KeyNames {
  private var few: [(text: String, line: Int)] = []
  private var many: [String: Int] = [:]

  /// The line on which the key stood before; `nil` for a new one, which is remembered.
  mutating func line(of text: String, insertingAt line: Int) -> Int? {
    if let known = few.first(where: { $0.text == text }) { return known.line }
    if few.count < 16 {
      few.append((text, line))
      return nil
    }
    if let known = many[text] { return known }
    many[text] = line
    return nil
  }
}
