internal import TidingsModel

/// Takes in one response as it arrives, and says what is wrong with it.
///
/// The body of a success is decoded and kept; that of any other response is read, so that the connection stays of use,
/// but only so far.
struct ResponseReceiver {
  /// How much of a body that nobody wants is read for the connection's sake.
  static let largestDiscard = 64 << 10
  private(set) var head: ResponseHead
  private(set) var wireBytes = 0
  private(set) var problem: FetchError.Reason?
  /// Whether the transfer was broken off because its body is of no use.
  private(set) var isAbandoned = false
  private let limit: Int
  private var decoder: BodyDecoder?

  init(limit: Int, now: Int64) {
    self.limit = limit
    head = ResponseHead(now: now)
  }

  /// Whether the body is kept.
  var isSuccess: Bool { head.status / 100 == 2 }

  /// Takes one header line; returns whether to go on.
  mutating func receive(header line: UnsafeBufferPointer<UInt8>) -> Bool {
    do {
      try head.read(line)
      return true
    } catch {
      problem =
        switch error {
        case .tooLong: .malformedResponse("its header fields are too many or too long")
        case .contradictingLengths: .malformedResponse("its Content-Length is not one number")
        }
      return false
    }
  }

  /// Takes a piece of the body; returns whether to go on.
  mutating func receive(body bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    wireBytes += bytes.count
    guard isSuccess else {
      isAbandoned = wireBytes > Self.largestDiscard
      return !isAbandoned
    }
    do {
      if decoder == nil { try beginBody() }
      try decoder?.append(bytes)
      return true
    } catch {
      note(error)
      return false
    }
  }

  private mutating func beginBody() throws(BodyProblem) {
    var codings: [ContentCoding] = []
    for name in head.contentCodings {
      guard let coding = ContentCoding.named(name) else { throw .unsupported(HeaderValue.text(name[...].prefix(100))) }
      if let coding { codings.append(coding) }
    }
    guard codings.count <= BodyDecoder.deepestStack else {
      throw .unsupported(codings.map(\.rawValue).joined(separator: ", "))
    }
    if codings.isEmpty, let length = head.contentLength, !head.isChunked, length > limit { throw .tooLarge }
    var decoder = BodyDecoder(codings: codings, limit: limit)
    // On the word of the server alone: what it does not send is never touched, and costs no memory.
    if codings.isEmpty, let length = head.contentLength { decoder.reserve(min(length, limit)) }
    self.decoder = decoder
  }

  private mutating func note(_ error: BodyProblem) {
    guard problem == nil else { return }
    problem =
      switch error {
      case .invalid(let coding): .badContentEncoding(coding.rawValue)
      case .truncated(let coding): .truncated(.compressed(coding.rawValue))
      case .tooLarge: .tooLarge(limit: limit)
      case .unsupported(let names): .unsupportedEncoding(names)
      case .outOfMemory: .outOfMemory
      }
  }

  /// The body, when the wire has brought all of it; `nil` with `problem` set when it is not whole.
  mutating func finishBody() -> [UInt8]? {
    guard problem == nil else { return nil }
    guard var decoder else { return [] }
    self.decoder = nil
    do { try decoder.finish() } catch {
      note(error)
      return nil
    }
    endedByCoding = decoder.endedByCoding
    return decoder.body
  }

  private var endedByCoding = false

  /// What told that the body was over; to be asked after `finishBody`.
  var framing: FetchResponse.Framing {
    if head.isChunked { return .chunked }
    if head.contentLength != nil || head.status == 204 || head.status == 304 { return .length }
    if head.isHTTP2 { return .stream }
    return endedByCoding ? .compressed : .untilClose
  }
}
