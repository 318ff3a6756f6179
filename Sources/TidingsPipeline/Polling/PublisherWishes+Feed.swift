internal import TidingsFetch
internal import TidingsModel

extension PublisherWishes {
  /// What a document and the response that brought it ask for.
  init(_ feed: Feed, _ response: FetchResponse) {
    self.init()
    maxAge = response.maxAge
    ttlMinutes = feed.ttlMinutes
    if let period = feed.updatePeriod {
      let seconds: Int? =
        switch period.lowercased() {
        case "hourly": 3600
        case "daily": 86_400
        case "weekly": 7 * 86_400
        case "monthly": 30 * 86_400
        case "yearly": 365 * 86_400
        default: nil
        }
      updateInterval = seconds.map { $0 / max(1, feed.updateFrequency ?? 1) }
    }
    skipHours = feed.skipHours
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    skipDays = feed.skipDays.compactMap { days.firstIndex(of: $0.lowercased()) }
  }
}
