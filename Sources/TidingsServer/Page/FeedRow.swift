internal import TidingsConfig
internal import TidingsModel

/// A feed's row of the status page.
struct FeedRow {
  var entry: SystemStatus.Entry
  var series: Activity.Series?
  var now: Timestamp
  /// Whether polling pauses, so that nothing is polled when it is due.
  var isPaused: Bool

  var html: HTML {
    let health = entry.health(at: now)
    let state = entry.state
    return """
      <tr data-health="\(health.rawValue)" data-feed="\(name.lowercased())" \
      data-last="\(-(state?.lastPolled?.seconds ?? 0))" data-next="\(entry.due?.time.seconds ?? 99_999_999_999)" \
      data-delivered="\(-(state?.delivered ?? 0))">
      <td class="state"><span class="pill \("\(health)")">\("\(health)")</span></td>
      <td class="feed"><bdi class="name">\(name)</bdi>\(address)\(tags)\(trouble)</td>
      <td class="last" data-label="Last poll">\(last)</td>
      <td class="next" data-label="Next poll">\(next)</td>
      <td class="days" data-label="\(Activity.days) days">\(Chart.spark(series))</td>
      <td class="count" data-label="Delivered">\(Figures.grouped(state?.delivered ?? 0))</td>
      </tr>

      """
  }

  private var name: String {
    let title = entry.state?.title ?? ""
    return title.allSatisfy(\.isWhitespace) ? entry.feed.id.text : title
  }

  private var address: HTML {
    let url = entry.feed.url
    let shown = url.hasPrefix("https://") ? String(url.dropFirst(8)) : url
    let isWeb = url.hasPrefix("https://") || url.hasPrefix("http://")
    let link: HTML =
      isWeb
      ? "<a class=\"url\" href=\"\(url)\" rel=\"noreferrer noopener\">\(shown)</a>"
      : "<span class=\"url\">\(shown)</span>"
    return entry.feed.id.text == name ? link : "<span class=\"id\">\(entry.feed.id.text)</span>\(link)"
  }

  private var tags: HTML {
    guard !entry.feed.tags.isEmpty else { return "" }
    let tags: [HTML] = entry.feed.tags.map { "<span class=\"tag\">\($0)</span>" }
    return "<span class=\"tags\">\(tags)</span>"
  }

  private var trouble: HTML {
    guard let state = entry.state else { return "" }
    var lines: [HTML] = []
    if let gone = state.goneSince { lines.append("<p class=\"error\">gone since \(Figures.date(gone))</p>") }
    if let error = state.lastError {
      let since = state.failingSince.map { " since \(Figures.minute($0))" } ?? ""
      let count = state.failures > 1 ? "\(state.failures) times in a row\(since): " : ""
      lines.append("<p class=\"error\">\(count)<bdi>\(error)</bdi></p>")
    }
    if let trouble = entry.pageTrouble { lines.append("<p class=\"error\"><bdi>\(trouble)</bdi></p>") }
    if let learned = state.learnedURL {
      lines.append("<p class=\"note\">moved permanently to <bdi>\(learned)</bdi></p>")
    }
    return "\(lines)"
  }

  private var last: HTML {
    guard let state = entry.state, let polled = state.lastPolled else { return "<span class=\"dim\">never</span>" }
    let status: HTML = state.lastStatus.map { words($0) } ?? ""
    let news: HTML = state.lastNews.map { "<span class=\"why\">news \(Figures.ago($0, now))</span>" } ?? ""
    return "\(Figures.ago(polled, now)) <span class=\"why\">\(status)</span>\(news)"
  }

  /// - Parameter status: 0 where no document came, for whatever reason: an answer may have come, such as the last of too
  ///   many redirects.
  private func words(_ status: Int) -> HTML {
    if entry.feed.isFile { return status == 0 ? "not read" : "read" }
    return status == 0 ? "no document" : "HTTP \(status)"
  }

  private var next: HTML {
    guard let due = entry.due else { return "<span class=\"dim\">–</span> <span class=\"why\">not polled yet</span>" }
    let time = isPaused && due.time <= now ? "when polling goes on" : Figures.until(due.time, now)
    return "\(time) <span class=\"why\">\(due.reason)</span>"
  }
}
