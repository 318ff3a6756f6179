internal import Glibc
internal import TidingsModel

/// The process that holds a lock, as the lock's file tells it to those who come second.
public struct LockHolder: Sendable, Hashable {
  /// Its process id.
  public var pid: Int32
  /// Whether it is a daemon, which does not end by itself.
  public var isDaemon: Bool

  /// - Parameters:
  ///   - pid: a process id.
  ///   - isDaemon: whether it is one, where the lock's users want to know.
  public init(pid: Int32, isDaemon: Bool = false) {
    self.pid = pid
    self.isDaemon = isDaemon
  }

  /// This process.
  public static func this(isDaemon: Bool = false) -> LockHolder { LockHolder(pid: getpid(), isDaemon: isDaemon) }

  /// `nil` for what `text` never is.
  init?(_ text: some Collection<UInt8>) {
    let lines = text.split(separator: 0x0A)
    guard let first = lines.first, let pid = Int32(String(decoding: first.prefix { $0.isDigit }, as: UTF8.self)) else {
      return nil
    }
    self.init(pid: pid, isDaemon: lines.dropFirst().first?.elementsEqual("daemon".utf8) ?? false)
  }

  /// What the file holds.
  var text: String { isDaemon ? "\(pid)\ndaemon\n" : "\(pid)\n" }
}
