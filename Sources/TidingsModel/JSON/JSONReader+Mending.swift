/// What is read of a text that is kept as far as it goes: what its faults leave.
extension JSONReader {
  /// How many bytes a member's name has at most where it is to be told from text.
  private static let maximumName = 100

  /// Whether a quote ends the string that it stands in: the value's end must follow. One that was to be escaped is a part of
  /// the text.
  func endsString(at quote: Int) -> Bool {
    guard keepsBeforeFault else { return true }
    let next = behindSpace(quote + 1)
    guard next < bytes.count else { return true }
    switch bytes[next] {
    case 0x2C, 0x7D, 0x5D, 0x2F: return true
    // The comma is missing.
    case 0x22: return beginsMember(at: next)
    default: return false
    }
  }

  private func behindSpace(_ start: Int) -> Int {
    var next = start
    while next < bytes.count, bytes[next] == 0x20 || (bytes[next] >= 0x09 && bytes[next] <= 0x0D) { next += 1 }
    return next
  }

  /// `"name":`
  private func beginsMember(at quote: Int) -> Bool {
    let rest = bytes[(quote + 1)...].prefix(Self.maximumName)
    guard let end = rest.firstIndex(of: 0x22), end > quote + 1 else { return false }
    return end + 1 < bytes.count && bytes[end + 1] == 0x3A
  }

  /// Goes on behind a fault, at the next object that begins with the same member as those before.
  ///
  /// - Returns: `false`, staying, where there is none.
  mutating func resume(at firstName: String?) -> Bool {
    guard let name = firstName.map({ Array($0.utf8) }) else { return false }
    var place = index
    while let brace = bytes[place...].firstIndex(of: 0x7B) {
      let start = behindSpace(brace + 1)
      let end = start + name.count + 1
      if end < bytes.count, bytes[start] == 0x22, bytes[end] == 0x22, bytes[(start + 1)..<end].elementsEqual(name) {
        if passedFault == nil { passedFault = fault }
        fault = nil
        openLevels = 0
        noteRepair()
        index = brace
        return true
      }
      place = brace + 1
    }
    return false
  }
}
