internal import TidingsModel

/// A JSON text read as far as it goes.
struct JSONDocument {
  private(set) var root: JSONValue
  /// Whether the text's end was reached with everything closed.
  let isComplete: Bool
  let isRepaired: Bool
  private(set) var warnings: [Warning] = []
  /// Objects and arrays open at the end.
  private let openLevels: Int

  init(_ utf8: [UInt8]) throws(ParseError) {
    var reader = JSONReader(utf8, keepsPartial: true)
    do throws(JSONError) {
      root = try reader.readDocument()
      isComplete = !reader.isTruncated
      isRepaired = reader.isRepaired
      openLevels = isComplete ? 0 : Self.openLevels(utf8[...])
      if !isComplete {
        warnings.append(
          Warning(
            "the document ends before its JSON value does; only whole items are kept",
            line: reader.repairPlace?.line, column: reader.repairPlace?.column))
      } else if isRepaired {
        warnings.append(
          Warning(
            "errors of JSON's syntax were mended", line: reader.repairPlace?.line, column: reader.repairPlace?.column))
      }
      return
    } catch {
      // What stands before the place is worth keeping if it holds whole items.
      let end = Self.offset(of: error, in: utf8)
      let invalid = ParseError.invalidJSON(line: error.line, column: error.column, message: error.message)
      guard end < utf8.count else { throw invalid }
      var rest = JSONReader(Array(utf8[..<end]), keepsPartial: true)
      guard let partial = try? rest.readDocument() else { throw invalid }
      root = partial
      isComplete = false
      isRepaired = true
      openLevels = max(1, Self.openLevels(utf8[..<end]))
      warnings = [
        Warning(
          "bad JSON (\(error.message)); only the items before are kept", line: error.line, column: error.column)
      ]
    }
  }

  /// Takes a member's value out of the root, so that it can be let go piece by piece.
  mutating func take(_ name: String) -> JSONValue? {
    guard case .object(var members) = root, let index = members.firstIndex(where: { $0.name == name }) else {
      return nil
    }
    root = .null
    let value = members[index].value
    members[index].value = .null
    root = .object(members)
    return value
  }

  /// Whether the array of that name in the root is the place where the text broke off, within its last value.
  func cutsLast(of name: String) -> Bool {
    guard !isComplete, case .object(let members) = root, members.last?.name == name else { return false }
    return openLevels > 2
  }

  /// Whether the text broke off within a value so many levels below the root.
  func cutsBelow(_ levels: Int) -> Bool { !isComplete && openLevels > levels }

  private static func openLevels(_ bytes: ArraySlice<UInt8>) -> Int {
    var levels = 0
    var isString = false
    var isEscape = false
    for byte in bytes {
      if isEscape {
        isEscape = false
      } else if isString {
        if byte == 0x22 { isString = false } else if byte == 0x5C { isEscape = true }
      } else {
        switch byte {
        case 0x22: isString = true
        case 0x7B, 0x5B: levels += 1
        case 0x7D, 0x5D: levels -= 1
        default: break
        }
      }
    }
    return levels
  }

  private static func offset(of error: JSONError, in bytes: [UInt8]) -> Int {
    var line = 1
    var index = 0
    while line < error.line, index < bytes.count {
      if bytes[index] == 0x0A { line += 1 }
      index += 1
    }
    return min(index + max(0, error.column - 1), bytes.count)
  }
}
