internal import TidingsModel

/// A feed's address as it is written, checked.
struct FeedAddress {
  /// http, https, or file with an absolute path; no user information.
  var url: String
  /// From `user:password@`.
  var auth: FeedAuthentication?

  /// What is wrong with an address. The address is not repeated: it may bear a password.
  struct Invalid: Error { var reason: String }

  /// Why a list of another program brings no `file:` addresses.
  static let fileInList = "a list names no files of this machine; write file: addresses into feeds"

  var isFile: Bool { url.hasPrefix("file:") }

  /// - Parameters:
  ///   - written: `feed:` addresses are read as the ones that they stand for
  ///   - directory: what the path of `file:name` is relative to
  init(_ written: String, directory: String) throws(Invalid) {
    var text = FeedScheme.unwrapped(written)
    guard !text.withUTF8({ $0.contains { $0 <= 0x20 || $0 == 0x7F } }) else {
      throw Invalid(reason: "a URL has no spaces or control characters; write %20 for a space")
    }
    if text.withUTF8({ $0.contains(UInt8(ascii: "$")) }), text.contains("${") {
      throw Invalid(reason: "a URL takes no ${…}, as it is shown in logs; put the secret into auth or headers")
    }
    let scheme = String(Substring(text.utf8.prefix { $0 != UInt8(ascii: ":") })).lowercased()
    if scheme == "file" {
      url = try Self.file(text, directory: directory)
      return
    }
    guard scheme == "http" || scheme == "https" else {
      throw Invalid(reason: AddressSuggestion.reason(text, directory: directory))
    }
    let rest = text.utf8.dropFirst(scheme.utf8.count)
    guard rest.starts(with: "://".utf8), rest.dropFirst(3).first != UInt8(ascii: "/"), var parts = WebURL(text),
      let host = parts.host, !host.isEmpty
    else {
      throw Invalid(reason: "not a URL: after \(scheme):// a host is expected, then at most a port of 1 to 65535")
    }
    if let port = parts.port, !(1...65_535).contains(port) { throw Invalid(reason: "a port is 1 to 65535") }
    if let userinfo = parts.userinfo {
      let halves = userinfo.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        .map { String(decoding: PercentEncoding.decode($0), as: UTF8.self) }
      auth = .basic(user: halves[0], password: Secret(halves.count > 1 ? halves[1] : ""))
      parts.userinfo = nil
      url = parts.description
    } else {
      url = text
    }
  }

  private static func file(_ text: String, directory: String) throws(Invalid) -> String {
    var path = text.dropFirst("file:".count)
    if path.hasPrefix("//") {
      path = path.dropFirst(2)
      if path.hasPrefix("localhost/") { path = path.dropFirst("localhost".count) }
      guard path.hasPrefix("/") else {
        throw Invalid(reason: "a file URL names no host; write file:///path, or file:name relative to this file")
      }
    }
    guard !path.isEmpty, !path.hasSuffix("/") else { throw Invalid(reason: "a file URL names a file") }
    return "file://" + Paths.absolute(String(path), in: directory)
  }
}
