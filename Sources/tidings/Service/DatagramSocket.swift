import Glibc

/// A Unix datagram socket to one address, as systemd's notify and journal protocols use it.
struct DatagramSocket: ~Copyable, Sendable {
  private let descriptor: Int32
  private let address: sockaddr_un
  private let length: socklen_t

  private init(descriptor: Int32, address: sockaddr_un, length: socklen_t) {
    self.descriptor = descriptor
    self.address = address
    self.length = length
  }

  /// - Parameter path: an absolute path, or an abstract name behind `@`. `nil` when it is neither or too long.
  static func open(path: String) -> DatagramSocket? {
    let bytes = Array(path.utf8)
    guard let first = bytes.first, first == 0x2F || first == 0x40, bytes.count < 108 else { return nil }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { buffer in
      buffer.copyBytes(from: bytes)
      if first == 0x40 { buffer[0] = 0 }
    }
    // An abstract name is as long as it is said to be; a path ends with its NUL.
    let pathLength = bytes.count + (first == 0x40 ? 0 : 1)
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    return DatagramSocket(
      descriptor: descriptor, address: address, length: socklen_t(MemoryLayout<sa_family_t>.size + pathLength))
  }

  deinit { close(descriptor) }

  /// Sends a datagram to a receiver that may not be reading.
  ///
  /// - Returns: false where there was no room for it in so many milliseconds.
  borrowing func send(_ bytes: [UInt8], within milliseconds: Int32) -> Bool {
    // Whether a receiver that the socket is not connected to has room, poll(2) does not tell.
    var left = milliseconds
    while !send(bytes, flags: Int32(MSG_DONTWAIT)) {
      guard errno == EAGAIN else { return true }
      guard left > 0 else { return false }
      usleep(10_000)
      left -= 10
    }
    return true
  }

  /// - Returns: whether the datagram was taken.
  @discardableResult
  borrowing func send(_ bytes: [UInt8]) -> Bool { send(bytes, flags: 0) }

  private borrowing func send(_ bytes: [UInt8], flags: Int32) -> Bool {
    var address = address
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { target in
        bytes.withUnsafeBytes { buffer in
          sendto(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL) | flags, target, length) >= 0
        }
      }
    }
  }
}
