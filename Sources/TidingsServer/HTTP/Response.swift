internal import TidingsModel

/// An answer, complete.
struct Response: Sendable {
  var status: Int
  var contentType: String
  var body: [UInt8]
  /// Beyond those every answer bears.
  var fields: [(name: String, value: String)] = []
  /// A page says what it may load; nothing else loads anything.
  var contentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'"

  /// Plain text.
  static func words(_ status: Int, _ words: String) -> Response {
    Response(status: status, contentType: "text/plain; charset=utf-8", body: Array((words + "\n").utf8))
  }

  /// The bytes to send.
  /// - Parameter isHead: the request was HEAD: the head alone.
  func bytes(isHead: Bool, at now: Timestamp) -> [UInt8] {
    var head = "HTTP/1.1 \(status) \(Self.reason(status))\r\n"
    let common = [
      ("Date", now.httpDate), ("Content-Type", contentType), ("Content-Length", String(body.count)),
      ("Content-Security-Policy", contentSecurityPolicy), ("X-Content-Type-Options", "nosniff"),
      ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Resource-Policy", "same-origin"),
      ("Cache-Control", "no-store"), ("Connection", "close"),
    ]
    for (name, value) in common + fields.map({ ($0.name, $0.value) }) { head += "\(name): \(value)\r\n" }
    return Array((head + "\r\n").utf8) + (isHead ? [] : body)
  }

  private static func reason(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 202: "Accepted"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 410: "Gone"
    case 411: "Length Required"
    case 413: "Content Too Large"
    case 417: "Expectation Failed"
    case 421: "Misdirected Request"
    case 431: "Request Header Fields Too Large"
    case 501: "Not Implemented"
    case 503: "Service Unavailable"
    default: "Internal Server Error"
    }
  }
}

extension Timestamp {
  /// `Thu, 14 Dec 2023 07:53:00 GMT` (RFC 9110 section 5.6.7)
  var httpDate: String {
    let civil = CivilTime(secondsSinceEpoch: seconds)
    let day = Int((seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400)
    let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let number = civil.day < 10 ? "0\(civil.day)" : "\(civil.day)"
    return "\(days[(day % 7 + 7) % 7]), \(number) \(months[civil.month - 1]) \(civil.year) \(civil.timeText) GMT"
  }
}
