import Foundation
import Testing
import TidingsConfig
import TidingsModel

@Suite struct SecretTests {
  @Test func `Secrets come from the environment, from files and from systemd's credentials`() throws {
    let folder = try ConfigurationFolder([
      "tidings.yaml": """
      feeds:
        - {url: 'https://example.org/1', auth: {bearer: "a${TOKEN}b$$c$d"}}
        - {url: 'https://example.org/2', auth: {bearer_file: token}}
        - {url: 'https://example.org/3', auth: {basic: {user: "${USER}", password_file: cred}}}
        - {url: 'https://example.org/4', auth: {bearer_file: "${CREDENTIALS_DIRECTORY}/cred"}}
        - {url: 'https://u%40x:p%3A@example.org/5'}
        - {url: 'https://u:p%+1q%2@example.org/6'}
      """, "token": "from-file\n", "credentials/cred": "from-systemd",
    ])
    let result = folder.read(environment: [
      "TOKEN": "t", "USER": "me", "CREDENTIALS_DIRECTORY": folder.path + "/credentials",
    ])
    let feeds = try #require(result.configuration, "\(result.errors)").feeds
    #expect(
      feeds.map(\.auth) == [
        .bearer(Secret("atb$c$d")), .bearer(Secret("from-file")),
        .basic(user: "me", password: Secret("from-systemd")), .bearer(Secret("from-systemd")),
        .basic(user: "u@x", password: Secret("p:")), .basic(user: "u", password: Secret("p%+1q%2")),
      ])
    #expect(feeds[4].url == "https://example.org/5")
    #expect(feeds[4].id.text == "example.org-5")
  }

  @Test func `Whoever sends no request does without secrets, and without nothing else`() throws {
    let yaml = """
      http: {ca_file: /nonexistent/ca.pem}
      server: {listen: 127.0.0.1:0, token_file: token}
      feeds:
        - {url: 'https://example.org/1', id: one, auth: {basic: {user: "${NAME}", password_file: cred}}}
        - {url: 'https://example.org/2', id: two, headers: {X: "${KEY}"}, proxy: "${PROXY}"}
      """
    let folder = try ConfigurationFolder(["tidings.yaml": yaml, "wrong.yaml": yaml + "\n  - {url: 'nowhere'}\n"])
    #expect(folder.read(environment: [:]).errors.count == 5)
    let reader = ConfigurationReader(environment: [:], needsSecrets: false)
    let result = reader.read(folder.path + "/tidings.yaml")
    #expect(result.errors.isEmpty)
    #expect(result.configuration?.feeds.map(\.id.text) == ["one", "two"])
    #expect(reader.read(folder.path + "/wrong.yaml").errors.count == 1)
  }

  @Test func `A secret is never shown, not in a dump, not in an error`() throws {
    let yaml = """
      feeds:
        - url: https://me:hunter2@example.org/
          headers: {X-Key: "${KEY}"}
          proxy: http://me:hunter2@proxy.example:3128
          auth: {bearer: hunter2}
        - url: https://me:hunter2@exa mple.org/
        - url: htps://me:hunter2@example.org/
        - url: https//me:hunter2@example.org/
        - url: https://example.org/3
          proxy: ftp://me:hunter2@proxy.example
          auth: {basic: {user: me, password: "hunter2\\n"}}
          headers: {X: "${KEY}\\n"}
      """
    let result = try ConfigurationFolder(["tidings.yaml": yaml]).read(environment: ["KEY": "hunter2"])
    #expect(result.errors.count == 7, "\(result.errors)")
    var shown = result.errors.map(\.description).joined()
    let good = try ConfigurationFolder.configuration(
      """
      feeds:
        - url: https://me:hunter2@example.org/
          headers: {X-Key: "${KEY}"}
          proxy: http://me:hunter2@proxy.example:3128
      """, environment: ["KEY": "hunter2"])
    dump(good, to: &shown)
    shown += "\(good) \(String(reflecting: good))"
    #expect(!shown.contains("hunter2"))
    #expect(shown.contains("[secret]"))
  }

  @Test func `What a secret lacks is told`() throws {
    let folder = try ConfigurationFolder([
      "tidings.yaml": """
      feeds:
        - {url: 'https://example.org/1', auth: {bearer: "${NO_SUCH}"}}
        - {url: 'https://example.org/2', auth: {bearer_file: none}}
        - {url: 'https://example.org/3', auth: {bearer_file: empty}}
        - {url: 'https://example.org/4', auth: {bearer: a, bearer_file: empty}}
        - {url: 'https://example.org/5', auth: {basic: {user: a}}}
        - {url: 'https://example.org/6', auth: {}}
        - {url: 'https://example.org/7', auth: {basic: {user: a, password: b}, bearer: c}}
        - {url: 'https://example.org/8', headers: {A: "${X"}}
      """, "empty": "\n",
    ])
    #expect(
      folder.errors() == [
        "tidings.yaml:2:51: bearer: the environment variable NO_SUCH is not set",
        "tidings.yaml:3:56: bearer_file: none cannot be opened: No such file or directory",
        "tidings.yaml:4:56: bearer_file: empty is empty",
        "tidings.yaml:5:67: bearer_file: bearer is given as well; keep one of them",
        "tidings.yaml:6:50: basic: expected user and password or password_file",
        "tidings.yaml:7:42: auth: expected basic, bearer or bearer_file",
        "tidings.yaml:8:43: auth: basic and bearer exclude each other",
        "tidings.yaml:9:49: headers: A: \"${\" without its \"}\"",
      ])
  }

  @Test func `A secret that everybody may read is warned about`() throws {
    let folder = try ConfigurationFolder([
      "tidings.yaml": "feeds: [{url: 'https://example.org/', auth: {bearer_file: t}}]", "t": "x",
    ])
    #expect(chmod(folder.path + "/t", 0o644) == 0)
    #expect(
      folder.read().warnings.map(\.message) == ["\(folder.path)/t holds a secret and everybody may read it; chmod o-r"])
    #expect(chmod(folder.path + "/t", 0o640) == 0)
    #expect(folder.read().warnings.isEmpty)
    #expect(folder.read().configuration != nil)
  }
}
