internal import Foundation
internal import Glibc

/// An entry of `include`.
struct IncludePattern {
  /// Absolute.
  let path: String
  /// Whether it has `*`, `?` or `[` in it.
  let isGlob: Bool

  init(_ text: String, directory: String) {
    path = Paths.absolute(text, in: directory)
    isGlob = text.utf8.contains { $0 == 0x2A || $0 == 0x3F || $0 == 0x5B }
  }

  /// Why a pattern's files cannot be told.
  struct Unreadable: Error {
    var reason: String
    /// Whether there is no such directory, so that there is nothing in it either, unless it is only away.
    var isMissing = false
  }

  /// The files it names, sorted; hidden files, back-ups and directories that a glob happens to match are not among them.
  /// - Throws: `Unreadable` where a directory is not there, or may not be read: what is in it is not known, which is not
  ///   the same as nothing.
  func files() throws(Unreadable) -> [String] {
    guard isGlob else { return [path] }
    let directory = Paths.directory(of: String(path.prefix { !"*?[".contains($0) }))
    guard access(directory, R_OK | X_OK) == 0 else {
      let isMissing = errno == ENOENT
      throw Unreadable(reason: "\(directory): \(Paths.error())", isMissing: isMissing)
    }
    var found = glob_t()
    defer { globfree(&found) }
    switch glob(path, GLOB_ERR, nil, &found) {
    case 0: break
    case GLOB_NOMATCH: return []
    default: throw Unreadable(reason: "a directory that \(path) leads to cannot be read")
    }
    guard let names = found.gl_pathv else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { index in
      guard let name = names[index] else { return nil }
      let file = String(cString: name)
      var status = stat()
      guard stat(file, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR else { return nil }
      let isLeftover = ["~", ".bak", ".orig", ".dpkg-old", ".dpkg-dist", ".dpkg-new", ".rpmnew", ".rpmsave", ".swp"]
        .contains(where: file.hasSuffix)
      return isLeftover ? nil : file
    }
  }

  /// Whether a path is one the pattern names.
  func names(_ path: String) -> Bool {
    isGlob ? fnmatch(self.path, path, FNM_PATHNAME | FNM_PERIOD) == 0 : self.path == path
  }

  /// What kind of list a file is by its name; `nil` for none that is known.
  static func kind(of path: String) -> Kind? {
    let name = Paths.base(of: path).lowercased()
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return .yaml }
    if name.hasSuffix(".opml") { return .list(.opml) }
    if name.hasSuffix(".txt") || name == "urls" { return .list(.urls) }
    return nil
  }

  enum Kind {
    case yaml
    case list(FeedList)
  }
}
