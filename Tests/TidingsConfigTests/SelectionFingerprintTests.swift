import Testing
import TidingsConfig

/// States keep them from one version to the next: another value has every document read again.
@Suite struct SelectionFingerprintTests {
  @Test(arguments: [
    ("language: vi", 0), ("dedup: feed", 0x6DE0_29A3_D8BC), ("select: {item: //li, title: h2}", 0xA673_3307_91D6),
    ("tags: [vi], filter: {exclude: [{title: quảng cáo}]}", 0xA445_4227_2095),
  ])
  func `Each has the value that it always had`(settings: String, fingerprint: Int) throws {
    let configuration = try ConfigurationFolder.configuration("feeds: [{url: 'https://example.org/', \(settings)}]")
    #expect(configuration.feeds.map(\.selection) == [fingerprint])
  }
}
