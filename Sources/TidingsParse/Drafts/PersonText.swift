internal import TidingsHTML
internal import TidingsModel

/// Name and address out of what feeds write for a person: `a@b.c (Name)`, `Name <a@b.c>`, `Name (a@b.c)`, `a@b.c`.
enum PersonText {
  static func read(_ text: String) -> ParsedPerson? {
    var text = replacing("\u{A0}", with: " ", in: text).collapsedSpace
    if text.holds("<![CDATA[") {
      text = text.replacing("<![CDATA[", with: "").replacing("]]>", with: "").trimmedSpace
    }
    guard !text.isEmpty else { return nil }
    if text.asciiLowercased.hasPrefix("mailto:") { text = String(text.dropFirst(7)) }
    if let person = linked(text) { return person }
    if text.holds(0x40) { text = replacing("）", with: ")", in: replacing("（", with: " (", in: text)) }
    guard let span = address(in: Array(text.utf8)[...]) else {
      // "name <http://example.org/>"
      if text.utf8.last == 0x3E, let open = text.lastIndex(of: "<") {
        let inner = String(text[text.index(after: open)...].dropLast()).trimmedSpace
        let name = String(text[..<open]).trimmedSpace
        if References.isWebPage(inner), !name.isEmpty {
          return ParsedPerson(name: name, url: ParsedReference(inner))
        }
      }
      // "()", "-": what a program writes around a name it does not know.
      for pair in ["<>", "()"] where text.hasSuffix(pair) { text = String(text.dropLast(2)).trimmedSpace }
      let isName = text.utf8.contains { $0 >= 0x80 || $0.isLetter || $0.isDigit }
      return isName ? ParsedPerson(name: withoutBrackets(text)) : nil
    }
    let bytes = Array(text.utf8)
    let email = String(decoding: bytes[span], as: UTF8.self)
    var rest = Array(bytes[..<span.lowerBound])
    if rest.map(\.lowered).ends(with: Array("mailto:".utf8)) { rest.removeLast(7) }
    var after = bytes[span.upperBound...]
    // "?subject=…" belongs to the address.
    if after.first == 0x3F { after = after.drop { !$0.isSpace && $0 != 0x29 && $0 != 0x3E } }
    rest += after
    var name = String(decoding: rest, as: UTF8.self)
    for pair in ["()", "<>", "&lt;&gt;", "[]", "<br/>", "<br />", "<br>"] as [StaticString] where name.holds(pair) {
      if let range = name.firstRange(of: "\(pair)") { name.removeSubrange(range) }
    }
    return ParsedPerson(name: withoutMarks(name).nonEmpty, email: email)
  }

  /// - Parameter character: not of ASCII. Looked for by its first byte, as few names hold any.
  private static func replacing(_ character: String, with other: String, in text: String) -> String {
    guard let first = character.utf8.first, text.holds(first) else { return text }
    return text.replacing(character, with: other)
  }

  /// The same of several persons with an address each: `a@b.c (Name), d@e.f (Other)`, `Name <a@b.c>; Other <d@e.f>`.
  static func list(_ text: String) -> [ParsedPerson] {
    let bytes = Array(text.utf8)
    guard bytes.count < 4096, bytes.count(where: { $0 == 0x40 }) > 1, !text.hasPrefix("<a ") else {
      return [read(text)].compactMap(\.self)
    }
    var parts: [ArraySlice<UInt8>] = []
    var start = 0
    // No person ends within an address.
    var next = address(in: bytes[...])
    for end in ends(in: bytes) {
      guard let span = next else { break }
      guard span.upperBound <= end else { continue }
      parts.append(bytes[start..<end])
      start = end
      next = address(in: bytes[start...])
    }
    if next != nil {
      parts.append(bytes[start...])
    } else if let last = parts.popLast() {
      parts.append(bytes[last.startIndex...])
    }
    guard parts.count > 1, parts.allSatisfy({ addresses(in: $0) == 1 }) else { return [read(text)].compactMap(\.self) }
    return parts.compactMap { part in
      let one = part.drop { $0.isSpace || $0 == 0x2C || $0 == 0x3B || $0 == 0x7C }
      return read(String(decoding: one, as: UTF8.self))
    }
  }

  /// Where one person may end and another begin: at a comma, a semicolon or a bar, and behind brackets.
  private static func ends(in bytes: [UInt8]) -> [Int] {
    var ends: [Int] = []
    var depth = 0
    var isQuoted = false
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x22: isQuoted.toggle()
      case 0x28: depth += 1
      case 0x29, 0x3E:
        if byte == 0x29, depth > 0 { depth -= 1 }
        if depth == 0, !isQuoted { ends.append(index + 1) }
      case 0x2C, 0x3B, 0x7C: if depth == 0, !isQuoted { ends.append(index) }
      default: break
      }
    }
    return ends
  }

  /// How many e-mail addresses there are.
  private static func addresses(in bytes: ArraySlice<UInt8>) -> Int {
    var rest = bytes
    var count = 0
    while let span = address(in: rest) {
      count += 1
      rest = rest[span.upperBound...]
    }
    return count
  }

  /// `<a href="mailto:a@b.c">Name</a>`, HTML that a program puts where there should be a name.
  private static func linked(_ text: String) -> ParsedPerson? {
    guard text.hasSuffix("</a>"), let start = text.firstRange(of: "<a "),
      let mark = text[start.upperBound...].firstRange(of: "href=")
    else { return nil }
    let value = text[mark.upperBound...].drop { $0 == "\"" || $0 == "'" }
    let address = String(value.prefix { $0 != "\"" && $0 != "'" && $0 != ">" && $0 != " " })
    let name = PlainText.fromHTML(text)
    guard !name.isEmpty, var person = read(name) else { return nil }
    if address.asciiLowercased.hasPrefix("mailto:") {
      person.email.fill(String(address.dropFirst(7).prefix { $0 != "?" }).nonEmpty)
    } else if References.isWebPage(address) {
      person.url.fill(ParsedReference(address))
    }
    return person
  }

  /// `(Name)`, what is left of `a@b.c (Name)` where a program leaves the address out.
  private static func withoutBrackets(_ text: String) -> String {
    guard text.hasPrefix("("), text.hasSuffix(")") else { return text }
    let inner = text.dropFirst().dropLast()
    return inner.utf8.contains { $0 == 0x28 || $0 == 0x29 } ? text : String(inner).trimmedSpace.nonEmpty ?? text
  }

  /// A name without what stood between it and the address: brackets, quotation marks, commas, dashes.
  private static func withoutMarks(_ name: String) -> String {
    var bytes = Array(name.trimmedSpace.utf8)[...]
    while let first = bytes.first, first.isSpace || [0x28, 0x22, 0x2C, 0x2D, 0x3C].contains(first) {
      bytes = bytes.dropFirst()
    }
    // A closing bracket belongs to the name when it was opened in it.
    var unopened = bytes.count { $0 == 0x29 } - bytes.count { $0 == 0x28 }
    while let last = bytes.last {
      if last == 0x29 {
        guard unopened > 0 else { break }
        unopened -= 1
      } else if !last.isSpace, last != 0x22, last != 0x2C, last != 0x3E, last != 0x2D {
        break
      }
      bytes = bytes.dropLast()
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The first e-mail address in a text.
  private static func address(in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    guard
      let at = bytes.indices.first(where: { index in
        bytes[index] == 0x40 && index > bytes.startIndex && isLocal(bytes[index - 1]) && index + 1 < bytes.endIndex
          && isDomain(bytes[index + 1])
      })
    else { return nil }
    var start = at
    while start > bytes.startIndex, isLocal(bytes[start - 1]) { start -= 1 }
    var end = at + 1
    while end < bytes.endIndex, isDomain(bytes[end]) { end += 1 }
    while end > at + 1, bytes[end - 1] == 0x2E || bytes[end - 1] == 0x2D { end -= 1 }
    guard bytes[(at + 1)..<end].contains(0x2E) else { return nil }
    return start..<end
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == 0x2E || byte == 0x5F || byte == 0x2D || byte == 0x2B || byte == 0x25
      || byte == 0x27 || byte == 0x26
  }

  private static func isDomain(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == 0x2E || byte == 0x2D || byte >= 0x80
  }

  /// Adds a person, or completes the one of the same name or address.
  static func add(_ person: ParsedPerson, to people: inout [ParsedPerson]) {
    guard !person.isEmpty, people.count < ListLimit.long else { return }
    if let index = people.firstIndex(where: { known in
      if let name = person.name, let other = known.name { return name == other }
      return person.email != nil && person.email == known.email
    }) {
      people[index].name = people[index].name ?? person.name
      people[index].email = people[index].email ?? person.email
      people[index].url = people[index].url ?? person.url
      people[index].avatar = people[index].avatar ?? person.avatar
      people[index].role = people[index].role ?? person.role
      people[index].group = people[index].group ?? person.group
    } else {
      people.append(person)
    }
  }
}

extension Array where Element: Equatable {
  func ends(with other: [Element]) -> Bool { suffix(other.count).elementsEqual(other) }
}
