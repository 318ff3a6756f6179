/// An answer: a list of things to do on the connection, one after the other.
public struct Reply: Sendable {
  public enum Step: Sendable {
    case bytes([UInt8])
    case gate(Gate)
    /// The same bytes over and over, until the client goes away.
    case endless([UInt8])
    /// Ends the connection in order.
    case close
    /// Ends the connection with a reset.
    case reset
  }

  /// How the end of a body is told.
  public enum Framing: Sendable {
    /// `Content-Length`
    case length
    /// Chunks of at most so many bytes.
    case chunked(size: Int)
    /// The connection is closed.
    case untilClose
    /// No word of an end, and the connection stays open: for answers without a body.
    case none
  }

  public var steps: [Step]

  public init(_ steps: [Step]) { self.steps = steps }

  /// Exactly these bytes; then the connection is closed.
  public static func raw(_ bytes: [UInt8]) -> Reply { Reply([.bytes(bytes), .close]) }
  public static func raw(_ text: String) -> Reply { raw(Array(text.utf8)) }

  /// - Parameters:
  ///   - status: what follows the version in the status line, for instance `200 OK`.
  ///   - headers: whole lines without their line end, sent as they are.
  public static func status(
    _ status: String, headers: [String] = [], body: [UInt8] = [], framing: Framing = .length,
    version: String = "HTTP/1.1"
  ) -> Reply {
    var lines = ["\(version) \(status)"] + headers
    var content = body
    var end: [Step] = []
    switch framing {
    case .length: lines.append("Content-Length: \(body.count)")
    case .none: break
    case .untilClose:
      if version != "HTTP/1.0" { lines.append("Connection: close") }
      end = [.close]
    case .chunked(let size):
      lines.append("Transfer-Encoding: chunked")
      content = chunks(of: body, size: size) + Array("0\r\n\r\n".utf8)
    }
    let head = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    return Reply([.bytes(head + content)] + end)
  }

  public static func ok(_ body: [UInt8], headers: [String] = [], framing: Framing = .length) -> Reply {
    status("200 OK", headers: headers, body: body, framing: framing)
  }

  public static func ok(_ body: String, headers: [String] = [], framing: Framing = .length) -> Reply {
    ok(Array(body.utf8), headers: headers, framing: framing)
  }

  public static func notModified(headers: [String] = []) -> Reply {
    status("304 Not Modified", headers: headers, framing: .none)
  }

  /// - Parameter status: for instance `301 Moved Permanently`.
  public static func redirect(_ status: String = "302 Found", to location: String) -> Reply {
    self.status(status, headers: ["Location: \(location)"])
  }

  /// Only the first bytes of the answer; then the connection is closed.
  public func cut(after count: Int) -> Reply {
    var left = count
    var kept: [Step] = []
    for step in steps {
      guard case .bytes(let bytes) = step, left > 0 else { continue }
      kept.append(.bytes(Array(bytes.prefix(left))))
      left -= min(left, bytes.count)
    }
    return Reply(kept + [.close])
  }

  /// Only what remains when so many bytes are cut off the end.
  public func cut(last count: Int) -> Reply {
    var total = 0
    for case .bytes(let bytes) in steps { total += bytes.count }
    return cut(after: max(0, total - count))
  }

  /// Waits at the gate before anything is sent.
  public func behind(_ gate: Gate) -> Reply { Reply([.gate(gate)] + steps) }

  /// Waits at the gate when so many bytes were sent.
  public func halting(at gate: Gate, after count: Int) -> Reply {
    var left = count
    var result: [Step] = []
    var isPlaced = false
    for step in steps {
      guard case .bytes(let bytes) = step, !isPlaced, bytes.count >= left else {
        if case .bytes(let bytes) = step { left -= bytes.count }
        result.append(step)
        continue
      }
      result += [.bytes(Array(bytes.prefix(left))), .gate(gate), .bytes(Array(bytes.dropFirst(left)))]
      isPlaced = true
    }
    return Reply(result)
  }

  /// Sends the bytes in pieces of at most so many.
  public func inPieces(of size: Int) -> Reply {
    Reply(
      steps.flatMap { step -> [Step] in
        guard case .bytes(let bytes) = step, !bytes.isEmpty else { return [step] }
        return stride(from: 0, to: bytes.count, by: size).map { .bytes(Array(bytes[$0..<min($0 + size, bytes.count)])) }
      })
  }

  private static func chunks(of body: [UInt8], size: Int) -> [UInt8] {
    stride(from: 0, to: body.count, by: max(1, size)).flatMap { start in
      let chunk = body[start..<min(start + max(1, size), body.count)]
      return Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + Array("\r\n".utf8)
    }
  }
}
