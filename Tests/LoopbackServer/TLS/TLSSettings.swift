internal import CSSL
internal import Glibc

/// How a server speaks TLS.
public struct TLSSettings: Sendable {
  public enum Version: Sendable {
    case tls11, tls12, tls13

    var number: Int32 {
      switch self {
      case .tls11: TLS1_1_VERSION
      case .tls12: TLS1_2_VERSION
      case .tls13: TLS1_3_VERSION
      }
    }
  }

  public var certificate: Certificate
  /// The newest version that is offered.
  public var newest: Version
  /// Whether HTTP/2 is agreed on where the client offers it. Every request then gets the route of `/`, as the server
  /// does not read compressed header fields.
  public var speaksHTTP2: Bool

  public init(certificate: Certificate, newest: Version = .tls13, speaksHTTP2: Bool = false) {
    self.certificate = certificate
    self.newest = newest
    self.speaksHTTP2 = speaksHTTP2
  }
}

/// The TLS side of a server, shared by its connections.
final class TLSContext: Sendable {
  // Written once, in the initialiser; OpenSSL allows its use from many threads.
  nonisolated(unsafe) private let context: OpaquePointer
  private let settings: TLSSettings

  init(_ settings: TLSSettings) throws(LoopbackError) {
    guard let context = SSL_CTX_new(TLS_server_method()) else {
      throw LoopbackError(call: "SSL_CTX_new", errno: ENOMEM)
    }
    self.context = context
    self.settings = settings
    // Level 0, as OpenSSL's default level knows no TLS 1.1.
    if case .tls11 = settings.newest { SSL_CTX_set_cipher_list(context, "ALL:@SECLEVEL=0") }
    tidings_set_protocols(context, TLS1_VERSION, settings.newest.number)
    SSL_CTX_use_certificate(context, settings.certificate.certificate)
    SSL_CTX_use_PrivateKey(context, settings.certificate.key)
    if settings.speaksHTTP2 {
      SSL_CTX_set_alpn_select_cb(
        context,
        { _, chosen, length, offered, offeredLength, _ in
          let wanted: StaticString = "\u{2}h2"
          let result = SSL_select_next_proto(
            UnsafeMutableRawPointer(chosen)?.assumingMemoryBound(to: UnsafeMutablePointer<UInt8>?.self), length,
            wanted.utf8Start, 3, offered, offeredLength)
          return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK
        }, nil)
    }
  }

  deinit { SSL_CTX_free(context) }

  /// The handshake; `nil` when it fails.
  func accept(_ socket: Int32) -> TLSChannel? {
    guard let session = SSL_new(context) else { return nil }
    SSL_set_fd(session, socket)
    guard SSL_accept(session) == 1 else {
      SSL_free(session)
      return nil
    }
    var name: UnsafePointer<UInt8>?
    var length: UInt32 = 0
    SSL_get0_alpn_selected(session, &name, &length)
    return TLSChannel(session: session, isHTTP2: length == 2)
  }
}

/// One connection's TLS.
final class TLSChannel {
  private let session: OpaquePointer
  let isHTTP2: Bool

  init(session: OpaquePointer, isHTTP2: Bool) {
    self.session = session
    self.isHTTP2 = isHTTP2
  }

  deinit { SSL_free(session) }

  func read(_ buffer: inout [UInt8]) -> Int { Int(SSL_read(session, &buffer, Int32(buffer.count))) }

  func write(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBytes { Int(SSL_write(session, $0.baseAddress, Int32($0.count))) }
  }

  /// Says goodbye, as an orderly close does.
  func close() { SSL_shutdown(session) }
}
