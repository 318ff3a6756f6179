internal import Foundation
internal import TidingsConfig
internal import TidingsModel

/// Who may ask: the token where one is set, and on a loopback address nobody who came by a foreign name.
///
/// A page in a browser can point a name of its own at 127.0.0.1 and read what answers there (DNS rebinding). Its requests
/// bear that name in `Host`.
struct AccessRule: Sendable {
  /// `nil`: nobody has to present one.
  var token: Secret?
  /// Whether `Host` must name this machine.
  var checksHost: Bool

  /// The refusal; `nil` when the request may go on.
  func refusal(of request: RequestHead) -> Response? {
    let hosts = request.values(of: "host")
    guard hosts.count == 1 || hosts.isEmpty && !request.isHTTP11 else {
      return .words(400, "a request has one Host field")
    }
    if checksHost, let host = hosts.first, !Self.isLocal(host) {
      return .words(421, "this server answers to localhost and 127.0.0.1 only, not to the name it was asked by")
    }
    if let token, !isRight(request.values(of: "authorization"), token) {
      var response = Response.words(
        401, "present the token of the configuration: Authorization: Bearer TOKEN, or as password of any user")
      response.fields = [("WWW-Authenticate", "Basic realm=\"tidings\", charset=\"UTF-8\"")]
      return response
    }
    return nil
  }

  /// The token as bearer (RFC 6750) or as password (RFC 7617), which is what a browser can ask its user for.
  private func isRight(_ credentials: [String], _ token: Secret) -> Bool {
    guard credentials.count == 1 else { return false }
    let parts = credentials[0].split(separator: " ", maxSplits: 1)
    guard parts.count == 2 else { return false }
    let presented: [UInt8]
    switch parts[0].lowercased() {
    case "bearer": presented = Array(parts[1].utf8)
    case "basic":
      guard let data = Data(base64Encoded: String(parts[1])), let colon = data.firstIndex(of: 0x3A) else {
        return false
      }
      presented = Array(data[data.index(after: colon)...])
    default: return false
    }
    return Self.isEqual(presented, Array(token.reveal().utf8))
  }

  /// Takes as long whatever of the two differs.
  static func isEqual(_ presented: [UInt8], _ token: [UInt8]) -> Bool {
    guard !token.isEmpty else { return false }
    var difference = presented.count ^ token.count
    for index in presented.indices { difference |= Int(presented[index] ^ token[index % token.count]) }
    return difference == 0
  }

  /// Whether a `Host` value names the loopback interface, whatever the port: a tunnel has its own.
  static func isLocal(_ host: String) -> Bool {
    var name = host[...]
    if name.hasPrefix("[") {
      guard let end = name.firstIndex(of: "]"), isPort(name[name.index(after: end)...]) else { return false }
      return name[...end] == "[::1]"
    }
    if let colon = name.firstIndex(of: ":") {
      guard isPort(name[colon...]) else { return false }
      name = name[..<colon]
    }
    if name.lowercased() == "localhost" { return true }
    let numbers = name.split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 4 && numbers[0] == "127"
      && numbers.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { $0.isDigit } && UInt8($0) != nil }
  }

  private static func isPort(_ text: Substring) -> Bool {
    text.isEmpty || text.hasPrefix(":") && text.dropFirst().utf8.allSatisfy { $0.isDigit }
  }
}
