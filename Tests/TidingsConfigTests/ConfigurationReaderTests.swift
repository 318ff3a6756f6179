import Foundation
import Testing
import TidingsConfig
import TidingsModel

@Suite struct ConfigurationReaderTests {
  @Test func `Every key of a full configuration arrives where it belongs`() throws {
    let folder = try ConfigurationFolder([
      "tidings.yaml": """
      spool: spool
      state: lib/state.sqlite
      defaults: {every: 1h, tags: [news]}
      feeds:
        - url: https://example.org/feed.xml
          id: example
          every: 1h30m
          heed_publisher: false
          tags: [vi, business, vi]
          timezone: Asia/Ho_Chi_Minh
          language: vi
          full_text: auto
          auth: {basic: {user: u, password_file: secrets/x}}
          headers: {X-Key: "${KEY}", Accept-Language: vi}
          proxy: socks5h://127.0.0.1:9050
          ca_file: ca.pem
          dedup: feed
          updates: false
          backlog: 7d
          filter: {include: [bóng đá], exclude: [{title: quảng cáo}]}
        - url: file:samples/a.xml
          backlog: 50
        - https://example.net/rss
      http:
        {user_agent: x/1, contact: mailto:a@example.org, timeout: 20s, connect_timeout: 500ms, max_bytes: 1MiB,
         max_redirects: 3, max_connections: 10, max_per_host: 1, min_gap: 2s, ca_file: ca.pem,
         allow_private: [10.0.0.0/8, "fd00::/8", 192.168.1.1]}
      server: {listen: "[::1]:9797", token: "${KEY}"}
      log: {level: debug, format: json}
      queues:
        - name: all
        - {name: vi-business, filter: {tags: [vi, business], feeds: [example]}}
        - {name: archive, format: journal, segment: {age: 30s, size: 1MiB}}
      retention: {max_age: 30d, max_files: 1000, min_free: 1GiB, unclaimed: true}
      """,
      "secrets/x": "geheim\n", "ca.pem": "-----BEGIN CERTIFICATE-----\n",
    ])
    let result = folder.read(environment: ["KEY": "k1"])
    let configuration = try #require(result.configuration, "\(result.errors)")
    #expect(configuration.spool == folder.path + "/spool")
    #expect(configuration.state == .sqlite(folder.path + "/lib/state.sqlite"))
    let feed = configuration.feeds[0]
    #expect(feed.id.text == "example")
    #expect(feed.every == 5400)
    #expect(feed.heedPublisher == false)
    #expect(feed.tags == ["vi", "business"])
    #expect(feed.timezone == "Asia/Ho_Chi_Minh")
    #expect(feed.language == "vi")
    #expect(feed.fullText == .auto)
    #expect(feed.auth == .basic(user: "u", password: Secret("geheim")))
    #expect(feed.headers.map(\.name) == ["X-Key", "Accept-Language"])
    #expect(feed.headers.map { $0.value.reveal() } == ["k1", "vi"])
    #expect(feed.proxy?.reveal() == "socks5h://127.0.0.1:9050")
    #expect(feed.caFile == folder.path + "/ca.pem")
    #expect(feed.dedup == .feed)
    #expect(feed.updates == false)
    #expect(feed.backlog == .within(seconds: 7 * 86_400))
    #expect(feed.filter?.include.count == 1 && feed.filter?.exclude.count == 1)
    #expect(feed.origin.description == folder.path + "/tidings.yaml:5:10")
    let file = configuration.feeds[1]
    #expect(file.url == "file://" + folder.path + "/samples/a.xml")
    #expect(file.every == 3600)
    #expect(file.tags == ["news"])
    #expect(file.backlog == .latest(50))
    #expect(configuration.feeds[2].id.text == "example.net-rss")
    let http = configuration.http
    #expect(http.userAgent == "x/1" && http.contact == "mailto:a@example.org")
    #expect(http.timeout == 20 && http.connectTimeout == 0.5 && http.minGap == 2)
    #expect(http.maxBytes == 1 << 20 && http.maxRedirects == 3 && http.maxConnections == 10 && http.maxPerHost == 1)
    #expect(http.allowPrivate.map(\.description) == ["10.0.0.0/8", "fd00::/8", "192.168.1.1/32"])
    #expect(configuration.server?.listen == .tcp(host: "::1", port: 9797))
    #expect(configuration.server?.token == Secret("k1"))
    #expect(configuration.log.level == .debug && configuration.log.format == .json)
    #expect(configuration.queues.map(\.name) == ["all", "vi-business", "archive"])
    #expect(configuration.queues.map(\.format) == [.files, .files, .journal])
    #expect(configuration.queues[2].segment.age == 30 && configuration.queues[2].segment.size == 1 << 20)
    #expect(configuration.queues[0].segment == SegmentOptions())
    #expect(configuration.queues[1].filter?.tags == ["vi", "business"])
    #expect(configuration.retention.maxAge == 30 * 86_400 && configuration.retention.maxFiles == 1000)
    #expect(configuration.retention.minFree == 1 << 30 && configuration.retention.unclaimed)
    #expect(configuration.sources == [folder.path + "/tidings.yaml"])
  }

  @Test func `What is left out has the documented defaults`() throws {
    let configuration = try ConfigurationFolder.configuration("feeds: [{url: 'https://example.org/'}]")
    #expect(configuration.spool == "/var/spool/tidings")
    #expect(configuration.state == .sqlite("/var/lib/tidings/state.sqlite"))
    #expect(configuration.http == HTTPOptions())
    #expect(configuration.http.timeout == 30 && configuration.http.maxBytes == 16 << 20)
    #expect(configuration.server == nil)
    #expect(configuration.queues == [.all])
    let feed = configuration.feeds[0]
    #expect(feed.every == nil && feed.dedup == .all && feed.updates && feed.backlog == .all && feed.fullText == .never)
    #expect(feed.id.text == "example.org")
  }

  @Test func `Under systemd the state is in the service's own directory`() throws {
    let configuration = try ConfigurationFolder.configuration(
      "feeds: ['https://example.org/']", environment: ["STATE_DIRECTORY": "/var/lib/private/tidings:/x"])
    #expect(configuration.state == .sqlite("/var/lib/private/tidings/state.sqlite"))
  }

  @Test func `Anchors and merge keys work`() throws {
    let configuration = try ConfigurationFolder.configuration(
      """
      feeds:
        - &vn {url: 'https://example.org/1', timezone: Asia/Ho_Chi_Minh, language: vi}
        - {<<: *vn, url: 'https://example.org/2', language: en}
      """)
    #expect(configuration.feeds.map(\.timezone) == ["Asia/Ho_Chi_Minh", "Asia/Ho_Chi_Minh"])
    #expect(configuration.feeds.map(\.language) == ["vi", "en"])
  }

  @Test func `A configuration and a token that come through pipes are waited for`() throws {
    let folder = try ConfigurationFolder()
    for name in ["tidings.yaml", "token"] { #expect(mkfifo(folder.path + "/" + name, 0o600) == 0) }
    let parts = [
      "tidings.yaml": ["feeds:\n", "  - {url: 'https://example.org/', auth: {bearer_file: token}}\n"],
      "token": ["from-", "a-pipe\n"],
    ]
    for (name, texts) in parts {
      let path = folder.path + "/" + name
      Thread.detachNewThread {
        usleep(20_000)
        let pipe = open(path, O_WRONLY | O_CLOEXEC)
        for text in texts {
          _ = Foundation.write(pipe, text, text.utf8.count)
          usleep(20_000)
        }
        close(pipe)
      }
    }
    let result = folder.read()
    #expect(result.configuration?.feeds.first?.auth == .bearer(Secret("from-a-pipe")), "\(result.errors)")
  }
}
