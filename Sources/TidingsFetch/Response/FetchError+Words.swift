internal import Glibc
internal import TidingsModel

extension FetchError: CustomStringConvertible {
  /// One line: what failed, where, and where there is something to do, what. Free of control characters.
  public var description: String { Self.printable(words) }

  private var words: String {
    var text = "\(reason)"
    if !redirects.isEmpty, let first = redirects.first { text += " (redirected from \(first.from))" }
    return text
  }

  /// What a terminal or a log may be shown of bytes that a stranger wrote.
  private static func printable(_ text: String) -> String {
    var cleaned = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(2000) {
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: cleaned.append(" ")
      default: cleaned.append(scalar)
      }
    }
    return String(cleaned)
  }
}

extension FetchError.Reason: CustomStringConvertible {
  /// In words, on one line, with what to do about it where somebody can; without the URL.
  public var description: String {
    switch self {
    case .badURL: "the address is not a URL that can be fetched; check its spelling"
    case .refusedScheme(let scheme):
      scheme == "file"
        ? "file: URLs are read only when the configuration names them"
        : "refused to fetch over \(scheme): only http and https are allowed"
    case .noSuchHost(let host): "no such host: \(host); check the spelling, or whether the site still exists"
    case .nameServersFailed(let host): "the name servers gave no answer for \(host); the network or DNS may be down"
    case .connectionRefused(let host, let port): "\(host) refused the connection to port \(port)"
    case .unreachable(let host, let errno): "\(host) cannot be reached: \(Self.systemError(errno))"
    case .outOfDescriptors(let errno):
      "no file descriptor is left: \(Self.systemError(errno)); raise the limit of open files (LimitNOFILE= in the unit, "
        + "or ulimit -n), or lower http.max_connections"
    case .connectionLost(let detail): "the connection was lost: \(detail)"
    case .certificate(let problem, let host): problem.words(host: host)
    case .tls(let problem, let host): "no secure connection to \(host): \(problem.words)"
    case .badCAFile(let detail): "the CA certificates cannot be read: \(detail); check ca_file"
    case .connectTimeout(let limit): "no connection within \(Self.seconds(limit))"
    case .timeout(let limit): "not done within \(Self.seconds(limit)); http.timeout sets the limit"
    case .tooLarge(let limit): "larger than \(Self.size(limit)); http.max_bytes sets the limit"
    case .tooManyRedirects(let limit): "more than \(limit) redirects; http.max_redirects sets the limit"
    case .redirectLoop: "the redirects go round in a circle"
    case .redirectWithoutTarget(let status): "redirected with status \(status), but not to any readable address"
    case .refusedAddress(let address, let host):
      "refused to connect to \(address.bracketed == host ? "" : "\(host): ")\(address), \(address.kind.words); "
        + "http.allow_private would permit it"
    case .truncated(let how): "the body was cut short: \(how.words)"
    case .badContentEncoding(let coding): "the body is not valid \(coding)"
    case .outOfMemory: "no memory was left to decode the body in; a lower http.max_connections needs less"
    case .unsupportedEncoding(let coding): "the body came in a content coding that was not asked for: \(coding)"
    case .malformedResponse(let detail): "not a valid HTTP answer: \(detail)"
    case .proxy(let detail): "the proxy failed: \(detail)"
    case .hostHeld(let host, let seconds, let status):
      "\(host) asked (status \(status)) to be left alone for \(seconds) seconds"
    case .file(let path, let errno): "cannot read \(path): \(Self.systemError(errno))"
    case .cancelled: "cancelled"
    case .wasStopped: "the program was stopped meanwhile; try again"
    case .shutDown: "not fetched: the fetcher is shut down"
    case .other(let code, let detail): "\(detail) (libcurl error \(code))"
    }
  }

  private static func seconds(_ duration: Duration) -> String {
    let parts = duration.components
    let milliseconds = parts.attoseconds / 1_000_000_000_000_000
    return milliseconds == 0 ? "\(parts.seconds) s" : "\(parts.seconds * 1000 + milliseconds) ms"
  }

  /// As the configuration writes it, where it comes out even.
  private static func size(_ bytes: Int) -> String {
    if bytes >= 1 << 20, bytes % (1 << 20) == 0 { return "\(bytes >> 20) MiB" }
    if bytes >= 1 << 10, bytes % (1 << 10) == 0 { return "\(bytes >> 10) KiB" }
    return "\(bytes) bytes"
  }

  private static func systemError(_ number: Int32) -> String {
    strerror(number).map { String(cString: $0) } ?? "error \(number)"
  }
}

extension FetchError.CertificateProblem {
  fileprivate func words(host: String) -> String {
    switch self {
    case .expired: "the certificate of \(host) has expired"
    case .notYetValid: "the certificate of \(host) is not valid yet; check the clock of this machine"
    case .wrongHost: "the certificate that \(host) shows is for another host"
    case .selfSigned: "the certificate of \(host) is self-signed; ca_file can name it as trusted"
    case .unknownIssuer: "the certificate of \(host) comes from an unknown issuer; ca_file can name it as trusted"
    case .revoked: "the certificate of \(host) was revoked"
    case .other(let detail): "the certificate of \(host) cannot be verified: \(detail)"
    }
  }
}

extension FetchError.TLSProblem {
  fileprivate var words: String {
    switch self {
    case .tooOld: "it speaks no TLS of version 1.2 or later"
    case .notTLS: "it does not speak TLS on this port; is the address to begin with http://?"
    case .closed: "it closed the connection without an answer; perhaps it speaks http, not https"
    case .wantsCertificate: "it wants a certificate of its visitors, and tidings has none to show"
    case .other(let detail): detail
    }
  }
}

extension FetchError.Truncation {
  fileprivate var words: String {
    switch self {
    case .length(let expected, let received): "\(received) of \(expected) bytes arrived"
    case .chunks: "the connection ended before the last chunk"
    case .connection: "the connection broke in the middle"
    case .compressed(let coding): "the \(coding) stream has no end"
    }
  }
}
