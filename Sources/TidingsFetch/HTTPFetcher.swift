public actor HTTPFetcher {
  private let options: FetchOptions

  public init(options: FetchOptions) { self.options = options }

  /// Fetches, waiting for a turn first where the host is busy. Cancelling the task ends the transfer at once.
  public func fetch(_ request: FetchRequest) async throws(FetchError) -> FetchResponse {
    throw FetchError(.shutDown, url: request.url)
  }

  /// Ends all transfers and the thread. Every fetch still running or waiting ends with `.shutDown`.
  public func shutdown() async {}
}
