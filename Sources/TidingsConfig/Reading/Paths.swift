internal import Foundation
internal import Glibc

/// Paths as text.
enum Paths {
  static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func base(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// Absolute, `.` and `..` taken out by spelling.
  ///
  /// - Parameter directory: what a relative path is relative to; empty: the process's own.
  static func absolute(_ path: String, in directory: String) -> String {
    var joined = path.hasPrefix("/") || directory.isEmpty ? path : directory + "/" + path
    if !joined.hasPrefix("/") { joined = FileManager.default.currentDirectoryPath + "/" + joined }
    var parts: [Substring] = []
    for part in joined.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// Absolute and without symbolic links, as far as the path exists.
  static func real(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return absolute(path, in: "") }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Where a file is that may not be there yet: absolute and without symbolic links, of which the last may lead to nothing.
  static func destination(_ path: String) -> String {
    var path = absolute(path, in: "")
    // As many as the system follows.
    for _ in 0..<40 {
      if let resolved = realpath(path, nil) {
        defer { free(resolved) }
        return String(cString: resolved)
      }
      guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { break }
      path = absolute(target, in: directory(of: path))
    }
    return absolute(base(of: path), in: real(directory(of: path)))
  }

  /// What the last system call failed with.
  static func error() -> String { String(cString: strerror(errno)) }
}
