/// Just enough of HTTP/2 (RFC 9113) to answer requests one after the other.
///
/// Requests' header fields are compressed (RFC 7541) and stay unread; answers use literal fields, which need no table.
final class HTTP2Connection {
  private let connection: Connection
  private let reply: () -> Reply

  init(_ connection: Connection, reply: @escaping () -> Reply) {
    self.connection = connection
    self.reply = reply
  }

  func serve() {
    guard connection.take(24) != nil else { return }
    guard send(type: 4, flags: 0, stream: 0, []) else { return }
    while let head = connection.take(9) {
      let length = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
      guard let payload = connection.take(length) else { return }
      let stream = head[5...8].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
      switch head[3] {
      case 1: guard answer(stream) else { return }
      case 4 where head[4] & 1 == 0: guard send(type: 4, flags: 1, stream: 0, []) else { return }
      case 6 where head[4] & 1 == 0: guard send(type: 6, flags: 1, stream: 0, payload) else { return }
      case 7: return
      default: break
      }
    }
  }

  /// Sends an HTTP/1.1 answer of the script as HTTP/2: its head, its body, the stream's end; `.reset` resets the stream,
  /// `.close` without an end breaks the connection. `.reset` alone refuses the stream (REFUSED_STREAM), `.close` alone
  /// says goodbye (GOAWAY) without an answer, and no step at all not even that.
  private func answer(_ stream: UInt32) -> Bool {
    let reply = reply()
    var bytes: [UInt8] = []
    var isReset = false
    var isClosed = false
    for step in reply.steps {
      switch step {
      case .bytes(let more): bytes += more
      case .reset: isReset = true
      case .close: isClosed = true
      case .gate(let gate): gate.pass()
      case .endless: break
      }
    }
    if bytes.isEmpty, isClosed {
      let last = max(stream, 2) - 2
      let goodbye = [UInt8(last >> 24 & 127), UInt8(last >> 16 & 255), UInt8(last >> 8 & 255), UInt8(last & 255)]
      _ = send(type: 7, flags: 0, stream: 0, goodbye + [0, 0, 0, 0])
      return false
    }
    if bytes.isEmpty, isReset { return send(type: 3, flags: 0, stream: stream, [0, 0, 0, 7]) }
    guard let end = bytes.firstRange(of: [13, 10, 13, 10]) else { return false }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
    let body = Array(bytes[end.upperBound...])
    var fields: [UInt8] = Self.literal(":status", String(lines[0].split(separator: " ")[1]))
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() != "connection" else { continue }
      fields += Self.literal(parts[0].lowercased(), String(parts[1].drop { $0 == " " }))
    }
    guard send(type: 1, flags: 4, stream: stream, fields) else { return false }
    let isOver = !isReset && !isClosed
    guard send(type: 0, flags: isOver ? 1 : 0, stream: stream, body) else { return false }
    if isReset { return send(type: 3, flags: 0, stream: stream, [0, 0, 0, 2]) }
    return !isClosed
  }

  /// RFC 7541 section 6.2.2, without Huffman coding.
  private static func literal(_ name: String, _ value: String) -> [UInt8] {
    [0, UInt8(name.utf8.count)] + Array(name.utf8) + [UInt8(value.utf8.count)] + Array(value.utf8)
  }

  private func send(type: UInt8, flags: UInt8, stream: UInt32, _ payload: [UInt8]) -> Bool {
    let length = payload.count
    let head: [UInt8] = [
      UInt8(length >> 16 & 255), UInt8(length >> 8 & 255), UInt8(length & 255), type, flags, UInt8(stream >> 24 & 255),
      UInt8(stream >> 16 & 255), UInt8(stream >> 8 & 255), UInt8(stream & 255),
    ]
    return connection.send(head + payload)
  }
}
