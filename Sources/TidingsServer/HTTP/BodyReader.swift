internal import FlyingSocks
internal import Foundation

/// Reads a request's body off its connection.
struct BodyReader: Sendable {
  let connection: AsyncSocket
  let framing: BodyFraming
  let taker: any BodyTaker
  /// Whether the client sends the body when it has been told to go on, or after a while (RFC 9110 section 10.1.1).
  let awaitsContinue: Bool

  /// - Parameter begun: what came together with the head.
  /// - Throws: `BodyError`, or an error of the connection.
  func read(begun: [UInt8]) async throws {
    switch framing {
    case .none: throw BodyError.lengthMissing
    case .length(let length):
      guard length <= taker.limit else { throw BodyError.tooLong(limit: taker.limit) }
      try await tellToGoOn(begun)
      taker.take(begun.prefix(length))
      var missing = length - min(length, begun.count)
      while missing > 0 {
        let bytes = try await connection.read(atMost: min(65_536, missing))
        taker.take(bytes[...])
        missing -= bytes.count
      }
    case .chunked:
      try await tellToGoOn(begun)
      var body = ChunkedBody(limit: taker.limit)
      try body.take(begun, taker.take)
      while !body.isComplete {
        let bytes = try await connection.read(atMost: 65_536)
        try body.take(bytes, taker.take)
      }
    }
  }

  /// One whose body has begun to come waits no longer.
  private func tellToGoOn(_ begun: [UInt8]) async throws {
    guard awaitsContinue, begun.isEmpty else { return }
    try await connection.write(Data("HTTP/1.1 100 Continue\r\n\r\n".utf8))
  }
}
