internal import Glibc
internal import TidingsModel

/// The sockets of the connections that libcurl keeps, by their two ends: the hook before a request tells the ends alone.
///
/// What comes on a connection that owes no answer is none, and the connection is of no further use (RFC 9112 section
/// 9.2). libcurl 7.88 takes it for the answer to whatever is sent next, which may be another feed's request.
///
/// Lives on the transfer thread, and longer than the connections do.
final class ConnectionTable {
  struct Ends: Hashable {
    let peer: IPAddress
    let peerPort: Int32
    let localPort: Int32
  }

  private struct Entry {
    let descriptor: Int32
    /// Whether an answer came by HTTP/1. On an HTTP/2 connection the server may send whenever it wants to.
    var bringsAnswersInTurn = false
  }

  private var entries: [Ends: Entry] = [:]
  private var ends: [Int32: Ends] = [:]

  /// Takes in a socket that has been connected.
  func add(_ descriptor: Int32, at ends: Ends) {
    remove(descriptor)
    if let former = entries.updateValue(Entry(descriptor: descriptor), forKey: ends) {
      self.ends[former.descriptor] = nil
    }
    self.ends[descriptor] = ends
  }

  /// Forgets a socket that is about to be closed; one that is not known is nothing to it.
  func remove(_ descriptor: Int32) {
    guard let ends = ends.removeValue(forKey: descriptor) else { return }
    entries[ends] = nil
  }

  /// Notes that an answer came by HTTP/1.
  func noteAnswerInTurn(at ends: Ends) { entries[ends]?.bringsAnswersInTurn = true }

  /// Whether a connection has brought an answer by HTTP/1, so that nothing else is asked on it meanwhile.
  func bringsAnswersInTurn(at ends: Ends) -> Bool { entries[ends]?.bringsAnswersInTurn ?? false }

  /// Whether bytes, or the end, wait on a connection whose every answer has been read.
  func hasUnaskedBytes(at ends: Ends) -> Bool {
    guard let entry = entries[ends], entry.bringsAnswersInTurn else { return false }
    var byte: UInt8 = 0
    return recv(entry.descriptor, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) >= 0
  }

  /// The port at the near end of a socket; `nil` when it is not connected.
  static func localPort(of descriptor: Int32) -> Int32? {
    var address = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let isKnown = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) == 0 }
    }
    guard isKnown else { return nil }
    // The port stands at the same place for both families.
    return withUnsafeBytes(of: address) {
      Int32(UInt16(bigEndian: $0.loadUnaligned(fromByteOffset: 2, as: UInt16.self)))
    }
  }
}
