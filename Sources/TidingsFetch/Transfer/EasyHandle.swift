internal import CCurl
internal import CLinux
internal import Glibc
internal import TidingsModel

/// Owns one of libcurl's easy handles, and takes its callbacks to the transfer it works for.
///
/// Handles are pooled where that is safe: what is the same for all requests is set once, each transfer sets or unsets all
/// the rest. Lives on the transfer thread, where all callbacks arrive; the handle is freed before this object is.
final class EasyHandle {
  let handle: UnsafeMutableRawPointer
  private let policy: AddressPolicy
  private let connections: ConnectionTable
  private let errorBuffer: UnsafeMutablePointer<CChar>
  private var fields = HeaderList()
  private var resolutions = HeaderList()
  private var caFile: String?
  // What the handle was last told; libcurl copies each string anew.
  private var proxy = ""
  private var keepsConnection = true
  private var isOnNewConnection = false
  private var isWithoutHTTP2 = false
  private var isPost = false
  private var timeout = 0
  private var connectTimeout = 0
  private var nameLifetime = -1
  private(set) var transfer: Transfer?
  /// How often the present hop's request was sent.
  private var sendings = 0
  /// The sockets that were opened for the present hop.
  private var sockets: [Int32] = []
  /// How many sockets libcurl has had watched for the present hop.
  var watchedSockets = 0
  /// The ends of the connection that serves the present hop; `nil` while there is none, and where it is not kept.
  private var ends: ConnectionTable.Ends?
  /// Whether the present hop was given a kept connection that is of no use, and nothing was sent on it.
  private(set) var metUselessConnection = false
  /// Whether the request went out on a connection that was idle since it had served another one. That can be told of
  /// HTTP/1 only: over HTTP/2 others may be at it.
  private(set) var isOnKeptConnection = false
  /// Whether the transfer's target is beyond a proxy, so that the address connected to is the proxy's.
  private var isProxied = false
  private var mayBePrivate = false

  /// `nil` when there is no memory.
  /// - Parameter connections: must be there for as long as the multi handle, whose connections tell it of their ends.
  init?(options: FetchOptions, connections: ConnectionTable) {
    guard let handle = curl_easy_init() else { return nil }
    self.handle = handle
    self.connections = connections
    policy = AddressPolicy(allowPrivate: options.allowPrivate)
    errorBuffer = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    caFile = options.caFile
    setLong(CURLOPT_NOSIGNAL, 1)
    setString(CURLOPT_PROTOCOLS_STR, "http,https")
    setLong(CURLOPT_FOLLOWLOCATION, 0)
    setLong(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
    setLong(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    setLong(CURLOPT_HTTP_CONTENT_DECODING, 0)
    setLong(CURLOPT_PATH_AS_IS, 1)
    setLong(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    setLong(CURLOPT_DNS_CACHE_TIMEOUT, nameLifetime)
    setString(CURLOPT_USERAGENT, options.userAgent)
    // The empty string, not none: none would mean the environment's proxies, and its exceptions.
    setString(CURLOPT_PROXY, proxy)
    setString(CURLOPT_NOPROXY, "")
    if let caFile { setString(CURLOPT_CAINFO, caFile) }
    _ = tidings_setopt_pointer(handle, CURLOPT_ERRORBUFFER, errorBuffer)
    let context = Unmanaged.passUnretained(self).toOpaque()
    _ = tidings_setopt_pointer(handle, CURLOPT_PRIVATE, context)
    _ = tidings_setopt_pointer(handle, CURLOPT_WRITEDATA, context)
    _ = tidings_setopt_pointer(handle, CURLOPT_HEADERDATA, context)
    _ = tidings_setopt_pointer(handle, CURLOPT_OPENSOCKETDATA, context)
    _ = tidings_setopt_pointer(handle, CURLOPT_PREREQDATA, context)
    _ = tidings_setopt_write(handle, CURLOPT_WRITEFUNCTION, Self.receiveBody)
    _ = tidings_setopt_write(handle, CURLOPT_HEADERFUNCTION, Self.receiveHeader)
    _ = tidings_setopt_opensocket(handle, Self.openSocket)
    // A connection outlives the handle that opened it, and takes this context along.
    let table = Unmanaged.passUnretained(connections).toOpaque()
    _ = tidings_setopt_pointer(handle, CURLOPT_CLOSESOCKETDATA, table)
    _ = tidings_setopt_closesocket(handle, Self.closeSocket)
    _ = tidings_setopt_prereq(handle, Self.checkConnection)
  }

  deinit {
    curl_easy_cleanup(handle)
    errorBuffer.deallocate()
  }

  /// The object behind libcurl's own pointer.
  static func of(_ handle: UnsafeMutableRawPointer) -> EasyHandle? {
    var context: UnsafeMutableRawPointer?
    guard tidings_getinfo_pointer(handle, CURLINFO_PRIVATE, &context) == CURLE_OK, let context else { return nil }
    return Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue()
  }

  /// Readies the handle for the transfer's present hop.
  /// - Parameters:
  ///   - resolutions: entries for libcurl's table of names, `host:port:addresses` and `-host:port`.
  ///   - keepsConnection: whether the connection is to stay for another request.
  func begin(
    _ transfer: Transfer, resolutions: consuming HeaderList, keepsConnection: Bool, now: UInt64, wallClock: Int64,
    defaultCAFile: String?
  ) {
    self.transfer = transfer
    let request = transfer.request
    let hop = transfer.hop
    sendings = 0
    sockets.removeAll(keepingCapacity: true)
    watchedSockets = 0
    ends = nil
    metUselessConnection = false
    isOnKeptConnection = false
    transfer.refused = nil
    transfer.shortage = nil
    transfer.address = nil
    transfer.receiver = ResponseReceiver(limit: request.limits.maxBytes, now: wallClock)
    isProxied = request.proxy != nil
    mayBePrivate = transfer.origin?.isHost(hop) ?? false

    setString(CURLOPT_URL, hop.wireURL)
    let isAtSource =
      !request.validators.isEmpty && hop.isAt(request.validatedURL ?? request.configuredURL ?? request.url)
    transfer.isConditional = !RequestFields.validators(of: request, isAtSource: isAtSource).isEmpty
    fields = RequestFields.list(
      for: request, bearsSecrets: transfer.origin?.mayHaveSecrets(hop) ?? false, isAtSource: isAtSource)
    _ = tidings_setopt_pointer(handle, CURLOPT_HTTPHEADER, fields.head)
    self.resolutions = resolutions
    _ = tidings_setopt_pointer(handle, CURLOPT_RESOLVE, self.resolutions.head)
    // -1 keeps libcurl from walking through its table of names, out of which `resolutions` takes what is no longer
    // needed. IPv6 addresses cannot be taken out so, and are left to libcurl's own cleaning.
    set(CURLOPT_DNS_CACHE_TIMEOUT, hop.host.text.utf8.first == 0x5B ? 0 : -1, known: &nameLifetime)
    setTimes(for: transfer, now: now)
    if transfer.isSentAnew != isOnNewConnection {
      setLong(CURLOPT_FRESH_CONNECT, transfer.isSentAnew ? 1 : 0)
      isOnNewConnection = transfer.isSentAnew
    }
    let isWithoutHTTP2 = transfer.refusal != nil
    if isWithoutHTTP2 != self.isWithoutHTTP2 {
      setLong(CURLOPT_HTTP_VERSION, Int(isWithoutHTTP2 ? CURL_HTTP_VERSION_1_1 : CURL_HTTP_VERSION_2TLS))
      self.isWithoutHTTP2 = isWithoutHTTP2
    }
    if keepsConnection != self.keepsConnection {
      setLong(CURLOPT_FORBID_REUSE, keepsConnection ? 0 : 1)
      self.keepsConnection = keepsConnection
    }
    if (request.proxy ?? "") != proxy {
      proxy = request.proxy ?? ""
      setString(CURLOPT_PROXY, proxy)
    }
    let wanted = request.caFile ?? defaultCAFile
    if wanted != caFile {
      setString(CURLOPT_CAINFO, wanted)
      caFile = wanted
    }
    setBody(request.post)
    errorBuffer[0] = 0
  }

  /// Gives libcurl the time that is left for the transfer, of all its hops.
  private func setTimes(for transfer: Transfer, now: UInt64) {
    let left = transfer.timeLeft(now: now)
    set(CURLOPT_TIMEOUT_MS, Self.milliseconds(left), known: &timeout)
    let connectLimit = transfer.request.limits.connectTimeout.nanoseconds
    // A second connection has as much time as the first one had.
    let used = transfer.isSentAnew ? 0 : now &- transfer.started
    set(
      CURLOPT_CONNECTTIMEOUT_MS, Self.milliseconds(min(left, used >= connectLimit ? 0 : connectLimit - used)),
      known: &connectTimeout)
  }

  private func setBody(_ post: PostBody?) {
    if let post {
      tidings_setopt_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(post.bytes.count))
      // One byte more, as an empty array has no address to give.
      (post.bytes + [0]).withUnsafeBytes {
        _ = tidings_setopt_pointer(handle, CURLOPT_COPYPOSTFIELDS, $0.baseAddress)
      }
      isPost = true
    } else if isPost {
      setLong(CURLOPT_HTTPGET, 1)
      isPost = false
    }
  }

  /// Lets go of the transfer.
  func end() {
    if let ends, let head = transfer?.receiver.head, head.status > 0, !head.isHTTP2 {
      connections.noteAnswerInTurn(at: ends)
    }
    transfer = nil
  }

  /// Whether the handle may serve another transfer.
  ///
  /// libcurl counts over the life of a handle how often it sent a request once more, and gives up at the sixth time,
  /// whatever the request. It also keeps what it said of the first time, and nothing of what went wrong later.
  var mayServeAgain: Bool { Self.isReuseSafe && !hasSentAgain }

  /// Before 8.2 a handle keeps a pointer to the last header field of its former answer, which is freed, and writes there
  /// when the next answer's first field begins with white space (curl issue 11101).
  private static let isReuseSafe =
    curl_version_info(CURLVERSION_FIRST).map { $0.pointee.version_num >= 0x08_02_00 } ?? false

  /// Whether libcurl sent the request once more, as a kept connection was closed just when it was used again.
  private var hasSentAgain: Bool { sendings > 1 }

  /// What went wrong, by libcurl's own account.
  func failure(_ code: CURLcode) -> CurlFailure {
    var systemError = 0
    _ = tidings_getinfo_long(handle, CURLINFO_OS_ERRNO, &systemError)
    var verifyResult = 0
    _ = tidings_getinfo_long(handle, CURLINFO_SSL_VERIFYRESULT, &verifyResult)
    var proxyCode = 0
    _ = tidings_getinfo_long(handle, CURLINFO_PROXY_ERROR, &proxyCode)
    var text =
      errorBuffer[0] != 0 && !hasSentAgain ? String(cString: errorBuffer) : String(cString: curl_easy_strerror(code))
    while text.last == " " { text.removeLast() }
    return CurlFailure(
      code: code, detail: text,
      systemError: Int32(truncatingIfNeeded: systemError), verifyResult: verifyResult,
      proxyCode: CURLproxycode(UInt32(clamping: proxyCode)))
  }

  private func setLong(_ option: CURLoption, _ value: Int) { _ = tidings_setopt_long(handle, option, value) }

  private func set(_ option: CURLoption, _ value: Int, known: inout Int) {
    guard value != known else { return }
    known = value
    setLong(option, value)
  }

  private func setString(_ option: CURLoption, _ value: String?) {
    guard let value else {
      _ = tidings_setopt_string(handle, option, nil)
      return
    }
    // Where it stands: handed over as it is, an optional string would be copied first.
    value.withCString { _ = tidings_setopt_string(handle, option, $0) }
  }

  /// At least 1, as 0 would mean libcurl's own default.
  private static func milliseconds(_ nanoseconds: UInt64) -> Int {
    max(1, Int(min((nanoseconds + 999_999) / 1_000_000, UInt64(Int32.max))))
  }

  // MARK: Callbacks, on the transfer thread

  func permits(_ address: IPAddress) -> Bool {
    // A proxy stands where the operator put it; what it connects to is beyond our sight.
    isProxied || policy.permits(address, isConfiguredHost: mayBePrivate)
  }

  private static let receiveBody: curl_write_callback = { bytes, size, count, context in
    guard let bytes, let context else { return 0 }
    let length = size * count
    return bytes.withMemoryRebound(to: UInt8.self, capacity: length) { start in
      Unmanaged<EasyHandle>.fromOpaque(context)._withUnsafeGuaranteedRef { easy in
        guard let transfer = easy.transfer else { return 0 }
        return transfer.receiver.receive(body: UnsafeBufferPointer(start: start, count: length)) ? length : 0
      }
    }
  }

  private static let receiveHeader: curl_write_callback = { bytes, size, count, context in
    guard let bytes, let context else { return 0 }
    let length = size * count
    return bytes.withMemoryRebound(to: UInt8.self, capacity: length) { start in
      Unmanaged<EasyHandle>.fromOpaque(context)._withUnsafeGuaranteedRef { easy in
        guard let transfer = easy.transfer else { return 0 }
        return transfer.receiver.receive(header: UnsafeBufferPointer(start: start, count: length)) ? length : 0
      }
    }
  }

  /// Refuses an address before there is a connection.
  private static let openSocket: curl_opensocket_callback = { context, purpose, address in
    guard let context, let address else { return CURL_SOCKET_BAD }
    let easy = Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue()
    let length = Int(address.pointee.addrlen)
    let target = withUnsafePointer(to: &address.pointee.addr) { IPAddress($0, length: length) }
    guard let target else { return CURL_SOCKET_BAD }
    guard easy.permits(target) else {
      easy.transfer?.refused = target
      return CURL_SOCKET_BAD
    }
    let descriptor = socket(
      address.pointee.family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue), address.pointee.protocol)
    if let shortage = DescriptorReserve.shortage(after: descriptor) {
      easy.transfer?.shortage = shortage
      if descriptor >= 0 { close(descriptor) }
      return CURL_SOCKET_BAD
    }
    easy.sockets.append(descriptor)
    return descriptor
  }

  private static let closeSocket: curl_closesocket_callback = { table, descriptor in
    if let table { Unmanaged<ConnectionTable>.fromOpaque(table).takeUnretainedValue().remove(descriptor) }
    return close(descriptor)
  }

  /// libcurl would send a request six times that an HTTP/2 server refuses to look at (REFUSED_STREAM), without a pause.
  private static let mostSendings = 2

  /// Refuses a connection that another request made, one to its own configured host for instance.
  private static let checkConnection: curl_prereq_callback = { context, peer, _, peerPort, localPort in
    guard let context, let peer else { return CURL_PREREQFUNC_ABORT }
    let easy = Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue()
    guard let address = IPAddress(cString: peer) else { return CURL_PREREQFUNC_ABORT }
    easy.transfer?.address = address
    easy.sendings += 1
    guard easy.sendings <= (easy.transfer?.isSentAnew ?? false ? 1 : mostSendings) else { return CURL_PREREQFUNC_ABORT }
    guard easy.permits(address) else {
      easy.transfer?.refused = address
      return CURL_PREREQFUNC_ABORT
    }
    let ends = ConnectionTable.Ends(peer: address, peerPort: peerPort, localPort: localPort)
    easy.isOnKeptConnection = easy.newSocket(at: ends) == nil && easy.connections.bringsAnswersInTurn(at: ends)
    // Where one kept connection was of no use, another may be none either.
    easy.metUselessConnection = easy.sendings > 1 && easy.newSocket(at: ends) == nil || !easy.mayUse(ends)
    return easy.metUselessConnection ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK
  }

  private func newSocket(at ends: ConnectionTable.Ends) -> Int32? {
    sockets.first { ConnectionTable.localPort(of: $0) == ends.localPort }
  }

  /// Whether a connection is fit for the request: a new one, which is noted if it is to be kept, or a kept one that is
  /// silent.
  private func mayUse(_ ends: ConnectionTable.Ends) -> Bool {
    if keepsConnection {
      self.ends = ends
      if let socket = newSocket(at: ends) {
        connections.add(socket, at: ends)
        return true
      }
    }
    return !connections.hasUnaskedBytes(at: ends)
  }
}
