internal import TidingsModel

/// Players of known services that articles embed, and the pages that show the same to a reader.
enum EmbeddedPlayer {
  /// The page to link to instead of a frame; `nil` where the frame is no known player.
  static func page(for frame: WebURL) -> String? {
    guard frame.isHTTP, let host = frame.host else { return nil }
    let segments = frame.path.split(separator: "/").map(String.init)
    switch host.hasPrefix("www.") ? String(host.dropFirst(4)) : host {
    case "youtube.com", "youtube-nocookie.com", "m.youtube.com": return youTube(frame, segments)
    case "youtu.be": return segments.first.map { "https://www.youtube.com/watch?v=\($0)" }
    case "player.vimeo.com":
      guard segments.first == "video", segments.count > 1, isName(segments[1]) else { return nil }
      return "https://vimeo.com/\(segments[1])"
    case "dailymotion.com", "geo.dailymotion.com", "dai.ly":
      let video = segments.starts(with: ["embed", "video"]) ? segments.dropFirst(2).first : parameter("video", frame)
      return video.flatMap { isName($0) ? "https://www.dailymotion.com/video/\($0)" : nil }
    case "w.soundcloud.com":
      guard let target = parameter("url", frame).flatMap({ WebURL($0) }), target.isHTTP else {
        return frame.description
      }
      return target.description
    case "open.spotify.com", "embed.spotify.com":
      guard segments.first == "embed" || segments.first == "embed-podcast", segments.count > 2,
        segments.dropFirst().allSatisfy(isName)
      else { return frame.description }
      return "https://open.spotify.com/" + segments.dropFirst().joined(separator: "/")
    case "embed.podcasts.apple.com", "embed.music.apple.com":
      return "https://" + host.dropFirst(6 + (host.hasPrefix("www.") ? 4 : 0)) + frame.path
    case "embed.ted.com": return "https://www.ted.com" + frame.path
    case "archive.org":
      return segments.first == "embed" && segments.count > 1 ? "https://archive.org/details/\(segments[1])" : nil
    case "player.bilibili.com":
      return parameter("bvid", frame).flatMap { isName($0) ? "https://www.bilibili.com/video/\($0)" : nil }
    case "facebook.com":
      guard segments.first == "plugins", let target = parameter("href", frame).flatMap({ WebURL($0) }), target.isHTTP
      else { return nil }
      return target.description
    case "player.twitch.tv":
      if let video = parameter("video", frame), isName(video) { return "https://www.twitch.tv/videos/\(video)" }
      return parameter("channel", frame).flatMap { isName($0) ? "https://www.twitch.tv/\($0)" : nil }
    case "platform.twitter.com", "platform.x.com":
      return parameter("id", frame).flatMap { isName($0) ? "https://twitter.com/i/status/\($0)" : nil }
    case "cdn.embedly.com", "cdn.iframe.ly":
      // A frame that holds the player's.
      guard let inner = (parameter("src", frame) ?? parameter("url", frame)).flatMap({ WebURL($0) }),
        let host = inner.host, !host.hasSuffix("embedly.com"), !host.hasSuffix("iframe.ly")
      else { return nil }
      return page(for: inner)
    case "google.com", "maps.google.com":
      return segments.first == "maps" && segments.count > 1 || parameter("output", frame) == "embed"
        ? frame.description : nil
    case let known where linkedAsTheyAre.contains(known): return frame.description
    default:
      // PeerTube, which everybody may run.
      guard segments.count == 3, segments.starts(with: ["videos", "embed"]), isName(segments[2]),
        (20...40).contains(segments[2].utf8.count)
      else { return nil }
      return "\(frame.scheme)://\(host)/videos/watch/\(segments[2])"
    }
  }

  /// Players whose own address can be opened.
  private static let linkedAsTheyAre: Set<String> = [
    "bandcamp.com", "rutube.ru", "vk.com", "ok.ru", "streamable.com", "tiktok.com", "mixcloud.com",
    "player.megaphone.fm",
    "playlist.megaphone.fm", "libsyn.com", "html5-player.libsyn.com", "play.libsyn.com", "embed.acast.com",
    "player.simplecast.com", "anchor.fm", "podcasters.spotify.com", "share.transistor.fm", "audioboom.com",
    "embeds.audioboom.com", "buzzsprout.com", "podbean.com", "iheart.com", "omny.fm", "player.captivate.fm",
    "widget.deezer.com", "embed.tidal.com", "rumble.com", "odysee.com", "kickstarter.com", "players.brightcove.net",
    "content.jwplatform.com", "fast.wistia.net", "fast.wistia.com", "loom.com", "instagram.com", "giphy.com",
    "coub.com", "v.qq.com", "player.youku.com", "tv.naver.com", "niconico.jp", "embed.nicovideo.jp", "peertube.tv",
    "framatube.org", "player.bbc.com", "embed.npr.org", "npr.org", "arte.tv", "clips.twitch.tv", "codepen.io",
    "zingmp3.vn", "nhaccuatui.com", "slideshare.net", "speakerdeck.com", "music.apple.com", "podcasts.apple.com",
  ]

  private static func youTube(_ frame: WebURL, _ segments: [String]) -> String? {
    if segments.first == "watch" { return frame.description }
    if segments.first == "embed", segments.count == 1 || segments[1] == "videoseries" {
      return parameter("list", frame).flatMap { isName($0) ? "https://www.youtube.com/playlist?list=\($0)" : nil }
    }
    guard segments.count > 1, ["embed", "v", "shorts", "live", "e"].contains(segments[0]) else { return nil }
    // Old object tags put parameters straight behind the name: /v/NAME&hl=en.
    let name = segments[1].prefix { $0 != "&" && $0 != "?" }
    return isName(name) ? "https://www.youtube.com/watch?v=\(name)" : nil
  }

  private static func isName(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { ByteScan.isLetterOrDigit($0) || $0 == 0x2D || $0 == 0x5F }
  }

  private static func parameter(_ name: String, _ url: WebURL) -> String? {
    guard let query = url.query else { return nil }
    for pair in query.split(separator: "&") where pair.hasPrefix(name + "=") {
      return decodePercent(pair.dropFirst(name.count + 1))
    }
    return nil
  }

  private static func decodePercent(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == 0x25, let high = rest.first.flatMap(ByteScan.hexDigit),
        let low = rest.dropFirst().first.flatMap(ByteScan.hexDigit)
      {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
