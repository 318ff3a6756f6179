internal import TidingsConfig
internal import TidingsFetch
internal import TidingsModel

extension UnfinishedPoll {
  /// What is needed of a response to read it once more; `nil` when there is no memory.
  init?(_ response: FetchResponse, of feed: FeedConfiguration, at time: Timestamp) {
    guard let document = ZstdFrame.pack(response.body) else { return nil }
    self.init(
      feed: feed.id, configuredURL: feed.url, time: time, status: response.status, url: response.url,
      document: document)
    movedTo = response.permanentURL
    contentType = response.contentType
    contentLanguage = response.contentLanguage
    contentLocation = response.contentLocation
    validators = response.validators
    maxAge = response.maxAge
    linkHeaders = response.linkHeaders
  }
}

extension FetchResponse {
  /// A response as it was when it was read for the first time; `nil` when its document is damaged.
  init?(_ poll: UnfinishedPoll) {
    guard let document = ZstdFrame.unpack(poll.document) else { return nil }
    self.init(status: poll.status, url: poll.url)
    body = document
    permanentURL = poll.movedTo
    contentType = poll.contentType
    contentLanguage = poll.contentLanguage
    contentLocation = poll.contentLocation
    validators = poll.validators
    maxAge = poll.maxAge
    linkHeaders = poll.linkHeaders
  }
}
