internal import CBlocks

/// Reads JSON (RFC 8259) from UTF-8 bytes.
///
/// Forgiving where feeds in the wild are wrong and the meaning is plain: a byte order mark, comments, control characters
/// inside strings, trailing commas, unknown escapes, lone surrogates, `NaN` and its kin, strings in single quotes, names in
/// none and Python's constants are repaired, and `isRepaired` is then true.
public struct JSONReader {
  /// What is nested deeper than this is `null`.
  public static let maximumDepth = 512

  var bytes: [UInt8]
  var index = 0
  /// The place of the first repair, line and column counted from 1.
  public private(set) var repairPlace: (line: Int, column: Int)?
  /// Whether the text was not JSON as it stood.
  public var isRepaired: Bool { repairPlace != nil }
  private let keepsPartial: Bool
  let keepsBeforeFault: Bool
  private let givesBack: Bool
  private var spent = SpentPrefix()
  /// Whether the text ended inside a value and what was whole by then was kept.
  public private(set) var isTruncated = false
  /// The fault at which reading ended, where what was whole by then was kept.
  public internal(set) var fault: JSONError?
  /// The first fault that cost a value of an array that is taken one by one, and no more.
  public internal(set) var passedFault: JSONError?
  /// Objects and arrays that were open where reading ended before their end.
  public internal(set) var openLevels = 0

  /// - Parameters:
  ///   - keepsPartial: at the end of a text cut short, close what is open and keep its whole members; text after the
  ///     value is left aside.
  ///   - keepsBeforeFault: do the same at a fault that cannot be repaired, unless nothing was open by then.
  ///   - givesBack: give the memory of `bytes`, which nobody else holds, back to the system as they are read.
  public init(
    _ bytes: consuming [UInt8], keepsPartial: Bool = false, keepsBeforeFault: Bool = false, givesBack: Bool = false
  ) {
    self.bytes = bytes
    self.keepsPartial = keepsPartial
    self.keepsBeforeFault = keepsBeforeFault
    self.givesBack = givesBack
  }

  /// The one value the bytes hold.
  public static func read(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    var reader = JSONReader(bytes)
    return try reader.readDocument()
  }

  /// The one value the bytes hold.
  public mutating func readDocument() throws(JSONError) -> JSONValue { try readDocument(taking: []) { _, _ in false } }

  /// - Parameters:
  ///   - paths: arrays that may be of many values, each by the names of the members that lead to it from the outermost
  ///     object.
  ///   - take: gets the values of such an array one by one, with the path, and says whether to leave each out of the array.
  public mutating func readDocument(
    taking paths: [[String]], _ take: Take
  ) throws(JSONError) -> JSONValue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      index = 3
      noteRepair()
    }
    skipSpace()
    let isObject = index < bytes.count && bytes[index] == 0x7B
    let value =
      isObject
      ? try readObject(depth: 0, taking: paths.map { Path(whole: $0, rest: $0[...]) }, take) : try readValue(depth: 0)
    skipSpace()
    if index < bytes.count, !isTruncated, fault == nil {
      guard keepsPartial else { throw error("text after the end of the JSON value") }
      noteRepair()
    }
    return value
  }

  mutating func noteRepair() { if repairPlace == nil { repairPlace = place(index) } }

  private func error(_ message: String) -> JSONError {
    // Of all faults that are passed the first is told; to count the lines up to each would take long.
    let (line, column) = passedFault.map { ($0.line, $0.column) } ?? place(index)
    return JSONError(line: line, column: column, message: message)
  }

  private func place(_ index: Int) -> (line: Int, column: Int) {
    var line = spent.line
    var lineStart = spent.lineStart
    let end = min(index, bytes.count)
    for (offset, byte) in bytes[spent.end..<max(end, spent.end)].enumerated() where byte == 0x0A {
      line += 1
      lineStart = spent.end + offset + 1
    }
    return (line, end - lineStart + 1)
  }

  private mutating func giveBack() {
    guard givesBack, spent.isDue(at: index) else { return }
    bytes.withUnsafeMutableBytes { spent.extend(to: index, in: $0) }
  }

  /// White space and comments.
  private mutating func skipSpace() {
    repeat {
      while index < bytes.count, bytes[index] == 0x20 || (bytes[index] >= 0x09 && bytes[index] <= 0x0D) { index += 1 }
    } while index + 1 < bytes.count && bytes[index] == 0x2F && skipComment()
  }

  /// `/* … */` or `// …`
  private mutating func skipComment() -> Bool {
    let isBlock = bytes[index + 1] == 0x2A
    guard isBlock || bytes[index + 1] == 0x2F else { return false }
    noteRepair()
    index += 2
    while index < bytes.count {
      index += 1
      if isBlock {
        if bytes[index - 1] == 0x2A, index < bytes.count, bytes[index] == 0x2F {
          index += 1
          break
        }
      } else if bytes[index - 1] == 0x0A {
        break
      }
    }
    return true
  }

  /// An object or array that is nested too deeply, strings and all.
  private mutating func skipNested() {
    noteRepair()
    var levels = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x5B, 0x7B: levels += 1
      case 0x5D, 0x7D: levels -= 1
      case 0x22:
        index += 1
        while index < bytes.count, bytes[index] != 0x22 { index += bytes[index] == 0x5C ? 2 : 1 }
      default: break
      }
      index += 1
      if levels == 0 { return }
    }
    index = bytes.count
  }

  private mutating func readValue(depth: Int) throws(JSONError) -> JSONValue {
    skipSpace()
    guard index < bytes.count else { throw error("the text ends where a value is expected") }
    if depth >= Self.maximumDepth, bytes[index] == 0x5B || bytes[index] == 0x7B {
      skipNested()
      return .null
    }
    switch bytes[index] {
    case 0x7B: return try readObject(depth: depth)
    case 0x5B: return try readArray(depth: depth)
    case 0x22, 0x27: return .string(try readString())
    case 0x74 where takes("true"): return .bool(true)
    case 0x66 where takes("false"): return .bool(false)
    case 0x6E where takes("null"): return .null
    // What JavaScript and Python write for numbers that JSON lacks.
    case 0x4E where takes("NaN") || takes("None"), 0x49 where takes("Infinity"), 0x2D where takes("-Infinity"),
      0x75 where takes("undefined"):
      noteRepair()
      return .null
    case 0x54 where takes("True"):
      noteRepair()
      return .bool(true)
    case 0x46 where takes("False"):
      noteRepair()
      return .bool(false)
    case 0x2D, 0x30...0x39: return try readNumber()
    default: throw error("unexpected character")
    }
  }

  private mutating func takes(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard index + count <= bytes.count else { return false }
    for offset in 0..<count where bytes[index + offset] != word.utf8Start[offset] { return false }
    index += count
    return true
  }

  /// Is offered a value with the names on the way to it; `true` takes it, and it is left out of the whole.
  public typealias Take = (_ path: [String], JSONValue) -> Bool

  /// Names that lead to an array whose values are taken.
  private struct Path {
    var whole: [String]
    /// Those from the object at hand on.
    var rest: ArraySlice<String>
  }

  private mutating func readObject(
    depth: Int, taking paths: [Path] = [], _ take: Take = { _, _ in false }
  ) throws(JSONError) -> JSONValue {
    var paths = paths
    index += 1
    var members: [JSONValue.Member] = []
    while true {
      skipSpace()
      if ends(within: depth) { return .object(members) }
      guard index < bytes.count else { throw error("the text ends inside an object") }
      if bytes[index] == 0x7D {
        index += 1
        return .object(members)
      }
      if bytes[index] == 0x2C {
        noteRepair()
        index += 1
        continue
      }
      guard bytes[index] == 0x22 || bytes[index] == 0x27 || isInName(bytes[index]) else {
        let fault = error("expected a quoted member name")
        guard ends(within: depth, at: fault) else { throw fault }
        return .object(members)
      }
      do throws(JSONError) {
        let name = isInName(bytes[index]) ? readBareName() : try readString(isName: true)
        skipSpace()
        guard index < bytes.count, bytes[index] == 0x3A else { throw error("expected ':' after a member name") }
        index += 1
        skipSpace()
        let value: JSONValue
        if paths.isEmpty {
          value = try readValue(depth: depth + 1)
        } else {
          let followed = paths.filter { $0.rest.first == name }
          // Of two members of one name the first counts, unless it is null.
          if index < bytes.count, bytes[index] != 0x6E { paths.removeAll { $0.rest.first == name } }
          value = try readMember(
            depth: depth + 1, followed.map { Path(whole: $0.whole, rest: $0.rest.dropFirst()) }, take)
        }
        members.append(JSONValue.Member(name: name, value: value))
      } catch {
        guard ends(within: depth, at: error) else { throw error }
        return .object(members)
      }
      skipSpace()
      if ends(within: depth) { return .object(members) }
      guard index < bytes.count else { throw error("the text ends inside an object") }
      if bytes[index] == 0x2C {
        index += 1
        skipSpace()
        if index < bytes.count, bytes[index] == 0x7D { noteRepair() }
      } else if keepsBeforeFault, bytes[index] == 0x22 {
        // The comma is missing.
        noteRepair()
      } else if bytes[index] != 0x7D {
        let fault = error("expected ',' or '}'")
        guard ends(within: depth, at: fault) else { throw fault }
        return .object(members)
      }
    }
  }

  /// The value of a member that paths may lead to or through.
  private mutating func readMember(depth: Int, _ paths: [Path], _ take: Take) throws(JSONError) -> JSONValue {
    guard index < bytes.count else { return try readValue(depth: depth) }
    if bytes[index] == 0x7B { return try readObject(depth: depth, taking: paths, take) }
    if bytes[index] == 0x5B, let path = paths.first(where: \.rest.isEmpty)?.whole {
      return try readArray(depth: depth, resumes: keepsBeforeFault) { take(path, $0) }
    }
    return try readValue(depth: depth)
  }

  /// - Parameter resumes: goes on behind a value that is broken.
  private mutating func readArray(
    depth: Int, resumes: Bool = false, _ take: (JSONValue) -> Bool = { _ in false }
  ) throws(JSONError) -> JSONValue {
    index += 1
    var values: [JSONValue] = []
    // How the first object begins.
    var firstName: String?
    while true {
      skipSpace()
      giveBack()
      if fault != nil, resumes, resume(at: firstName) { continue }
      if ends(within: depth) { return .array(values) }
      guard index < bytes.count else { throw error("the text ends inside an array") }
      if bytes[index] == 0x5D {
        index += 1
        return .array(values)
      }
      if bytes[index] == 0x2C {
        noteRepair()
        index += 1
        continue
      }
      do throws(JSONError) {
        let value = try readValue(depth: depth + 1)
        if fault != nil, resumes, resume(at: firstName) { continue }
        if firstName == nil, resumes, case .object(let members) = value { firstName = members.first?.name }
        if !take(value) { values.append(value) }
      } catch {
        guard ends(within: depth, at: error) else { throw error }
        continue
      }
      skipSpace()
      if ends(within: depth) { return .array(values) }
      guard index < bytes.count else { throw error("the text ends inside an array") }
      if bytes[index] == 0x2C {
        index += 1
        skipSpace()
        if index < bytes.count, bytes[index] == 0x5D { noteRepair() }
      } else if keepsBeforeFault, bytes[index] == 0x7B || bytes[index] == 0x22 || bytes[index] == 0x5B {
        // The comma is missing.
        noteRepair()
      } else if bytes[index] != 0x5D {
        let fault = error("expected ',' or ']'")
        guard ends(within: depth, at: fault) else { throw fault }
      }
    }
  }

  /// Whether reading ends here, within a value at that depth: the text does, or `error` was found and what is whole is kept.
  private mutating func ends(within depth: Int, at error: JSONError? = nil) -> Bool {
    if isTruncated || fault != nil { return true }
    if keepsPartial, index >= bytes.count {
      isTruncated = true
      noteRepair()
    } else if keepsBeforeFault, let error {
      fault = error
    } else {
      return false
    }
    openLevels = depth + 1
    return true
  }

  private mutating func readNumber() throws(JSONError) -> JSONValue {
    let start = index
    while index < bytes.count {
      switch bytes[index] {
      case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65: index += 1
      default:
        guard Double(String(decoding: bytes[start..<index], as: UTF8.self)) != nil else { throw error("bad number") }
        return .number(String(decoding: bytes[start..<index], as: UTF8.self))
      }
    }
    guard Double(String(decoding: bytes[start..<index], as: UTF8.self)) != nil else { throw error("bad number") }
    return .number(String(decoding: bytes[start..<index], as: UTF8.self))
  }

  /// Bytes
  private static let longText = 1 << 20

  /// A member's name without quotes, as JavaScript has it.
  private mutating func readBareName() -> String {
    noteRepair()
    let start = index
    while index < bytes.count, isInName(bytes[index]) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private func isInName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x24: true
    default: false
    }
  }

  private mutating func readString(isName: Bool = false) throws(JSONError) -> String {
    let quote = bytes[index]
    if quote != 0x22 { noteRepair() }
    index += 1
    let start = index
    index = endOfRun(from: index, quote)
    while index < bytes.count, bytes[index] < 0x20 {
      noteRepair()
      index = endOfRun(from: index + 1, quote)
    }
    if index < bytes.count, bytes[index] == quote, isName || endsString(at: index) {
      index += 1
      defer { giveBack() }
      return String(decoding: bytes[start..<index - 1], as: UTF8.self)
    }
    var text = Array(bytes[start..<min(index, bytes.count)])
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case quote where isName || endsString(at: index - 1):
        giveBack()
        return String(decoding: text, as: UTF8.self)
      case 0x5C:
        // Growing, a long text is held twice; room that is not used takes no memory.
        if text.count >= Self.longText, text.capacity < bytes.count - start {
          text.reserveCapacity(bytes.count - start)
        }
        readEscape(into: &text)
      default:
        if byte < 0x20 || byte == quote { noteRepair() }
        let first = index - 1
        index = endOfRun(from: index, quote)
        text.append(contentsOf: bytes[first..<index])
      }
    }
    throw error("the text ends inside a string")
  }

  /// The next quote, backslash or control character from a place on; the end where there is none.
  private func endOfRun(from start: Int, _ quote: UInt8) -> Int {
    bytes.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return start }
      var index = start
      while index < source.count {
        if quote == 0x22, index &+ 16 <= source.count {
          let plain = Int(tidings_block_json(base + index))
          index &+= plain
          if plain == 16 { continue }
        }
        let byte = source[index]
        if byte < 0x20 || byte == quote || byte == 0x5C { break }
        index &+= 1
      }
      return index
    }
  }
}
