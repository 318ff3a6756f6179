/// HTTP status codes in words (RFC 9110 section 15), with what an operator can make of them.
enum HTTPStatus {
  /// `HTTP 404 Not Found`
  static func name(_ status: Int) -> String { String(words(status).prefix { $0 != ";" }) }

  static func words(_ status: Int) -> String {
    let name: String? =
      switch status {
      case 400: "Bad Request"
      case 401: "Unauthorized; the feed wants credentials, see auth in its configuration"
      case 402: "Payment Required"
      case 403: "Forbidden"
      case 404: "Not Found"
      case 405: "Method Not Allowed"
      case 406: "Not Acceptable"
      case 407: "Proxy Authentication Required; the proxy wants credentials, see proxy in the feed's configuration"
      case 408: "Request Timeout"
      case 409: "Conflict"
      case 410: "Gone"
      case 414: "URI Too Long"
      case 415: "Unsupported Media Type"
      case 421: "Misdirected Request"
      case 422: "Unprocessable Content"
      case 423: "Locked"
      case 425: "Too Early"
      case 426: "Upgrade Required"
      case 428: "Precondition Required"
      case 429: "Too Many Requests"
      case 431: "Request Header Fields Too Large"
      case 451: "Unavailable For Legal Reasons"
      case 500: "Internal Server Error"
      case 501: "Not Implemented"
      case 502: "Bad Gateway"
      case 503: "Service Unavailable"
      case 504: "Gateway Timeout"
      case 505: "HTTP Version Not Supported"
      case 507: "Insufficient Storage"
      case 511: "Network Authentication Required; the network that this machine is on wants a log-in first"
      // Cloudflare's, of the servers behind it.
      case 520: "Web Server Returned an Unknown Error"
      case 521: "Web Server Is Down"
      case 522: "Connection Timed Out"
      case 523: "Origin Is Unreachable"
      case 524: "A Timeout Occurred"
      case 525: "SSL Handshake Failed"
      case 526: "Invalid SSL Certificate"
      case 530: "Origin Error"
      default: nil
      }
    return "HTTP \(status)" + (name.map { " \($0)" } ?? "")
  }
}
