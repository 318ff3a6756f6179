internal import Glibc
public import TidingsModel

/// Why a fetch brought no response.
public struct FetchError: Error, Sendable, Hashable {
  /// What went wrong, with its facts.
  public let reason: Reason
  /// The request that failed: after redirects, the last one. Without user information.
  public let url: String
  /// The redirects that led to `url`.
  public let redirects: [RedirectHop]
  /// Whether not a byte of an answer came, to this request or to one that led to it.
  public internal(set) var isSilence = false
  /// Whether the request went out on a connection that was idle since it had served an earlier one.
  var wasOnKeptConnection = false

  /// - Parameters:
  ///   - url: the address that was asked last.
  ///   - redirects: those that led there, in their order.
  public init(_ reason: Reason, url: String, redirects: [RedirectHop] = []) {
    self.reason = reason
    self.url = url
    self.redirects = redirects
  }

  /// What went wrong.
  public enum Reason: Sendable, Hashable {
    /// The text is no URL that can be fetched.
    case badURL
    /// No scheme but http and https is fetched, `file` only from the configuration.
    case refusedScheme(String)
    /// The name has no address.
    case noSuchHost(String)
    /// The name servers gave no answer for now.
    case nameServersFailed(String)
    case connectionRefused(host: String, port: Int)
    /// No route, or the network is down; the system's error number.
    case unreachable(host: String, errno: Int32)
    /// The process (`EMFILE`) or the machine (`ENFILE`) has no file descriptor left.
    case outOfDescriptors(errno: Int32)
    /// The connection was made or used, and broke before the answer began.
    case connectionLost(detail: String)
    case certificate(CertificateProblem, host: String)
    case tls(TLSProblem, host: String)
    /// The certificates to trust could not be read.
    case badCAFile(String)
    case connectTimeout(Duration)
    case timeout(Duration)
    /// The decoded body is longer than this many bytes.
    case tooLarge(limit: Int)
    case tooManyRedirects(limit: Int)
    case redirectLoop
    /// A redirect with no readable `Location`.
    case redirectWithoutTarget(status: Int)
    /// The address is not public, and nothing in the configuration allows it.
    case refusedAddress(IPAddress, host: String)
    /// The body was cut short.
    case truncated(Truncation)
    /// The compressed body is broken.
    case badContentEncoding(String)
    /// No memory was left to decode the body in.
    case outOfMemory
    /// A content coding that was not asked for and cannot be decoded.
    case unsupportedEncoding(String)
    case malformedResponse(String)
    case proxy(detail: String)
    /// The host answered another request with this status, 429 or 503, and asked to be left alone so many seconds more.
    case hostHeld(host: String, seconds: Int, status: Int)
    /// A `file:` URL that cannot be read; the system's error number.
    case file(path: String, errno: Int32)
    case cancelled
    /// The time ran out while the program, or the machine, was stopped: what was answered meanwhile could not be heard.
    case wasStopped
    /// The fetcher was shut down.
    case shutDown
    /// Anything else that libcurl reports, by its number and words.
    case other(code: Int, detail: String)
  }

  /// Why a server's certificate is not believed.
  public enum CertificateProblem: Sendable, Hashable {
    case expired
    case notYetValid
    case wrongHost
    case selfSigned
    case unknownIssuer
    case revoked
    case other(String)
  }

  /// Why no TLS connection came about.
  public enum TLSProblem: Sendable, Hashable {
    /// Nothing that we speak as well; we begin with 1.2.
    case tooOld
    /// Plain text where TLS was expected.
    case notTLS
    /// The connection was ended before there was an answer.
    case closed
    /// It asks clients for a certificate.
    case wantsCertificate
    case other(String)
  }

  /// How it shows that a body is not whole.
  public enum Truncation: Sendable, Hashable {
    /// Fewer bytes than `Content-Length` says.
    case length(expected: Int, received: Int)
    /// The connection ended before the last chunk.
    case chunks
    /// The HTTP/2 stream was reset, or the connection broke.
    case connection
    /// The body ended inside a compressed stream of this coding.
    case compressed(String)
  }

  /// Whether the system itself knew no way to the host, as when all its interfaces are down.
  public var hasNoRoute: Bool {
    if case .unreachable(_, let number) = reason { number == ENETUNREACH || number == ENETDOWN } else { false }
  }

  /// Whether the time ran out before there was a connection to the host, which no redirect led to.
  public var isHostAway: Bool {
    if case .connectTimeout = reason { isSilence } else { false }
  }

  /// Whether the same request may well succeed a while later, with nothing changed on either side.
  public var mayPass: Bool {
    switch reason {
    case .nameServersFailed, .connectionRefused, .unreachable, .outOfDescriptors, .connectionLost, .connectTimeout,
      .timeout, .truncated, .outOfMemory, .proxy, .hostHeld, .wasStopped:
      true
    default: false
    }
  }

  /// Whether a dead network of our own would look the same. If all polls of a while fail so, no feed is to blame.
  public var mayBeNetworkDown: Bool {
    switch reason {
    case .nameServersFailed, .unreachable, .connectTimeout: true
    // A new connection shows that somebody is there.
    case .timeout: isSilence && wasOnKeptConnection
    default: false
    }
  }
}
