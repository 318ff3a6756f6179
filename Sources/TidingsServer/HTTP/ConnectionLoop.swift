internal import FlyingSocks
internal import Foundation
internal import Logging
internal import Synchronization
internal import TidingsModel

/// Accepts connections and answers one request on each.
///
/// Of FlyingFox this uses the sockets: its server opens its address itself, so it cannot take one over from the service
/// manager, and reads a head of any length. Here head, time and connections are bounded.
struct ConnectionLoop<Taker: BodyTaker>: Sendable {
  /// Connections at a time. Where there are so many, the oldest of those whose request has not come yet, or was answered,
  /// makes room for the next: whoever opens many and says little, or does not leave, must not keep others waiting. More
  /// wait to be accepted.
  static var limit: Int { 64 }
  /// A connection ends after this, whatever it is at, and sooner where the head of its request is not there: browsers open
  /// connections that they may never use, and others should not have to wait for these.
  var patience = Duration.seconds(20)
  var headPatience = Duration.seconds(5)

  let socket: ListeningSocket
  let clock: any WallClock
  let log: Logger
  /// What takes a request's body; `nil`: it is not read.
  let taker: @Sendable (RequestHead) async -> Taker?
  let answer: @Sendable (RequestHead, Taker?) async -> Response

  /// Works until cancelled.
  func run() async {
    let pool: some AsyncSocketPool = SocketPool.make()
    do {
      try await pool.prepare()
      let listener = try AsyncSocket(socket: socket.socket, pool: pool)
      await withDiscardingTaskGroup { group in
        group.addTask { try? await pool.run() }
        let open = OpenConnections(limit: Self.limit)
        while !Task.isCancelled {
          await open.waitForRoom()
          do {
            let connection = try await listener.accept()
            let mark = RequestMark()
            let number = await open.enter(connection.socket.file.rawValue, mark)
            group.addTask {
              await serve(connection, mark)
              await open.leave(number)
              try? connection.close()
            }
          } catch {
            guard !Task.isCancelled else { break }
            // No descriptors left, or a client that went away; the server goes on.
            log.warning("the status server could not accept a connection", metadata: ["error": "\(error)"])
            try? await Task.sleep(for: .seconds(1))
          }
        }
        group.cancelAll()
      }
    } catch {
      log.error("the status server ended", metadata: ["error": "\(error)"])
    }
  }

  private func serve(_ connection: AsyncSocket, _ mark: RequestMark) async {
    // Whichever ends first ends the other.
    await withTaskGroup { group in
      group.addTask { try? await converse(connection, mark) }
      group.addTask {
        try? await Task.sleep(for: headPatience)
        if mark.isAtWork { try? await Task.sleep(for: patience - headPatience) }
      }
      await group.next()
      group.cancelAll()
    }
  }

  private func converse(_ connection: AsyncSocket, _ mark: RequestMark) async throws {
    let (response, isHead) = try await exchange(connection, mark)
    try await connection.write(Data(response.bytes(isHead: isHead, at: clock.now())))
    mark.end()
    // What the client still sends is read before the end: closing with bytes unread would take the answer from it.
    shutdown(connection.socket.file.rawValue, Int32(SHUT_WR))
    var rest = 1 << 20
    while rest > 0 { rest -= try await connection.read(atMost: 4096).count }
  }

  private func exchange(_ connection: AsyncSocket, _ mark: RequestMark) async throws -> (Response, isHead: Bool) {
    defer { mark.begin() }
    var bytes: [UInt8] = []
    while true {
      let seen = max(0, bytes.count - 3)
      bytes += try await connection.read(atMost: 4096)
      if let end = Self.end(of: bytes, from: seen) {
        mark.begin()
        guard end <= RequestHead.limit else { break }
        guard let head = RequestHead(bytes[..<end]) else {
          return (.words(400, "this is no HTTP/1 request"), false)
        }
        bytes.removeFirst(end)
        return (try await respond(to: head, begun: bytes, over: connection), head.method == "HEAD")
      }
      guard bytes.count <= RequestHead.limit else { break }
    }
    return (.words(431, "the head of a request is \(RequestHead.limit) bytes at most"), false)
  }

  /// The answer to a request, whose body is read where one is wanted.
  ///
  /// What a head says of a body is looked at in any case: the connection ends with the answer, but whoever handed the
  /// request on should learn that it was not plain.
  /// - Parameter begun: what came of the body together with the head.
  private func respond(to head: RequestHead, begun: [UInt8], over connection: AsyncSocket) async throws -> Response {
    do {
      let framing = try BodyFraming(head)
      let expectations = head.members(of: "expect")
      guard expectations.allSatisfy({ $0 == "100-continue" }) else { throw BodyError.unknownExpectation }
      guard let taker = await taker(head) else { return await answer(head, nil) }
      // Of a client of HTTP/1.0 it means nothing (RFC 9110 section 10.1.1).
      let reader = BodyReader(
        connection: connection, framing: framing, taker: taker,
        awaitsContinue: head.isHTTP11 && !expectations.isEmpty)
      try await reader.read(begun: begun)
      return await answer(head, taker)
    } catch let error as BodyError {
      let response = error.response
      log.debug("the status server refused a request's body", metadata: ["status": "\(response.status)"])
      return response
    }
  }

  /// Where the head's empty line ends.
  private static func end(of bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == 0x0A {
        if bytes[index + 1] == 0x0A { return index + 2 }
        if bytes[index + 1] == 0x0D, index + 2 < bytes.count, bytes[index + 2] == 0x0A { return index + 3 }
      }
      index += 1
    }
    return nil
  }
}

/// Whether a connection's request is at work: its head has come, and its answer is not sent.
private final class RequestMark: Sendable {
  private let mark = Atomic(false)

  var isAtWork: Bool { mark.load(ordering: .relaxed) }

  func begin() { mark.store(true, ordering: .relaxed) }

  func end() { mark.store(false, ordering: .relaxed) }
}

/// The connections that are open, and room for the next.
private actor OpenConnections {
  private struct Connection {
    let number: Int
    /// Open for as long as this stands in the list.
    let descriptor: Int32
    let request: RequestMark
    let since: ContinuousClock.Instant
  }

  /// How long a connection keeps its place whoever waits: a client that speaks at once is heard within it.
  private static let shortestStay = Duration.milliseconds(100)
  /// How long one does whose request is at work: a client that does not take its answer has to go in the end, too.
  private static let shortestWork = Duration.seconds(5)
  /// Between two looks at whether there is room.
  private static let look = Duration.milliseconds(20)

  private let limit: Int
  /// The oldest first.
  private var connections: [Connection] = []
  private var last = 0

  init(limit: Int) { self.limit = limit }

  /// Returns when there is room for one more; makes it where a request has been awaited for long enough.
  func waitForRoom() async {
    while connections.count >= limit, !Task.isCancelled {
      let now = ContinuousClock.now
      if let oldest = firstIndex(at: now, isAtWork: false, stay: Self.shortestStay)
        ?? firstIndex(at: now, isAtWork: true, stay: Self.shortestWork)
      {
        // Whoever reads from it learns of its end, and closes it.
        shutdown(connections.remove(at: oldest).descriptor, Int32(SHUT_RDWR))
        return
      }
      try? await Task.sleep(for: Self.look)
    }
  }

  private func firstIndex(at now: ContinuousClock.Instant, isAtWork: Bool, stay: Duration) -> Int? {
    connections.firstIndex { $0.request.isAtWork == isAtWork && now - $0.since >= stay }
  }

  /// - Returns: the number by which it leaves.
  func enter(_ descriptor: Int32, _ request: RequestMark) -> Int {
    last += 1
    connections.append(Connection(number: last, descriptor: descriptor, request: request, since: .now))
    return last
  }

  /// Before the descriptor is closed, which may then be another's.
  func leave(_ number: Int) { connections.removeAll { $0.number == number } }
}
