internal import TidingsFetch
internal import TidingsModel

/// A publisher's offer to tell of changes by way of hubs (WebSub section 4).
public struct HubOffer: Sendable, Hashable {
  /// One at least, in the publisher's order. Each of them tells of all changes.
  public let hubs: [String]
  /// The feed's own address (`rel="self"`), by which hubs know it; http or https.
  public let topic: String

  /// What a response and its document offer; the header fields come before the document. `nil` without a hub, or without
  /// the feed's own address.
  init?(_ document: Feed, _ response: FetchResponse) {
    let links = response.linkHeaders.flatMap(LinkField.links)
    func addresses(_ relation: String) -> [String] {
      links.filter { $0.relations.contains(relation) }
        .compactMap { WebURL(response.url)?.resolve($0.target)?.description }
    }
    var hubs: [String] = []
    for hub in addresses("hub") + document.hubs.filter({ $0.type.lowercased() == "websub" }).map(\.url)
    where hubs.count < Self.mostHubs && WebURL(hub)?.isHTTP == true && !hubs.contains(hub) {
      hubs.append(hub)
    }
    guard !hubs.isEmpty, let topic = addresses("self").first ?? document.feedURL, WebURL(topic)?.isHTTP == true
    else { return nil }
    self.hubs = hubs
    self.topic = topic
  }

  /// Hubs of a feed beyond so many are not heeded.
  private static let mostHubs = 4

  /// The hub to be asked after one that did not do; the first after the last.
  func hub(after hub: String) -> String {
    guard let index = hubs.firstIndex(of: hub), index + 1 < hubs.count else { return hubs[0] }
    return hubs[index + 1]
  }

  /// Whether no hub is named after this one.
  func isLast(_ hub: String) -> Bool { hub == hubs.last }
}
