internal import Foundation

/// A configuration file's text and name.
struct SourceText {
  /// As it was given or found, for messages.
  var name: String
  /// Absolute, without symbolic links.
  let path: String
  var text: String
  /// What relative paths in the file are relative to.
  let directory: String

  func place(_ node: ConfigurationNode) -> ConfigurationPlace {
    ConfigurationPlace(file: name, line: node.line, column: node.column)
  }

  /// - Parameter elseText: reads what is not in UTF-8; `nil` where that is wrong.
  /// - Throws: `ConfigurationError` when the file cannot be read or is not text
  static func read(
    _ path: String, as name: String, elseText: ([UInt8]) -> String? = { _ in nil }
  ) throws(ConfigurationError) -> SourceText {
    let whole = ConfigurationPlace(file: name)
    let bytes: [UInt8]
    do {
      bytes = try FileBytes.read(path, atMost: 256 << 20)
    } catch {
      throw ConfigurationError(error.words, at: whole)
    }
    if String(validating: bytes, as: UTF8.self) == nil, let text = elseText(bytes) {
      return try SourceText(name: name, path: Paths.real(path), bytes: Array(text.utf8))
    }
    return try SourceText(name: name, path: Paths.real(path), bytes: bytes)
  }

  init(name: String, path: String, text: String) {
    self.name = name
    self.path = path
    self.text = text
    directory = Paths.directory(of: path)
  }

  /// - Throws: `ConfigurationError` at the first byte that is not text in UTF-8
  init(name: String, path: String, bytes: [UInt8]) throws(ConfigurationError) {
    var bytes = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw ConfigurationError(
        "the file is in UTF-16; save it as UTF-8", at: ConfigurationPlace(file: name, line: 1, column: 1))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let place = Self.firstInvalid(bytes, file: name)
      throw ConfigurationError("the file is not in UTF-8; save it as UTF-8", at: place)
    }
    var line = 1
    var start = bytes.startIndex
    for (index, byte) in zip(bytes.indices, bytes) {
      if byte == 0x0A {
        line += 1
        start = index + 1
      } else if byte < 0x20 && byte != 0x09 && byte != 0x0D || byte == 0x7F {
        let column = String(decoding: bytes[start..<index], as: UTF8.self).unicodeScalars.count + 1
        throw ConfigurationError(
          "a control character (U+\(String(format: "%04X", Int(byte)))) has no place in the file",
          at: ConfigurationPlace(file: name, line: line, column: column))
      }
    }
    self.init(name: name, path: path, text: text)
  }

  private static func firstInvalid(_ bytes: ArraySlice<UInt8>, file: String) -> ConfigurationPlace {
    var line = 1
    var column = 1
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      if scalar == "\n" {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    return ConfigurationPlace(file: file, line: line, column: column)
  }
}
