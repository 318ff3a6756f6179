internal import CCurl

/// How the present hop fares with its connection.
extension EasyHandle {
  /// Whether the request met a kept connection that its server was just closing, and got nothing of an answer: it may be
  /// sent anew (RFC 9110 section 9.2.2, RFC 9113 section 6.8). Over HTTP/1 libcurl sees to that by itself.
  func metClosingConnection(_ failure: CurlFailure) -> Bool {
    [CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR].contains(failure.code)
      && isUnanswered && !hasOpenedConnection
  }

  /// Whether the server ended a new HTTP/2 connection instead of answering, as one does that is about to go down or wants
  /// HTTP/1.1 (RFC 9113 sections 6.8 and 7). With which error it said goodbye libcurl does not tell.
  func metRefusedHTTP2(_ failure: CurlFailure) -> Bool {
    failure.code == CURLE_HTTP2 && isUnanswered && hasOpenedConnection
  }

  private var isUnanswered: Bool { transfer?.receiver.head.status == 0 }

  private var hasOpenedConnection: Bool {
    var connections = 1
    _ = tidings_getinfo_long(handle, CURLINFO_NUM_CONNECTS, &connections)
    return connections > 0
  }

  /// Whether the transfer has no connection yet, and no socket that may become one.
  var isWithoutSocket: Bool { watchedSockets <= 0 && transfer.map { $0.address == nil } ?? false }
}
