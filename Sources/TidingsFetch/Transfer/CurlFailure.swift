internal import CCurl
internal import Foundation
internal import Glibc
internal import TidingsModel

/// What libcurl says of a transfer that failed.
struct CurlFailure {
  let code: CURLcode
  /// The error buffer's text, or the code's.
  let detail: String
  /// errno of the last failed connect.
  let systemError: Int32
  /// An `X509_V_ERR_…` number of OpenSSL, 0 when the certificate is not to blame.
  let verifyResult: Int
  /// What a SOCKS proxy answered.
  let proxyCode: CURLproxycode

  /// The reason in our words.
  func reason(for transfer: Transfer) -> FetchError.Reason {
    let host = transfer.hop.host.text
    let limits = transfer.request.limits
    let isProxied = transfer.request.proxy != nil
    let wasConnected = transfer.address != nil
    if let refused = transfer.refused, !wasConnected || code == CURLE_ABORTED_BY_CALLBACK {
      return .refusedAddress(refused, host: host)
    }
    if let shortage = transfer.shortage, !wasConnected { return .outOfDescriptors(errno: shortage) }
    switch code {
    // The host's own addresses are not libcurl's to find.
    case CURLE_COULDNT_RESOLVE_HOST where isProxied: return .proxy(detail: detail)
    case CURLE_PROXY: return .proxy(detail: proxyProblem(host) ?? detail)
    case CURLE_COULDNT_RESOLVE_PROXY: return .proxy(detail: detail)
    case CURLE_COULDNT_RESOLVE_HOST: return .noSuchHost(host)
    case CURLE_COULDNT_CONNECT where isProxied: return .proxy(detail: detail)
    case CURLE_COULDNT_CONNECT:
      return systemError == ECONNREFUSED
        ? .connectionRefused(host: host, port: transfer.hop.port)
        : .unreachable(host: host, errno: systemError == 0 ? EHOSTUNREACH : systemError)
    case CURLE_OPERATION_TIMEDOUT:
      return wasConnected || limits.connectTimeout >= limits.timeout
        ? .timeout(limits.timeout) : .connectTimeout(limits.connectTimeout)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
      return .certificate(certificateProblem, host: host)
    case CURLE_SSL_CACERT_BADFILE: return .badCAFile(detail)
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_CERTPROBLEM, CURLE_USE_SSL_FAILED:
      return .tls(tlsProblem, host: host)
    case CURLE_OUT_OF_MEMORY where wasConnected && !transfer.receiver.head.isComplete:
      // What libcurl says of a line beyond its 100 KB.
      return .malformedResponse("its header fields are too many or too long")
    case CURLE_BAD_FUNCTION_ARGUMENT where wasConnected && !transfer.receiver.head.isComplete:
      return .malformedResponse("its first header field begins with white space")
    case CURLE_UNSUPPORTED_PROTOCOL where wasConnected, CURLE_WEIRD_SERVER_REPLY, CURLE_HTTP2:
      return .malformedResponse(detail)
    case CURLE_UNSUPPORTED_PROTOCOL: return .refusedScheme(transfer.hop.url.scheme)
    case CURLE_URL_MALFORMAT: return .badURL
    case CURLE_ABORTED_BY_CALLBACK where wasConnected:
      return .connectionLost(detail: "the server refused the request twice")
    case CURLE_GOT_NOTHING: return .connectionLost(detail: "it was closed without an answer")
    case CURLE_RECV_ERROR where detail.contains("certificate required"): return .tls(.wantsCertificate, host: host)
    case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_HTTP2_STREAM, CURLE_SEND_ERROR:
      guard transfer.receiver.head.isComplete else {
        if isProxied, !wasConnected { return .proxy(detail: tunnelProblem(host) ?? detail) }
        return .connectionLost(detail: detail.hasPrefix("getpeername() failed") ? earlyEnd(transfer.hop) : detail)
      }
      return .truncated(truncation(of: transfer.receiver))
    default: return .other(code: Int(code.rawValue), detail: detail)
    }
  }

  private func truncation(of receiver: ResponseReceiver) -> FetchError.Truncation {
    if receiver.head.isChunked { return .chunks }
    if let length = receiver.head.contentLength, receiver.wireBytes < length {
      return .length(expected: length, received: receiver.wireBytes)
    }
    return .connection
  }

  /// Why a SOCKS proxy that is well itself made no connection (RFC 1928 section 6).
  private func proxyProblem(_ host: String) -> String? {
    switch proxyCode {
    case CURLPX_REPLY_CONNECTION_REFUSED: "it says that \(host) refused the connection"
    case CURLPX_REPLY_HOST_UNREACHABLE, CURLPX_REPLY_NETWORK_UNREACHABLE: "it says that \(host) cannot be reached"
    case CURLPX_REPLY_NOT_ALLOWED: "it does not permit connections to \(host)"
    case CURLPX_REPLY_TTL_EXPIRED: "it says that \(host) did not answer in time"
    case CURLPX_USER_REJECTED, CURLPX_NO_AUTH: "it wants another user name and password"
    default: nil
    }
  }

  private func earlyEnd(_ hop: Hop) -> String {
    "it was closed as soon as it was opened"
      + (hop.url.scheme == "https" ? "; it may want a certificate of its visitors" : "")
  }

  /// Why an HTTP proxy that is well itself made no connection, of which libcurl has only the status to tell.
  private func tunnelProblem(_ host: String) -> String? {
    guard let start = detail.range(of: "CONNECT tunnel failed, response "),
      let status = Int(detail[start.upperBound...])
    else { return nil }
    return switch status {
    case 0: "it does not answer as an HTTP proxy does"
    case 403: "it does not permit connections to \(host) (status 403)"
    case 407: "it wants credentials (status 407), see proxy in the feed's configuration"
    default: "it makes no connection to \(host) (status \(status))"
    }
  }

  /// OpenSSL tells these apart by its reasons only, which libcurl hands on in words.
  private var tlsProblem: FetchError.TLSProblem {
    if detail.contains("protocol version") || detail.contains("unsupported protocol") { return .tooOld }
    if detail.contains("wrong version number") || detail.contains("http request") { return .notTLS }
    // All that OpenSSL has to say of a connection that the other side ends before it has answered.
    if detail.contains("SSL_ERROR_SYSCALL") { return .closed }
    return .other(detail)
  }

  /// OpenSSL's numbers from x509_vfy.h.
  private var certificateProblem: FetchError.CertificateProblem {
    // libcurl compares the names itself, and has only words for it.
    if detail.contains("matches target host name") || detail.contains("does not match target host name") {
      return .wrongHost
    }
    return switch verifyResult {
    case 9: .notYetValid
    case 10: .expired
    case 18: .selfSigned
    case 2, 19, 20, 21, 24, 27: .unknownIssuer
    case 23: .revoked
    case 62, 64: .wrongHost
    default: .other(detail)
    }
  }
}
