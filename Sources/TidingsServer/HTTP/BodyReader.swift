internal import FlyingSocks
internal import Foundation

/// Reads a request's body off its connection.
struct BodyReader: Sendable {
  let connection: AsyncSocket
  let framing: BodyFraming
  /// Bytes at most.
  let limit: Int
  /// Whether the client sends the body when it has been told to go on, or after a while (RFC 9110 section 10.1.1).
  let awaitsContinue: Bool

  /// - Parameter begun: what came together with the head.
  /// - Throws: `BodyError`, or an error of the connection.
  func read(begun: [UInt8]) async throws -> [UInt8] {
    switch framing {
    case .none: throw BodyError.lengthMissing
    case .length(let length):
      guard length <= limit else { throw BodyError.tooLong(limit: limit) }
      try await tellToGoOn(begun)
      var body = Array(begun.prefix(length))
      while body.count < length { body += try await connection.read(atMost: min(65_536, length - body.count)) }
      return body
    case .chunked:
      try await tellToGoOn(begun)
      var body = ChunkedBody(limit: limit)
      try body.take(begun)
      while !body.isComplete {
        let bytes = try await connection.read(atMost: 65_536)
        try body.take(bytes)
      }
      return body.content
    }
  }

  /// One whose body has begun to come waits no longer.
  private func tellToGoOn(_ begun: [UInt8]) async throws {
    guard awaitsContinue, begun.isEmpty else { return }
    try await connection.write(Data("HTTP/1.1 100 Continue\r\n\r\n".utf8))
  }
}
