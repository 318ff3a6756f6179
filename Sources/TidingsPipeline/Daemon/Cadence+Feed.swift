internal import TidingsConfig
internal import TidingsSchedule

extension Cadence {
  init(_ feed: FeedConfiguration) {
    let options = feed.options
    self.init(every: options.every, heedPublisher: options.heedPublisher, isLocalFile: feed.isFile)
  }
}
