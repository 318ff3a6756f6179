internal import CCurl
internal import CLinux

/// Owns libcurl's multi handle and ties it to the loop: its sockets to epoll, its timer to the deadline.
///
/// Lives on the transfer thread. `close()` must come before the end, on the thread, when no easy handle is in it.
final class MultiHandle {
  private let multi: UnsafeMutableRawPointer
  private unowned let loop: TransferLoop
  /// When libcurl wants to be called, in monotonic nanoseconds.
  private(set) var deadline: UInt64 = .max
  private var isOpen = true
  /// Handles whose last socket was taken from them before they had a connection.
  private var stranded: [EasyHandle] = []

  /// `nil` when there is no memory.
  init?(loop: TransferLoop, connections: Int) {
    guard let multi = curl_multi_init() else { return nil }
    self.multi = multi
    self.loop = loop
    let context = Unmanaged.passUnretained(self).toOpaque()
    _ = tidings_multi_setopt_socket(multi, Self.watch)
    _ = tidings_multi_setopt_pointer(multi, CURLMOPT_SOCKETDATA, context)
    _ = tidings_multi_setopt_timer(multi, Self.setTimer)
    _ = tidings_multi_setopt_pointer(multi, CURLMOPT_TIMERDATA, context)
    _ = tidings_multi_setopt_long(multi, CURLMOPT_MAXCONNECTS, connections)
  }

  func add(_ easy: EasyHandle) -> Bool { curl_multi_add_handle(multi, easy.handle) == CURLM_OK }

  func remove(_ easy: EasyHandle) { curl_multi_remove_handle(multi, easy.handle) }

  /// Says that a socket is ready.
  func act(on socket: Int32, events: UInt32) {
    var mask: Int32 = 0
    if events & UInt32(EPOLLIN.rawValue) != 0 { mask |= CURL_CSELECT_IN }
    if events & UInt32(EPOLLOUT.rawValue) != 0 { mask |= CURL_CSELECT_OUT }
    if events & UInt32(EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { mask |= CURL_CSELECT_ERR }
    var running: Int32 = 0
    curl_multi_socket_action(multi, socket, mask, &running)
  }

  /// Says that the time has come, if it has.
  func actIfDue(now: UInt64) {
    guard deadline <= now else { return }
    deadline = .max
    var running: Int32 = 0
    curl_multi_socket_action(multi, CURL_SOCKET_TIMEOUT, 0, &running)
    // libcurl sets its timer anew only when the time has changed: called a moment too soon, it would stay silent.
    guard deadline == .max else { return }
    var milliseconds = -1
    curl_multi_timeout(multi, &milliseconds)
    if milliseconds >= 0 { deadline = TransferLoop.now &+ UInt64(max(1, milliseconds)) * 1_000_000 }
  }

  /// Has transfers go on to the next address of their host that libcurl has left without a socket: it closes that of an
  /// address which failed or took too long, opens the next one's when it is called again, and does not ask for that
  /// (7.88). To be called when those that are over have been taken out.
  /// - Returns: whether there were any; then there may be more.
  func goOnWithStranded() -> Bool {
    stranded.removeAll { !$0.isWithoutSocket }
    guard !stranded.isEmpty else { return false }
    var running: Int32 = 0
    tidings_multi_socket_all(multi, &running)
    return true
  }

  /// The next transfer that is over, with its result.
  func nextFinished() -> (easy: EasyHandle, result: CURLcode)? {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle,
        let easy = EasyHandle.of(handle)
      else { continue }
      return (easy, tidings_message_result(message))
    }
    return nil
  }

  /// Closes the connections that are kept.
  func close() {
    guard isOpen else { return }
    isOpen = false
    stranded.removeAll()
    curl_multi_cleanup(multi)
  }

  private static let watch: curl_socket_callback = { handle, socket, what, context, known in
    guard let context else { return 0 }
    let this = Unmanaged<MultiHandle>.fromOpaque(context).takeUnretainedValue()
    let easy = handle.flatMap { EasyHandle.of($0) }
    if what == CURL_POLL_REMOVE {
      this.loop.unwatch(socket)
      easy?.watchedSockets -= 1
      if let easy, easy.isWithoutSocket { this.stranded.append(easy) }
      return 0
    }
    if known == nil { easy?.watchedSockets += 1 }
    var events: UInt32 = 0
    if what & CURL_POLL_IN != 0 { events |= UInt32(EPOLLIN.rawValue) }
    if what & CURL_POLL_OUT != 0 { events |= UInt32(EPOLLOUT.rawValue) }
    this.loop.watch(socket, events: events, isKnown: known != nil)
    // Any pointer will do to mark a socket that epoll knows.
    if known == nil { curl_multi_assign(this.multi, socket, context) }
    return 0
  }

  private static let setTimer: curl_multi_timer_callback = { _, milliseconds, context in
    guard let context else { return 0 }
    let this = Unmanaged<MultiHandle>.fromOpaque(context).takeUnretainedValue()
    this.deadline = milliseconds < 0 ? .max : TransferLoop.now &+ UInt64(milliseconds) * 1_000_000
    return 0
  }
}
