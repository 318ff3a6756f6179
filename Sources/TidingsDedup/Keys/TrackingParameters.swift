/// Query parameters that say where a reader came from and nothing about what is shown.
///
/// Taken from the documentation of those who add them. A name is listed only when nobody is known to use it for
/// content: `id`, `cid`, `p`, `ref`, `source` and their like stay, unless their value says `rss`.
enum TrackingParameters {
  /// Whether a parameter is left out of a canonical URL.
  /// - Parameters:
  ///   - name: lower case
  ///   - value: as written
  ///   - host: lower case
  static func contains(_ name: Substring, value: Substring?, host: String) -> Bool {
    if names.contains(String(name)) { return true }
    for prefix in prefixes where name.utf8.starts(with: prefix.utf8) { return true }
    if let value, origins.contains(String(name)), feedValues.contains(value.lowercased()) { return true }
    return ofHosts.contains { entry in
      entry.names.contains(name) && (host == entry.host || host.hasSuffix("." + entry.host))
    }
  }

  /// Whole families of names.
  private static let prefixes = [
    "utm_",  // Google Analytics, Urchin
    "at_",  // AT Internet, Piano Analytics
    "mtm_", "matomo_", "piwik_",  // Matomo
    "hsa_",  // HubSpot ads
    "vero_",  // Vero
    "oly_",  // Omeda Olytics
    "__hs",  // HubSpot analytics: __hstc, __hssc, __hsfp
    "_bta_",  // Bronto
    "elq",  // Oracle Eloqua: elqTrackId, elqaid, elqat
    "itm_",  // campaigns within a site
  ]

  private static let names: Set<String> = [
    // Google: Ads, Campaign Manager, Search Ads 360, Merchant Center, Analytics' cross-domain linker
    "gclid", "gclsrc", "gbraid", "wbraid", "dclid", "gad_source", "gad_campaignid", "srsltid", "_ga", "_gl",
    // Meta, Instagram
    "fbclid", "fb_action_ids", "fb_action_types", "fb_source", "igshid", "igsh",
    // Microsoft Advertising, MSN
    "msclkid", "ocid",
    // X, LinkedIn, TikTok, Pinterest, Snapchat, Reddit
    "twclid", "li_fat_id", "ttclid", "epik", "sccid", "rdt_cid",
    // Yandex, Openstat
    "yclid", "ysclid", "ymclid", "_openstat",
    // Mailchimp, HubSpot, Marketo, Klaviyo, MailerLite, Drip, Iterable
    "mc_cid", "mc_eid", "_hsenc", "_hsmi", "hsctatracking", "mkt_tok", "_kx", "ml_subscriber", "ml_subscriber_hash",
    "__s", "iterable_campaign", "iterable_template",
    // Adobe Analytics and Advertising
    "s_cid", "s_kwcid", "ef_id", "icid",
    // AT Internet's older form
    "xtor", "xts",
    // Piwik
    "pk_campaign", "pk_kwd", "pk_keyword", "pk_source", "pk_medium", "pk_content", "pk_cid",
    // comScore
    "ns_source", "ns_mchannel", "ns_campaign", "ns_linkname", "ns_fee",
    // Webtrends, Mapp
    "wt.mc_id", "wt_mc", "wt_zmc", "wt.z_mc",
    // Publishers' own campaign ids
    "ncid", "cmpid", "smid", "ito", "sref", "ftcamp",
    // Outbrain, Taboola, Teads, Wicked Reports, Branch, Adjust, AppsFlyer
    "dicbo", "obclid", "tblci", "tbclid", "auctid", "wickedid", "_branch_match_id", "_branch_referrer",
    // Yahoo's consent pages, Alibaba
    "guccounter", "guce_referrer", "guce_referrer_sig", "spm",
    // Awin, Impact, CJ, Rakuten, Tradedoubler, SharpSpring, ConvertKit, ShareThis, Amazon's newsroom
    "awc", "irclickid", "irgwc", "cjevent", "ranmid", "raneaid", "ransiteid", "tduid", "ss_email_id", "ss_campaign_id",
    "ck_subscriber_id", "sms_ss", "sms_click", "sc_campaign", "sc_channel", "sc_content", "sc_medium", "sc_outcome",
    // Session ids
    "phpsessid", "jsessionid",
  ]

  /// Names that count on other hosts.
  private static let ofHosts: [(host: String, names: Set<Substring>)] = [
    ("youtube.com", ["feature", "si", "pp", "ab_channel"]), ("youtu.be", ["feature", "si"]),
    // Language, country and edition of the reader; the article stands in the path.
    ("news.google.com", ["oc", "hl", "gl", "ceid"]),
    ("x.com", ["s", "t"]), ("twitter.com", ["s", "t"]), ("linkedin.com", ["trk", "trackingid"]),
    ("medium.com", ["sk", "source"]),
  ]

  /// Names that say where from only when their value is one of `feedValues`.
  private static let origins: Set<String> = [
    "ref", "from", "source", "src", "cid", "cm_mmc", "medium", "via", "referrer", "referer", "campaign", "origin",
    "partner", "traffic_source", "ref_src",
  ]

  private static let feedValues: Set<String> = [
    "rss", "rss2", "rss2.0", "rss20", "atom", "feed", "feeds", "rssfeed", "rss-feed", "rss_feed", "feedburner",
    "feedly",
  ]
}
