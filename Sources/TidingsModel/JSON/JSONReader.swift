/// Reads JSON (RFC 8259) from UTF-8 bytes.
///
/// Forgiving where feeds in the wild are wrong and the meaning is plain: a byte order mark, comments, control characters
/// inside strings, trailing commas, unknown escapes, lone surrogates, `NaN` and its kin, strings in single quotes, names in
/// none and Python's constants are repaired, and `isRepaired` is then true.
public struct JSONReader {
  /// What is nested deeper than this is `null`.
  public static let maximumDepth = 512
  /// Of a list within a value that is taken one by one no more values are kept: as values all of them would take many
  /// times what the text does.
  private static let longestInnerList = 16_384

  private var text: JSONText
  /// The place of the first repair, line and column counted from 1.
  public var repairPlace: (line: Int, column: Int)? { text.repairPlace }
  /// Whether the text was not JSON as it stood.
  public var isRepaired: Bool { repairPlace != nil }
  private let keepsPartial: Bool
  private let keepsBeforeFault: Bool
  /// Whether the text ended inside a value and what was whole by then was kept.
  public private(set) var isTruncated = false
  /// The fault at which reading ended, where what was whole by then was kept.
  public private(set) var fault: JSONError?
  /// The first fault that cost a value of an array that is taken one by one, and no more.
  public private(set) var passedFault: JSONError?
  /// How many values of a list are kept.
  private var longestList = Int.max
  /// Objects and arrays that were open where reading ended before their end.
  public private(set) var openLevels = 0

  /// - Parameters:
  ///   - keepsPartial: at the end of a text cut short, close what is open and keep its whole members; text after the
  ///     value is left aside.
  ///   - keepsBeforeFault: do the same at a fault that cannot be repaired, unless nothing was open by then.
  ///   - isUTF8: `bytes` are valid UTF-8, so that nobody need look again; what is not valid becomes U+FFFD otherwise.
  ///   - givesBack: give the memory of `bytes`, which nobody else holds, back to the system as they are read.
  public init(
    _ bytes: consuming [UInt8], keepsPartial: Bool = false, keepsBeforeFault: Bool = false, isUTF8: Bool = false,
    givesBack: Bool = false
  ) {
    text = JSONText(bytes, isUTF8: isUTF8, givesBack: givesBack)
    self.keepsPartial = keepsPartial
    self.keepsBeforeFault = keepsBeforeFault
  }

  /// The one value the bytes hold.
  public static func read(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    var reader = JSONReader(bytes)
    return try reader.readDocument()
  }

  /// The one value the bytes hold.
  public mutating func readDocument() throws(JSONError) -> JSONValue {
    try readDocument(taking: []) { _, _, _ in false }
  }

  /// - Parameters:
  ///   - paths: arrays that may be of many values, each by the names of the members that lead to it from the outermost
  ///     object.
  ///   - take: gets the values of such an array one by one, with the path, and says whether to leave each out of the array.
  public mutating func readDocument(
    taking paths: [[String]], _ take: Take
  ) throws(JSONError) -> JSONValue {
    if text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      text.index = 3
      text.noteRepair()
    }
    text.skipSpace()
    let isObject = text.next == 0x7B
    let value =
      isObject
      ? try readObject(depth: 0, taking: paths.map { Path(whole: $0, rest: $0[...]) }, take) : try readValue(depth: 0)
    text.skipSpace()
    if text.index < text.bytes.count, !isTruncated, fault == nil {
      guard keepsPartial else { throw error("text after the end of the JSON value") }
      text.noteRepair()
    }
    return value
  }

  private func error(_ message: String) -> JSONError {
    // Of all faults that are passed the first is told; to count the lines up to each would take long.
    let (line, column) = passedFault.map { ($0.line, $0.column) } ?? text.place(at: text.index)
    return JSONError(line: line, column: column, message: message)
  }

  private mutating func readValue(depth: Int) throws(JSONError) -> JSONValue {
    text.skipSpace()
    guard let byte = text.next else { throw error("the text ends where a value is expected") }
    if depth >= Self.maximumDepth, byte == 0x5B || byte == 0x7B {
      text.skipNested()
      return .null
    }
    switch byte {
    case 0x7B: return try readObject(depth: depth)
    case 0x5B: return try readArray(depth: depth)
    case 0x22, 0x27: return .string(try readString())
    case 0x74 where text.takes("true"): return .bool(true)
    case 0x66 where text.takes("false"): return .bool(false)
    case 0x6E where text.takes("null"): return .null
    // What JavaScript and Python write for numbers that JSON lacks.
    case 0x4E where text.takes("NaN") || text.takes("None"), 0x49 where text.takes("Infinity"),
      0x2D where text.takes("-Infinity"),
      0x75 where text.takes("undefined"):
      text.noteRepair()
      return .null
    case 0x54 where text.takes("True"):
      text.noteRepair()
      return .bool(true)
    case 0x46 where text.takes("False"):
      text.noteRepair()
      return .bool(false)
    case 0x2D, 0x30...0x39: return try readNumber()
    default: throw error("unexpected character")
    }
  }

  /// Where something stands in the text, line and column counted from 1.
  public typealias Place = (line: Int, column: Int)

  /// Is offered a value with the names on the way to it; `true` takes it, and it is left out of the whole.
  public typealias Take = (_ path: [String], JSONValue, Place) -> Bool

  /// Names that lead to an array whose values are taken.
  private struct Path {
    var whole: [String]
    /// Those from the object at hand on.
    var rest: ArraySlice<String>
  }

  private mutating func readObject(
    depth: Int, taking paths: [Path] = [], _ take: Take = { _, _, _ in false }
  ) throws(JSONError) -> JSONValue {
    var paths = paths
    text.index += 1
    var members: [JSONValue.Member] = []
    while true {
      text.skipSpace()
      if ends(within: depth) { return .object(members) }
      guard let byte = text.next else { throw error("the text ends inside an object") }
      if byte == 0x7D {
        text.index += 1
        return .object(members)
      }
      if byte == 0x2C {
        text.noteRepair()
        text.index += 1
        continue
      }
      guard
        byte == 0x22 || byte == 0x27 || JSONStrings.isInName(byte)
      else {
        let fault = error("expected a quoted member name")
        guard ends(within: depth, at: fault) else { throw fault }
        return .object(members)
      }
      do throws(JSONError) {
        let name =
          JSONStrings.isInName(byte)
          ? JSONStrings.readBareName(from: &text) : try readString(isName: true)
        text.skipSpace()
        guard text.next == 0x3A else { throw error("expected ':' after a member name") }
        text.index += 1
        text.skipSpace()
        let value: JSONValue
        if paths.isEmpty {
          value = try readValue(depth: depth + 1)
        } else {
          let followed = paths.filter { $0.rest.first == name }
          // Of two members of one name the first counts, unless it is null.
          if let next = text.next, next != 0x6E { paths.removeAll { $0.rest.first == name } }
          value = try readMember(
            depth: depth + 1, followed.map { Path(whole: $0.whole, rest: $0.rest.dropFirst()) }, take)
        }
        members.append(JSONValue.Member(name: name, value: value))
      } catch {
        guard ends(within: depth, at: error) else { throw error }
        return .object(members)
      }
      text.skipSpace()
      if ends(within: depth) { return .object(members) }
      guard let mark = text.next else { throw error("the text ends inside an object") }
      if mark == 0x2C {
        text.index += 1
        text.skipSpace()
        if text.next == 0x7D { text.noteRepair() }
      } else if keepsBeforeFault, mark == 0x22 {
        // The comma is missing.
        text.noteRepair()
      } else if mark != 0x7D {
        let fault = error("expected ',' or '}'")
        guard ends(within: depth, at: fault) else { throw fault }
        return .object(members)
      }
    }
  }

  /// The value of a member that paths may lead to or through.
  private mutating func readMember(depth: Int, _ paths: [Path], _ take: Take) throws(JSONError) -> JSONValue {
    guard let byte = text.next else { return try readValue(depth: depth) }
    if byte == 0x7B { return try readObject(depth: depth, taking: paths, take) }
    if byte == 0x5B, let path = paths.first(where: \.rest.isEmpty)?.whole {
      longestList = Self.longestInnerList
      defer { longestList = .max }
      return try readArray(depth: depth, resumes: keepsBeforeFault, isTaken: true) { take(path, $0, $1) }
    }
    return try readValue(depth: depth)
  }

  /// - Parameters:
  ///   - resumes: goes on behind a value that is broken.
  ///   - isTaken: its values are taken one by one.
  private mutating func readArray(
    depth: Int, resumes: Bool = false, isTaken: Bool = false, _ take: (JSONValue, Place) -> Bool = { _, _ in false }
  ) throws(JSONError) -> JSONValue {
    text.index += 1
    var values: [JSONValue] = []
    let longest = isTaken ? .max : longestList
    // How the first object begins.
    var firstName: String?
    while true {
      text.skipSpace()
      text.giveBack()
      if fault != nil, resumes, resume(at: firstName) { continue }
      if ends(within: depth) { return .array(values) }
      guard let byte = text.next else { throw error("the text ends inside an array") }
      if byte == 0x5D {
        text.index += 1
        return .array(values)
      }
      if byte == 0x2C {
        text.noteRepair()
        text.index += 1
        continue
      }
      do throws(JSONError) {
        let place = isTaken ? text.placeAtHand() : (1, 1)
        let value = try readValue(depth: depth + 1)
        if fault != nil, resumes, resume(at: firstName) { continue }
        if firstName == nil, resumes, case .object(let members) = value { firstName = members.first?.name }
        if !take(value, place), values.count < longest { values.append(value) }
      } catch {
        guard ends(within: depth, at: error) else { throw error }
        continue
      }
      text.skipSpace()
      if ends(within: depth) { return .array(values) }
      guard let mark = text.next else { throw error("the text ends inside an array") }
      if mark == 0x2C {
        text.index += 1
        text.skipSpace()
        if text.next == 0x5D { text.noteRepair() }
      } else if keepsBeforeFault,
        mark == 0x7B || mark == 0x22 || mark == 0x5B
      {
        // The comma is missing.
        text.noteRepair()
      } else if mark != 0x5D {
        let fault = error("expected ',' or ']'")
        guard ends(within: depth, at: fault) else { throw fault }
      }
    }
  }

  /// Goes on behind a fault, at the next object that begins with the same member as those before.
  ///
  /// - Returns: `false`, staying, where there is none.
  private mutating func resume(at firstName: String?) -> Bool {
    guard let name = firstName.map({ Array($0.utf8) }) else { return false }
    var place = text.index
    while let brace = text.bytes[place...].firstIndex(of: 0x7B) {
      let start = text.behindSpace(brace + 1)
      let end = start + name.count + 1
      if end < text.bytes.count, text.bytes[start] == 0x22, text.bytes[end] == 0x22,
        text.bytes[(start + 1)..<end].elementsEqual(name)
      {
        if passedFault == nil { passedFault = fault }
        fault = nil
        openLevels = 0
        text.noteRepair()
        text.index = brace
        return true
      }
      place = brace + 1
    }
    return false
  }

  /// Whether reading ends here, within a value at that depth: the text does, or `error` was found and what is whole is kept.
  private mutating func ends(within depth: Int, at error: JSONError? = nil) -> Bool {
    if isTruncated || fault != nil { return true }
    if keepsPartial, text.index >= text.bytes.count {
      isTruncated = true
      text.noteRepair()
    } else if keepsBeforeFault, let error {
      fault = error
    } else {
      return false
    }
    openLevels = depth + 1
    return true
  }

  private mutating func readString(isName: Bool = false) throws(JSONError) -> String {
    guard let string = JSONStrings.read(from: &text, isName: isName, mendsQuotes: keepsBeforeFault) else {
      throw error("the text ends inside a string")
    }
    return string
  }

  private mutating func readNumber() throws(JSONError) -> JSONValue {
    let start = text.index
    scanning: while let byte = text.next {
      switch byte {
      case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65: text.index += 1
      default: break scanning
      }
    }
    let number = String(decoding: text.bytes[start..<text.index], as: UTF8.self)
    guard Double(number) != nil else { throw error("bad number") }
    return .number(number)
  }
}
