/// Why a request is refused for its body, or for what it says of it.
enum BodyError: Error, Sendable, Equatable {
  /// Neither a length nor chunks.
  case lengthMissing
  /// A length that is no number, or more than one (RFC 9112 section 6.3).
  case malformedLength
  /// A length and a transfer coding, or a coding in a place where there can be none: whoever handed the request on may
  /// have seen another end of it (RFC 9112 sections 6.1, 6.3 and 11.2).
  case ambiguous
  /// A transfer coding other than chunked (RFC 9112 section 6.1).
  case unknownCoding
  /// More than so many bytes.
  case tooLong(limit: Int)
  /// Chunks that are not written as RFC 9112 section 7.1 says.
  case malformedChunk
  /// An expectation other than 100-continue (RFC 9110 section 10.1.1).
  case unknownExpectation

  /// What the client is told.
  var response: Response {
    switch self {
    case .lengthMissing: .words(411, "a body comes with its length or in chunks")
    case .malformedLength: .words(400, "a request has one Content-Length, and that is a number")
    case .ambiguous: .words(400, "a body comes with its length or in chunks, and says plainly which")
    case .unknownCoding: .words(501, "chunked is the only transfer coding here")
    case .tooLong(let limit): .words(413, "a body is \(limit) bytes at most")
    case .malformedChunk: .words(400, "these are no chunks")
    case .unknownExpectation: .words(417, "100-continue is all that can be expected here")
    }
  }
}
