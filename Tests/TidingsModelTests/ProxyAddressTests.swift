import Testing
import TidingsModel

@Suite struct ProxyAddressTests {
  @Test(arguments: [
    ("http://proxy.example:3128", "proxy.example", 3128), ("HTTPS://u:p%40@Proxy.example/", "proxy.example", nil),
    ("socks5h://127.0.0.1:9050", "127.0.0.1", 9050), ("socks4a://[::1]:1080", "[::1]", 1080),
    ("socks5://tin-t\u{1EE9}c.vn:1", "xn--tin-tc-fr8b.vn", 1),
  ]) func `A proxy has a scheme of one, a host and perhaps a port`(text: String, host: String, port: Int?) {
    let proxy = ProxyAddress(text)
    #expect(proxy?.host.text == host)
    #expect(proxy?.port == port)
  }

  @Test(arguments: [
    "", "proxy.example:3128", "ftp://proxy.example", "http://", "http://:3128", "http://a|b:8080", "http://a b:8080",
    "http://proxy.example:0", "http://proxy.example:65536", "http://proxy.example:x", "http://proxy.example/path",
    "http://proxy.example?a", "http://proxy.example#a",
  ]) func `What libcurl could not be given is none`(text: String) { #expect(ProxyAddress(text) == nil) }
}
