internal import TidingsModel

/// What came of one hop: the end of the fetch, or the way to go on.
enum Verdict {
  case response(FetchResponse)
  case failure(FetchError.Reason)
  case redirect(Hop)

  /// - Parameter failure: libcurl's account, where it failed.
  init(of transfer: Transfer, failure: CurlFailure?) {
    if let problem = transfer.receiver.problem {
      self = .failure(problem)
      return
    }
    let head = transfer.receiver.head
    // A body that nobody wants need not be whole.
    let isAnswered = head.isComplete && head.status >= 200 && !transfer.receiver.isSuccess
    if let failure, !isAnswered {
      self = .failure(failure.reason(for: transfer))
    } else if !head.isComplete {
      self = .failure(.connectionLost(detail: "it was closed in the middle of the head of the answer"))
    } else if head.status < 100 {
      self = .failure(.malformedResponse("its status line bears no status"))
    } else if Self.isFollowed(head.status, isPost: transfer.request.post != nil) {
      self = Self.redirect(transfer, head)
    } else if let body = transfer.receiver.finishBody() {
      self = .response(Self.response(transfer, head, body))
    } else {
      self = .failure(transfer.receiver.problem ?? .truncated(.connection))
    }
  }

  /// RFC 9110 section 15.4. After a POST, 301, 302 and 303 would ask for a GET, which is not what was meant.
  private static func isFollowed(_ status: Int, isPost: Bool) -> Bool {
    switch status {
    case 307, 308: true
    case 301, 302, 303: !isPost
    default: false
    }
  }

  private static func redirect(_ transfer: Transfer, _ head: ResponseHead) -> Verdict {
    guard let location = head.location, !location.isEmpty,
      let target = transfer.hop.url.resolve(
        String(validating: location, as: UTF8.self) ?? PercentEncoding.wire(location))
    else { return .failure(.redirectWithoutTarget(status: head.status)) }
    guard target.scheme == "http" || target.scheme == "https" else { return .failure(.refusedScheme(target.scheme)) }
    guard let hop = Hop(target) else { return .failure(.redirectWithoutTarget(status: head.status)) }
    let limit = transfer.request.limits.maxRedirects
    guard transfer.redirects.count < limit else { return .failure(.tooManyRedirects(limit: limit)) }
    guard hop.wireURL != transfer.hop.wireURL, !transfer.visited.contains(hop.wireURL) else {
      return .failure(.redirectLoop)
    }
    return .redirect(hop)
  }

  private static func response(_ transfer: Transfer, _ head: ResponseHead, _ body: [UInt8]) -> FetchResponse {
    var response = FetchResponse(status: head.status, url: transfer.hop.shownURL)
    response.body = body
    response.framing = transfer.receiver.framing
    response.contentType = head.contentType
    response.contentLanguage = head.contentLanguage
    response.contentLocation = head.contentLocation
    response.validators = head.validators
    response.maxAge = head.freshness
    response.retryAfter = head.retryWait
    response.date = head.date.map { Timestamp(seconds: $0) }
    response.linkHeaders = head.links
    response.authenticationSchemes = transfer.receiver.head.authenticationSchemes
    response.isFromConfiguredOrigin = transfer.origin?.mayHaveSecrets(transfer.hop) ?? false
    response.isConditional = transfer.isConditional
    response.redirects = transfer.redirects
    response.permanentURL = transfer.permanentURL
    response.wireBytes = transfer.receiver.wireBytes
    response.address = transfer.address
    response.duration = .nanoseconds(Int64(clamping: transfer.spent &+ (TransferLoop.now &- transfer.started)))
    return response
  }
}
