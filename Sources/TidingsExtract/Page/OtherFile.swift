/// Tells files that are sent as pages and are none by what they hold, as servers name what they do not know
/// `application/octet-stream` or `text/html`.
///
/// Only what is plainly one counts, from its first bytes to its last: a page may begin with anything, a server's notice
/// or a script gone astray among it.
enum OtherFile {
  /// How many bytes are looked at for signs of binary data.
  private static let sample = 4096

  /// Whether there are too many control characters for text; compressed data has one in ten.
  static func isBinary(_ bytes: [UInt8]) -> Bool {
    let sample = bytes.prefix(sample)
    var controls = 0
    for byte in sample where byte < 0x20 {
      switch byte {
      // Tab, line ends, form feed, and what switches between the sets of ISO 2022.
      case 0x09, 0x0A, 0x0C, 0x0D, 0x0E, 0x0F, 0x1B: break
      default: controls += 1
      }
    }
    return controls * 16 > sample.count
  }

  /// What a text is, to complete the sentence "this is …"; `nil` where it may be a page.
  static func kind(of text: [UInt8]) -> String? {
    guard let first = text.first(where: { !ByteText.isSpace($0) }), first != 0x3C,
      let end = text.lastIndex(where: { !ByteText.isSpace($0) }), text[end] != 0x3E
    else { return nil }
    // What stands before and behind a page makes it no less one.
    let tail = String(decoding: text[...end].suffix(1024), as: UTF8.self).lowercased()
    guard !tail.contains("</html"), !tail.contains("</body") else { return nil }
    var code = text[...end].drop(while: ByteText.isSpace)
    if code.starts(with: Array(")]}'".utf8)) { code = code.dropFirst(4).drop { ByteText.isSpace($0) || $0 == 0x2C } }
    if isJSON(code) { return "JSON" }
    let start = pastComments(code)
    let opening = String(decoding: start.prefix(600), as: UTF8.self)
    if isStyle(opening, last: text[end]) { return "a style sheet" }
    return isScript(opening, last: lastOfCode(code)) ? "a script" : nil
  }

  private static func isJSON(_ text: ArraySlice<UInt8>) -> Bool {
    let inner = text.dropFirst().drop(while: ByteText.isSpace)
    switch (text.first, text.last, inner.first) {
    case (UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\"")),
      (UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "}")),
      (UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{")),
      (UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\"")):
      return true
    case (UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "[")):
      // Not a wiki's link.
      guard let next = inner.dropFirst().first(where: { !ByteText.isSpace($0) }) else { return false }
      return next == UInt8(ascii: "\"") || next == UInt8(ascii: "{") || (0x30...0x39).contains(next)
    default: return false
    }
  }

  /// Behind the comments that a script or a style sheet begins with.
  private static func pastComments(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = text
    while rest.first == UInt8(ascii: "/") {
      let second = rest.dropFirst().first
      if second == UInt8(ascii: "*") {
        var index = rest.startIndex + 2
        while index + 1 < rest.endIndex, rest[index] != UInt8(ascii: "*") || rest[index + 1] != UInt8(ascii: "/") {
          index += 1
        }
        rest = rest[min(index + 2, rest.endIndex)...]
      } else if second == UInt8(ascii: "/") {
        rest = rest.drop { $0 != 0x0A && $0 != 0x0D }
      } else {
        break
      }
      rest = rest.drop(while: ByteText.isSpace)
    }
    return rest
  }

  /// The last byte that is not in comments such as the address of a source map.
  private static func lastOfCode(_ text: ArraySlice<UInt8>) -> UInt8 {
    var rest = text.suffix(2048)
    while true {
      let line = rest.lastIndex { $0 == 0x0A || $0 == 0x0D }.map { rest[($0 + 1)...] } ?? rest
      guard line.drop(while: ByteText.isSpace).starts(with: [0x2F, 0x2F]), line.startIndex > rest.startIndex else {
        break
      }
      rest = rest[..<line.startIndex]
      while let last = rest.last, ByteText.isSpace(last) { rest.removeLast() }
    }
    return rest.last ?? 0
  }

  private static func isStyle(_ opening: String, last: UInt8) -> Bool {
    guard [UInt8(ascii: "}"), UInt8(ascii: ";"), UInt8(ascii: "/")].contains(last) else { return false }
    let rules = ["@charset \"", "@import ", "@media ", "@font-face", "@namespace ", "@supports ", "@keyframes "]
    if rules.contains(where: opening.hasPrefix) { return true }
    guard let brace = opening.firstIndex(of: "{") else { return false }
    let selector = opening[..<brace]
    guard !selector.isEmpty, !selector.contains("<"), !selector.contains(";"), !selector.contains("=") else {
      return false
    }
    let declaration = opening[opening.index(after: brace)...].drop(while: \.isWhitespace)
    let property = declaration.prefix { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
    let rest = declaration[property.endIndex...].drop(while: \.isWhitespace)
    return !property.isEmpty && rest.first == ":" && !selector.contains("(function")
      && !selector.hasPrefix("function")
  }

  private static let scriptOpenings = [
    "\"use strict\"", "'use strict'", "(function", ";(function", "!function", "+function", "(()=>", "(() =>", "(async",
    "$(", "jQuery(", "window.", "self.", "globalThis.", "document.", "define(", "import{", "import {", "import*",
    "import * as", "import\"", "import \"", "import '", "export{", "export {", "export default", "export const ",
    "export function ", "async function",
  ]

  private static func isScript(_ opening: String, last: UInt8) -> Bool {
    guard [UInt8(ascii: ";"), UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "/")].contains(last) else {
      return false
    }
    if scriptOpenings.contains(where: opening.hasPrefix) { return true }
    for word in ["var ", "let ", "const ", "function "] where opening.hasPrefix(word) {
      let rest = opening.dropFirst(word.count).drop(while: \.isWhitespace)
      if word != "function ", let first = rest.first, first == "{" || first == "[" { return true }
      let behind = behindName(rest)
      guard behind.startIndex > rest.startIndex, let next = behind.first else { return false }
      return word == "function " ? next == "(" : next == "=" || next == "," || next == ";"
    }
    // A call with data, or an assignment of some.
    let rest = behindName(opening[...])
    guard rest.startIndex > opening.startIndex, let sign = rest.first, sign == "(" || sign == "=" else { return false }
    guard let value = rest.dropFirst().first(where: { !$0.isWhitespace }) else { return false }
    return value == "{" || value == "["
  }

  /// Behind a script's name and the space after it.
  private static func behindName(_ text: Substring) -> Substring {
    text.drop { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" || $0 == ".") }
      .drop(while: \.isWhitespace)
  }
}
