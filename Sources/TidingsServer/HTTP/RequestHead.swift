internal import TidingsModel

/// The head of an HTTP/1 request (RFC 9112 sections 2 to 5), as much of it as a server of a few pages reads.
struct RequestHead: Sendable, Equatable {
  /// A head is no longer than this, in bytes.
  static let limit = 16 << 10

  var method: String
  /// As sent, undecoded; begins with a slash.
  var path: String
  /// Decoded; of several parameters of one name the first.
  var query: [String: String]
  var isHTTP11: Bool
  /// Names in lower case.
  private var fields: [(name: String, value: String)]

  /// - Parameter bytes: the head up to its empty line; `nil` when it is no request.
  init?(_ bytes: some Collection<UInt8>) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      Substring(line.last == 0x0D ? line.dropLast() : line)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    guard let first = lines.first else { return nil }
    let parts = first.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, let asked = Self.origin(of: parts[1]),
      parts[2] == "HTTP/1.1" || parts[2] == "HTTP/1.0"
    else { return nil }
    method = String(parts[0])
    isHTTP11 = parts[2] == "HTTP/1.1"
    let target = asked.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = String(target[0])
    query = target.count > 1 ? Self.parameters(target[1]) : [:]
    fields = []
    for line in lines.dropFirst() {
      // A name is a token; white space before the colon and folded lines are refused (section 5.1).
      guard let colon = line.utf8.firstIndex(of: 0x3A), colon != line.startIndex,
        line[..<colon].utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
      else { return nil }
      let value = line[line.utf8.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      fields.append((line[..<colon].lowercased(), Self.trimmed(value)))
    }
  }

  /// The values of all fields of a name, which is given in lower case.
  func values(of name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  /// The members of the list in all fields of a name (RFC 9110 section 5.6.1), in lower case, as the name is given.
  func members(of name: String) -> [String] {
    values(of: name).flatMap { $0.lowercased().split(separator: ",") }.map { member in
      Self.trimmed(member.drop { $0 == " " || $0 == "\t" })
    }.filter { !$0.isEmpty }
  }

  /// The path and query of a target, which proxies' clients give with a whole address (RFC 9112 section 3.2.2).
  private static func origin(of target: Substring) -> Substring? {
    guard !target.hasPrefix("/") else { return target }
    guard target.prefix(7).lowercased() == "http://" else { return nil }
    let address = target.dropFirst(7)
    guard let end = address.firstIndex(where: { $0 == "/" || $0 == "?" }) else { return "/" }
    return address[end] == "/" ? address[end...] : "/" + address[end...]
  }

  private static func trimmed(_ value: Substring) -> String {
    var value = value
    while let last = value.last, last == " " || last == "\t" { value.removeLast() }
    return String(value)
  }

  private static func parameters(_ text: Substring) -> [String: String] {
    var parameters: [String: String] = [:]
    for pair in text.split(separator: "&") {
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = decoded(halves[0])
      guard parameters[name] == nil else { continue }
      parameters[name] = halves.count > 1 ? decoded(halves[1]) : ""
    }
    return parameters
  }

  /// A form's encoding taken back; what is not encoded rightly stays as it is.
  private static func decoded(_ text: Substring) -> String {
    String(decoding: PercentEncoding.decodeForm(text), as: UTF8.self)
  }

  static func == (left: RequestHead, right: RequestHead) -> Bool {
    left.method == right.method && left.path == right.path && left.query == right.query
      && left.isHTTP11 == right.isHTTP11 && left.fields.elementsEqual(right.fields, by: ==)
  }
}
