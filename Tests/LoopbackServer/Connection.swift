internal import Glibc

/// One client's connection, served on a thread of its own.
final class Connection {
  private let socket: Int32
  private let number: Int
  private let core: Core
  private let tls: TLSContext?
  private var channel: TLSChannel?
  private var buffer: [UInt8] = []

  init(socket: Int32, number: Int, core: Core, tls: TLSContext?) {
    self.socket = socket
    self.number = number
    self.core = core
    self.tls = tls
    var one: Int32 = 1
    setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
  }

  func serve() {
    if let tls {
      guard let channel = tls.accept(socket) else { return }
      self.channel = channel
      if channel.isHTTP2 {
        HTTP2Connection(self) { [self] in
          guard
            let request = RecordedRequest(head: Array("GET / HTTP/2\r\n\r\n".utf8), connection: number)
          else { return .status("404 Not Found") }
          return core.reply(to: request)
        }.serve()
        return
      }
    }
    while let request = nextRequest() {
      let reply = core.reply(to: request)
      guard perform(reply), request.version == "HTTP/1.1", request["Connection"]?.lowercased() != "close" else { break }
    }
  }

  private func nextRequest() -> RecordedRequest? {
    while true {
      if let end = endOfHead() {
        guard var request = RecordedRequest(head: Array(buffer[..<end]), connection: number) else { return nil }
        buffer.removeFirst(end)
        let length = request["Content-Length"].flatMap(Int.init) ?? 0
        while buffer.count < length { guard fill() else { return nil } }
        request.body = Array(buffer.prefix(length))
        buffer.removeFirst(length)
        return request
      }
      guard buffer.count < 1 << 20, fill() else { return nil }
      // A TLS handshake, answered as servers do that speak none.
      if tls == nil, buffer.first == 0x16 {
        _ = send(Array("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".utf8))
        return nil
      }
    }
  }

  private func endOfHead() -> Int? {
    guard buffer.count >= 4 else { return nil }
    let end: [UInt8] = [13, 10, 13, 10]
    for start in 0...(buffer.count - 4) where buffer[start] == 13 && Array(buffer[start..<start + 4]) == end {
      return start + 4
    }
    return nil
  }

  /// The next bytes that come, so many; `nil` when there are no more.
  func take(_ count: Int) -> [UInt8]? {
    while buffer.count < count { guard fill() else { return nil } }
    defer { buffer.removeFirst(count) }
    return Array(buffer.prefix(count))
  }

  private func fill() -> Bool {
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = channel.map { $0.read(&chunk) } ?? recv(socket, &chunk, chunk.count, 0)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      buffer += chunk[..<count]
      return true
    }
  }

  /// Returns whether the connection stays open.
  private func perform(_ reply: Reply) -> Bool {
    for step in reply.steps {
      switch step {
      case .bytes(let bytes): guard send(bytes) else { return false }
      case .gate(let gate):
        core.remember(gate)
        gate.pass()
      case .endless(let bytes): while send(bytes) {}
      case .close:
        drain()
        return false
      case .reset:
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
        return false
      }
    }
    return true
  }

  func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count =
        channel.map { $0.write(bytes[sent...]) }
        ?? bytes[sent...].withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// Closes the sending side; what the client still sends is read first, as a close over unread bytes would be a reset.
  private func drain() {
    channel?.close()
    shutdown(socket, Int32(SHUT_WR))
    while fill() { buffer.removeAll() }
  }
}
