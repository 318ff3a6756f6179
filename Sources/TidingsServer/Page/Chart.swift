/// Bars for the last days as inline SVG, which needs neither script nor style of its own.
enum Chart {
  /// One bar a day, each with its day and number as a tool tip.
  static func bars(_ values: [Int], dates: [String], name: String, kind: String) -> HTML {
    let height = 48
    let top = max(values.max() ?? 0, 1)
    var bars: [HTML] = []
    for (index, value) in values.enumerated() {
      let length = value == 0 ? 1 : max(3, Int(Double(value) / Double(top) * Double(height)))
      let kind = value == 0 ? "none" : kind
      bars.append(
        """
        <rect class="\(kind)" x="\(index * 20 + 2)" y="\(height - length)" width="16" height="\(length)">\
        <title>\(dates[index]): \(value) \(name)</title></rect>
        """)
    }
    return """
      <svg class="bars" viewBox="0 0 \(values.count * 20) \(height)" preserveAspectRatio="none" role="img" \
      aria-label="\(name), by day: \(values.map(String.init).joined(separator: ", "))">\(bars)</svg>
      """
  }

  /// A feed's days in a line of text: articles upwards, failed polls below.
  static func spark(_ series: Activity.Series?) -> HTML {
    guard let series, series != Activity.Series() else { return "<span class=\"dim\">–</span>" }
    let delivered = path(series.delivered, base: 16, height: 15, isUpward: true)
    let failures = path(series.failures, base: 17, height: 7, isUpward: false)
    let articles = series.delivered.reduce(0, &+)
    let failed = series.failures.reduce(0, &+)
    return """
      <svg class="spark" viewBox="0 0 \(Activity.days * 6) 24" role="img" \
      aria-label="\(articles) articles and \(failed) failed polls in \(Activity.days) days">\
      <title>\(articles) articles, \(failed) failed polls in \(Activity.days) days</title>\
      <path class="good" d="\(delivered)"/><path class="bad" d="\(failures)"/></svg>
      """
  }

  private static func path(_ values: [Int], base: Int, height: Int, isUpward: Bool) -> String {
    let top = max(values.max() ?? 0, 1)
    var path = ""
    for (index, value) in values.enumerated() where value > 0 {
      let length = max(2, Int(Double(value) / Double(top) * Double(height)))
      path += "M\(index * 6) \(base)h4v\(isUpward ? -length : length)h-4z"
    }
    return path
  }
}
