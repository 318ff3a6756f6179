internal import TidingsHTML
internal import TidingsModel

/// A JSON text read as far as it goes.
struct JSONDocument {
  private(set) var root: JSONValue
  /// Whether the text's end was reached with everything closed.
  let isComplete: Bool
  let isRepaired: Bool
  private(set) var warnings: [Warning] = []
  /// The text's, in bytes.
  let size: Int
  /// Objects and arrays open at the end.
  private var openLevels: Int

  /// - Parameters:
  ///   - givesBack: give the memory of `utf8`, which nobody else holds, back to the system as it is read.
  ///   - paths: arrays that may be of many values, each by the names of the members that lead to it from the root.
  ///   - take: gets the values of such an array one by one, with the path, and says whether to leave each out of the array.
  init(
    _ utf8: consuming [UInt8], givesBack: Bool, taking paths: [[String]], _ take: JSONReader.Take
  ) throws(ParseError) {
    size = utf8.count
    assert(utf8.withUnsafeBufferPointer(CleanUTF8.isValid))
    var reader = JSONReader(
      consume utf8, keepsPartial: true, keepsBeforeFault: true, isUTF8: true, givesBack: givesBack)
    do throws(JSONError) {
      root = try reader.readDocument(taking: paths, take)
    } catch {
      throw .invalidJSON(line: error.line, column: error.column, message: error.message)
    }
    isComplete = !reader.isTruncated && reader.fault == nil
    isRepaired = reader.isRepaired || reader.fault != nil
    openLevels = reader.openLevels
    if let fault = reader.fault {
      // What stands before the place is worth keeping if it holds whole items.
      warnings.append(
        Warning("bad JSON (\(fault.message)); only the items before are kept", line: fault.line, column: fault.column))
    } else if !isComplete {
      warnings.append(
        Warning(
          "the document ends before its JSON value does; only whole items are kept",
          line: reader.repairPlace?.line, column: reader.repairPlace?.column))
    } else if let fault = reader.passedFault {
      warnings.append(
        Warning("bad JSON (\(fault.message)); the item is left out", line: fault.line, column: fault.column))
    } else if isRepaired {
      warnings.append(
        Warning(
          "errors of JSON's syntax were mended", line: reader.repairPlace?.line, column: reader.repairPlace?.column))
    }
  }

  /// Takes a member's value out of the root, so that it can be let go piece by piece.
  mutating func take(_ name: String) -> JSONValue? { root.take(name) }

  /// The document as it would be if the value of a member were its root.
  func value(of name: String) -> JSONDocument? {
    guard case .object(let members) = root, let value = root[name] else { return nil }
    var document = self
    document.root = value
    // Where the text broke off behind it, all of it is whole.
    document.openLevels = members.last?.name == name ? max(openLevels - 1, 0) : 0
    return document
  }

  /// Takes the root itself, likewise.
  mutating func takeAll() -> JSONValue {
    var all = JSONValue.null
    swap(&all, &root)
    return all
  }

  /// Whether the array of that name in the root is the place where the text broke off, within its last value.
  func cutsLast(of name: String) -> Bool {
    guard !isComplete, case .object(let members) = root, members.last?.name == name else { return false }
    return openLevels > 2
  }

  /// Whether the text broke off within a value so many levels below the root.
  func cutsBelow(_ levels: Int) -> Bool { !isComplete && openLevels > levels }
}

extension JSONValue {
  /// Takes a member's value out of an object, where `null` is left.
  mutating func take(_ name: String) -> JSONValue? {
    guard case .object(var members) = self, let index = members.firstIndex(where: { $0.name == name }) else {
      return nil
    }
    self = .null
    var value = JSONValue.null
    swap(&value, &members[index].value)
    self = .object(members)
    return value
  }
}
