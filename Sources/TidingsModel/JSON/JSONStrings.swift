/// Strings and members' names as they stand in JSON text.
enum JSONStrings {
  /// Bytes
  private static let longText = 1 << 20
  /// How many bytes a member's name has at most where it is to be told from text.
  private static let maximumName = 100

  /// The string that begins at hand, in quotes of either kind.
  ///
  /// - Parameters:
  ///   - isName: it is a member's name.
  ///   - mendsQuotes: a quote that neither a comma nor an end follows is a part of the text.
  /// - Returns: `nil` where the text ends inside it.
  static func read(from text: inout JSONText, isName: Bool, mendsQuotes: Bool) -> String? {
    let quote = text.bytes[text.index]
    if quote != 0x22 { text.noteRepair() }
    text.index += 1
    let start = text.index
    text.index = text.endOfRun(from: text.index, quote)
    while text.index < text.bytes.count, text.bytes[text.index] < 0x20 {
      text.noteRepair()
      text.index = text.endOfRun(from: text.index + 1, quote)
    }
    if text.index < text.bytes.count, text.bytes[text.index] == quote,
      isName || !mendsQuotes || endsString(at: text.index, in: text)
    {
      text.index += 1
      defer { text.giveBack() }
      return text.string(start..<text.index - 1)
    }
    var value: [UInt8] = []
    text.copy(start..<min(text.index, text.bytes.count), to: &value)
    while text.index < text.bytes.count {
      let byte = text.bytes[text.index]
      text.index += 1
      switch byte {
      case quote where isName || !mendsQuotes || endsString(at: text.index - 1, in: text):
        text.giveBack()
        return text.string(value)
      case 0x5C:
        // Growing, a long text is held twice; room that is not used takes no memory.
        if value.count >= longText, value.capacity < text.bytes.count - start {
          value.reserveCapacity(text.bytes.count - start)
        }
        JSONEscape.read(from: &text, into: &value)
      default:
        if byte < 0x20 || byte == quote { text.noteRepair() }
        let first = text.index - 1
        text.index = text.endOfRun(from: text.index, quote)
        text.copy(first..<text.index, to: &value)
      }
    }
    return nil
  }

  /// A member's name without quotes, as JavaScript has it.
  static func readBareName(from text: inout JSONText) -> String {
    text.noteRepair()
    let start = text.index
    while text.index < text.bytes.count, isInName(text.bytes[text.index]) { text.index += 1 }
    return String(decoding: text.bytes[start..<text.index], as: UTF8.self)
  }

  /// Whether a byte may stand in a member's name that has no quotes.
  static func isInName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x24: true
    default: false
    }
  }

  /// Whether a quote ends the string that it stands in: the value's end must follow. One that was to be escaped is a part of
  /// the text.
  private static func endsString(at quote: Int, in text: JSONText) -> Bool {
    let next = text.behindSpace(quote + 1)
    guard next < text.bytes.count else { return true }
    switch text.bytes[next] {
    case 0x2C, 0x7D, 0x5D, 0x2F: return true
    // The comma is missing.
    case 0x22: return beginsMember(at: next, in: text)
    default: return false
    }
  }

  /// `"name":`
  private static func beginsMember(at quote: Int, in text: JSONText) -> Bool {
    let rest = text.bytes[(quote + 1)...].prefix(maximumName)
    guard let end = rest.firstIndex(of: 0x22), end > quote + 1 else { return false }
    return end + 1 < text.bytes.count && text.bytes[end + 1] == 0x3A
  }
}
