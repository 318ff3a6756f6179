internal import TidingsExtract
internal import TidingsModel
internal import TidingsState

/// What was learned of sites' layouts, in the state and, for the sites at hand, in memory.
///
/// An actor, because pages of one site are read side by side and each adds to what is known.
actor SiteTemplates {
  /// How long, in seconds, what was learned is kept without being renewed.
  static let lifetime: Double = 90 * 86_400
  /// Sites that are held in memory.
  static let capacity = 32
  private static let key = "template"

  private let store: any SiteStore
  private let clock: any WallClock
  private var known: [String: SiteTemplate] = [:]
  /// The hosts in `known`, the longest unused first.
  private var order: [String] = []

  init(store: any SiteStore, clock: any WallClock) {
    self.store = store
    self.clock = clock
  }

  /// What is known of a site's layout; nothing where the state cannot be read for now.
  func template(of host: String) async -> SiteTemplate { await read(host) ?? SiteTemplate() }

  /// - Returns: `nil` when the state could not be read: then what stands there is still to be known.
  private func read(_ host: String) async -> SiteTemplate? {
    if let template = known[host] { return template }
    let bytes: [UInt8]?
    do { bytes = try await store.siteValue(host: host, key: Self.key, now: clock.now()) } catch { return known[host] }
    // Another page of the site may have been read meanwhile.
    if let template = known[host] { return template }
    let template = bytes.map { SiteTemplate(bytes: $0) } ?? SiteTemplate()
    hold(template, of: host)
    return template
  }

  /// Takes an article's page into account, in memory at once and then in the state; not when the state cannot be read, as
  /// what was learned of other pages would be written over.
  func learn(from extraction: Extraction, host: String) async {
    guard let read = await read(host) else { return }
    let now = clock.now()
    var template = known[host] ?? read
    template.learn(from: extraction, day: Int(now.seconds / 86_400))
    hold(template, of: host)
    // A template that cannot be kept is learned again.
    try? await store.setSiteValue(
      template.bytes, host: host, key: Self.key, expires: now.advanced(by: Self.lifetime))
  }

  private func hold(_ template: SiteTemplate, of host: String) {
    known[host] = template
    order.removeAll { $0 == host }
    order.append(host)
    if order.count > Self.capacity { known[order.removeFirst()] = nil }
  }
}
