internal import Foundation
internal import Glibc
internal import TidingsModel

/// Where secrets come from: the environment, files, systemd credentials.
struct SecretSource {
  var environment: [String: String]
  /// Whether each has to be there. Where no request is made, those that only the daemon gets (systemd's credentials, the
  /// variables of its unit) are done without.
  var areNeeded = true

  /// What is wrong with a reference, without its value.
  struct Unresolved: Error { var reason: String }

  /// Fills in `${NAME}` from the environment; `$$` is a dollar sign, and any other `$` stays as it is.
  func expand(_ text: String) throws(Unresolved) -> String {
    guard text.utf8.contains(0x24) else { return text }
    var result = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[rest.index(after: dollar)...]
      if rest.hasPrefix("$") {
        result += "$"
        rest = rest.dropFirst()
      } else if rest.hasPrefix("{") {
        guard let end = rest.firstIndex(of: "}") else { throw Unresolved(reason: "\"${\" without its \"}\"") }
        let name = String(rest[rest.index(after: rest.startIndex)..<end])
        guard !name.isEmpty, name.utf8.allSatisfy(Self.isNameByte) else {
          throw Unresolved(reason: "between ${ and } stands the name of an environment variable")
        }
        guard let value = environment[name] else {
          throw Unresolved(reason: "the environment variable \(name) is not set")
        }
        result += value
        rest = rest[rest.index(after: end)...]
      } else {
        result += "$"
      }
    }
    return result + rest
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isUppercase || byte.isLowercase || byte.isDigit || byte == 95
  }

  /// A secret of a section: written out (`key`) or in a file (`key_file`), not both.
  func secret(_ key: String, in section: Section) -> Secret? {
    let fileKey = key + "_file"
    if section[key] != nil, let node = section[fileKey] {
      section.error("\(fileKey): \(key) is given as well; keep one of them", at: node)
      return nil
    }
    if let text = section.text(key), let node = section[key] {
      do {
        return try Self.checked(expand(text))
      } catch {
        return absent("\(key): \(error.reason)", section, node)
      }
    }
    guard let name = section.text(fileKey), let node = section[fileKey] else { return nil }
    do {
      return try Self.checked(read(name, in: section, node))
    } catch {
      return absent("\(fileKey): \(error.reason)", section, node)
    }
  }

  /// Reports a secret that is not to be had, or stands in for one that is not needed.
  private func absent(_ words: String, _ section: Section, _ node: ConfigurationNode) -> Secret? {
    guard areNeeded else { return Secret("") }
    section.error(words, at: node)
    return nil
  }

  /// The content of a secret file without its last line end. A bare name is looked for among systemd's credentials
  /// first.
  private func read(_ name: String, in section: Section, _ node: ConfigurationNode) throws(Unresolved) -> String {
    let expanded = try expand(name)
    var path = Paths.absolute(expanded, in: section.source.directory)
    if !expanded.contains("/"), let directory = environment["CREDENTIALS_DIRECTORY"], !directory.isEmpty,
      access(directory + "/" + expanded, F_OK) == 0
    {
      path = directory + "/" + expanded
    }
    let bytes: [UInt8]
    do {
      bytes = try FileBytes.read(path, atMost: 1 << 20)
    } catch {
      throw Unresolved(reason: "\(path) \(error.words)")
    }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & 0o004 != 0 {
      section.problems.warn(
        "\(path) holds a secret and everybody may read it; chmod o-r", at: section.source.place(node))
    }
    guard var text = String(validating: bytes, as: UTF8.self) else {
      throw Unresolved(reason: "\(path) is not text in UTF-8")
    }
    if text.hasSuffix("\r\n") || text.hasSuffix("\n") { text.removeLast() }
    guard !text.isEmpty else { throw Unresolved(reason: "\(path) is empty") }
    return text
  }

  private static func checked(_ text: String) throws(Unresolved) -> Secret {
    guard !text.isEmpty else { throw Unresolved(reason: "the value is empty") }
    guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      throw Unresolved(reason: "the value has a line end or another control character in it")
    }
    return Secret(text)
  }
}
