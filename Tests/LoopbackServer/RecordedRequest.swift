/// A request as it came.
public struct RecordedRequest: Sendable, Equatable {
  public var method: String
  /// As it stands in the request line, query and all.
  public var target: String
  public var version: String
  /// In order, names as sent, values without the white space around them.
  public var headers: [Header]
  public var body: [UInt8]
  /// The head, byte for byte.
  public var raw: [UInt8]
  /// Counts the server's connections from 1: two requests with the same number came over the same one.
  public var connection: Int

  public struct Header: Sendable, Equatable {
    public var name: String
    public var value: String
  }

  /// The target without its query.
  public var path: String { String(target.prefix { $0 != "?" }) }

  /// The value of the first field of a name, whatever the case of its letters.
  public subscript(name: String) -> String? { values(name).first }

  public func values(_ name: String) -> [String] {
    headers.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
  }

  /// `nil` when the bytes are no head of a request.
  init?(head: [UInt8], connection: Int) {
    let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false)
    let parts = lines[0].split(separator: " ", maxSplits: 2)
    guard parts.count == 3 else { return nil }
    method = String(parts[0])
    target = String(parts[1])
    version = String(parts[2])
    headers = lines.dropFirst().compactMap { line in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      return Header(name: String(line[..<colon]), value: String(value))
    }
    body = []
    raw = head
    self.connection = connection
  }
}
