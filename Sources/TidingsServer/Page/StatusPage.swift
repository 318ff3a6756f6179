internal import TidingsConfig
internal import TidingsModel
internal import TidingsPipeline
internal import TidingsSpool
internal import TidingsState

/// The page at `/`.
struct StatusPage {
  var query: PageQuery
  var version: String
  var status: SystemStatus
  var overview: PollScheduler.Overview
  var activity: Activity
  /// `nil` when the spool cannot be read.
  var survey: SpoolSurvey?
  var nonce: Nonce

  private var now: Timestamp { status.now }

  var response: Response {
    var response = Response(status: 200, contentType: "text/html; charset=utf-8", body: Array(html.text.utf8))
    response.contentSecurityPolicy =
      "default-src 'none'; style-src 'nonce-\(nonce.text)'; script-src 'nonce-\(nonce.text)'; img-src data:; "
      + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    return response
  }

  var html: HTML {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <title>\(headline) – tidings</title>
    <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E\
    %3Ccircle cx='8' cy='8' r='7' fill='\(isAllWell ? "%232f7d4f" : "%23c03530")'/%3E%3C/svg%3E">
    <style nonce="\(nonce.text)">\(HTML(stringLiteral: PageStyle.text))</style>
    </head>
    <body>
    <header><h1>tidings</h1><span>\(headline)</span></header>
    <main>
    \(banner)\(cards)\(tools)\(table)\(queues)
    </main>
    <footer>tidings \(version) · as of <time datetime="\(Timestamp(seconds: now.seconds).rfc3339)">\
    \(Figures.minute(now))</time> · <a href="/metrics">metrics</a></footer>
    <script nonce="\(nonce.text)">\(HTML(stringLiteral: PageScript.text))</script>
    </body>
    </html>

    """
  }

  private var troubled: Int {
    status.entries.count { $0.health(at: now).rawValue < SystemStatus.Entry.Health.new.rawValue }
  }

  private var isAllWell: Bool { troubled == 0 && overview.pause == nil && overview.networkDownSince == nil }

  private var headline: String {
    if overview.pause != nil { return "polling pauses" }
    if overview.networkDownSince != nil { return "the network is down" }
    let feeds = "\(Figures.grouped(status.entries.count)) \(status.entries.count == 1 ? "feed" : "feeds")"
    return troubled > 0 ? "\(feeds), \(Figures.grouped(troubled)) with trouble" : "\(feeds), all well"
  }

  private var banner: HTML {
    if let pause = overview.pause {
      return "<p class=\"banner\" role=\"alert\"><b>Polling pauses.</b> \(pause)</p>\n"
    }
    guard let since = overview.networkDownSince else { return "" }
    return """
      <p class="banner" role="alert"><b>The network is down</b> since \(Figures.minute(since)). This counts against no feed; \
      one is tried now and then.</p>

      """
  }

  // MARK: Figures

  private var cards: HTML {
    let delivered = activity.total.delivered.reduce(0, &+)
    let failures = activity.total.failures.reduce(0, &+)
    let isHeldUp = overview.pause != nil && overview.running == 0 && overview.waiting > 0
    let next: HTML =
      overview.running > 0
      ? "\(overview.running) polled now"
      : overview.nextDue.map { "next poll \(Figures.until($0, now))" } ?? "nothing is due"
    let waiting: HTML = overview.waiting > 0 ? ", \(Figures.grouped(overview.waiting)) waiting" : ""
    let polls: HTML =
      isHeldUp ? "\(Figures.grouped(overview.waiting)) wait until polling goes on" : "\(next)\(waiting)"
    let late: HTML = overview.lag >= 60 ? ", \(SystemStatus.span(Int64(min(overview.lag, 1e9)))) late" : ""
    let unclaimed = survey?.queues.reduce(0) { $0 + $1.new }
    let oldest = survey?.queues.compactMap(\.oldestUnclaimed).min()
    return """
      <div class="cards">
      \(card("Feeds", Figures.grouped(status.entries.count), "\(polls)\(late)"))
      \(card("Articles known", Figures.grouped(status.counts.articles), outbox))
      \(card(
        "Files unclaimed", unclaimed.map(Figures.grouped) ?? "?",
        oldest.map { "in all queues, the oldest \(Figures.ago($0, now))" } ?? (survey == nil ? "the spool cannot be read" : "all claimed")))
      \(card(
        "Disk free", survey.map { Figures.bytes($0.space.freeBytes) } ?? "?",
        "state \(Figures.bytes(status.counts.bytes))"))
      \(chart("Articles", delivered, activity.total.delivered, "articles", "good"))
      \(chart("Failed polls", failures, activity.total.failures, "failed polls", "bad"))
      </div>

      """
  }

  private var outbox: HTML {
    status.counts.outbox == 0
      ? "none waits for the spool" : "\(Figures.grouped(status.counts.outbox)) wait for the spool"
  }

  private func card(_ name: String, _ figure: String, _ words: HTML) -> HTML {
    "<div class=\"card\"><h2>\(name)</h2><div class=\"figure\">\(figure)</div><p>\(words)</p></div>"
  }

  private func chart(_ name: String, _ sum: Int, _ values: [Int], _ things: String, _ kind: String) -> HTML {
    """
    <div class="card wide"><h2>\(name), \(Activity.days) days</h2><div class="figure">\(Figures.grouped(sum))</div>\
    \(Chart.bars(values, dates: activity.dates, name: things, kind: kind))\
    <div class="axis"><span>\(activity.dates.first ?? "")</span>\
    <span>at most \(Figures.grouped(values.max() ?? 0)) a day</span><span>today (UTC)</span></div></div>
    """
  }

  // MARK: Feeds

  private var tools: HTML {
    var chips: [HTML] = [chip("all", status.entries.count, nil)]
    for health in SystemStatus.Entry.Health.allCases {
      let count = status.entries.count { $0.health(at: now) == health }
      if count > 0 || query.health == health { chips.append(chip("\(health)", count, health)) }
    }
    let kept: [HTML] =
      (query.health.map { ["<input type=\"hidden\" name=\"health\" value=\"\("\($0)")\">"] } ?? [])
      + (query.sort.map { ["<input type=\"hidden\" name=\"sort\" value=\"\($0)\">"] } ?? [])
    return """
      <div class="tools">
      <form action="/" method="get" role="search"><input id="q" name="q" type="search" value="\(query.text)" \
      placeholder="Search feeds, tags, errors" aria-label="Search feeds" autocomplete="off">\(kept)<button>Search</button></form>
      <p class="chips">\(chips)</p>
      </div>

      """
  }

  private func chip(_ name: String, _ count: Int, _ health: SystemStatus.Entry.Health?) -> HTML {
    let link = query.with {
      $0.health = health
      $0.page = 1
    }.link
    let current: HTML = query.health == health ? " aria-current=\"true\"" : ""
    return "<a class=\"chip\" href=\"\(link)\"\(current)>\(name) <b>\(Figures.grouped(count))</b></a>"
  }

  private var table: HTML {
    let chosen = query.select(status.entries, at: now)
    let pages = max(1, (chosen.count + PageQuery.rows - 1) / PageQuery.rows)
    let page = min(query.page, pages)
    let rows: [HTML] = chosen.dropFirst((page - 1) * PageQuery.rows).prefix(PageQuery.rows).map { entry in
      FeedRow(entry: entry, series: activity.feeds[entry.feed.id], now: now, isPaused: overview.pause != nil).html
    }
    let isWhole = pages == 1 && query.text.isEmpty && query.health == nil
    let empty: HTML =
      status.entries.isEmpty ? "No feeds are configured yet: <code>tidings add URL</code>" : "No feed matches."
    return """
      <table class="feeds" data-whole="\(isWhole ? "1" : "0")">
      <thead><tr>\(heading("State", .health))\(heading("Feed", .feed))\(heading("Last poll", .last))\
      \(heading("Next poll", .next))<th>\(Activity.days) days</th>\(heading("Delivered", .delivered))</tr></thead>
      <tbody>
      \(rows)\(rows.isEmpty ? "<tr><td colspan=\"6\" class=\"empty\">\(empty)</td></tr>" : "" as HTML)
      </tbody>
      </table>
      \(navigation(chosen.count, page: page, of: pages))
      """
  }

  private func heading(_ name: String, _ order: PageQuery.Order) -> HTML {
    let isCurrent = query.order == order
    let link = query.with {
      $0.order = order
      $0.isReversed = isCurrent && !query.isReversed
      $0.page = 1
    }.link
    let sort: HTML = isCurrent ? (query.isReversed ? " aria-sort=\"descending\"" : " aria-sort=\"ascending\"") : ""
    let place: HTML = order == .delivered ? " class=\"number\"" : ""
    return "<th\(place) data-key=\"\(order.rawValue)\"\(sort)><a href=\"\(link)\">\(name)</a></th>"
  }

  private func navigation(_ count: Int, page: Int, of pages: Int) -> HTML {
    let feeds = "\(Figures.grouped(count)) \(count == 1 ? "feed" : "feeds")"
    func link(_ name: String, _ number: Int, _ relation: String) -> HTML {
      "<a rel=\"\(relation)\" href=\"\(query.with { $0.page = number }.link)\">\(name)</a>"
    }
    return """
      <nav aria-label="Pages">\(page > 1 ? link("← previous", page - 1, "prev") : "")\
      <span class="dim"><span id="shown">\(feeds)</span>\(pages > 1 ? ", page \(page) of \(pages)" : "")</span>\
      \(page < pages ? link("next →", page + 1, "next") : "")</nav>

      """
  }

  private var queues: HTML {
    guard let survey, !survey.queues.isEmpty else { return "" }
    let rows: [HTML] = survey.queues.map { queue in
      """
      <tr><td>\(queue.name)</td><td class="number">\(Figures.grouped(queue.new))</td>\
      <td class="number">\(Figures.grouped(queue.cur))</td><td class="number">\(Figures.grouped(queue.failed))</td>\
      <td>\(queue.oldestUnclaimed.map { Figures.ago($0, now) } ?? "–")</td></tr>

      """
    }
    return """
      <table class="queues"><thead><tr><th>Queue</th><th class="number">new</th><th class="number">claimed</th>\
      <th class="number">failed</th><th>oldest unclaimed</th></tr></thead><tbody>
      \(rows)</tbody></table>

      """
  }
}
