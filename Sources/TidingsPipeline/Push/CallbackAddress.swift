internal import TidingsModel

/// Where hubs reach the server: a word for each feed, which nobody else knows, stands at the end of the address.
public struct CallbackAddress: Sendable {
  private let root: String

  /// - Parameter publicURL: where hubs reach the server.
  init(publicURL: String) { root = (publicURL.hasSuffix("/") ? publicURL : publicURL + "/") + "websub/" }

  func url(token: String) -> String { root + token }

  /// The token of a callback's path, whatever a proxy in front left before it; `nil`: the path is no callback's.
  public static func token(inPath path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).suffix(2)
    guard parts.first == "websub", let token = parts.last, token.count == 2 * tokenBytes else { return nil }
    return String(token)
  }

  /// A token that nobody can guess.
  static func newToken() -> String { randomWord(tokenBytes) }

  /// What a hub is to sign its notices with.
  static func newSecret() -> String { randomWord(32) }

  private static let tokenBytes = 16

  /// So many random bytes, in hexadecimal digits.
  private static func randomWord(_ bytes: Int) -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<bytes).map { _ in UInt8.random(in: .min ... .max, using: &generator).hexadecimal(digits: 2) }.joined()
  }
}
