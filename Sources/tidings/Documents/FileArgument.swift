import Glibc

/// A file named on the command line. Its arguments come as text, in which a byte that is no UTF-8 is replaced; the name of
/// a file may hold any, and is looked for among the bytes that the program was given.
struct FileArgument {
  /// For messages.
  let text: String
  /// As it was given; `nil`: as the text is.
  private let bytes: [CChar]?

  /// - Parameter place: which of several arguments of this text it is, counted from 0.
  init(_ text: String, place: Int = 0) {
    self.text = text
    bytes = text.unicodeScalars.contains("\u{FFFD}") ? Self.given(text, place: place) : nil
  }

  /// Several, in their order: names may differ in nothing but what is no text in them.
  static func all(_ texts: [String]) -> [FileArgument] {
    var places: [String: Int] = [:]
    return texts.map { text in
      defer { places[text, default: 0] += 1 }
      return FileArgument(text, place: places[text, default: 0])
    }
  }

  func open(_ flags: Int32) -> Int32 {
    guard let bytes else { return Glibc.open(text, flags) }
    return Glibc.open(bytes, flags)
  }

  private static func given(_ text: String, place: Int) -> [CChar]? {
    var left = place
    var next = CommandLine.unsafeArgv
    while let argument = next.pointee {
      if String(cString: argument) == text {
        if left == 0 { return Array(UnsafeBufferPointer(start: argument, count: strlen(argument) + 1)) }
        left -= 1
      }
      next += 1
    }
    return nil
  }
}
