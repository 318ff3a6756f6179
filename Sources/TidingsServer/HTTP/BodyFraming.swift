internal import TidingsModel

/// How a request says where its body ends (RFC 9112 section 6).
enum BodyFraming: Sendable, Equatable {
  /// It does not.
  case none
  /// After so many bytes.
  case length(Int)
  /// With the last chunk.
  case chunked

  /// Reads it from a request's head; what could be read in two ways is refused.
  init(_ head: RequestHead) throws(BodyError) {
    let lengths = head.values(of: "content-length")
    guard head.values(of: "transfer-encoding").isEmpty else {
      guard lengths.isEmpty, head.isHTTP11 else { throw .ambiguous }
      self = try Self.coded(head.members(of: "transfer-encoding"))
      return
    }
    guard let length = lengths.first else {
      self = .none
      return
    }
    guard lengths.count == 1, !length.isEmpty, length.utf8.allSatisfy({ $0.isDigit }) else {
      throw .malformedLength
    }
    // One too large to be counted is too large.
    self = .length(Int(length) ?? .max)
  }

  /// - Parameter codings: the transfer codings in the order in which they were applied, in lower case.
  private static func coded(_ codings: [String]) throws(BodyError) -> BodyFraming {
    guard !codings.isEmpty, !codings.dropLast().contains("chunked") else { throw .ambiguous }
    guard codings == ["chunked"] else { throw .unknownCoding }
    return .chunked
  }
}
