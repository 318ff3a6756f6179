import LoopbackServer
import Synchronization

/// Counts across threads.
final class Counter: Sendable {
  private let value = Atomic(0)

  var count: Int { value.load(ordering: .relaxed) }

  func add() { value.add(1, ordering: .relaxed) }
}

/// Knows which of a server's connections have brought a request.
final class SeenConnections: Sendable {
  private let numbers = Mutex<Set<Int>>([])

  func isFirst(_ request: RecordedRequest) -> Bool {
    numbers.withLock { $0.insert(request.connection).inserted }
  }
}

extension LoopbackServer {
  /// Whether the newest request came over the connection of the one before it.
  var hasReusedTheLast: Bool {
    let numbers = requests.suffix(2).map(\.connection)
    return numbers.count == 2 && numbers[0] == numbers[1]
  }
}
