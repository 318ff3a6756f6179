internal import TidingsConfig
internal import TidingsFetch

/// What an answer of status 401 means for the operator.
struct UnauthorizedAnswer {
  private let schemes: [String]
  private let sentCredentials: Bool

  init(_ response: FetchResponse, _ feed: FeedConfiguration) {
    schemes = response.authenticationSchemes
    sentCredentials =
      response.isFromConfiguredOrigin
      && (feed.options.auth != nil || feed.options.headers.contains { $0.name.lowercased() == "authorization" })
  }

  var words: String {
    let name = HTTPStatus.name(401)
    if !schemes.isEmpty, !schemes.contains(where: { ["basic", "bearer"].contains($0.lowercased()) }) {
      return
        "\(name); the server wants \(schemes.prefix(4).joined(separator: " or ")), and tidings knows Basic and Bearer"
    }
    return sentCredentials ? "\(name); the credentials in the feed's configuration are refused" : HTTPStatus.words(401)
  }
}
